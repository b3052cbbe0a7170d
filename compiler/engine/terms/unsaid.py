"""Links that facts leave out: of many at once no way is followed."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from engross.compiler.engine.choices import Axis, TooManyWays
from engross.compiler.engine.scope import State
from engross.compiler.engine.truth import Question, unknown

FEW_UNSAID = 6  # so many links, each to this or to another, go no more ways than can be followed


def refuse_many_unsaid(
    state: State, links: Iterable[dict[str, Any]], asked: tuple[Question, ...]
) -> None:
    """Raise `TooManyWays` where more things of a kind leave out a link than can be followed.

    The ways of each are multiplied with those of the others, whatever is looked for.
    """
    for link in links:
        if _unsaid(state, link["thing"], link["attribute"]) > FEW_UNSAID:
            raise TooManyWays((Axis("question", unknown(*asked), (True, False), asked),))


def _unsaid(state: State, kind: str, name: str) -> int:
    """Return how many things of a kind leave out an attribute, counted once for a log."""
    key = ("unsaid", kind, name)
    if key not in state.things.indexes:
        things = state.things.by_kind.get(kind, ())
        state.things.indexes[key] = sum(name not in thing.values for thing in things)
    number: int = state.things.indexes[key]
    return number
