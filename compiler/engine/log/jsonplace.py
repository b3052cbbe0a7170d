"""Find where the values of a line of JSON stand, when a later stage asks."""

from __future__ import annotations

import re
from json import JSONDecoder

_JSON_BLANKS = frozenset(" \t")
_JSON_BLANK = re.compile(r"[ \t]*+")
# Finding a place only steps over values, so numbers may stay text.
_PLACING_JSON = JSONDecoder(parse_float=str, parse_int=str)


class JsonPlaces:
    """Find where values stand in the lines of a log that was read without an error."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._lines: list[str] = []

    def find(self, line: int, key: str, member: str | int | None, named: bool) -> tuple[int, int]:
        """Return the line and column of a value or its name, or of the nearest thing around it."""
        if not self._lines:
            self._lines = self._text.split("\n")
        content = self._lines[line - 1]
        at = skip_json_blank(content, 0)
        place = at
        for name in (key, member):
            inner = None if name is None else _find_json_member(content, at, name)
            if inner is None:
                break
            place, at = inner
            place = place if named else at
        return line, place + 1


def skip_json_blank(line: str, at: int) -> int:
    """Return the index of the first character at or after `at` that is not blank."""
    # Most values are followed by no blank at all, and this is asked for each of them.
    if line[at : at + 1] not in _JSON_BLANKS:
        return at
    match = _JSON_BLANK.match(line, at)
    return at if match is None else match.end()


def _find_json_member(line: str, at: int, wanted: str | int) -> tuple[int, int] | None:
    """Return where a name or index, and its value, stand in the object or list at `at`."""
    opening = line[at]
    if opening not in "{[":
        return None
    at = skip_json_blank(line, at + 1)
    index = 0
    while line[at] not in "]}":
        name: str | int = index
        start = at
        if opening == "{":
            name, at = _PLACING_JSON.raw_decode(line, at)
            at = skip_json_blank(line, skip_json_blank(line, at) + 1)
        if name == wanted:
            return start, at
        at = skip_json_blank(line, _PLACING_JSON.raw_decode(line, at)[1])
        if line[at] == ",":
            at = skip_json_blank(line, at + 1)
        index += 1
    return None
