"""Waivers: what form one must have, and how far it reaches."""

from __future__ import annotations

from engross.dsl.syntax.node import Node
from engross.dsl.syntax.words import Under
from engross.dsl.text.span import Span


class WaivedBy(Node):
    """Who waives a duty: each to whom it is owed for itself, or all of them together."""

    together: bool
    under: Under | None
    span: Span


class WaiverForm(Node):
    """The form without which a waiver has no effect; `text` is its words."""

    signed: bool
    under: Under | None
    text: str
    span: Span


class WaiverReach(Node):
    """A waiver that does not say how far it goes is for one instance."""

    under: Under | None
    span: Span


class Waivers(Node):
    """The rule by which those to whom a duty is owed may waive it."""

    by: tuple[WaivedBy, ...]
    forms: tuple[WaiverForm, ...]
    reaches: tuple[WaiverReach, ...]
    span: Span
