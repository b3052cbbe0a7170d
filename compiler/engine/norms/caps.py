"""Caps: the most that payments come to, used up by one claim after another."""

from __future__ import annotations

from typing import Any, NamedTuple

from engross.compiler.engine.scope import Scope, State, describe_reading
from engross.compiler.engine.truth import Question, Unknown, unknown


class CapEntry(NamedTuple):
    """An occasion that may use up a part of a cap: its day, its place on that day, its duty."""

    day: int
    number: int
    payment: Any
    scope: Scope


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
        entries = self.entries(state, scope, over)
        at = next(
            n
            for n, entry in enumerate(entries)
            if entry.payment.id == payment.id and entry.scope.bound == scope.bound
        )
        room = self.room(state, scope, over, entries, at)
        undecided = _asked(room.limit, room.used)
        if undecided is not None:
            return undecided
        left = max(room.limit - room.used, 0)
        state.note(
            f"at most {room.limit}, {room.used} used up before: {min(net, left)} of {net}",
            self.clause,
        )
        return min(net, left)

    def limit(self, state: State, scope: Scope) -> Any:
        """Return the limit of a member in a matter, on the facts up to the scope's cut."""
        for figure, under, words in self.lines:
            if state.under(under):
                return state.part(
                    f"at most {words}",
                    self.clause,
                    lambda: figure(state, scope),  # noqa: B023
                    describe_reading(under),
                )
        text = f"What is {self.id}? No line of it stands under the readings elected."
        return unknown(Question(f"{self.id} line", text, self.clause))

    def entries(self, state: State, scope: Scope, over: str) -> list[CapEntry]:
        """Return all that may use up a member's cap, in the order of its days."""
        program = state.program
        found: list[CapEntry] = []
        for payment in program.payments_within.get(self.id, ()):
            for matter in state.scopes(payment.matter):
                if over == "matter" and _matter_key(matter) != _matter_key(scope):
                    continue
                inner = Scope(matter.matter, scope.cut, None, scope.member)
                found += payment.cap_entries(state, inner)
        order = {norm.id: place for place, norm in enumerate(program.norms)}
        return sorted(found, key=lambda e: (e.day, order[e.payment.id], e.number))

    def room(
        self, state: State, scope: Scope, over: str, entries: list[CapEntry], before: int
    ) -> Room:
        """Return the cap and what the first entries have used up of it."""
        matter = scope.matter if over == "matter" else None
        plain = Scope(matter, scope.cut, scope.cut, scope.member)
        for count in range(before):  # one after another, since each rests on the one before
            state.ahead(self._name(plain, count), self._used, state, plain, entries, count)
        limit = self.limit(state, plain)
        used = state.untold(lambda: self._used(state, plain, entries, before))
        if state.steps is not None:
            self._tell_used(state, plain, entries[:before])
        return Room(limit, used)

    def _tell_used(self, state: State, scope: Scope, entries: list[CapEntry]) -> None:
        """Tell what each occasion has used up, one after another."""
        before: Any = 0
        for count, entry in enumerate(entries, start=1):
            used = state.untold(lambda: self._used(state, scope, entries, count))  # noqa: B023
            if _asked(before, used) is not None:
                return
            if used != before:
                thing = entry.scope.bound[0]
                lines = tuple(fact.line for fact in thing.facts)
                label = f"{thing.kind} {thing.ref or thing.number}"
                state.note(f"{label} uses up {used - before}", self.clause, lines)
            before = used

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


def _matter_key(scope: Scope) -> Any:
    return scope.matter.key if scope.matter else None


def _asked(*values: Any) -> Unknown | None:
    asked = [q for value in values if value.__class__ is Unknown for q in value.questions]
    return unknown(*asked) if asked else None
