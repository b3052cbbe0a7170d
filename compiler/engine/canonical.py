"""Write plain data as the JSON text that is the same, byte for byte, everywhere."""

from __future__ import annotations

import json
from collections.abc import Callable
from io import StringIO
from typing import Any

INDENT = "  "
# Python's own writer of indented JSON is three times slower: it makes a generator for each level.
_quoted: Callable[[str], str] = json.encoder.encode_basestring


class Written:
    """A part of the data as the text that it comes to."""

    __slots__ = ("data",)

    def __init__(self, data: bytes) -> None:
        self.data = data


def canonical_text(data: Any) -> str:
    """Return data as indented JSON: dicts with names for keys, lists, text, numbers, truths.

    Raises `ValueError` where a number is none, `TypeError` on any other kind of value.
    """
    # Not a list of pieces, which are many times as large as what they come to.
    text = StringIO()
    write_canonical(data, text.write)
    return text.getvalue()


def write_canonical(data: Any, put: Callable[[str], Any]) -> None:
    """Write data as `canonical_text` returns it, piece by piece."""
    _write(data, "\n", put)
    put("\n")


def written(value: Any, depth: int) -> Written:
    """Return the text of a part that stands so deep in the data."""
    text = StringIO()
    _write(value, "\n" + INDENT * depth, text.write)
    return Written(text.getvalue().encode())


def _write(value: Any, line: str, put: Callable[[str], Any]) -> None:
    """Write a value; `line` is the line break with the indentation that it stands under."""
    if value.__class__ is str:
        put(_quoted(value))
    elif value and isinstance(value, dict):
        _write_each(value.items(), "{}", line, put)
    elif value and isinstance(value, list | tuple):
        _write_each([(None, item) for item in value], "[]", line, put)
    elif value.__class__ is Written:
        put(value.data.decode())
    else:
        put(json.dumps(value, allow_nan=False))


def _write_each(items: Any, brackets: str, line: str, put: Callable[[str], Any]) -> None:
    inner = line + INDENT
    before = brackets[0] + inner
    for name, value in items:
        put(before)
        if name is not None:
            put(_quoted(name))
            put(": ")
        if value.__class__ is str:
            put(_quoted(value))
        else:
            _write(value, inner, put)
        before = "," + inner
    put(line + brackets[1])
