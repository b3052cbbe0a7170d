"""Find the pieces of a program's syntax by their kind, however deep they stand, in one walk."""

from __future__ import annotations

from types import NoneType
from typing import Any

from engross.dsl.syntax.program import Syntax
from engross.dsl.syntax.words import Cite, Date, Name, Term, Words
from engross.dsl.text.span import Span

# What has no pieces: most of what stands in a program, so the walk passes it by.
LEAVES = frozenset((str, int, bool, NoneType, Span, Term, Name, Words, Cite, Date))

Pieces = dict[type, list[Any]]


def pieces_of(syntax: Syntax, *kinds: type) -> Pieces:
    """Return every piece of syntax of each of the kinds."""
    found: Pieces = {kind: [] for kind in kinds}
    pending: list[Any] = [placed.item for placed in syntax.items]
    for piece in pending:  # which grows meanwhile
        kind = type(piece)
        if kind in found:
            found[kind].append(piece)
        if kind not in LEAVES:
            pending += piece
    return found
