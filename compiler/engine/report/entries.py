"""One entry of a report: a finding, or a counter, as plain data with all that it rests on."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Any

from engross.compiler.engine.days import FIRST_DAY, LAST_DAY, OutOfRange, iso_day
from engross.compiler.engine.findings import BeyondCalendar, Evaluation, Finding
from engross.compiler.engine.norms.verdicts import Act, Verdict, said_status
from engross.compiler.engine.report.alternatives import Alternative, Alternatives
from engross.compiler.engine.report.anchors import anchors_of
from engross.compiler.engine.report.confidence import confidence_of
from engross.compiler.engine.report.exhibits import Exhibits, first_and_last
from engross.compiler.engine.report.hypotheses import instance_entry
from engross.compiler.engine.report.keeping import EVERYTHING, Keeping
from engross.compiler.engine.report.mailings import notices_on_their_way
from engross.compiler.engine.report.money import figure_text, owed_entry
from engross.compiler.engine.report.reasons import reason_of
from engross.compiler.engine.report.telling import Teller, Telling
from engross.compiler.engine.report.upcoming import closed_on
from engross.compiler.engine.scope import Scope, State
from engross.compiler.engine.terms.calendars import Calendar
from engross.compiler.engine.trace import Step
from engross.compiler.engine.ways import is_past_following, ways_of

# How many ways a report follows the readings of all its instances together. Past that it says so:
# a log of hundreds of matters is answered in seconds, and a norm alone with --why.
MAX_WAYS_OF_A_REPORT = 10_000


class Entries:
    """Makes the entries of one report."""

    def __init__(
        self, evaluation: Evaluation, exhibits: Exhibits, keeping: Keeping = EVERYTHING
    ) -> None:
        self._evaluation = evaluation
        self._keeping = keeping
        self._teller = Teller(evaluation)
        self.facts = exhibits.cite
        self.rested_on: set[int] = set()  # every line that some finding rests on
        nodes = evaluation.program.graph["norms"]
        self._nodes = {(node["id"], node.get("amendment", "")): node for node in nodes}

    def finding(self, finding: Finding) -> dict[str, Any]:
        """Return the entry of a finding. Raises `BeyondCalendar`."""
        try:
            return self._found(finding)
        except (OutOfRange, OverflowError) as error:
            raise BeyondCalendar(finding.norm, finding.instance) from error

    def _found(self, finding: Finding) -> dict[str, Any]:
        evaluation, norm, verdict = self._evaluation, finding.norm, finding.verdict
        tellings = self._teller.tell(finding)
        cited, rested_on = _lines_of(step for telling in tellings for step in telling.steps)
        acted = {line for act in verdict.acts for line in act.lines}
        left_out = len(rested_on - cited - acted)
        self.rested_on |= rested_on | acted
        others = None
        # What goes too many ways as elected goes no fewer if nothing is elected.
        cut_short = finding.instance and (
            evaluation.ways_followed >= MAX_WAYS_OF_A_REPORT or is_past_following(verdict)
        )
        if finding.instance is not None and not cut_short:
            tree = evaluation.on_every_reading(finding)
            others = Alternatives(tree, evaluation.profile, verdict)
        node = self._nodes[norm.id, norm.amendment]
        because = [part for telling in tellings for part in self._because(telling)]
        trigger = (node.get("trigger") or {}).get("words", "")
        told: dict[str, Any] = {
            "norm": norm.id,
            "clause": norm.clause,
            "kind": norm.kind,
            "words": node.get("words", ""),
            "standards": self._standards(node),
            "instance": instance_entry(finding.instance),
            "status": said_status(verdict.status),
            "reason": self._reason(finding, tellings),
            "due_from": day_text(verdict.due_from),
            "due_by": day_text(verdict.due_by),
            "done_on": day_text(verdict.done_on),
            "flags": _flags(verdict.due_by, evaluation.program.calendars),
            "notes": notices_on_their_way(evaluation, finding),
            "acts": [self._act(act, verdict) for act in verdict.acts],
            "anchors": anchors_of(trigger, because),
            "facts": self.facts(cited | acted),
            "because": because,
            "questions": _questions(verdict),
            "same_on_every_reading": not cut_short
            and (others is None or (others.same and evaluation.was_followed(finding))),
            "readings": [self._alternative(a) for a in others.changing] if others else [],
        }
        if left_out:
            told["facts_left_out"] = left_out
        if cut_short:
            told["readings_not_followed"] = True
        if node.get("lasting"):
            told["lasts"] = True  # its last day is where it ends, not a day to be done by
        if norm.amendment:
            told["amended_by"] = evaluation.program.amendments[norm.amendment].heading
        told |= owed_entry(norm, verdict)
        told["confidence"] = confidence_of(told)
        told["because"] = self._keeping.kept(norm.id, because)
        return told

    def _act(self, act: Act, verdict: Verdict) -> dict[str, Any]:
        told: dict[str, Any] = {
            "kind": act.kind,
            "date": day_text(act.day),
            "act": act.why,
            "facts": self.facts(act.lines),
        }
        if act.day is not None and act.kind == "late" and verdict.due_by is not None:
            told["days_late"] = act.day - verdict.due_by
        if act.day is not None and act.kind == "premature" and verdict.due_from is not None:
            told["days_early"] = verdict.due_from - act.day
        return told

    def _standards(self, node: dict[str, Any]) -> list[dict[str, str]]:
        """Return the open standards that a norm sets in words, unless a reading leaves them out."""
        profile = self._evaluation.profile
        return [
            {"kind": kind, "words": line["words"]}
            for kind in ("effort", "speed")
            for line in node.get(kind, ())
            if all(profile.get(axis, options[0]) in options for axis, options in line["under"])
        ]

    def _reason(self, finding: Finding, tellings: list[Telling]) -> str:
        if len(tellings) == 1:
            return tellings[0].reason
        say = self._evaluation.program.say_day
        return reason_of(finding.norm, finding.verdict, self._evaluation.as_of, say)

    def _because(self, telling: Telling) -> list[dict[str, Any]]:
        steps = [self._step(step) for step in telling.steps]
        if not telling.supposed:
            return steps
        return [{"text": f"supposing: {telling.supposed}", "steps": steps}]

    def _step(self, step: Step, is_told_once: bool = False) -> dict[str, Any]:
        """Return a step as plain data; one that many findings tell does not cite all of many."""
        told: dict[str, Any] = {"text": step.text} if step.text else {}
        if step.clause:
            told["clause"] = step.clause
        if step.lines:
            cited = step.lines if is_told_once else first_and_last(step.lines)
            told["facts"] = self.facts(cited)
            if not is_told_once and len(cited) < len(step.lines):
                told["facts_left_out"] = len(set(step.lines)) - len(cited)
        if step.reading:
            told["reading"] = step.reading
        if step.steps:
            told["steps"] = [self._step(inner, is_told_once) for inner in step.steps]
        return told

    def _alternative(self, alternative: Alternative) -> dict[str, Any]:
        verdict = alternative.verdict
        return {
            **dict(alternative.readings),  # first, so that no axis can hide what follows
            "status": said_status(verdict.status),
            "due_from": day_text(verdict.due_from),
            "due_by": day_text(verdict.due_by),
            **({"amount": figure_text(verdict.owed.amount)} if verdict.owed else {}),
        }

    def explained(self, evaluate: Callable[[State], Any]) -> list[dict[str, Any]]:
        """Return the steps by which a value comes about under the elected readings."""
        if not self._keeping.of_figures:
            return []
        return [self._step(step, is_told_once=True) for step in self._teller.explain(evaluate)[1]]

    def counter(self, counter: Any) -> dict[str, Any]:
        """Return the entry of a counter."""
        evaluation = self._evaluation
        scope = Scope(None, evaluation.as_of, evaluation.as_of)

        def count(state: State) -> Any:
            return counter.count(state, scope, evaluation.as_of, False)

        told: dict[str, Any] = {
            "name": counter.id,
            "clause": counter.clause,
            "instance": {},
            "value": None,
            "limit": str(counter.limit),
            "because": [],
        }
        ways = ways_of(evaluation.elected, count)
        points = set(ways.questions(counter.id, counter.clause))
        if not ways.too_many:
            told["value"] = str(min(sure for sure, _ in ways.values))
            told["because"] = self.explained(count)
            points |= {q for _, doubtful in ways.values for t in doubtful for q in t.questions}
            if points:
                told["at_most"] = str(max(sure + len(doubtful) for sure, doubtful in ways.values))
        if points:
            told["questions"] = [question._asdict() for question in sorted(points)]
        return told


def day_text(day: int | None) -> str | None:
    """Return a day as a report says it. Raises `OutOfRange`."""
    if day is None:
        return None
    if not FIRST_DAY <= day <= LAST_DAY:
        raise OutOfRange
    return iso_day(day)


def _flags(due_by: int | None, calendars: list[Calendar]) -> list[str]:
    closed = closed_on(due_by, calendars) if due_by is not None else ""
    return [f"the last day falls on {closed}"] if closed else []


def _questions(verdict: Verdict) -> list[dict[str, Any]]:
    """Return what a verdict asks; what several clauses ask alike is asked once."""
    found = {(question.key, question.text): question for question in reversed(verdict.questions)}
    return [question._asdict() for question in reversed(found.values())]


def _lines_of(steps: Iterable[Step]) -> tuple[set[int], set[int]]:
    """Return the lines that some steps cite, and all that they rest on."""
    cited: set[int] = set()
    rested_on: set[int] = set()
    pending = list(steps)
    while pending:
        step = pending.pop()
        if step.lines:
            cited.update(first_and_last(step.lines))
            rested_on.update(step.lines)
        pending += step.steps
    return cited, rested_on
