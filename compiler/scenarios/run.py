"""Run scenarios: evaluate each on its day, and hold what is found against what is expected."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from attrs import frozen

from engross.compiler.engine.days import iso_day, parse_day
from engross.compiler.engine.findings import Evaluation, Finding
from engross.compiler.engine.loading import Program
from engross.compiler.engine.log.vocabulary import Vocabulary
from engross.compiler.engine.norms.verdicts import GRAVITY, said_status
from engross.compiler.graph.context import Json
from engross.compiler.scenarios.records import records_of
from engross.dsl.syntax.scenarios import Expectation, Scenario


@frozen
class Answer:
    """A status with its window, as dates or `open`."""

    status: str
    due_from: str
    due_by: str


@frozen
class Outcome:
    """One expectation, and what was found."""

    scenario: Scenario
    expected: Expectation
    found: Answer | None

    @property
    def holds(self) -> bool:
        """Tell whether the expectation was met in all that it states."""
        wanted, found = self.expected, self.found
        return (
            found is not None
            and found.status == wanted.status
            and wanted.due_from in (None, found.due_from)
            and wanted.due_by in (None, found.due_by)
        )


def run_scenarios(graph: Json, scenarios: list[Scenario]) -> Iterator[Outcome]:
    """Yield the outcome of every expectation of the scenarios."""
    program = Program(graph)
    vocabulary = Vocabulary(graph)
    for scenario in scenarios:
        log, _ = vocabulary.read(records_of(scenario, graph["agreement"]["name"]))
        as_of = parse_day(scenario.as_of or "")
        if as_of is None:
            continue
        found: dict[tuple[Any, ...], list[Finding]] = {}
        for expected in scenario.expected:
            readings = _readings(expected)
            key = tuple(sorted(readings.items()))
            if key not in found:
                found[key] = list(Evaluation(program, log, as_of, readings).findings())
            yield Outcome(scenario, expected, _answer(found[key], expected))


def _readings(expected: Expectation) -> dict[str, str]:
    choices = expected.under.choices if expected.under else ()
    return {choice.axis.text: choice.options[0].text for choice in choices}


def _answer(findings: list[Finding], expected: Expectation) -> Answer | None:
    found = [_said(finding) for finding in findings if _concerns(finding, expected)]
    if not found:
        return None
    # Where an expectation names no member, the gravest of the instances is compared.
    order = {status: rank for rank, status in enumerate(GRAVITY)}
    return min(found, key=lambda answer: order.get(answer.status, len(order)))


def _concerns(finding: Finding, expected: Expectation) -> bool:
    if finding.norm.id != expected.norm.text:
        return False
    instance = finding.instance
    if instance is None:
        return True
    matter = instance.scope.matter
    if expected.matter is not None and (matter is None or matter.number != expected.matter):
        return False
    member = expected.member
    return member is None or member.text in (instance.to, instance.bearer)


def _said(finding: Finding) -> Answer:
    verdict = finding.verdict
    bounds = [iso_day(day) if day else "open" for day in (verdict.due_from, verdict.due_by)]
    return Answer(said_status(verdict.status), *bounds)
