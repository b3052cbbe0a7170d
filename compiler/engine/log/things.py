"""Gather facts into the things they are about: a notice is sent and received, a document filed.

Facts of one thing find each other by `ref`, or, without one, by the one thing of that kind, with
those parties, that still waits for such a fact. The order of the log's lines plays no part.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Hashable, Iterable, Iterator
from typing import Any, NamedTuple

from engross.compiler.engine.log.facts import Fact

NO_MATTER = "none"


Moments = dict[str, dict[str, Any]]


class Problem(NamedTuple):
    """Something about the log that a person should look at; a verdict is still given."""

    kind: str
    text: str
    lines: tuple[int, ...]


class Nothing:
    """What the log says of an attribute that it knows to be empty, as against one it leaves out."""


NOTHING = Nothing()


class Conflict(NamedTuple):
    """Values that contradictory facts give for one attribute."""

    values: tuple[Any, ...]


class Happening(NamedTuple):
    """When a moment of a thing came: one day, or several that contradict each other."""

    days: tuple[int, ...]
    lines: tuple[int, ...]


class Thing:
    """A notice, document or event, gathered from the facts that are about it."""

    __slots__ = (
        "facts",
        "first_day",
        "happenings",
        "key",
        "kind",
        "matter",
        "number",
        "ref",
        "revised",
        "values",
    )

    def __init__(self, first: Fact, number: int) -> None:
        self.kind = first.thing
        self.ref = first.ref
        self.matter = first.matter
        self.number = number
        self.key = (first.thing, number)
        self.first_day = first.day
        self.happenings = {first.moment: Happening((first.day,), (first.line,))}
        self.values: dict[str, Any] = dict(first.attributes)
        self.facts = [first]
        self.revised: dict[str, list[tuple[int, Any]]] = {}  # what was said before, and until when

    def add(self, fact: Fact, recurs: bool, revises: bool) -> list[str]:
        """Take a further fact in; return the names of what it contradicts."""
        self.facts.append(fact)
        self.ref = self.ref or fact.ref
        self.matter = self.matter or fact.matter
        contradicted = self._add_moment(fact, recurs)
        values = self.values
        for name, value in fact.attributes.items():
            known = values.get(name, value)
            if known == value:
                values[name] = value
                continue
            if revises:
                self.revised.setdefault(name, []).append((fact.day, known))
                values[name] = value
                continue
            earlier = known.values if isinstance(known, Conflict) else (known,)
            values[name] = Conflict((*earlier, value))
            contradicted.append(name)
        return contradicted

    def _add_moment(self, fact: Fact, recurs: bool) -> list[str]:
        known = self.happenings.get(fact.moment)
        if known is None:
            self.happenings[fact.moment] = Happening((fact.day,), (fact.line,))
            return []
        days = tuple(sorted({*known.days, fact.day}))
        self.happenings[fact.moment] = Happening(days, (*known.lines, fact.line))
        return [] if recurs or len(days) == 1 else [fact.moment]

    def value_on(self, name: str, day: int) -> Any:
        """Return what the thing said on a day; what it said first, on the days before it began."""
        for until, value in self.revised.get(name, ()):
            if day < until:
                return value
        return self.values.get(name)

    def days_of_change(self) -> list[int]:
        """Return the days on which the thing began to say something else."""
        return sorted({day for changes in self.revised.values() for day, _ in changes})

    def lines(self, moment: str) -> tuple[int, ...]:
        """Return the log lines that tell of a moment."""
        happening = self.happenings.get(moment)
        return happening.lines if happening else ()


class Things:
    """All things of a log, by kind, in the order of their first facts."""

    def __init__(self, kinds: dict[str, dict[str, Any]], facts: Iterable[Fact]) -> None:
        self.kinds = kinds
        self.problems: list[Problem] = []
        self.by_kind: dict[str, list[Thing]] = {}
        self.indexes: dict[Hashable, Any] = {}
        self._by_ref: dict[tuple[Any, ...], Thing] = {}
        self._waiting: dict[tuple[Any, ...], _Waiting] = {}
        for fact, ties in _in_order(kinds, facts):
            if ties:
                self._place_each([fact, *ties])
            else:
                self._place(fact)
        for kind, things in self.by_kind.items():
            first = next(iter(kinds[kind]["moments"]))
            if kinds[kind]["kind"] != "event":
                self.problems += [p for thing in things if (p := _out_of_order(thing, first))]

    def _place_each(self, facts: list[Fact]) -> None:
        """Place facts that nothing but their content sets in order; the same fact counts once."""
        told = sorted((fact.content(), number) for number, fact in enumerate(facts))
        before: tuple[str, ...] = ()
        kept = facts[0]
        for content, number in told:
            fact = facts[number]
            if content != before:
                before, kept = content, fact
                self._place(fact)
            elif fact.ref is None:
                lines = (kept.line, fact.line)
                text = f"the same fact twice, “{fact.event}”; counted once (a ref tells two apart)"
                self.problems.append(Problem("duplicate", text, lines))

    def _place(self, fact: Fact) -> None:
        """Add a fact to the thing that it is about, or make that thing."""
        kind = self.kinds[fact.thing]
        moments = kind["moments"]
        sides = kind["identified_by"]
        key = _with_parties(fact, sides) if sides else (fact.thing,)
        thing: Thing | None = None
        if fact.ref is not None:
            named = (fact.ref, key)
            thing = self._by_ref.get(named)
            if thing is None:
                thing = self._waiting_for(fact, moments, key)
                self._by_ref[named] = thing or self._new(fact, moments, key)
        else:
            thing = self._waiting_for(fact, moments, key)
            if thing is None:
                self._new(fact, moments, key)
        if thing is not None:
            self._add(thing, fact, moments[fact.moment])

    def _waiting_for(self, fact: Fact, moments: Moments, key: tuple[Any, ...]) -> Thing | None:
        """Return the one thing that still waits for a fact; report it where there are several."""
        waiting = self._waiting.get(key)
        if waiting is None or moments[fact.moment].get("opens"):
            return None
        found = waiting.for_fact(fact, moments)
        if len(found) > 1:
            text = f"“{fact.event}” could belong to {len(found)} of them; a ref would tell"
            self.problems.append(Problem("ambiguous", text, (fact.line,)))
        return found[0] if len(found) == 1 else None

    def _add(self, thing: Thing, fact: Fact, moment: dict[str, Any]) -> None:
        lines = thing.lines(fact.moment)
        for name in thing.add(fact, bool(moment.get("recurs")), bool(moment.get("revises"))):
            label = thing.ref or fact.thing
            text = f"contradictory facts about {label}: {name} is given in more than one way"
            self.problems.append(Problem("contradiction", text, (*lines, fact.line)))

    def _new(self, fact: Fact, moments: Moments, key: tuple[Any, ...]) -> Thing:
        siblings = self.by_kind.get(fact.thing)
        if siblings is None:
            siblings = self.by_kind[fact.thing] = []
        thing = Thing(fact, len(siblings) + 1)
        siblings.append(thing)
        if len(moments) > 1:
            waiting = self._waiting.get(key)
            if waiting is None:
                waiting = self._waiting[key] = _Waiting()
            waiting.put(thing)
        return thing

    def none_until(self, kind: str, cut: int) -> bool:
        """Tell whether the facts up to a day tell of no thing of a kind."""
        things = self.by_kind.get(kind)
        return things is None or things[0].first_day > cut

    def until(self, kind: str, cut: int) -> list[Thing]:
        """Return the things of a kind that the facts up to a day tell of, in order."""
        things = self.by_kind.get(kind, [])
        if not things or things[-1].first_day <= cut:
            return things
        return things[: bisect_right(things, cut, key=_first_day)]

    def having(self, kind: str, name: str, value: Hashable) -> list[Thing]:
        """Return the things of a kind whose attribute has a value, in order."""
        index = self.indexes.get((kind, name))
        if index is None:
            index = self.indexes[kind, name] = _by_value(self.by_kind.get(kind, ()), name)
        found: list[Thing] = index.get(value, [])
        return found

    def referred(self, kind: str, ref: Hashable) -> list[Thing]:
        """Return the things of a kind that carry a ref, in order."""
        index = self.indexes.get((kind,))
        if index is None:
            index = self.indexes[(kind,)] = {}
            for thing in self.by_kind.get(kind, ()):
                index.setdefault(thing.ref, []).append(thing)
        found: list[Thing] = index.get(ref, [])
        return found


class _Waiting:
    """Things of a kind with the same parties that may still take a fact, by what they name."""

    __slots__ = ("by_name",)

    def __init__(self) -> None:
        self.by_name: dict[tuple[bool, str | None], list[Thing]] = {}

    def put(self, thing: Thing) -> None:
        """Keep a thing; a ref or a matter that it gets later only narrows what it may take."""
        name = (thing.ref is not None, thing.matter)
        things = self.by_name.get(name)
        if things is None:
            self.by_name[name] = [thing]
        else:
            things.append(thing)

    def for_fact(self, fact: Fact, moments: Moments) -> list[Thing]:
        """Return the things that may take a fact; let go of those that wait for nothing more."""
        found: list[Thing] = []
        for name in self._names(fact):
            things = self.by_name[name]
            taking = [thing for thing in things if _may_take(thing, fact, moments)]
            found += taking
            if len(taking) < len(things):
                waiting = [thing for thing in things if _waits(thing, moments)]
                if waiting:
                    self.by_name[name] = waiting
                else:
                    del self.by_name[name]
        return found

    def _names(self, fact: Fact) -> list[tuple[bool, str | None]]:
        """Return what a thing that takes this fact may name: no other ref, no other matter."""
        if fact.matter is None:
            return [name for name in self.by_name if not (fact.ref is not None and name[0])]
        refs = (False,) if fact.ref is not None else (False, True)
        names = [(ref, matter) for ref in refs for matter in (None, fact.matter)]
        return [name for name in names if name in self.by_name]


def _in_order(kinds: dict[str, Any], facts: Iterable[Fact]) -> Iterator[tuple[Fact, list[Fact]]]:
    """Yield each fact, by day and by the order of its kind's moments, with those it ties with."""
    ordered = sorted(
        [
            (fact.day, kinds[fact.thing]["moments"][fact.moment].get("rank", 0), number, fact)
            for number, fact in enumerate(facts)
        ]
    )
    at, end = 0, len(ordered)
    while at < end:
        day, rank, _, fact = ordered[at]
        at += 1
        ties: list[Fact] = []
        while at < end and ordered[at][0] == day and ordered[at][1] == rank:
            ties.append(ordered[at][3])
            at += 1
        yield fact, ties


