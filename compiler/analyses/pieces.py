"""Find the pieces of a program's syntax by their kind, however deep they stand, in one walk."""

from __future__ import annotations

from typing import Any

from engross.dsl.syntax.program import Syntax
from engross.dsl.text.span import Span

Pieces = dict[type, list[Any]]


def pieces_of(syntax: Syntax, *kinds: type) -> Pieces:
    """Return every piece of syntax of each of the kinds."""
    found: Pieces = {kind: [] for kind in kinds}
    for placed in syntax.items:
        pending: list[object] = [placed.item]
        for piece in pending:  # which grows meanwhile
            if isinstance(piece, tuple) and not isinstance(piece, Span):
                if type(piece) in found:
                    found[type(piece)].append(piece)
                pending += piece
    return found
