"""Matters: what a notice opens (one registration, one claim), and which things belong to it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from engross.compiler.engine.choices import Axis
from engross.compiler.engine.log.things import NEVER, NO_MATTER, Problem, Thing
from engross.compiler.engine.norms.validity import is_valid
from engross.compiler.engine.scope import Matter, Open, Scope, State
from engross.compiler.engine.terms.crowds import (
    is_crowded,
    matter_key,
    refuse_a_crowd,
    said_candidates,
    told_in,
)
from engross.compiler.engine.terms.notices import DERIVED
from engross.compiler.engine.truth import Question, Truth, disjunction


class Naming(NamedTuple):
    """The things of a kind by the matter that the log names for them, and those without one."""

    named: dict[int, list[Thing]]
    unnamed: list[Thing]


def things_in(state: State, matter: Matter | None, kind: str, cut: int) -> Sequence[Thing]:
    """Return the things of a kind, known by `cut`, that belong to a matter, in order of date."""
    if state.things.begins.get(kind, NEVER) > cut:
        return ()
    if matter is None:
        return state.things.until(kind, cut)
    found: tuple[Thing, ...] = state.shared(
        ("things", matter, kind, cut), _things_in, state, matter, kind, cut
    )
    return found


def _things_in(state: State, matter: Matter, kind: str, cut: int) -> tuple[Thing, ...]:
    things = possibly_in(state, matter, kind)
    if kind != matter.opener.kind:
        naming = _naming(state, matter.kind, kind)
        if state.steps is None:
            refuse_a_crowd(state, matter.kind, naming.unnamed, cut, _only_candidate)
        elif is_crowded(state, matter.kind, kind, cut):  # what is told rests on none of them
            things = naming.named.get(matter.number, [])
    return tuple(
        [
            thing
            for thing in things
            if thing.first_day <= cut
            and (thing is matter.opener or matter_of(state, thing, matter) is matter)
        ]
    )


def possibly_in(state: State, matter: Matter, kind: str) -> list[Thing]:
    """Return the things of a kind that belong to a matter on some reading of the agreement."""
    if kind == matter.opener.kind:
        return state.things.by_kind.get(kind, [])
    naming = _naming(state, matter.kind, kind)
    named = naming.named.get(matter.number)
    if named is None:
        return naming.unnamed
    if not naming.unnamed:
        return named
    return sorted([*named, *naming.unnamed], key=lambda thing: thing.number)


def told_with(state: State, matter: Matter, kind: str) -> list[Thing]:
    """Return the things of a kind that a report tells of with a matter they possibly belong to."""
    unnamed = _naming(state, matter.kind, kind).unnamed
    return told_in(state, matter, possibly_in(state, matter, kind), unnamed, _only_candidate)


def has_unnamed(state: State, matter: Matter, kind: str) -> bool:
    """Tell whether some thing of a kind leaves open to which matter it belongs."""
    return kind == matter.opener.kind or bool(_naming(state, matter.kind, kind).unnamed)


def _naming(state: State, matter_kind: str, kind: str) -> Naming:
    """Return which things of a kind name which matter, found out once for a log."""
    indexes = state.things.indexes
    key = ("naming", matter_kind, kind)
    if key not in indexes:
        named: dict[int, list[Thing]] = {}
        unnamed: list[Thing] = []
        names = _names(state, matter_kind)
        for thing in state.things.by_kind.get(kind, ()):
            name = thing.matter or thing.ref
            if name not in names:
                unnamed.append(thing)
            elif (matter := names[name]) is not None:
                named.setdefault(matter.number, []).append(thing)
        indexes[key] = Naming(named, unnamed)
    naming: Naming = indexes[key]
    return naming


def _names(state: State, kind: str) -> dict[str | None, Matter | None]:
    """Return the names by which facts say to which matter they belong, or that it is none."""
    known: dict[str, dict[str | None, Matter | None]] = state.things.names
    if kind not in known:
        names: dict[str | None, Matter | None] = {}
        for matter in state.matters_of(kind):
            if matter.opener.ref is not None:
                names.setdefault(matter.opener.ref, matter)
        names[NO_MATTER] = None
        known[kind] = names
    return known[kind]


def matter_of(state: State, thing: Thing, like: Matter | None) -> Matter | None:
    """Return the matter, of the same kind as `like`, that a thing belongs to."""
    if like is None or thing is like.opener:
        return like
    name = thing.matter or thing.ref
    if name is not None:
        names = state.things.names.get(like.kind) or _names(state, like.kind)
        if name in names:
            return names[name]
    found: Matter | None = state.shared(
        ("matter", like.kind, thing), _only_candidate, state, thing, like.kind
    )
    return found


def _only_candidate(state: State, thing: Thing, kind: str) -> Matter | None:
    if thing.matter is not None:
        lines = tuple(fact.line for fact in thing.facts)
        text = f"no {kind} is opened under “{thing.matter}”; the {thing.kind} belongs to none"
        state.report(Problem("matter", text, lines))
        return None
    day = thing.first_day
    declared = state.program.things[thing.kind]
    if is_without_start(state, thing):
        state.unplaced.add((kind, thing))
        return None
    remains = thing.kind in state.program.matters[kind]["takes"]
    candidates = []
    for matter in state.matters_of(kind):
        if matter.opener.first_day > day or not _may_be_open(state, matter, day):
            continue
        if is_valid(state, matter.opener) is False:
            continue
        if not remains and is_closed(state, matter, day - 1) is True:
            continue
        candidates.append(matter)
    if not candidates:
        state.unplaced.add((kind, thing))
        return None
    if len(candidates) == 1:
        return candidates[0]
    lines = tuple(fact.line for fact in thing.facts)
    names = said_candidates(candidates)
    text = f"cannot tell to which the {thing.kind} belongs, {names}; give it a ref or a matter"
    state.report(Problem("ambiguous", text, lines))
    to = thing.values.get("to")
    label = f"{thing.kind} to {to}" if isinstance(to, str) else thing.kind
    question = Question(
        matter_key(thing),
        f"Does the {label} of {state.program.say_day(day)} belong to {names}?",
        declared["clause"],
    )
    options = tuple(matter.number for matter in candidates)
    number = state.choices.choose(Axis("question", question.key, options, (question,)))
    return state.matters_of(kind)[int(number) - 1]  # type: ignore[call-overload]


def _may_be_open(state: State, matter: Matter, day: int) -> bool:
    """Tell whether what opens a matter had come by a day, or may have."""
    opener, moment = matter.opener, state.program.matters[matter.kind]["opens"]["moment"]
    is_notice = state.program.things[opener.kind]["kind"] == "notice"
    if is_notice and moment in DERIVED:
        opened = DERIVED[moment](state, opener)
    else:
        happening = opener.happenings.get(moment)
        opened = happening.days[0] if happening else None
    return isinstance(opened, Open) or (opened is not None and opened <= day)


def is_without_start(state: State, thing: Thing) -> bool:
    """Tell whether the log leaves out what makes a document, and tells of what became of it."""
    starts = state.program.things[thing.kind].get("starts")
    return bool(starts) and starts not in thing.happenings


def is_closed(state: State, matter: Matter, day: int) -> Truth:
    """Tell whether a matter was closed by the end of a day."""
    closes = state.program.matters[matter.kind]["closes"]
    if not closes:
        return False
    scope = Scope(matter, day, day)
    return disjunction([test(state, scope) for test in closes])
