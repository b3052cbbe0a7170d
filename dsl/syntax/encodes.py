"""Which sentences of the agreement's text a declaration encodes."""

from __future__ import annotations

from typing import NamedTuple

from engross.dsl.syntax.words import Cite
from engross.dsl.text.span import Span


class Encodes(NamedTuple):
    """Sentences by their numbers, of a section named or of the one where the line stands."""

    sentences: tuple[int, ...]
    section: Cite | None
    span: Span
