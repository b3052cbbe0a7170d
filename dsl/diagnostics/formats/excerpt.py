"""The part of a line that is shown, and where its characters come to stand on the screen."""

from __future__ import annotations

import unicodedata

from attrs import frozen

from engross.dsl.text.characters import visible

MAX_LENGTH = 200
TAB = "    "

_BEFORE = 100
_CUT = "\u2026"


@frozen
class Excerpt:
    """What is shown of a line; `stops` are the screen columns of its characters and its end."""

    text: str
    first: int
    stops: tuple[int, ...]

    def stop(self, column: int) -> int:
        """Return the screen column, from 0, of a column of the line; the nearest one shown."""
        return self.stops[max(0, min(column - self.first, len(self.stops) - 1))]


def excerpt(line: str, focus: int) -> Excerpt:
    """Cut a line to 200 characters around a column; spell out what a terminal would obey."""
    first = max(0, min(focus - 1, len(line)))
    if len(line) <= MAX_LENGTH and sum(len(_shown(character)) for character in line) <= MAX_LENGTH:
        first, room = 0, MAX_LENGTH
    else:
        room = _BEFORE
        while first > 0 and len(_shown(line[first - 1])) <= room:
            first -= 1
            room -= len(_shown(line[first]))
        room = MAX_LENGTH - 2
    text, stops = "", [0]
    if first > 0:
        text, stops = _CUT, [1]
    last = first
    while last < len(line) and len(_shown(line[last])) <= room:
        shown = _shown(line[last])
        room -= len(shown)
        text += shown
        stops.append(stops[-1] + _width(shown))
        last += 1
    return Excerpt(text + _CUT if last < len(line) else text, first + 1, tuple(stops))


def _shown(character: str) -> str:
    return TAB if character == "\t" else visible(character)


def _width(shown: str) -> int:
    """Return the cells that it takes on a terminal."""
    if len(shown) > 1:
        return len(shown)
    if unicodedata.category(shown) in ("Mn", "Me"):
        return 0
    return 2 if unicodedata.east_asian_width(shown) in ("W", "F") else 1
