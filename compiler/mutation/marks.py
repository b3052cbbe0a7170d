"""Mutants that a file argues to be equivalent: no scenario could tell them from the agreement.

The argument is a comment at the end of the line, or above it, with the words of the change as the
command prints them: `# equivalent: “last” → “first”, because there is never more than one`.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from engross.compiler.mutation.mutants import Mutant
from engross.dsl.text.source import Source

_COMMENT = re.compile(r'"[^"]*"|(?P<comment>#.*)')
_MARK = re.compile(r"#\s*equivalent:\s*(?P<said>.+?),\s*because\s+(?P<why>\S.*)")


class Mark(NamedTuple):
    """An argument: the line that it is about, the change, why it makes no difference."""

    line: int
    said: str
    why: str


class Judged(NamedTuple):
    """The survivors of a hunt that stay, those that are argued away, and the marks that are wrong.

    `refuted` are marks on changes that a scenario notices, `idle` those on no change at all.
    """

    open: list[Mutant]
    argued: list[tuple[Mutant, Mark]]
    refuted: list[Mark]
    idle: list[Mark]


def judge(source: Source, survivors: Iterable[Mutant], noticed: Iterable[Mutant]) -> Judged:
    """Hold the survivors of a hunt against the marks of the file."""
    marks = {(mark.line, mark.said): mark for mark in marks_of(source)}
    judged = Judged([], [], [], [])
    for mutant in survivors:
        mark = marks.get(_key(mutant))
        if mark is None:
            judged.open.append(mutant)
        else:
            judged.argued.append((mutant, mark))
    known = {_key(mutant) for mutant, _ in judged.argued}
    seen = {_key(mutant) for mutant in noticed}
    for key, mark in marks.items():
        if key in seen and key not in known:
            judged.refuted.append(mark)
        elif key not in known:
            judged.idle.append(mark)
    return judged


def marks_of(source: Source) -> Iterator[Mark]:
    """Yield the marks of a file; one above a line is about that line."""
    above: list[re.Match[str]] = []
    for number in range(1, len(source.line_starts) + 1):
        text = source.line_text(number)
        comment = next((m["comment"] for m in _COMMENT.finditer(text) if m["comment"]), "")
        found = _MARK.fullmatch(comment.strip())
        if text.strip().startswith("#"):
            above += [found] if found else []
            continue
        for mark in (*above, *((found,) if found else ())):
            yield Mark(number, mark["said"], mark["why"])
        above = above if not text.strip() else []


def _key(mutant: Mutant) -> tuple[int, str]:
    return mutant.span.line, mutant.said
