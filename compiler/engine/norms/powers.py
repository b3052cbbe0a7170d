"""Powers and rights: who may do what, until when, and which exercises count."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from engross.compiler.engine.log.things import Thing
from engross.compiler.engine.norms.amendments import version_on
from engross.compiler.engine.norms.duties import Instance
from engross.compiler.engine.norms.openings import falls_in_an_opening, openings_of
from engross.compiler.engine.norms.stretches import Stretch, stretch_of
from engross.compiler.engine.norms.validity import exercises_before, is_exercise_of, is_valid
from engross.compiler.engine.norms.verdicts import (
    ABSENT,
    NEEDS_JUDGEMENT,
    SUSPENDED,
    Act,
    Verdict,
)
from engross.compiler.engine.norms.windows import Window
from engross.compiler.engine.scope import Matter, Open, Scope, State
from engross.compiler.engine.terms.matters import matter_of, things_in
from engross.compiler.engine.terms.moments import moment_day
from engross.compiler.engine.terms.opened import is_opened, is_opened_by
from engross.compiler.engine.terms.roles import senders
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
        self.exceptions = load.qualified(node["unless"])
        self.limits: list[dict[str, Any]] = [
            {**line, "stretch": stretch_of(line, load)} for line in node["limits"]
        ]
        self.exhausts = load.qualified(node["exhausted"])
        self.window = Window(node, load)

    def matter_for(self, state: State, thing: Thing) -> Matter | None:
        """Return the matter in which an exercise stands: the one it opens, or the one it is in."""
        if self.opens:
            matters = state.matters.get(self.opens) or state.matters_of(self.opens)
            return matters[thing.number - 1]
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
        for scope in state.scopes(None if self.opens else self.matter):
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
        if (self.touched or self.persons is not None) and not self.exists(state, instance):
            return Verdict(ABSENT)
        valid, void = self._exercises(state, scope)
        if not valid and not self._is_there(state, scope):
            return Verdict("unavailable", None, None, None, void)
        openings = openings_of(state, scope, self)
        if not openings.found and not valid:
            if openings.asked:
                return Verdict(NEEDS_JUDGEMENT, None, None, None, void, openings.asked)
            return Verdict("unavailable", None, None, None, void)
        used_on = valid[-1].day if valid else None
        opening = openings.at(state.as_of if used_on is None else used_on)
        ceiling = opening.ceiling
        window = (opening.first, ceiling.day)
        for line in self.exhausts:
            if line.under and not state.under(line.under):
                continue
            truth = line.test(state, scope)
            if truth is not False and state.settle(truth):
                last = valid[-1].day if valid else None
                return Verdict("exhausted", *window, last, (*valid, *void))
        again = self._free_again(state, scope)
        if again is not None:
            last = valid[-1].day if valid else None
            return Verdict(SUSPENDED, again, ceiling.day, last, (*valid, *void))
        used = self._is_used_up(state, scope)
        if valid:
            status = "exhausted" if used else "exercised"
            return Verdict(status, *window, valid[-1].day, (*valid, *void))
        if used:
            return Verdict("exhausted", *window, None, void)
        if opening.is_over(state.as_of):
            status = NEEDS_JUDGEMENT if openings.asked else "expired"
            return Verdict(status, *window, None, void, openings.asked)
        if opening.is_yet_to_come(state.as_of):
            asked = (*openings.asked, *opening.floor.questions)
            status = NEEDS_JUDGEMENT if asked else "unavailable"
            return Verdict(status, *window, None, void, asked)
        return Verdict("available", *window, None, void, ceiling.questions)

    def is_opened_for(self, state: State, scope: Scope) -> Truth:
        """Tell whether what an exercise concerns was there on its day: the matter it stands in."""
        if self.opens or self.matter is None:
            return True
        if scope.matter is None:
            return False
        return is_opened_by(state, scope.matter, scope.day)

    def is_open_to(self, state: State, scope: Scope, thing: Thing) -> Truth:
        """Tell whether an exercise came when the power could be used."""
        return falls_in_an_opening(state, scope, self, thing)

    def _is_there(self, state: State, scope: Scope) -> bool:
        """Tell whether the matter that the power stands in was opened."""
        opened = is_opened(state, scope.matter)
        return opened is True or (opened is not False and state.settle(opened))

    def _free_again(self, state: State, scope: Scope) -> int | None:
        """Return the day on which the power can be used again, where a stretch is used up now."""
        days: list[int] = []
        for limit in self.limits:
            stretch: Stretch | None = limit["stretch"]
            if stretch is None or not state.under(limit["under"]):
                continue
            exercised, _ = self._exercises(state, self._counted(scope, limit))
            within = sorted(
                act.day
                for act in exercised
                if act.day is not None and state.settle(stretch.holds(state, act.day, state.as_of))
            )
            if len(within) >= limit["at_most"]:
                free = stretch.left_by(state, within[-limit["at_most"]])
                days.append(state.as_of + 1 if free is None else free)
        return max(days, default=None)

    def _exercises(self, state: State, scope: Scope) -> tuple[tuple[Act, ...], tuple[Act, ...]]:
        things: Sequence[Thing] = state.things.by_kind.get(self.thing, ())
        if not things:
            return (), ()
        valid: list[Act] = []
        void: list[Act] = []
        if scope.matter is not None and things:
            things = self.exercises_in(state, scope.matter)
        several = len(state.program.powers_over[self.thing]) > 1
        for thing in things:
            if scope.member is not None and not self._regards(thing, scope.member):
                continue
            day = moment_day(state, thing, self.moment, state.as_of)
            if day is None:
                continue
            lines = tuple([fact.line for fact in thing.facts])
            name = thing.name
            truth = is_exercise_of(state, thing, self)
            counts = truth is True or state.settle(truth)
            if not counts and several and state.settle(is_valid(state, thing)):
                continue  # it exercises another power
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

    def _counted(self, scope: Scope, limit: dict[str, Any]) -> Scope:
        """Return the scope over which a limit counts: everything and everyone, unless it says."""
        counted = scope if limit["per_matter"] else scope.outside()
        return counted if "per_member" in limit else counted.of(None)

    def _is_used_up(self, state: State, scope: Scope) -> bool:
        """Tell whether a limit that no time lifts was reached, by whomever it counts."""
        exercises = len(state.things.by_kind.get(self.thing, ()))
        for limit in self.limits if exercises else ():
            if limit["stretch"] or not state.under(limit["under"]):
                continue
            if limit["per_matter"] or "per_member" in limit:
                number = len(self._exercises(state, self._counted(scope, limit))[0])
            else:
                number = exercises_before(state, self, exercises + 1)
            if number >= limit["at_most"]:
                return True
        return False
