"""Open standards of a duty: how fast (`speed`) and how hard (`effort`). The machine asks."""

from __future__ import annotations

from typing import Any, NamedTuple

from engross.compiler.engine.norms.verdicts import (
    BREACHED,
    FULFILLED,
    FULFILLED_LATE,
    NEEDS_JUDGEMENT,
    PENDING,
    Verdict,
)
from engross.compiler.engine.scope import Scope, State
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


class Standards:
    """The standards that one duty sets, each with the readings under which it does."""

    def __init__(self, node: dict[str, Any], load: Any) -> None:
        self.id: str = node["id"]
        self.clause: str = node["clause"]
        self.speeds = [
            (
                line["words"],
                load.day(line["after"]) if line["after"] else None,
                line["guide"],
                line["under"],
            )
            for line in node["speed"]
        ]
        self.efforts = [(line["words"], line["under"]) for line in node["effort"]]

    def complete(self, state: State, scope: Scope, outcome: Outcome) -> Verdict:
        """Return the verdict that an outcome comes to under these standards."""
        verdict, left = outcome
        if left == SETTLED or (left == LISTED and not self.speeds):
            return verdict
        status, due_from, done_on = verdict.status, verdict.due_from, verdict.done_on
        if left == LISTED:
            more = self.listed(state, scope)
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

    def listed(self, state: State, scope: Scope) -> tuple[Question, ...]:
        """Return the questions of speed, which inside a limit change no verdict."""
        return tuple(
            [
                self._question(scope, "speed", f"Was it done “{words}”, within the limit?")
                for words, _, _, under in self.speeds
                if state.under(under) and state.finding(f"{self.id}.speed", scope) is None
            ]
        )

    def unlimited(
        self, state: State, scope: Scope, due_from: int | None, done_on: int | None
    ) -> Standing:
        """Judge a duty without a limit of days: by its guide, or by what a person found."""
        speed = next((line for line in self.speeds if state.under(line[3])), None)
        if speed is None:
            state.note("no time stated", self.clause)
            return (PENDING if done_on is None else FULFILLED), ()
        words, after, guide, _ = speed
        found = state.finding(f"{self.id}.speed", scope)
        if found is not None:
            if done_on is None:
                return (PENDING if found else BREACHED), ()
            return (FULFILLED if found else FULFILLED_LATE), ()
        anchor = after(state, scope) if after else None
        first = max([d for d in (due_from, anchor) if d.__class__ is int], default=None)
        if first is not None:
            last = first + (guide or 0)
            if state.steps is not None:
                unit = f"the guide of {guide} days" if guide else "the first possible day"
                state.note(
                    f"“{words}”: met by {unit}, until {state.program.say_day(last)}", self.clause
                )
            if (done_on if done_on is not None else state.as_of) <= last:
                return (PENDING if done_on is None else FULFILLED), ()
        elif done_on is None:
            return PENDING, ()
        return NEEDS_JUDGEMENT, (self._question(scope, "speed", f"Is that “{words}”?"),)

    def _question(self, scope: Scope, standard: str, text: str) -> Question:
        parts = (scope.matter and scope.matter.name, scope.member)
        where = " ".join([part for part in parts if part])
        return Question(f"{self.id}.{standard} {where}".strip(), text, self.clause)
