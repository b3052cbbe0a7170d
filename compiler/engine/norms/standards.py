"""Open standards of a duty: how fast (`speed`) and how hard (`effort`). The machine asks."""

from __future__ import annotations

from typing import Any, NamedTuple

from engross.compiler.engine.norms.verdicts import (
    ABSENT,
    BREACHED,
    FULFILLED,
    FULFILLED_LATE,
    NEEDS_JUDGEMENT,
    NOT_TRIGGERED,
    PENDING,
    Verdict,
)
from engross.compiler.engine.scope import Open, Scope, State
from engross.compiler.engine.terms.business import days_after
from engross.compiler.engine.truth import Question

Standing = tuple[str, tuple[Question, ...]]

# What is left to a standard once the window and the acts are known.
SETTLED = "settled"
LISTED = "listed"
MISSED = "missed"
UNLIMITED = "unlimited"


class Outcome(NamedTuple):
    """How a duty stands as far as window and acts decide it, and what a standard adds to that."""

    verdict: Verdict
    left: str


NOT_THERE = Outcome(Verdict(ABSENT), SETTLED)
NOT_ARISEN = Outcome(Verdict(NOT_TRIGGERED), SETTLED)


def occasion_of(scope: Scope) -> str | None:
    """Return the ref of what brought a norm about, where that is not what opened its matter."""
    thing = scope.bound[0] if scope.bound else None
    return thing.ref if thing and not (scope.matter and thing is scope.matter.opener) else None


class Standards:
    """The standards that one duty sets, each with the readings under which it does."""

    def __init__(self, node: dict[str, Any], load: Any) -> None:
        self.id: str = node["id"]
        self.clause: str = node["clause"]
        self.speeds: list[tuple[Any, ...]] = [
            (
                line["words"],
                load.day(line["after"]) if line["after"] else None,
                line["guide"],
                line["unit"],
                line["under"],
            )
            for line in node["speed"]
        ]
        self.efforts: list[tuple[Any, ...]] = [
            (line["words"], line["under"]) for line in node["effort"]
        ]

    def complete(self, state: State, scope: Scope, outcome: Outcome) -> Verdict:
        """Return the verdict that an outcome comes to under these standards."""
        verdict, left = outcome
        if left == SETTLED or (left == LISTED and not self.speeds):
            return verdict
        status, due_from, done_on = verdict.status, verdict.due_from, verdict.done_on
        if left == LISTED:
            more = self.listed(state, scope, performed=done_on is not None)
        elif left == MISSED:
            status, more = self.missed(state, scope, performed=done_on is not None)
        else:
            status, more = self.unlimited(state, scope, due_from, done_on)
        if not more and status == verdict.status:
            return verdict
        return Verdict(
            status,
            due_from,
            verdict.due_by,
            done_on,
            verdict.acts,
            (*verdict.questions, *more),
            verdict.owed,
            verdict.ended_on,
        )

    def missed(self, state: State, scope: Scope, performed: bool) -> Standing:
        """Judge a date that was missed: effort, if it is the standard, covers the date too."""
        late = FULFILLED_LATE if performed else BREACHED
        for words, under in self.efforts:
            if not state.under(under):
                continue
            found = state.finding(f"{self.id}.effort", scope)
            if found is not None:
                made = FULFILLED if performed else PENDING
                return (made if found else late), ()
            asked = self._question(scope, "effort", f"Were “{words}” made? The date was missed.")
            return NEEDS_JUDGEMENT, (asked,)
        return late, ()

    def listed(self, state: State, scope: Scope, performed: bool) -> tuple[Question, ...]:
        """Return the questions of speed, which inside a limit change no verdict."""
        asked = "Was it done" if performed else "Is it being done"
        return tuple(
            [
                self._question(scope, "speed", f"{asked} “{words}”, within the limit?")
                for words, _, _, _, under in self.speeds
                if state.under(under) and state.finding(f"{self.id}.speed", scope) is None
            ]
        )

    def unlimited(
        self, state: State, scope: Scope, due_from: int | None, done_on: int | None
    ) -> Standing:
        """Judge a duty without a limit of days: by its guide, or by what a person found."""
        effort = _first_that_stands(state, self.efforts)
        if effort is not None and done_on is None:
            made = state.finding(f"{self.id}.effort", scope)
            if made is not None:
                return (PENDING if made else BREACHED), ()
        status, asked = self._in_its_time(state, scope, due_from, done_on)
        if effort is None or done_on is not None or due_from is None or state.as_of <= due_from:
            return status, asked
        text = f"Are “{effort[0]}” made? It is not done."
        return NEEDS_JUDGEMENT, (*asked, self._question(scope, "effort", text))

    def _in_its_time(
        self, state: State, scope: Scope, due_from: int | None, done_on: int | None
    ) -> Standing:
        """Judge a duty by its standard of speed, where it has one."""
        speed = _first_that_stands(state, self.speeds)
        if speed is None:
            state.note("no time stated", self.clause)
            return (PENDING if done_on is None else FULFILLED), ()
        words, after, guide, unit, _ = speed
        found = state.finding(f"{self.id}.speed", scope)
        if found is not None:
            if not found:  # that was the day by which it was due
                return self.missed(state, scope, performed=done_on is not None)
            return (PENDING if done_on is None else FULFILLED), ()
        anchor = after(state, scope) if after else None
        first = anchor if anchor.__class__ is int else due_from
        if first is not None and due_from is not None:
            first = max(first, due_from)
        if first is not None:
            last = days_after(state, first, guide or 0, unit if guide else "days")
            if isinstance(last, Open):
                return NEEDS_JUDGEMENT, (last.question,)
            if state.steps is not None:
                met_by = f"the guide of {guide} {unit}" if guide else "the first possible day"
                state.note(
                    f"“{words}”: met by {met_by}, until {state.program.say_day(last)}", self.clause
                )
            if (done_on if done_on is not None else state.as_of) <= last:
                return (PENDING if done_on is None else FULFILLED), ()
        elif done_on is None:
            return PENDING, ()
        return NEEDS_JUDGEMENT, (self._question(scope, "speed", f"Is that “{words}”?"),)

    def _question(self, scope: Scope, standard: str, text: str) -> Question:
        parts = (scope.matter and scope.matter.name, scope.member, occasion_of(scope))
        where = " ".join([part for part in parts if part])
        return Question(f"{self.id}.{standard} {where}".strip(), text, self.clause)


def _first_that_stands(state: State, lines: list[tuple[Any, ...]]) -> tuple[Any, ...] | None:
    """Return the first line that stands under the readings that hold; each ends with its own."""
    for line in lines:
        if state.under(line[-1]):
            return line
    return None
