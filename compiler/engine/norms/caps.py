"""Caps: the most that payments come to, used up by one claim after another."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, NamedTuple

from engross.compiler.engine.log.things import Thing
from engross.compiler.engine.scope import Matter, Scope, State
from engross.compiler.engine.terms.lines import figure_of_lines
from engross.compiler.engine.truth import Question, Unknown, unknown

MANY_USES = 20  # so many occasions before another are told one by one


class CapEntry(NamedTuple):
    """An occasion that may use up a part of a cap: its day, its place on that day, its duty."""

    day: int
    number: int
    payment: Any
    scope: Scope


class Queue(NamedTuple):
    """The occasions that may use up a cap, in order; the place of each, and those of each day."""

    entries: list[CapEntry]
    places: dict[tuple[str, tuple[Thing, ...]], int]
    days: dict[int, list[int]]


class Use(NamedTuple):
    """What an occasion uses up of a cap, and its place among the occasions, from one on."""

    place: int
    thing: Thing
    amount: Any


class Room(NamedTuple):
    """A cap as it stands: its limit, and how much of it is used up."""

    limit: Any
    used: Any


class Cap:
    """A cap on payments, compiled from its node in the graph."""

    def __init__(self, node: dict[str, Any], load: Any) -> None:
        self.id: str = node["id"]
        self.clause: str = node["clause"]
        self.unit: str = node["unit"]
        self.each: str | None = node["each"]
        self.persons = load.persons(["class", self.each]) if self.each else None
        self.lines = [
            (load.quantity(line["value"]), line["under"], line["words"]) for line in node["lines"]
        ]
        self.scopes = [(line["over"], line["under"]) for line in node["scopes"]]

    def over(self, state: State) -> str:
        """Return over what the cap is used up: `all`, each `matter`, or each `thing`."""
        return next((over for over, under in self.scopes if state.under(under)), "all")

    def left_for(self, state: State, scope: Scope, payment: Any, net: Any) -> Any:
        """Return what of a net amount the cap leaves owed, after all that came before it."""
        over = self.over(state)
        if over == "thing":
            limit = self.limit(state, scope)
            if limit.__class__ is Unknown:
                return limit
            state.note(f"at most {limit}: {min(net, max(limit, 0))} of {net}", self.clause)
            return min(net, max(limit, 0))
        queue = self.queue(state, scope, over)
        entries, at = queue.entries, queue.places[payment.id, scope.bound]
        beside = [n for n in queue.days[entries[at].day] if _at_once(entries[n], entries[at])]
        room = self.room(state, scope, over, entries, min([at, *beside]))
        undecided = _asked(room.limit, room.used)
        if undecided is not None:
            return undecided
        left = max(room.limit - room.used, 0)
        state.note(
            f"at most {room.limit}, {room.used} used up before: {min(net, left)} of {net}",
            self.clause,
        )
        if not beside or min(net, left) == 0:
            return min(net, left)
        return self._among(state, [entries[n] for n in beside], entries[at], left, net)

    def _among(
        self, state: State, others: list[CapEntry], own: CapEntry, left: Any, net: Any
    ) -> Any:
        """Return what is left for one of several claims of a day, in whichever order they came."""
        nets = [
            state.untold(lambda: entry.payment.owes_before_cap(state, entry.scope))  # noqa: B023
            for entry in others
            if self._is_within(state, entry)
        ]
        undecided = _asked(*nets)
        if undecided is not None:
            return undecided
        if min(net, max(left - sum(nets), 0)) == min(net, left):
            return min(net, left)
        day = state.program.say_day(own.day)
        text = f"Which of the claims of {day} came first? The cap {self.id} does not go round."
        return unknown(Question(f"{self.id} order of {day}", text, self.clause))

    def limit(self, state: State, scope: Scope) -> Any:
        """Return the limit of a member in a matter, on the facts up to the scope's cut."""
        text = f"What is {self.id}? No line of it stands under the readings elected."
        missing = Question(f"{self.id} line", text, self.clause)
        return figure_of_lines(self.lines, state, scope, "at most", missing)

    def queue(self, state: State, scope: Scope, over: str) -> Queue:
        """Return all that may use up a member's cap, in the order of its days."""
        matter = scope.matter if over == "matter" else None
        key = ("queue", self.id, over, matter, scope.cut, scope.member)
        told: Queue = state.untold(
            lambda: state.shared(key, lambda: _queued(self._entries(state, scope, over)))
        )
        return told

    def _entries(self, state: State, scope: Scope, over: str) -> list[CapEntry]:
        program = state.program
        found: list[CapEntry] = []
        for payment in program.payments_within.get(self.id, ()):
            for matter in _matters_over(state, payment.matter, scope, over):
                inner = Scope(matter, scope.cut, None, scope.member)
                found += payment.cap_entries(state, inner)
        order = {norm.id: place for place, norm in enumerate(program.norms)}

        def place(entry: CapEntry) -> tuple[Any, ...]:
            time = entry.scope.bound[0].facts[0].time
            return (entry.day, time, order[entry.payment.id], entry.number)

        return sorted(found, key=place)

    def room(
        self, state: State, scope: Scope, over: str, entries: list[CapEntry], before: int
    ) -> Room:
        """Return the cap and what the first entries have used up of it."""
        matter = scope.matter if over == "matter" else None
        plain = Scope(matter, scope.cut, scope.cut, scope.member)
        reckoned = state.reckoned.get(self._name(plain, 0), 0)
        for count in range(reckoned, before):  # in order, since each rests on the one before
            state.ahead(self._name(plain, count), self._used, state, plain, entries, count)
            state.reckoned[self._name(plain, 0)] = count + 1
        limit = self.limit(state, plain)
        used = state.untold(lambda: self._used(state, plain, entries, before))
        if state.steps is not None:
            key = ("uses", self.id, plain.key())
            every: list[Use] = state.untold(
                lambda: state.shared(key, self._uses, state, plain, entries)
            )
            uses = [use for use in every if use.place <= before]
            together = len(uses) > MANY_USES and before < len(entries)
            (self._tell_together if together else self._tell_used)(state, uses)
        return Room(limit, used)

    def _tell_used(self, state: State, uses: list[Use]) -> None:
        """Tell what each occasion has used up, one after another."""
        for use in uses:
            thing = use.thing
            lines = tuple(fact.line for fact in thing.facts)
            state.note(f"{thing.numbered} uses up {use.amount}", self.clause, lines)

    def _tell_together(self, state: State, uses: list[Use]) -> None:
        """Tell what many occasions have used up; with the cap itself, each of them is told."""
        lines = tuple(fact.line for use in uses for fact in use.thing.facts)
        say = state.program.say_day
        span = f"{say(uses[0].thing.first_day)} to {say(uses[-1].thing.first_day)}"
        amount = sum(use.amount for use in uses)
        state.note(f"{len(uses)} before it, {span}, use up {amount}", self.clause, lines)

    def _uses(self, state: State, scope: Scope, entries: list[CapEntry]) -> list[Use]:
        """Return the occasions that use something up, as far as that is decided."""
        found: list[Use] = []
        before: Any = 0
        for count, entry in enumerate(entries, start=1):
            used = state.shared(self._name(scope, count), self._used, state, scope, entries, count)
            if _asked(before, used) is not None:
                break
            if used != before:
                found.append(Use(count, entry.scope.bound[0], used - before))
            before = used
        return found

    def _name(self, scope: Scope, count: int) -> tuple[Any, ...]:
        return ("used", self.id, scope.key(), count)

    def _used(self, state: State, scope: Scope, entries: list[CapEntry], count: int) -> Any:
        """Return how much the first of the entries have used up."""
        if count == 0:
            return 0
        name = self._name(scope, count - 1)
        before = state.shared(name, self._used, state, scope, entries, count - 1)
        entry = entries[count - 1]
        if not self._is_within(state, entry):
            return before
        limit = self.limit(state, scope)
        net = entry.payment.owes_before_cap(state, entry.scope)
        undecided = _asked(limit, before, net)
        if undecided is not None:
            return undecided
        return before + min(net, max(limit - before, 0))

    def _is_within(self, state: State, entry: CapEntry) -> bool:
        return any(name == self.id and state.under(under) for name, under in entry.payment.within)


