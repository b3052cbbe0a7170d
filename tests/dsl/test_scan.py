"""What may not stand in a source: each kind at its place, with plain text handed on."""

from __future__ import annotations

import time
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from engross.dsl.diagnostics import Diagnostic
from engross.dsl.diagnostics.diagnostic import sort_key
from engross.dsl.diagnostics.rules import rule
from engross.dsl.text.findings import MAX_FINDINGS, Findings
from engross.dsl.text.foreign import check_characters
from engross.dsl.text.limits import MAX_DEPTH, MAX_WORDS
from engross.dsl.text.scan import scan
from engross.dsl.text.source import Source, read_source
from engross.dsl.text.span import Span

ODD = (
    "\u201c\u201d\u201e\u00ab\u00bb\u2033\u2019\u2018\u00a0\u2003\u3000\u2013\u2014\u2011\u2026"
    "\u00ad\u200b\u200d\ufeff\u202e\u2066\x00\x1b\x0b\x85\u2028\ue000\ufffd\ufe0f"
    "\u0430\u03bf\u00e9\u0301\u0323\u212a\ufb01\u0958\u05d0\u4e00\u00a9\U0001f600\U000e0041"
)
texts = st.text(st.sampled_from(f' \t\n"#{{}}()ab1,{ODD}')) | st.text()


def run(text: str) -> tuple[str, list[Diagnostic]]:
    return scan(Source("a.rr", text))


def found_in(text: str) -> list[tuple[str, int, int]]:
    return [(d.code, d.primary.span.line, d.primary.span.column) for d in run(text)[1]]


def with_fixes(text: str) -> str:
    """Make every fix, the last first, so that the places of the others stay."""
    source = Source("a.rr", text)
    for diagnostic in reversed(scan(source)[1]):
        if diagnostic.fix:
            span = diagnostic.fix.span
            start = source.line_starts[span.line - 1] + span.column - 1
            end = source.line_starts[span.end_line - 1] + span.end_column - 1
            text = text[:start] + diagnostic.fix.replacement + text[end:]
    return text


def test_a_plain_text_passes_untouched() -> None:
    text = 'section 1(a) "Soci\u00e9t\u00e9 \u20ac \u6771\u4eac" {\n\t# \u201cquoted\u201d \u2013 so\n}\n'
    assert run(text) == (text, [])


@pytest.mark.parametrize("line", ['x "{0} a{0}" # y', 'x "a{0}', "x # {0} a{0}", "x a{0} {0}"])
def test_no_character_is_taken_to_be_in_order_that_is_not(line: str) -> None:
    for code in range(0x80, 0x3100):
        source = Source("a.rr", f"{line.format(chr(code))}\n")
        findings = Findings(source)
        check_characters(findings)
        found = sorted(findings.diagnostics, key=sort_key)
        assert scan(source) == (findings.text, found), hex(code)


@pytest.mark.parametrize(
    ("text", "plain", "found"),
    [
        ("speed \u201cas soon\u201d", 'speed "as soon"', [("RR103", 7), ("RR103", 15)]),
        ("speed \u201eas soon\u201c", 'speed "as soon"', [("RR103", 7), ("RR103", 15)]),
        ("speed \u00abas soon\u00bb", 'speed "as soon"', [("RR103", 7), ("RR103", 15)]),
        ('speed "as soon\u201d after "x"', 'speed "as soon" after "x"', [("RR103", 15)]),
        ('"the \u201cA B\u201d means"', "\"the 'A B' means\"", [("RR103", 6), ("RR103", 10)]),
        ("Holders\u2019 x", "Holders' x", [("RR112", 8)]),
        ("Demand\u00a0Notice", "Demand Notice", [("RR104", 7)]),
        ("a \u2003\u2003b", "a   b", [("RR104", 3)]),
        ("30\u201345 days", "30-45 days", [("RR105", 3)]),
        ("speed \u2014 so", "speed   so", [("RR105", 7)]),
        ("\u2013 Company must", "  Company must", [("RR105", 1)]),
        ("total \u2212 5", "total - 5", [("RR105", 7)]),
        ("become\u2011effective", "become-effective", [("RR105", 7)]),
        ('"and so on\u2026"', '"and so on."', [("RR113", 11)]),
        ("section 1\u00a9 {", "section 1  {", [("RR113", 10)]),
        ("regis\u00adtration of", "registration  of", [("RR114", 6)]),
    ],
)
def test_what_a_word_processor_made(text: str, plain: str, found: list[tuple[str, int]]) -> None:
    assert run(f"\n{text}\n")[0] == f"\n{plain}\n"
    assert found_in(f"\n{text}\n") == [(code, 2, column) for code, column in found]


