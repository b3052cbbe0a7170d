"""Facts in no matter, or from before theirs was there: they are listed, and decide nothing."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from engross.compiler.engine.findings import Evaluation
from engross.compiler.engine.log.things import NO_MATTER, Problem, Thing
from engross.compiler.engine.norms.validity import is_valid
from engross.compiler.engine.scope import Matter, State
from engross.compiler.engine.terms.matters import is_without_start, matter_of
from engross.compiler.engine.terms.opened import is_opened_by
from engross.compiler.engine.terms.own import kinds_of
from engross.compiler.engine.ways import ways_of


def strays(evaluation: Evaluation) -> Iterator[Problem]:
    """Yield the problem of each fact that a matter's norms read and that is in none, or early."""
    state = evaluation.elected
    for kind, opener in ((m["name"], m["opens"]["thing"]) for m in state.program.matters.values()):
        for thing in _read_in(state, kind):
            if thing.kind == opener or thing.matter == NO_MATTER:
                continue
            text = _strays(state, kind, thing)
            if text:
                yield Problem("matter", text, tuple(fact.line for fact in thing.facts))


def _read_in(state: State, kind: str) -> list[Thing]:
    """Return the things that norms of a kind of matter read, and what else was sought in one."""
    names = kinds_of(state.program.graph, kind)
    things = [thing for name in names for thing in state.things.by_kind.get(name, ())]
    sought = [thing for where, thing in state.unplaced if where == kind]
    return list(dict.fromkeys([*things, *sorted(sought, key=lambda thing: thing.key)]))


def _strays(state: State, kind: str, thing: Thing) -> str:
    """Return why a thing decides nothing in a matter; nothing where it may."""
    say = state.program.say_day
    told = f"the {thing.name} of {say(thing.first_day)}"
    matters = state.matters_of(kind)
    found = _all_ways(state, matter_of, thing, matters[0]) if matters else [None]
    if found == [None]:
        if thing.matter is not None:
            return ""  # it names a matter that nothing opened, which is told already
        why = _why_none(state, thing, matters)
        return f"{told} belongs to no {kind}: {why}; its “matter” can say to which, or “none”"
    if len(found) == 1 and isinstance(found[0], Matter):
        opened = _all_ways(state, is_opened_by, found[0], thing.facts[-1].day)
        if opened == [False]:
            why = f"{found[0].name}, which was not opened by then"
            return f"{told} names {why}; it decides nothing there"
    return ""


def _why_none(state: State, thing: Thing, matters: list[Matter]) -> str:
    if is_without_start(state, thing):
        return f"the log does not say when it was {state.program.things[thing.kind]['starts']}"
    earlier = [matter for matter in matters if matter.opener.first_day <= thing.first_day]
    if not earlier:
        return "none was opened by then"
    valid = [m for m in earlier if _all_ways(state, is_valid, m.opener) != [False]]
    return (
        "each was closed by then" if valid else f"what would open {earlier[0].name} has no effect"
    )


def _all_ways(state: State, evaluate: Any, *given: Any) -> list[Any]:
    """Return what an evaluation comes to on each way it can go, without repetition."""
    found = ways_of(state, evaluate, *given).values
    return [value for at, value in enumerate(found) if value not in found[:at]]
