"""Gather facts into the things they are about: a notice is sent and received, a document filed.

Facts of one thing find each other by `ref`, or, without one, by the one thing of that kind, with
those parties, that still waits for such a fact. The order of the log's lines plays no part.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from typing import Any

from engross.compiler.engine.log.facts import Fact
from engross.compiler.engine.log.things import Doubt, Problem, Thing, Things


class Kind:
    """What the gathering of facts needs to know of a kind of thing."""

    __slots__ = ("apart", "key", "moments", "name", "sides", "spoken", "waits")

    def __init__(self, node: dict[str, Any]) -> None:
        self.name: str = node["name"]
        self.key = (self.name,)
        self.sides: tuple[str, ...] = tuple(node["identified_by"])
        self.moments = [Moment(self, moment, at) for at, moment in enumerate(node["moments"])]
        self.waits = len(self.moments) > 1 and any(not moment.opens for moment in self.moments)
        self.apart = bool(node.get("apart"))  # each fact of it is a thing of its own
        self.spoken = node["kind"] != "event"  # its moments come in the order of their declaration


class Moment:
    """A moment of a kind of thing: whether a fact of it makes a thing, or finds one."""

    __slots__ = ("ends", "kind", "name", "opens", "place", "rank", "recurs", "returns", "revises")

    def __init__(self, kind: Kind, node: dict[str, Any], rank: int) -> None:
        self.kind = kind
        self.name: str = node["name"]
        self.rank = rank
        self.place = 0  # among all moments, those that come first in their kind before the others
        self.opens = bool(node.get("opens"))
        self.recurs = bool(node.get("recurs"))
        self.returns = self.recurs and not self.opens  # may come to a thing again
        self.revises = bool(node.get("revises"))
        self.ends: tuple[str, ...] = tuple(node.get("ends", ()))


class Kinds:
    """All kinds of things that a log may tell of, by the events that it names."""

    def __init__(self, nodes: Iterable[dict[str, Any]]) -> None:
        self.by_name = {node["name"]: Kind(node) for node in nodes}
        moments = [moment for kind in self.by_name.values() for moment in kind.moments]
        moments.sort(key=lambda moment: moment.rank)
        for place, moment in enumerate(moments):
            moment.place = place
        self.in_order = moments
        self.moments = {(moment.kind.name, moment.name): moment for moment in moments}


def gather(kinds: Kinds, facts: Iterable[Fact]) -> Things:
    """Return the things that facts tell of, with the problems met in putting them together."""
    return _Gathering(kinds).gather(facts)


# Things of a kind with the same parties that may still take a fact, by whether they have a ref
# and by the matter that they name.
ByName = dict[tuple[bool, str | None], list[Thing]]


class _Gathering:
    """The gathering of one log."""

    def __init__(self, kinds: Kinds) -> None:
        self.kinds = kinds
        self.by_kind: dict[str, list[Thing]] = {}
        self.problems: list[Problem] = []
        self.by_ref: dict[tuple[Any, ...], Thing] = {}
        self.waiting: dict[tuple[Any, ...], ByName] = {}
        self.ended: dict[tuple[Any, ...], Thing] = {}  # the last that waits no more, by its parties

    def gather(self, facts: Iterable[Fact]) -> Things:
        """Place each fact: by day, and by the order of the moments of its kind."""
        moments, in_order = self.kinds.moments, self.kinds.in_order
        places = len(in_order)
        together: defaultdict[int, list[Fact]] = defaultdict(list)
        for fact in facts:
            moment = moments[fact.thing, fact.moment]
            together[fact.day * places + moment.place].append(fact)
        for order in sorted(together):
            tied, moment = together[order], in_order[order % places]
            if len(tied) == 1:
                self._place(tied[0], moment)
            else:
                self._place_each(tied, moment)
        self._check_order()
        return Things(self.by_kind, self.problems)

    def _place_each(self, facts: list[Fact], moment: Moment) -> None:
        """Place facts that nothing but their content sets in order; the same fact counts once."""
        told = sorted([(fact.content(), number) for number, fact in enumerate(facts)])
        before: tuple[str, ...] = ()
        kept = facts[0]
        for content, number in told:
            fact = facts[number]
            if content != before:
                before, kept = content, fact
                self._place(fact, moment)
            elif fact.ref is None:
                lines = (kept.line, fact.line)
                text = f"the same fact twice, “{fact.event}”; counted once (a ref tells two apart)"
                self.problems.append(Problem("duplicate", text, lines))

    def _place(self, fact: Fact, moment: Moment) -> None:
        """Add a fact to the thing that it is about, or make that thing."""
        kind, ref = moment.kind, fact.ref
        if ref is None and (moment.opens or not kind.waits):
            self._new(fact, kind, None)
            return
        key = _with_parties(fact, kind.sides) if kind.sides else kind.key
        thing: Thing | None = None
        if ref is not None and not kind.apart:
            named = (ref, key)
            thing = self.by_ref.get(named)
            if thing is None:
                thing = self._waiting_for(fact, moment, key)
                self.by_ref[named] = thing or self._new(fact, kind, key)
        elif (thing := self._waiting_for(fact, moment, key)) is None:
            self._tell_of_further(fact, moment, key)
            self._new(fact, kind, key)
        if thing is not None:
            self._add(thing, fact, moment)
            if moment.ends:
                self.ended[key] = thing

    def _waiting_for(self, fact: Fact, moment: Moment, key: tuple[Any, ...]) -> Thing | None:
        """Return the one thing that still waits for a fact; report it where there are several."""
        if moment.opens or key not in self.waiting:
            return None
        found = _taking(self.waiting[key], fact, moment)
        if len(found) > 1:
            text = f"“{fact.event}” could belong to {len(found)} of them; a ref would tell"
            self.problems.append(Problem("ambiguous", text, (fact.line,)))
            doubt = Doubt(fact, tuple(found))
            for thing in found:
                thing.doubt(doubt)
        return found[0] if len(found) == 1 else None

    def _tell_of_further(self, fact: Fact, moment: Moment, key: tuple[Any, ...]) -> None:
        """Report a fact that may be about a thing which waits no more, and is not taken so."""
        ended = self.ended.get(key)
        if ended is None or ended.ref or (fact.matter or ended.matter) != ended.matter:
            return
        before = next(name for name in (moment.name, *moment.ends) if name in ended.happenings)
        text = (
            f"“{fact.event}” is taken to tell of a further {fact.thing}, as the one before it had "
            f"been {before}; a ref would tell"
        )
        self.problems.append(Problem("ambiguous", text, (*ended.lines(before), fact.line)))

    def _add(self, thing: Thing, fact: Fact, moment: Moment) -> None:
        for other in moment.ends:
            if other in thing.happenings:
                both = f"it is both {other} and {moment.name}"
                text = f"contradictory facts about {thing.ref}: {both}"
                lines = (*thing.lines(other), fact.line)
                self.problems.append(Problem("contradiction", text, lines))
                break
        for name in thing.add(fact, moment.recurs, moment.revises):
            label = thing.ref or fact.thing
            text = f"contradictory facts about {label}: {name} is given in more than one way"
            lines = thing.lines(fact.moment)
            self.problems.append(Problem("contradiction", text, lines))

    def _new(self, fact: Fact, kind: Kind, key: tuple[Any, ...] | None) -> Thing:
        siblings = self.by_kind.get(kind.name)
        if siblings is None:
            siblings = self.by_kind[kind.name] = []
        thing = Thing(fact, len(siblings) + 1)
        siblings.append(thing)
        if kind.waits:
            if key is None:
                key = _with_parties(fact, kind.sides) if kind.sides else kind.key
            # A ref or a matter that it gets later only narrows what it may take.
            name = (thing.ref is not None, thing.matter)
            self.waiting.setdefault(key, {}).setdefault(name, []).append(thing)
        return thing

    def _check_order(self) -> None:
        """Report each thing to which something happened before it came to be."""
        for name, things in self.by_kind.items():
            kind = self.kinds.by_name[name]
            if not (kind.spoken and kind.waits):
                continue
            for thing in things:
                if len(thing.happenings) > 1:
                    problem = _out_of_order(thing, kind.moments[0].name)
                    if problem is not None:
                        self.problems.append(problem)


def _taking(by_name: ByName, fact: Fact, moment: Moment) -> list[Thing]:
    """Return the things that may take a fact; let go of those that wait for nothing more."""
    found: list[Thing] = []
    for name in _names_for(by_name, fact):
        things = by_name[name]
        taking = [thing for thing in things if _may_take(thing, fact, moment)]
        found += taking
        if len(taking) < len(things):
            waiting = [thing for thing in things if _waits(thing, moment.kind)]
            if waiting:
                by_name[name] = waiting
            else:
                del by_name[name]
    return found


def _names_for(by_name: ByName, fact: Fact) -> list[tuple[bool, str | None]]:
    """Return what a thing that takes this fact may name: no other ref, no other matter."""
    if fact.matter is None:
        if fact.ref is None:
            return list(by_name)
        return [name for name in by_name if not name[0]]
    refs = (False,) if fact.ref is not None else (False, True)
    names = [(ref, matter) for ref in refs for matter in (None, fact.matter)]
    return [name for name in names if name in by_name]


def _with_parties(fact: Fact, sides: Iterable[str]) -> tuple[Any, ...]:
    """Return what tells the things of a kind apart before any ref does: who they are between."""
    key = (fact.thing, *map(fact.attributes.get, sides))
    try:
        hash(key)
    except TypeError:  # an amount for each of several
        return tuple([repr(value) if value.__class__ is dict else value for value in key])
    return key


def _out_of_order(thing: Thing, first: str) -> Problem | None:
    """Return the problem of a thing to which something happened before it came to be."""
    begun = thing.happenings.get(first)
    if begun is None:
        return None
    for moment, happening in thing.happenings.items():
        if happening.days[-1] < begun.days[0]:
            name = thing.name
            text = f"{name} is {moment} before it is {first}; one of the dates is wrong"
            return Problem("order", text, (*happening.lines, *begun.lines))
    return None


def _may_take(thing: Thing, fact: Fact, moment: Moment) -> bool:
    """Tell whether a thing still waits for this fact."""
    if fact.ref is not None and thing.ref is not None and fact.ref != thing.ref:
        return False
    if fact.matter and thing.matter and fact.matter != thing.matter:
        return False
    return _awaits(thing, moment)


def _waits(thing: Thing, kind: Kind) -> bool:
    """Tell whether a thing waits for any fact."""
    return any(_awaits(thing, moment) for moment in kind.moments)


def _awaits(thing: Thing, moment: Moment) -> bool:
    """Tell whether a moment may still come to a thing."""
    if moment.opens or moment.recurs:
        return moment.recurs and not moment.opens
    happenings = thing.happenings
    return moment.name not in happenings and happenings.keys().isdisjoint(moment.ends)