@pytest.mark.parametrize(
    ("character", "code", "named"),
    [
        ("\x00", "RR102", "U+0000 NULL"),
        ("\x1b", "RR102", "U+001B ESCAPE"),
        ("\x93", "RR102", "U+0093 CONTROL CHARACTER"),
        ("\u202e", "RR102", "U+202E RIGHT-TO-LEFT OVERRIDE"),
        ("\u2067", "RR102", "U+2067 RIGHT-TO-LEFT ISOLATE"),
        ("\u200b", "RR102", "U+200B ZERO WIDTH SPACE"),
        ("\ufeff", "RR102", "U+FEFF ZERO WIDTH NO-BREAK SPACE"),
        ("\uf0b7", "RR102", "U+F0B7 PRIVATE USE"),
        ("\ufffd", "RR102", "U+FFFD REPLACEMENT CHARACTER"),
        ("\ufffe", "RR102", "U+FFFE NOT A CHARACTER"),
        ("\x0b", "RR115", "U+000B LINE TABULATION"),
        ("\u2028", "RR115", "U+2028 LINE SEPARATOR"),
    ],
)
@pytest.mark.parametrize("around", ["a {} b", '"a {} b"', "# a {} b", "\u201ca {} b\u201d"])
def test_what_nobody_types_is_refused_everywhere(
    around: str, character: str, code: str, named: str
) -> None:
    plain, found = run(around.format(character))
    (only,) = [d for d in found if d.code != "RR103"]
    assert (only.code, only.primary.span) == (
        code,
        Span(1, around.index("{") + 1, 1, around.index("{") + 2),
    )
    assert only.message.endswith(f"stands here: {named}.")
    assert character not in plain


def test_hidden_characters_leave_one_word() -> None:
    assert run("Comp\u200bany \u202emust") == ("Company  must ", run("Comp\u200bany \u202emust")[1])
    assert found_in("Comp\u200bany \u202emust") == [("RR102", 1, 5), ("RR102", 1, 10)]


def test_a_look_alike_is_named_with_the_letter_it_passes_for() -> None:
    plain, (found,) = run("  Comp\u0430ny must file\n")
    assert plain == "  Company must file\n"
    assert found.code == "RR106"
    assert found.primary.span == Span(1, 7, 1, 8)
    assert found.message == (
        'The "\u0430" in "Comp\u0430ny" is not the letter "a": it is U+0430 CYRILLIC SMALL LETTER A.'
    )
    assert found.primary.text == 'looks like "a"'
    assert found.help == 'Type the word again: "Company".'
    assert found.fix is not None
    assert (found.fix.span, found.fix.replacement) == (Span(1, 3, 1, 10), "Company")
    assert not found.fix.safe


@pytest.mark.parametrize(
    ("text", "plain", "code", "column"),
    [
        ("Soci\u00e9t\u00e9 pays", "Societe pays", "RR116", 5),
        ("Socie\u0301te pays", "Societe  pays", "RR116", 5),
        ("\u043c\u0438\u0440 pays", "xxp pays", "RR116", 1),
        ("\u0421\u043e\u0440 pays", "Cop pays", "RR106", 1),
        ("\uff21bc pays", "Abc pays", "RR116", 1),
        ("at most \u0663", "at most x", "RR116", 9),
    ],
)
def test_words_outside_quotes_have_plain_letters(
    text: str, plain: str, code: str, column: int
) -> None:
    assert run(text)[0] == plain
    assert [(d.code, d.primary.span.column) for d in run(text)[1]] == [(code, column)]


def test_quoted_words_keep_their_letters_but_not_two_alphabets_in_one() -> None:
    fine = '"Soci\u00e9t\u00e9 \u041c\u0438\u0440 \u0391\u03b8\u03ae\u03bd\u03b1"'
    assert run(fine) == (fine, [])
    assert run('"the Comp\u0430ny"')[0] == '"the Company"'
    assert found_in('"the Comp\u0430ny"') == [("RR106", 1, 10)]


