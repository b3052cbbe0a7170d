"""Which sentences of the agreement's text a declaration encodes."""

from __future__ import annotations

from engross.dsl.syntax.node import Node
from engross.dsl.syntax.words import Cite
from engross.dsl.text.span import Span


class Encodes(Node):
    """Sentences by their numbers, of a section named or of the one where the line stands."""

    sentences: tuple[int, ...]
    section: Cite | None
    span: Span
