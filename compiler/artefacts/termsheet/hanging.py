"""What a line of the summary hangs on: said at once where it is short, else marked."""

from __future__ import annotations

from engross.compiler.artefacts.termsheet.entries import Json
from engross.compiler.artefacts.termsheet.profile import OPEN, OTHERWISE

CONDITIONS = ("property", "condition", "exception", "excuse")
# What is longer takes more than half a line to say. What a duty has to come to is always said, and
# so is what gives a power.
ROOM = 72
ALWAYS_SAID = ("property", "requirement")


def hanging_on(
    lines: list[Json], kinds: tuple[str, ...] = CONDITIONS
) -> tuple[list[Json], list[Json]]:
    """Return the conditions of some kinds that stand and are said, and what marks that more are.

    A condition of a whole section is told once, with the section. The answers to an open question
    are told side by side or not at all.
    """
    standing = [
        line
        for kind in kinds
        for line in lines
        if line["kind"] == kind and line["stands"] != OTHERWISE and not line["elsewhere"]
    ]
    torn = {reading for line in standing if _is_long(line) for reading in _open(line)}
    long = [line for line in standing if _is_long(line) or torn & _open(line)]
    said = [line for line in standing if line not in long]
    return said, [{"under": [_axis(long, reading) for reading in sorted(torn)]}] if long else []


def _axis(lines: list[Json], reading: str) -> Json:
    found = [axis for line in lines for axis in line["under"] if axis["reading"] == reading]
    options = dict.fromkeys(option for axis in found for option in axis["options"])
    return {"reading": reading, "options": list(options), "stands": OPEN}


def _is_long(line: Json) -> bool:
    return len(line["test"]) > ROOM and line["kind"] not in ALWAYS_SAID


def _open(line: Json) -> set[str]:
    return {axis["reading"] for axis in line["under"] if axis["stands"] == OPEN}
