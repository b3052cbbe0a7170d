"""A plain text is read as a lawyer reads it: sections by their numbers, sentences by their ends."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from engross.compiler.coverage.sentences import sentences_of
from engross.compiler.coverage.text import sections_of


def read(text: str) -> dict[str, list[str]]:
    """Return the sentences of each section of a text."""
    return {section.cite: section.sentences for section in sections_of(text)}


@pytest.mark.parametrize(
    ("paragraph", "count"),
    [
        ("The Buyer may close. The Seller shall deliver.", 2),
        ("Acme Corp. shall pay Beta Inc. on demand.", 1),
        ("It is owed to Acme Corp. The Buyer may waive it.", 2),
        ("Warehouse No. 7 is closed. Warehouse No. 8 is not.", 2),
        ("A U.S. Bank holds the price. If it fails, the Buyer pays.", 2),
        ("Notice goes to J. R. Smith, Esq. at 5 Main St. Springfield.", 1),
        ("It is due on Sept. 5 of each year.", 1),
        ("The Buyer pays (i) the price; (ii) the costs; provided, however, that no cost is due "
         "before Jan. 1; and provided further that (a) all is paid. It ends then.", 2),
        ('The word is "price." It has one meaning.', 2),
        ("Is it due? It is. (No more is due.)", 3),
        ("Par value is $.001 per share. 30 days are given.", 2),
        ("Fees are owed under Secs. 2 and 3. The rest is free.", 2),
        ("without an end", 1),
        ("", 0),
    ],
)  # fmt: skip
def test_where_a_sentence_ends(paragraph: str, count: int) -> None:
    found = sentences_of(paragraph)
    assert len(found) == count
    assert " ".join(found) == paragraph


@settings(max_examples=200, deadline=None, derandomize=True)
@given(st.text(st.sampled_from("Aa1 .?!\"'()ICorpNo"), max_size=80))
def test_no_word_is_lost_between_sentences(text: str) -> None:
    folded = " ".join(text.split())
    assert " ".join(sentences_of(folded)) == folded


@pytest.mark.parametrize(
    "numbers",
    [
        ["1", "2", "3"],
        ["1", "1(a)", "1(b)", "2", "2(a)"],
        ["1", "1.1", "1.2", "2", "2.1", "2.1(a)", "2.1(b)"],
        ["1", "1(a)", "1(a)(i)", "1(a)(ii)", "1(a)(iii)", "1(a)(iv)", "1(a)(v)", "1(b)"],
        ["1", "1(g)", "1(h)", "1(i)", "1(j)"],
        ["1", "1(a)", "1(a)(i)", "1(a)(i)(A)", "1(a)(i)(B)", "1(b)"],
    ],
)
@pytest.mark.parametrize("style", ["plain", "dotted", "worded"])
def test_the_usual_numberings(numbers: list[str], style: str) -> None:
    if numbers[1] == "1(g)":
        numbers = ["1", *(f"1({letter})" for letter in "abcdef"), *numbers[1:]]
    lines = []
    for number in numbers:
        top, bracket, inner = number.partition("(")
        last = f"({inner.rpartition('(')[2]}" if bracket else ""
        said = last or {"plain": f"{top}", "dotted": f"{top}.", "worded": f"SECTION {top}."}[style]
        if last and style == "dotted":
            said = f"{last.strip('()')}."
        lines.append(f"   {said} The one that is {number.replace('(', 'of ')} shall pay.")
    assert list(read("\n\n".join(lines))) == numbers


def test_what_only_looks_like_a_number_begins_no_section() -> None:
    text = """
1. Term. It runs for

   2002 and the year after.  It ends

   12 months later.

(b) is the second letter.

3 days are free.

2. Rent. Rent is due.
"""
    found = read(text)
    assert list(found) == ["1", "2"]
    assert len(found["1"]) == 6


def test_a_page_break_tears_nothing_apart() -> None:
    page = """
1. Price.  The price that the Buyer pays to the Seller under this contract is

                                   4
<PAGE>
fixed for the term.

2. Rent.  It is due monthly.

                                 - 5 -
\fThe rest is due yearly.
"""
    whole = """
1. Price.  The price that the Buyer pays to the Seller under this contract is fixed for the term.

2. Rent.  It is due monthly.

The rest is due yearly.
"""
    assert read(page) == read(whole)
    assert read(page)["2"] == ["It is due monthly.", "The rest is due yearly."]


def test_layout_makes_no_difference() -> None:
    one = "1. Price. The price is fixed. It is\n   due\tat once.\r\n\r\n(a) No more is due."
    other = "1.   Price.  The price is\nfixed.  It is due at once.\n\n\n   (a)  No more\n is due."
    assert read(one) == read(other)


def test_long_lines_are_paragraphs() -> None:
    line = "The Buyer pays the price to the Seller on the day on which the goods are handed over at the gate of the works, or later."
    text = f"1. {line}\n2. {line}\nAnd so on, for as long as the two of them trade with each other.\n(a) {line}"
    assert list(read(text)) == ["1", "2", "2(a)"]


def test_headings_and_lines_to_fill_in_are_not_counted_and_not_lost() -> None:
    text = """
SALE AGREEMENT

This agreement is made today.

1. DELIVERY OF GOODS.

2.1 Price and Payment. The price is due.

2.2 Set-off. No set-off.

IN WITNESS WHEREOF, they sign.

BUYER

By: ____________________

Acme Corp., 5 Main Street
"""
    found = {section.cite: section for section in sections_of(text)}
    assert found["Preamble"].uncounted == ["SALE AGREEMENT"]
    assert (found["1"].sentences, found["1"].uncounted) == ([], ["DELIVERY OF GOODS."])
    assert found["2.1"].uncounted == ["Price and Payment."]
    assert found["2.2"].sentences == ["No set-off."]
    assert found["Signature"].sentences == [
        "IN WITNESS WHEREOF, they sign.",
        "Acme Corp., 5 Main Street",
    ]
    assert found["Signature"].uncounted == ["BUYER", "By: ____________________"]


@settings(max_examples=150, deadline=None, derandomize=True)
@given(
    st.lists(
        st.sampled_from(
            [
                "1. ",
                "2.1 ",
                "(a) ",
                "(i) ",
                "a. ",
                "\n",
                "\n\n",
                "<PAGE>\n",
                "  9\n",
                "Buyer pays. ",
                "WHEREAS, ",
                "SECTION 3. ",
                "§ 4 ",
                "x",
                "\f",
            ]
        ),
        max_size=40,
    )
)
def test_any_text_is_read_and_no_word_is_lost(parts: list[str]) -> None:
    text = "".join(parts)
    kept = " ".join(line for s in sections_of(text) for line in (*s.sentences, *s.uncounted))
    assert kept.count("pays") == text.count("pays")
