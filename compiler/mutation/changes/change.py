"""One change of one part of an agreement, and what the makers of changes know of the rest."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any, NamedTuple

from engross.compiler.resolve.symbols import Symbols
from engross.dsl.syntax.declarations import Notice, States, Thing


class Change(NamedTuple):
    """A part written in another way: `said` tells what was changed, `idea` what would show it.

    `lost` is what was left out of the part, where it is that; without a part the whole is.
    """

    part: Any
    said: str
    idea: str
    lost: Any = None


class Around(NamedTuple):
    """What a maker of changes knows: the symbols of the agreement, and the section of the part."""

    symbols: Symbols
    section: str

    def states(self, thing: str) -> tuple[States, ...]:
        """Return what a thing states."""
        symbol = self.symbols.terms.get(thing)
        node = symbol.node if symbol else None
        return node.states if isinstance(node, Notice | Thing) else ()


Changes = Iterator[Change]
Maker = Callable[[Any, Around], Changes]


def became(old: str, new: str) -> str:
    """Return how a change is told."""
    return f"“{old}” → “{new}”"
