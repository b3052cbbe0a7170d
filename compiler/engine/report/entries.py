"""One entry of a report: a finding, or a counter, as plain data with all that it rests on."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from engross.compiler.engine.choices import leaves_of
from engross.compiler.engine.days import FIRST_DAY, LAST_DAY, OutOfRange, iso_day
from engross.compiler.engine.findings import BeyondCalendar, Evaluation, Finding
from engross.compiler.engine.norms.verdicts import said_status
from engross.compiler.engine.report.alternatives import Alternative, Alternatives
from engross.compiler.engine.report.prose import weekend_of
from engross.compiler.engine.report.reasons import reason_of
from engross.compiler.engine.report.telling import Teller, Telling
from engross.compiler.engine.scope import Scope, State
from engross.compiler.engine.terms.calendars import Calendar
from engross.compiler.engine.trace import Step
from engross.compiler.engine.truth import Question


class Entries:
    """Makes the entries of one report."""

    def __init__(self, evaluation: Evaluation, log_name: str) -> None:
        self._evaluation = evaluation
        self._log_name = log_name
        self._teller = Teller(evaluation)
        nodes = evaluation.program.graph["norms"]
        self._words = {node["id"]: node.get("words", "") for node in nodes}

    def finding(self, finding: Finding) -> dict[str, Any]:
        """Return the entry of a finding. Raises `BeyondCalendar`."""
        try:
            return self._found(finding)
        except (OutOfRange, OverflowError) as error:
            raise BeyondCalendar(finding.norm, finding.instance) from error

    def _found(self, finding: Finding) -> dict[str, Any]:
        evaluation, norm, verdict = self._evaluation, finding.norm, finding.verdict
        tellings = self._teller.tell(finding)
        lines = _lines_of(step for telling in tellings for step in telling.steps)
        lines |= {line for act in verdict.acts for line in act.lines}
        others = None
        if finding.instance is not None:
            tree = evaluation.on_every_reading(finding)
            others = Alternatives(tree, evaluation.profile, verdict)
        return {
            "norm": norm.id,
            "clause": norm.clause,
            "kind": norm.kind,
            "words": self._words[norm.id],
            "instance": _instance(finding),
            "status": said_status(verdict.status),
            "reason": self._reason(finding, tellings),
            "due_from": day_text(verdict.due_from),
            "due_by": day_text(verdict.due_by),
            "done_on": day_text(verdict.done_on),
            "flags": _flags(verdict.due_by, evaluation.program.calendars),
            "acts": [
                {
                    "kind": act.kind,
                    "date": day_text(act.day),
                    "act": act.why,
                    "facts": self.facts(act.lines),
                }
                for act in verdict.acts
            ],
            "facts": self.facts(lines),
            "because": [part for telling in tellings for part in self._because(telling)],
            "questions": [_question(question) for question in verdict.questions],
            "same_on_every_reading": others is None
            or (others.same and evaluation.was_followed(finding)),
            "readings": [self._alternative(a) for a in others.changing] if others else [],
        }

    def _reason(self, finding: Finding, tellings: list[Telling]) -> str:
        if len(tellings) == 1:
            return tellings[0].reason
        say = self._evaluation.program.say_day
        return reason_of(finding.verdict, finding.norm.kind, self._evaluation.as_of, say)

    def facts(self, lines: Iterable[int]) -> list[str]:
        """Return facts as a report cites them."""
        return [f"{self._log_name}:{line}" for line in sorted(set(lines))]

    def _because(self, telling: Telling) -> list[dict[str, Any]]:
        steps = [self._step(step) for step in telling.steps]
        if not telling.supposed:
            return steps
        return [{"text": f"supposing: {telling.supposed}", "steps": steps}]

    def _step(self, step: Step) -> dict[str, Any]:
        told: dict[str, Any] = {
            "text": step.text,
            "clause": step.clause,
            "facts": self.facts(step.lines),
            "reading": step.reading,
            "steps": [self._step(inner) for inner in step.steps],
        }
        return {key: value for key, value in told.items() if value}

    def _alternative(self, alternative: Alternative) -> dict[str, Any]:
        verdict = alternative.verdict
        return {
            **dict(alternative.readings),  # first, so that no axis can hide what follows
            "status": said_status(verdict.status),
            "due_from": day_text(verdict.due_from),
            "due_by": day_text(verdict.due_by),
        }

    def counter(self, counter: Any) -> dict[str, Any]:
        """Return the entry of a counter."""
        evaluation = self._evaluation
        scope = Scope(None, evaluation.as_of, evaluation.as_of)

        def count(state: State) -> Any:
            return counter.count(state, scope, evaluation.as_of, False)

        state = evaluation.elected
        leaves = leaves_of(state.choices.explore(lambda: count(state)))
        asked = {q for path, _ in leaves for axis, _ in path for q in axis.asks}
        asked |= {q for _, (_, doubtful) in leaves for truth in doubtful for q in truth.questions}
        told: dict[str, Any] = {
            "name": counter.id,
            "clause": counter.clause,
            "instance": {},
            "value": str(min(sure for _, (sure, _) in leaves)),
            "limit": str(counter.limit),
            "because": [self._step(step) for step in self._teller.explain(count)[1]],
        }
        if asked:
            told["at_most"] = str(max(sure + len(doubtful) for _, (sure, doubtful) in leaves))
            told["questions"] = [_question(question) for question in sorted(asked)]
        return told


def day_text(day: int | None) -> str | None:
    """Return a day as a report says it. Raises `OutOfRange`."""
    if day is None:
        return None
    if not FIRST_DAY <= day <= LAST_DAY:
        raise OutOfRange
    return iso_day(day)


def _flags(due_by: int | None, calendars: list[Calendar]) -> list[str]:
    if due_by is None:
        return []
    weekday = weekend_of(iso_day(due_by))
    if weekday:
        return [f"the last day falls on a {weekday}"]
    closed = next((c.closed(due_by) for c in calendars if c.knows(due_by) and c.closed(due_by)), "")
    return [f"the last day falls on {closed}"] if closed else []


def _instance(finding: Finding) -> dict[str, str]:
    instance = finding.instance
    if instance is None:
        return {}
    named = {
        "matter": instance.scope.matter.name if instance.scope.matter else None,
        "bearer": instance.bearer,
        "to": instance.to,
    }
    return {key: value for key, value in named.items() if value}


def _question(question: Question) -> dict[str, str]:
    return {"key": question.key, "text": question.text, "clause": question.clause}


def _lines_of(steps: Iterable[Step]) -> set[int]:
    found: set[int] = set()
    for step in steps:
        found |= {*step.lines, *_lines_of(step.steps)}
    return found
