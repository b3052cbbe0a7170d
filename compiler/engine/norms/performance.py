"""What was done towards a duty, and whether it performs it: early, in time, late, undecided."""

from __future__ import annotations

from typing import Any, NamedTuple

from engross.compiler.engine.log.things import Thing
from engross.compiler.engine.norms.standards import (
    LISTED,
    MISSED,
    SETTLED,
    UNLIMITED,
    Outcome,
)
from engross.compiler.engine.norms.verdicts import (
    BREACHED,
    FULFILLED,
    FULFILLED_LATE,
    NEEDS_JUDGEMENT,
    Act,
    Verdict,
)
from engross.compiler.engine.norms.windows import UNBOUNDED, Bound, Limits, is_empty
from engross.compiler.engine.scope import Open, Scope, State, describe_reading, questions_of
from engross.compiler.engine.terms.moments import occurrences
from engross.compiler.engine.truth import Question, conjunction


class Judged(NamedTuple):
    """One act as it counts on its own day, with the window it was held against."""

    kind: str
    act: Act
    floor: Bound
    ceiling: Bound


# A duty that nothing done so far decides: its limits, and the acts that do not perform it.
Undone = tuple[Limits, tuple[Act, ...]]


class Performance:
    """How a duty is done, what an early act is, and what governs a window with no day in it."""

    def __init__(self, node: dict[str, Any], load: Any) -> None:
        self.id: str = node["id"]
        self.clause: str = node["clause"]
        self.so_that = load.qualified(node["so_that"])
        self.done = [(load.mention(line["event"]), line["under"]) for line in node["done"]]
        self.early = [(line["effect"], line["under"]) for line in node["early"]]
        self.empty = [(line["governs"], line["under"]) for line in node["empty"]]
        self.causes = [(load.day(c["day"]), c["by"], c["under"]) for c in node["causes"]]

    def judge(self, state: State, scope: Scope, start: int, duty: Any) -> Outcome | Undone:
        """Return the outcome that the acts decide, or how things stand, if none does."""
        done, short = self._acts(state, scope)
        judged = [self._classify(state, scope, start, duty, *act) for act in done]
        acts = (*[item.act for item in judged], *short)
        first: dict[str, Judged] = {}
        for item, (thing, day, _) in zip(judged, done, strict=True):
            kind = item.kind
            # What is not owed yet is not breached, and a property can be given until the last day.
            can_breach = day.__class__ is int and day >= start and not self.so_that
            if kind == "premature" and can_breach and self._early_effect(state) == "breaches":
                kind = "early breach"
            if kind != "premature" and not first:
                since = day if day.__class__ is int else thing.first_day
                excused: Outcome | None = duty.excused(state, scope, start, since, acts)
                if excused:
                    return excused
            if kind == "in time":
                return self._in_time(start, item, "early breach" in first, acts)
            if kind != "premature":
                first.setdefault(kind, item)
        limits: Limits = duty.limits(state, scope, start)
        floor, ceiling, _ = limits
        if is_empty(floor, ceiling) and self.is_stuck(state):
            if not first:
                excused = duty.excused(state, scope, start, state.as_of + 1, acts)
                if excused:
                    return excused
            floor, ceiling = self._without_a_day(state, scope, floor, ceiling)
            verdict = Verdict(NEEDS_JUDGEMENT, floor.day, ceiling.day, None, acts, floor.questions)
            return Outcome(verdict, SETTLED)
        if "undecided" in first:
            _, _, floor, ceiling = first["undecided"]
            due_from = floor.day if floor.is_set else start
            asked = tuple(dict.fromkeys((*floor.questions, *ceiling.questions)))
            verdict = Verdict(NEEDS_JUDGEMENT, due_from, ceiling.day, None, acts, asked)
            return Outcome(verdict, SETTLED)
        late = first.get("late")
        if late:
            return Outcome(_verdict(FULFILLED_LATE, late, start, late.act.day, acts), MISSED)
        if "early breach" in first:
            return Outcome(_verdict(BREACHED, first["early breach"], start, None, acts), SETTLED)
        return limits, acts

    def _in_time(
        self, start: int, item: Judged, after_early_breach: bool, acts: tuple[Act, ...]
    ) -> Outcome:
        if after_early_breach:
            return Outcome(_verdict(FULFILLED_LATE, item, start, item.act.day, acts), SETTLED)
        left = LISTED if item.ceiling.is_set else UNLIMITED
        return Outcome(_verdict(FULFILLED, item, start, item.act.day, acts), left)

    def _acts(self, state: State, scope: Scope) -> tuple[list[tuple[Thing, Any, str]], list[Act]]:
        """Return what performs the duty, and what was done but falls short of it."""
        found = []
        for mention, under in self.done:
            if under and not state.under(under):
                continue
            for occurrence in occurrences(state, scope, mention):
                if occurrence.truth is True or state.settle(occurrence.truth):
                    found.append((occurrence.thing, occurrence.day, mention.moment))
        if len(found) > 1:
            found.sort(key=lambda act: (act[1].__class__ is Open, act[1], act[0].number))
        return self._sufficient(state, scope, found) if self.so_that else (found, [])

    def _sufficient(
        self, state: State, scope: Scope, found: list[tuple[Thing, Any, str]]
    ) -> tuple[list[tuple[Thing, Any, str]], list[Act]]:
        """Date each act by the first day on which it has the property that the duty asks for."""
        enough: list[tuple[Thing, Any, str]] = []
        short: list[Act] = []
        for thing, day, moment in found:
            days = [day] if day.__class__ is Open else [day, *thing.days_of_change()]
            since = next((d for d in days if self._has_property(state, scope, thing, d)), None)
            if since is not None:
                enough.append((thing, since, moment))
                continue
            name = thing.name
            short.append(
                Act(
                    "short",
                    days[0] if days[0].__class__ is int else None,
                    thing.lines(moment),
                    name,
                )
            )
        return enough, short

    def _has_property(self, state: State, scope: Scope, thing: Thing, day: Any) -> bool:
        cut = day if day.__class__ is int else scope.cut
        inner = scope.until(cut).about(thing, *scope.bound)
        truth = conjunction(
            [line.test(state, inner) for line in self.so_that if state.under(line.under)]
        )
        if state.steps is not None and cut <= state.as_of:
            said = {True: "has", False: "lacks"}.get(truth, "may have")  # type: ignore[arg-type]
            asked = "; ".join(line.text for line in self.so_that)
            state.note(
                f"on {state.program.say_day(cut)} it {said} what is asked: {asked}",
                self.clause,
                tuple(f.line for f in thing.facts if f.day == cut),
            )
        return state.settle(truth)

    def _classify(
        self, state: State, scope: Scope, start: int, duty: Any, thing: Thing, day: Any, moment: str
    ) -> Judged:
        lines = thing.lines(moment) or tuple([fact.line for fact in thing.facts])
        name = thing.name
        if day.__class__ is Open:
            act = Act("undecided", None, lines, "the day is not known")
            floor, ceiling, _ = duty.limits(state, scope, start)
            asked = (*floor.questions, *questions_of(day))
            return Judged("undecided", act, floor._replace(questions=asked), ceiling)
        if day < start:
            if state.steps is not None:
                said = f"{name} {moment} on {state.program.say_day(day)}: before it was owed"
                state.note(said, self.clause, lines)
            act = Act("premature", day, lines, name)
            return Judged("premature", act, UNBOUNDED, UNBOUNDED)
        floor, ceiling, _ = duty.limits(state, scope.until(min(day, state.as_of)), start)
        if is_empty(floor, ceiling):
            if self.is_stuck(state):
                floor, ceiling = self._without_a_day(state, scope, floor, ceiling)
                act = Act("undecided", day, lines, f"{name}: the window has no day in it")
                return Judged("undecided", act, floor, ceiling)
            floor, ceiling = self.governing(state, floor, ceiling)
        if floor.is_set and floor.day is None:
            kind, floor = self._before_its_floor(state, scope, floor, name, day)
        elif day < (floor.day if floor.is_set else start):
            kind = "premature"
            if floor.is_set and self._early_effect(state) == "performs":
                kind = "in time"
        elif ceiling.day is not None and day > ceiling.day:
            kind = "late"
        elif ceiling.may_be_before(day):
            kind = "undecided"
        else:
            kind = "in time"
        if state.steps is not None:
            on = state.program.say_day(day)
            state.note(f"{name} {moment} on {on}: {kind}", self.clause, lines)
        return Judged(kind, Act(kind, day, lines, name), floor, ceiling)

    def _before_its_floor(
        self, state: State, scope: Scope, floor: Bound, name: str, day: int
    ) -> tuple[str, Bound]:
        """Return how an act counts that came while its first day was not known, with the bound."""
        found = state.finding(f"{self.id}.early", scope)
        if found is not None:
            return ("in time" if found else "premature"), floor
        if floor.questions:
            return "undecided", floor
        where = " ".join([p for p in (scope.matter and scope.matter.name, scope.member) if p])
        text = (
            f"May the {name} of {state.program.say_day(day)} count, which came before the first "
            "day for it could be reckoned?"
        )
        asked = Question(f"{self.id}.early {where}".strip(), text, self.clause)
        return "undecided", floor._replace(questions=(asked,))

    def _early_effect(self, state: State) -> str:
        for effect, under in self.early:
            if state.under(under):
                if state.steps is not None:
                    state.note(f"an early act {effect}", self.clause, (), describe_reading(under))
                return str(effect)
        return "none"

    def governing(self, state: State, floor: Bound, ceiling: Bound) -> tuple[Bound, Bound]:
        """Return the bounds that hold of an empty window: the one that governs it, or both."""
        governs = self._governs(state)
        if governs == "ceiling":
            return UNBOUNDED, ceiling
        return (floor, UNBOUNDED) if governs == "floor" else (floor, ceiling)

    def is_stuck(self, state: State) -> bool:
        """Tell whether neither bound governs a window with no day in it."""
        return self._governs(state) == "judge"

    def _governs(self, state: State) -> str:
        for governs, under in self.empty:
            if state.under(under):
                return str(governs)
        return "judge"

    def _without_a_day(
        self, state: State, scope: Scope, floor: Bound, ceiling: Bound
    ) -> tuple[Bound, Bound]:
        """Return a window that no day satisfies, with its question."""
        assert floor.day is not None
        assert ceiling.day is not None
        missing = floor.day - ceiling.day
        say = state.program.say_day
        text = (
            f"no day satisfies both: not before {say(floor.day)}, not after "
            f"{say(ceiling.day)}; {missing} day{'s' if missing > 1 else ''} missing"
            f"{self._cause(state, scope, ceiling.day)}"
        )
        state.note(text, self.clause)
        where = scope.matter.name if scope.matter else ""
        question = Question(
            f"{self.id}.window {where}".strip(),
            f"Which bound governs? As it stands {text}.",
            self.clause,
        )
        return floor._replace(questions=(question,)), ceiling

    def _cause(self, state: State, scope: Scope, ceiling: int) -> str:
        """Name who emptied the window: the one whose own act came too late, else the transit.

        Nobody is named where the floor is counted from what is no notice of one party.
        """
        in_transit = False
        for term, party, under in self.causes:
            if not state.under(under):
                continue
            day = term(state, scope)
            if day.__class__ is not int:
                return "; who caused it is not known: the log does not say when the notice was sent"
            if day > ceiling:
                return f"; caused by {party}, whose own act came too late for it"
            in_transit = True
        return "; caused by the transit of a notice" if in_transit else ""


def _verdict(
    status: str, item: Judged, start: int, done_on: int | None, acts: tuple[Act, ...]
) -> Verdict:
    due_from = item.floor.day if item.floor.is_set else start
    return Verdict(status, due_from, item.ceiling.day, done_on, acts)