def ranked(kind: dict[str, Any]) -> dict[str, Any]:
    """Return a kind of thing whose moments know their place in its declaration."""
    named = enumerate(kind["moments"].items())
    return {**kind, "moments": {name: {**moment, "rank": rank} for rank, (name, moment) in named}}


def _with_parties(fact: Fact, sides: Iterable[str]) -> tuple[Any, ...]:
    """Return what tells the things of a kind apart before any ref does: who they are between."""
    said = [fact.attributes.get(side) for side in sides]
    return (fact.thing, *[repr(value) if value.__class__ is dict else value for value in said])


def _out_of_order(thing: Thing, first: str) -> Problem | None:
    """Return the problem of a thing to which something happened before it came to be."""
    begun = thing.happenings.get(first)
    if begun is None:
        return None
    for moment, happening in thing.happenings.items():
        if happening.days[-1] < begun.days[0]:
            name = f"{thing.kind} {thing.ref}" if thing.ref else thing.kind
            text = f"{name} is {moment} before it is {first}; one of the dates is wrong"
            return Problem("order", text, (*happening.lines, *begun.lines))
    return None


def _may_take(thing: Thing, fact: Fact, moments: Moments) -> bool:
    """Tell whether a thing still waits for this fact."""
    if fact.ref is not None and thing.ref is not None and fact.ref != thing.ref:
        return False
    if fact.matter and thing.matter and fact.matter != thing.matter:
        return False
    return _awaits(thing, fact.moment, moments[fact.moment])


def _waits(thing: Thing, moments: Moments) -> bool:
    """Tell whether a thing waits for any fact."""
    return any(_awaits(thing, name, moment) for name, moment in moments.items())


def _awaits(thing: Thing, name: str, moment: dict[str, Any]) -> bool:
    """Tell whether a moment may still come to a thing."""
    if moment.get("opens"):
        return False
    if moment.get("recurs"):
        return True
    happenings = thing.happenings
    return name not in happenings and not any(end in happenings for end in moment.get("ends", ()))


def _first_day(thing: Thing) -> int:
    return thing.first_day


def _by_value(things: Iterable[Thing], name: str) -> dict[Hashable, list[Thing]]:
    """Return things by the value of an attribute; a missing or contradicted one stands as None."""
    index: dict[Hashable, list[Thing]] = {}
    for thing in things:
        value = thing.values.get(name)
        if value.__class__ is Conflict:
            value = None
        if isinstance(value, Hashable):
            index.setdefault(value, []).append(thing)
    return index
