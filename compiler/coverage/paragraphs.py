"""The paragraphs of a plain text: page breaks, page numbers and broken lines undone."""

from __future__ import annotations

import re
from collections.abc import Iterator

PAGE_MARK = re.compile(r"\s*(<PAGE>|\f+)\s*", re.I)
PAGE_NUMBER = re.compile(r"\s*(?:[-–]\s*|page\s+)?\d{1,4}(?:\s*[-–]|\s+of\s+\d{1,4})?\s*", re.I)
ENDED = re.compile(r"[.;:!?][\"”’')\]]*$")
# Where a tenth of the lines are longer than this, none was broken by hand: each is a paragraph.
LONGEST = 120
SOME = 10
# A number alone on a line is a page number only where it stands apart, as in a foot.
MARGIN = 10
# The last line before a break, where it is shorter, ends what it says.
FULL = 40


def paragraphs_of(text: str) -> Iterator[str]:
    """Yield the paragraphs of a text, each on one line with its blanks folded.

    What a page break has torn apart is joined again, unless a sentence ended before it.
    """
    held: list[str] = []
    torn = False
    lines = list(_lines(text))
    long = sum(line is not None and len(line) > LONGEST for line in lines)
    unbroken = long * SOME > sum(map(bool, lines))
    for line in [*lines, ""]:
        if line is None:
            torn = True
            continue
        words = " ".join(line.split())
        if not words:
            if held and not torn:
                yield " ".join(held)
                held = []
            continue
        if torn and held and not _is_torn(held[-1], words):
            yield " ".join(held)
            held = []
        torn = False
        held.append(words)
        if unbroken:
            yield " ".join(held)
            held = []
    if held:
        yield " ".join(held)


def _is_torn(before: str, after: str) -> bool:
    """Tell whether two lines around a page break are one paragraph's."""
    if after[:1].islower():
        return True
    return len(before) >= FULL and not ENDED.search(before) and not after.isupper()


def _lines(text: str) -> Iterator[str | None]:
    """Yield the lines of a text, and None for each page break with the blank lines around it."""
    lines = text.replace("\r\n", "\n").replace("\r", "\n").replace("\f", "\n\f\n").split("\n")
    at = 0
    while at < len(lines):
        end = at
        broken = False
        while end < len(lines) and (not lines[end].strip(" \t") or _is_page(lines, end)):
            broken = broken or bool(lines[end].strip(" \t"))
            end += 1
        if broken:
            yield None
        elif end > at:
            yield ""
        if end < len(lines):
            yield lines[end]
        at = end + 1


def _is_page(lines: list[str], at: int) -> bool:
    """Tell whether a line is the mark of a page break, or the number of a page."""
    line = lines[at]
    if PAGE_MARK.fullmatch(line):
        return True
    if not PAGE_NUMBER.fullmatch(line):
        return False
    apart = len(line) - len(line.lstrip()) >= MARGIN or not line.strip().isdigit()
    return (apart and _alone(lines, at)) or _near_mark(lines, at)


def _alone(lines: list[str], at: int) -> bool:
    around = (lines[at - 1] if at else "", lines[at + 1] if at + 1 < len(lines) else "")
    return all(not line.strip() or PAGE_MARK.fullmatch(line) for line in around)


def _near_mark(lines: list[str], at: int) -> bool:
    return any(
        PAGE_MARK.fullmatch(lines[near]) is not None
        for near in (at - 1, at + 1)
        if 0 <= near < len(lines)
    )
