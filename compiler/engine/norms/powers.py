"""Powers and rights: who may do what, until when, and which exercises count."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from engross.compiler.engine.log.things import Thing
from engross.compiler.engine.norms.amendments import version_on
from engross.compiler.engine.norms.duties import Instance
from engross.compiler.engine.norms.validity import exercises_before, is_valid
from engross.compiler.engine.norms.verdicts import ABSENT, NEEDS_JUDGEMENT, Act, Verdict
from engross.compiler.engine.norms.windows import Window
from engross.compiler.engine.scope import Matter, Open, Scope, State, questions_of
from engross.compiler.engine.terms.classes import senders
from engross.compiler.engine.terms.matters import matter_of, things_in
from engross.compiler.engine.terms.moments import first_occurrence, moment_day
from engross.compiler.engine.truth import Truth, conjunction


class Power:
    """A power or right, compiled from its node in the graph."""

    def __init__(self, node: dict[str, Any], load: Any) -> None:
        self.id: str = node["id"]
        self.kind: str = node["kind"]
        self.clause: str = node["clause"]
        self.matter: str | None = node["matter"]
        self.holder: str = node["bearer"]["name"]
        self.party_to: str | None = node["to"]
        self.amendment: str = node.get("amendment", "")
        self.touched: tuple[str, ...] = load.touching.get(self.id, ())
        self.side: str | None = node["fork"]  # each of a class has it, or it runs to each
        self.persons = load.persons(node["persons"]) if node["fork"] else None
        self.holders = load.persons(node["holders"])
        self.thing: str = node["act"]["thing"]
        self.moment: str = node["act"]["moment"]
        self.opens: str | None = node["opens"]
        self.trigger: dict[str, Any] | None = node["trigger"]
        self.starts = load.mention(node["trigger"]) if node["trigger"] else None
        self.requires = load.qualified(node["requires"])
        self.limits: list[dict[str, Any]] = node["limits"]
        self.exhausts = load.qualified(node["exhausted"])
        self.window = Window(node, load)

    def matter_for(self, state: State, thing: Thing) -> Matter | None:
        """Return the matter in which an exercise stands: the one it opens, or the one it is in."""
        if self.opens:
            return state.matters_of(self.opens)[thing.number - 1]
        if self.matter is None:
            return None
        known = state.matters_of(self.matter)
        return matter_of(state, thing, known[0]) if known else None

    def exercises_in(self, state: State, matter: Matter | None) -> Sequence[Thing]:
        """Return the exercises that stand in a matter, or those that stand in none."""
        if matter is not None and not self.opens:
            return things_in(state, matter, self.thing, state.as_of)
        things = state.things.by_kind.get(self.thing, ())
        return [thing for thing in things if self.matter_for(state, thing) == matter]

    def holder_of(self, thing: Thing) -> str | None:
        """Return the member whose power it is, or towards whom it was exercised, if it forks."""
        if self.side == "to":
            to = thing.values.get("to")
            return to if isinstance(to, str) else None
        if not self.side:
            return None
        found = senders(thing)
        return found[0] if found else None

    def belongs_to(self, state: State, scope: Scope, thing: Thing) -> Truth:
        """Tell whether all who exercised the power are among those who have it."""
        found = [self.holders.contains(state, scope, who) for who in senders(thing)]
        return found[0] if len(found) == 1 else conjunction(found)

    def exercised_on(self, state: State, thing: Thing) -> int | Open | None:
        """Return the day on which an exercise took place."""
        return moment_day(state, thing, self.moment, state.as_of)

    def instances(self, state: State) -> Iterator[Instance]:
        """Yield one instance for each matter the power stands in, and each of its holders."""
        scopes = [Scope(None, state.as_of, state.as_of)]
        if not self.opens:
            scopes = list(state.scopes(self.matter))
        for scope in scopes:
            if self.persons is None:
                yield Instance(scope, None, self.holder, self.party_to)
                continue
            for person in self.persons.candidates(state, scope):
                holder = self.holder if self.side == "to" else person
                to = person if self.side == "to" else self.party_to
                yield Instance(scope.of(person), None, holder, to)

    def exists(self, state: State, instance: Instance) -> bool:
        """Tell whether there is such an instance: for whom."""
        scope = instance.scope
        if self.touched and version_on(state, self, state.as_of) != self.amendment:
            return False
        if self.persons is None or not scope.member:
            return True
        holds: bool = self.persons.has(state, scope, scope.member)
        return holds

    def verdict(self, state: State, instance: Instance) -> Verdict:
        """Return whether the power is available, used, or used up."""
        scope = instance.scope
        if not self.exists(state, instance):
            return Verdict(ABSENT)
        start: int | None = None
        if self.starts is not None:
            found = first_occurrence(state, scope, self.starts)
            if found is None:
                return Verdict("unavailable")
            if isinstance(found.day, Open):
                return Verdict(NEEDS_JUDGEMENT, questions=questions_of(found.day))
            if not state.settle(found.truth):
                return Verdict("unavailable")
            start = found.day
        valid, void = self._exercises(state, scope)
        floor, ceiling = self.window.floor(state, scope), self.window.ceiling(state, scope)
        window = (floor.day if floor.is_set else start, ceiling.day)
        for line in self.exhausts:
            if state.under(line.under) and state.settle(line.test(state, scope)):
                last = valid[-1].day if valid else None
                return Verdict("exhausted", *window, last, (*valid, *void))
        if valid:
            used = any(
                len(valid) >= limit["at_most"]
                for limit in self.limits
                if state.under(limit["under"])
            )
            status = "exhausted" if used else "exercised"
            return Verdict(status, *window, valid[-1].day, (*valid, *void))
        known = self.thing in state.things.by_kind
        if known and self.limits and self._others_used_it(state, scope):
            return Verdict("exhausted", *window, None, void)
        if ceiling.day is not None and state.as_of > ceiling.day:
            return Verdict("expired", *window, None, void)
        return Verdict("available", *window, None, void, ceiling.questions)

    def _exercises(self, state: State, scope: Scope) -> tuple[tuple[Act, ...], tuple[Act, ...]]:
        things: Sequence[Thing] = state.things.by_kind.get(self.thing, ())
        if not things:
            return (), ()
        valid: list[Act] = []
        void: list[Act] = []
        if scope.matter is not None and things:
            things = self.exercises_in(state, scope.matter)
        for thing in things:
            if scope.member is not None and not self._regards(thing, scope.member):
                continue
            day = moment_day(state, thing, self.moment, state.as_of)
            if day is None:
                continue
            lines = tuple([fact.line for fact in thing.facts])
            name = f"{thing.kind} {thing.ref}" if thing.ref else thing.kind
            counts = state.settle(is_valid(state, thing))
            act = Act(
                "exercise" if counts else "void", day if isinstance(day, int) else None, lines, name
            )
            (valid if counts else void).append(act)
        return tuple(valid), tuple(void)

    def _regards(self, thing: Thing, member: str) -> bool:
        """Tell whether an exercise is a member's own, or was made towards it."""
        if self.side == "to":
            return self.holder_of(thing) == member
        return member in senders(thing)

    def _others_used_it(self, state: State, scope: Scope) -> bool:
        """Tell whether a limit over all matters was reached in another one."""
        for limit in self.limits:
            if limit["per_matter"] or scope.matter is None or not state.under(limit["under"]):
                continue
            exercised = len(state.things.by_kind.get(self.thing, ()))
            if exercises_before(state, self.thing, exercised + 1) >= limit["at_most"]:
                return True
        return False
