"""Things that name no matter, where they may belong to several in more ways than are followed."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Sequence

from engross.compiler.engine.choices import MAX_WAYS, Axis, Branch, TooManyWays
from engross.compiler.engine.log.things import NEVER, Problem, Thing
from engross.compiler.engine.scope import Matter, State

FEW_UNNAMED = 8  # so few things may belong to matters in no more ways than can be followed
MANY_NAMED = 6  # so many matters are named one by one

Candidate = Callable[[State, Thing, str], Matter | None]


def matter_key(thing: Thing) -> str:
    """Return the key of the question to which matter a thing belongs."""
    return f"matter of {thing.kind}#{thing.number}"


def said_candidates(matters: Sequence[Matter]) -> str:
    """Return to which matters a thing may belong, in words."""
    names = [matter.name for matter in matters]
    if len(names) <= MANY_NAMED:
        return " or ".join(names)
    return f"{names[0]} or {names[1]} or another of the {len(names)} that were open"


def refuse_a_crowd(
    state: State, kind: str, unnamed: Sequence[Thing], cut: int, candidate: Candidate
) -> None:
    """Raise `TooManyWays` where things known by a day may belong to matters in too many ways.

    It is what following them would come to. Their ways are multiplied in order of date, for where
    one belongs may hang on where those before it do.
    """
    if len(unnamed) < FEW_UNNAMED:
        return
    axis = _multiplied(state, kind, unnamed, cut, candidate)
    if axis is not None:
        raise TooManyWays((axis,))


def _multiplied(
    state: State, kind: str, unnamed: Sequence[Thing], cut: int, candidate: Candidate
) -> Axis | None:
    """Return the question with which there come to be too many ways, if that is by a day."""
    places, ways = (("crowd", what, kind, unnamed[0].kind) for what in ("places", "ways"))
    reckoned = state.reckoned
    while reckoned.get(ways, 1) <= MAX_WAYS:
        at = reckoned.get(places, 0)
        if at == len(unnamed) or unnamed[at].first_day > cut:
            return None
        tree = state.choices.tree_of(
            ("matter", kind, unnamed[at]), candidate, state, unnamed[at], kind
        )
        if tree.__class__ is Branch and tree.axis.name == matter_key(unnamed[at]):
            reckoned[ways] = reckoned.get(ways, 1) * len(tree.children)
        reckoned[places] = at + 1
    last = unnamed[reckoned[places] - 1]
    state.things.indexes.setdefault(("crowded since", kind, last.kind), last.first_day)
    axis: Axis = state.choices.trees["matter", kind, last].axis
    return axis if last.first_day <= cut else None


def is_crowded(state: State, matter_kind: str, kind: str, cut: int) -> bool:
    """Tell whether the things known by a day were found to be a crowd."""
    since: int = state.things.indexes.get(("crowded since", matter_kind, kind), NEVER)
    return since <= cut


def told_in(
    state: State,
    matter: Matter,
    things: list[Thing],
    unnamed: Sequence[Thing],
    candidate: Candidate,
) -> list[Thing]:
    """Return which of the things that may be in a matter are told of with it.

    All of them, unless those that name no matter are a crowd: then each of these is told of once,
    with the last matter that was opened by its day.
    """
    if len(unnamed) < FEW_UNNAMED:
        return things
    indexes = state.things.indexes
    key = ("told in", matter.kind, unnamed[0].kind)
    if key not in indexes:
        indexes[key] = _told_once(state, matter.kind, unnamed, candidate)
    told_once: dict[Thing, int] = indexes[key]
    return [t for t in things if told_once.get(t, matter.number) == matter.number]


def _told_once(
    state: State, kind: str, unnamed: Sequence[Thing], candidate: Candidate
) -> dict[Thing, int]:
    """Return with which matter each thing of a crowd is told; nothing where it is none."""
    try:
        if _multiplied(state, kind, unnamed, state.as_of, candidate) is None:
            return {}
    except TooManyWays:
        pass
    matters = state.matters_of(kind)
    days = [matter.opener.first_day for matter in matters]
    lines = tuple(sorted(fact.line for thing in unnamed for fact in thing.facts))
    text = (
        f"{len(unnamed)} of {unnamed[0].kind} name no {kind} and may belong to {len(matters)} of "
        "them in more ways than can be followed; what each may bring about is told once, with the "
        "last that was opened by its day; give them a ref or a matter"
    )
    state.report(Problem("ambiguous", text, lines))
    return {
        thing: matters[max(0, bisect_right(days, thing.first_day) - 1)].number for thing in unnamed
    }
