"""The things that a log tells of, each with what happened to it and what is said of it."""

from bisect import bisect_right
from collections.abc import Hashable, Iterable
from typing import Any, NamedTuple

from engross.compiler.engine.days import LAST_DAY
from engross.compiler.engine.log.facts import Fact

NO_MATTER = "none"
NEVER = LAST_DAY + 1  # when what the log does not tell of begins


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


class Doubt(NamedTuple):
    """A fact that is about one of several things, which nothing in the log tells."""

    fact: Fact
    among: tuple[Any, ...]


class Happening:
    """When a moment of a thing came: one day, or several that contradict each other."""

    __slots__ = ("days", "lines")

    def __init__(self, days: tuple[int, ...], lines: tuple[int, ...]) -> None:
        self.days = days
        self.lines = lines


NEVER_REVISED: dict[str, list[tuple[int, Any]]] = {}
NO_DOUBT: dict[str, Doubt] = {}


class Thing:
    """A notice, document or event, gathered from the facts that are about it."""

    __slots__ = (
        "doubtful",
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
        self.values: dict[str, Any] = first.attributes  # the fact's own, until another adds to it
        self.facts = [first]
        self.revised = NEVER_REVISED  # what was said before, and until when
        self.doubtful = NO_DOUBT  # by moment, the first fact that may be about this thing

    @property
    def name(self) -> str:
        """Return its kind, with its ref where it has one."""
        return f"{self.kind} {self.ref}" if self.ref else self.kind

    @property
    def numbered(self) -> str:
        """Return its kind with its ref, or with its number where it has none: no other's name."""
        return f"{self.kind} {self.ref or self.number}"

    def add(self, fact: Fact, recurs: bool, revises: bool) -> list[str]:
        """Take a further fact in; return the names of what it contradicts."""
        self.facts.append(fact)
        self.ref = self.ref or fact.ref
        self.matter = self.matter or fact.matter
        contradicted = self._add_moment(fact, recurs)
        if not fact.attributes:
            return contradicted
        values = self.values = dict(self.values)
        for name, value in fact.attributes.items():
            known = values.get(name, value)
            if known == value:
                values[name] = value
                continue
            if revises:
                if not self.revised:
                    self.revised = {}
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

    def doubt(self, doubt: Doubt) -> None:
        """Keep that a fact may be about this thing."""
        self.doubtful = {doubt.fact.moment: doubt, **self.doubtful}

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
        """Return the log lines that tell of a moment, or of one that may be another thing's."""
        happening = self.happenings.get(moment)
        if happening is None:
            return (self.doubtful[moment].fact.line,) if moment in self.doubtful else ()
        return happening.lines


class Things:
    """All things of a log, by kind, in the order of their first facts."""

    def __init__(self, by_kind: dict[str, list[Thing]], problems: list[Problem]) -> None:
        self.by_kind = by_kind
        self.begins = {kind: things[0].first_day for kind, things in by_kind.items()}
        self.problems = problems
        self.indexes: dict[Hashable, Any] = {}
        # By kind of matter, made when they are asked for: the matters, and how the log names them.
        self.matters: dict[str, Any] = {}
        self.names: dict[str, dict[str | None, Any]] = {}

    def until(self, kind: str, cut: int) -> list[Thing]:
        """Return the things of a kind that the facts up to a day tell of, in order."""
        things = self.by_kind.get(kind, [])
        if not things or things[-1].first_day <= cut:
            return things
        return things[: bisect_right(things, cut, key=_first_day)]

    def days_between(self, start: int, end: int) -> list[int]:
        """Return a day, and each day after it and not after `end` on which something happened."""
        days: list[int] | None = self.indexes.get("days")
        if days is None:
            every = (h for things in self.by_kind.values() for t in things for h in _happenings(t))
            days = self.indexes["days"] = sorted({day for h in every for day in h.days})
        return [start, *days[bisect_right(days, start) : bisect_right(days, end)]]

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


def _happenings(thing: Thing) -> Iterable[Happening]:
    return thing.happenings.values()


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