def test_accents_apart_from_their_letters() -> None:
    plain, (found,) = run('"Socie\u0301te"')
    assert plain == '"Soci\u00e9te" '
    assert (found.code, found.primary.span) == ("RR107", Span(1, 6, 1, 8))
    assert found.message == (
        'The "e\u0301" is written as U+0065 + U+0301; U+00E9 LATIN SMALL LETTER E WITH ACUTE '
        "is expected here."
    )
    assert found_in("# \u212a and e\u0301") == [("RR107", 1, 3), ("RR107", 1, 9)]


def test_a_pile_of_accents_is_refused_in_no_time() -> None:
    started = time.perf_counter()
    assert found_in('"a' + "\u0301\u0323" * 50_000 + '"') == [("RR107", 1, 3)]
    assert time.perf_counter() - started < 2


def test_nesting_has_a_limit() -> None:
    deep = "{" * MAX_DEPTH + "}" * MAX_DEPTH
    assert found_in(deep) == []
    assert found_in("{\n" * MAX_DEPTH + "  {") == [("RR109", MAX_DEPTH + 1, 3)]
    assert found_in('"' + "{" * 200 + '"\n#' + "{" * 200) == []
    assert found_in("\u201c" + "{" * 200 + "\u201d") == [("RR103", 1, 1), ("RR103", 1, 202)]


def test_words_have_a_limit() -> None:
    assert found_in("a " * MAX_WORDS) == []
    assert found_in("a " * MAX_WORDS + "b") == [("RR110", 1, 2 * MAX_WORDS + 1)]


def test_a_text_beyond_the_limits_comes_back_blank() -> None:
    assert run("{\n" * 101)[0] == " \n" * 101
    assert run("a\n" * MAX_WORDS)[0] == " \n" * MAX_WORDS


def test_the_list_has_an_end() -> None:
    plain, found = run("\u2013 " * 5_000)
    assert len(found) == MAX_FINDINGS + 1
    assert found[-1].code == "RR117"
    assert found[-1].primary.span == Span(1, 2 * MAX_FINDINGS + 1, 1, 2 * MAX_FINDINGS + 2)
    assert plain == "  " * 5_000


@pytest.mark.parametrize(
    "unit",
    ["}", "\u201c", '"\u201c', '"" ', "\u00a0a", "a\u0301", '"\u212a\u0301" ', "\u043c", "a"],
)
def test_a_megabyte_of_anything_takes_little_time(unit: str) -> None:
    source, _ = read_source("a.rr", unit.encode() * (2**20 // len(unit.encode()) - 2) + b"\xc3\xa9")
    assert source is not None
    started = time.perf_counter()
    scan(source)
    assert time.perf_counter() - started < 4


def test_the_fixes_make_a_pasted_text_plain() -> None:
    pasted = (
        "section\u00a01\u00a9 \u201cDemand \u2013 registration\u201d {\n"
        '  speed \u201cas soon as \u2018practicable\u2019\u2026\u201d after regis\u00adtration\x0b  "e\u0301"\n'
        '  say "the \u201cA\u201d" of Comp\u0430ny must\u202e\n}\n'
    )
    assert with_fixes(pasted) == (
        'section 1(c) "Demand - registration" {\n'
        '  speed "as soon as \'practicable\'..." after registration\n  "\u00e9"\n'
        "  say \"the 'A'\" of Company must\n}\n"
    )


@given(texts)
def test_the_text_keeps_its_length_and_its_lines(text: str) -> None:
    plain, found = run(text)
    assert len(plain) == len(text)
    assert [i for i, c in enumerate(plain) if c == "\n"] == [
        i for i, c in enumerate(text) if c == "\n"
    ]
    assert plain == text or found
    assert all(rule(diagnostic.code) and diagnostic.help for diagnostic in found)


@given(texts)
def test_what_is_handed_on_is_clean(text: str) -> None:
    plain = run(text)[0]
    if unicodedata.is_normalized("NFC", plain):  # a few letters have no single form as short
        assert run(plain) == (plain, [])


@given(st.binary())
def test_any_bytes_can_be_scanned(data: bytes) -> None:
    source, _ = read_source("a.rr", data)
    if source is not None:
        assert len(scan(source)[0]) == len(source.text)
