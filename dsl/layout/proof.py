"""What two layouts of a source have in common: their syntax, but for the places, and comments."""

from __future__ import annotations

import re
from typing import Any

from engross.dsl.text.span import Span

_COMMENT = re.compile(r'"[^"\n]*"|(#[^\n]*)')


def says_same(before: Any, after: Any) -> bool:
    """Tell whether two nodes of syntax are equal but for the places where they stand."""
    pairs = [(before, after)]
    while pairs:
        one, other = pairs.pop()
        if type(one) is not type(other):
            return False
        if isinstance(one, Span):
            continue
        if isinstance(one, tuple):
            if len(one) != len(other):
                return False
            pairs += zip(one, other, strict=True)
        elif one != other:
            return False
    return True


def all_comments(text: str) -> list[str]:
    """Return the comments of a text, in order, without the blanks at their ends."""
    return [found[1].rstrip() for found in _COMMENT.finditer(text) if found[1]]
