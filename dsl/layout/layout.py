"""Lay a source out anew."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from attrs import evolve

from engross.dsl.layout.blanks import space_out
from engross.dsl.layout.columns import align_ends
from engross.dsl.layout.entries import FACTS, NUMBER, Entry, Word, read_entries
from engross.dsl.layout.heads import align_heads
from engross.dsl.layout.lines import INDENT, break_line
from engross.dsl.text.spelling import UNITS, group_digits, join_words

UNDER_GAP = 4
ENDS = ("UNDER", "ENCODES")
COMMENT_GAP = 2

# A printed line: what it says, its reading qualifier, its comment.
_Printed = tuple[str, str, str]


def lay_out(text: str, terms: Iterable[str] = ()) -> str:
    """Return a text that has no errors of syntax in the canonical layout.

    `terms` are those with small words that the agreement of a file of scenarios declares.
    Raises UnexpectedToken for any other.
    """
    entries = read_entries(text, terms)
    for entry in entries:
        _spell_numbers(entry)
    align_heads(entries)
    space_out(entries)
    printed = list(_printed(entries))
    qualified = align_ends([(line, under) for line, under, _ in printed], UNDER_GAP)
    comments = [comment for _, _, comment in printed]
    lines = align_ends(list(zip(qualified, comments, strict=True)), COMMENT_GAP, _is_edge)
    return "".join(f"{line}\n" for line in lines)


def _is_edge(line: str) -> bool:
    """Tell whether a line begins or ends a block: what is said of that has no column inside it."""
    return line.endswith(("{", "}"))


def _spell_numbers(entry: Entry) -> None:
    """Put commas into the numbers of a line; a fact has them as a log has, without."""
    for at, word in enumerate(entry.words):
        after = entry.words[at + 1].text if at + 1 < len(entry.words) else ""
        if word.kind == NUMBER and after not in UNITS:
            fact = entry.kind in FACTS
            text = word.text.replace(",", "") if fact else group_digits(word.text)
            entry.words[at] = evolve(word, text=text)


def _printed(entries: Sequence[Entry]) -> Iterator[_Printed]:
    for at, entry in enumerate(entries):
        above = entries[at - 1] if at else None
        if entry.closes and above is not None and above.opens and not above.beside:
            continue  # printed with the heading of the empty block
        if entry.blank:
            yield "", "", ""
        if entry.closes:
            yield " " * INDENT * entry.block.depth + "}", "", entry.beside
            continue
        *lines, (line, under, beside) = _lines(entry)
        yield from lines
        if entry.opens and not beside and entries[at + 1].closes:
            brace, beside = " {}", entries[at + 1].beside
        else:
            brace = " {" if entry.opens else ""
        yield (line, under + brace, beside) if under else (line + brace, "", beside)


def _lines(entry: Entry) -> Iterator[_Printed]:
    """Yield the printed lines of one entry, with the comments inside it."""
    words, under = _divided(entry.words)
    tail = (UNDER_GAP + len(under) if under else 0) + (2 if entry.opens else 0)
    rows = break_line(words, INDENT * entry.block.depth, tail)
    held: list[_Printed] = []
    for at, row in enumerate(rows):
        margin = " " * row.indent
        for comment in row.comments:
            if comment.beside and at:
                line, end, _ = held.pop()
                held.append((line, end, comment.text))
            else:
                held.append((margin + comment.text, "", ""))
        held.append((margin + row.text, "", ""))
    line, _, _ = held.pop()
    yield from held
    yield line, under, entry.beside


def _divided(words: Sequence[Word]) -> tuple[Sequence[Word], str]:
    """Return the words of a line without its reading qualifier, and the qualifier.

    The sentences that a line encodes at its end stand in the same column.
    """
    ends = (at for at, word in enumerate(words) if word.kind in ENDS and at)
    at = next(ends, len(words))
    if any(word.comments for word in words[at:]):
        return words, ""
    return words[:at], join_words(word.text for word in words[at:])
