"""A place in a source."""

from typing import NamedTuple


class Span(NamedTuple):
    """A stretch of text: lines and columns count from 1, in code points; the end is exclusive."""

    line: int
    column: int
    end_line: int
    end_column: int


def cover(a: Span, b: Span) -> Span:
    """Return the shortest span that holds both."""
    line, column = min((a.line, a.column), (b.line, b.column))
    end_line, end_column = max((a.end_line, a.end_column), (b.end_line, b.end_column))
    return Span(line, column, end_line, end_column)
