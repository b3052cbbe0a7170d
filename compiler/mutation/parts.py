"""The parts of an item of syntax, each with the way to put another in its place."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any, NamedTuple

from engross.dsl.syntax.words import Under
from engross.dsl.text.span import Span

Put = Callable[[Any], Any]
Choices = tuple[tuple[str, tuple[str, ...]], ...]


class Part(NamedTuple):
    """A part: its node, the nearest place, the readings it stands under, and what puts another.

    `put` takes the new part and returns the whole item.
    """

    node: Any
    span: Span
    under: Choices
    put: Put


def parts_of(item: Any, span: Span) -> Iterator[Part]:
    """Yield an item and all its parts, the outer before the inner."""
    yield from _parts(Part(item, span, (), lambda new: new))


def _parts(part: Part) -> Iterator[Part]:
    yield part
    node = part.node
    if not isinstance(node, tuple) or isinstance(node, Span):
        return
    under = (*part.under, *choices_of(getattr(node, "under", None)))
    for at, inner in enumerate(node):
        if isinstance(inner, tuple) and not isinstance(inner, Span):
            span = getattr(inner, "span", part.span)
            yield from _parts(Part(inner, span, under, _putter(part, at)))


def _putter(outer: Part, at: int) -> Put:
    node = outer.node

    def put(new: Any) -> Any:
        values = (*node[:at], new, *node[at + 1 :])
        return outer.put(node._make(values) if hasattr(node, "_make") else values)

    return put


def choices_of(under: Any) -> Choices:
    """Return the readings of a qualifier, each with its options."""
    if not isinstance(under, Under):
        return ()
    return tuple((c.axis.text, tuple(o.text for o in c.options)) for c in under.choices)