def _queued(entries: list[CapEntry]) -> Queue:
    places: dict[tuple[str, tuple[Thing, ...]], int] = {}
    days: dict[int, list[int]] = {}
    for place, entry in enumerate(entries):
        places.setdefault((entry.payment.id, entry.scope.bound), place)
        days.setdefault(entry.day, []).append(place)
    return Queue(entries, places, days)


def _at_once(entry: CapEntry, own: CapEntry) -> bool:
    """Tell whether another claim came on the same day, and nothing tells which came first."""
    if entry.day != own.day or entry.scope.bound == own.scope.bound:
        return False
    times = [e.scope.bound[0].facts[0].time for e in (entry, own)]
    return not all(times) or times[0] == times[1]


def _matters_over(
    state: State, kind: str | None, scope: Scope, over: str
) -> Sequence[Matter | None]:
    """Return the matters of a kind over which a cap is used up together with the scope's own."""
    if kind is None:
        return (None,) if over != "matter" or scope.matter is None else ()
    matters = state.matters_of(kind)
    if over != "matter":
        return matters
    opener = scope.matter.opener if scope.matter is not None else None
    if opener is None or opener.kind != state.program.matters[kind]["opens"]["thing"]:
        return ()
    return (matters[opener.number - 1],)


def _asked(*values: Any) -> Unknown | None:
    asked = [q for value in values if value.__class__ is Unknown for q in value.questions]
    return unknown(*asked) if asked else None
