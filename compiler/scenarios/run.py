"""Run scenarios: evaluate each on its day, and hold what is found against what is expected."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from fractions import Fraction
from functools import cached_property
from typing import Any

from attrs import evolve, frozen

from engross.compiler.engine.days import iso_day, parse_day
from engross.compiler.engine.findings import Evaluation, Finding
from engross.compiler.engine.loading import Program
from engross.compiler.engine.log.vocabulary import Vocabulary
from engross.compiler.engine.norms.verdicts import NOT_TRIGGERED, said_status
from engross.compiler.engine.numerals import decimal_text
from engross.compiler.engine.report.money import Money, figure_text, measured
from engross.compiler.graph.context import Json
from engross.compiler.scenarios.bearing import bearers_of, said_bearers
from engross.compiler.scenarios.differing import differing_lines
from engross.compiler.scenarios.records import names_of, records_of, values_of
from engross.compiler.scenarios.statuses import GRAVITY
from engross.dsl.syntax.quantities import Measure
from engross.dsl.syntax.scenarios import (
    AnyExpectation,
    BorneExpectation,
    Expectation,
    FigureExpectation,
    Scenario,
)
from engross.dsl.syntax.words import Term


@frozen
class Answer:
    """A status with its window, as dates or `open`; of a payment what is owed."""

    status: str
    due_from: str
    due_by: str
    owes: str = ""


@frozen
class FigureAnswer:
    """A figure with its unit, as a report says it."""

    text: str


@frozen
class BorneAnswer:
    """The persons who bear a quantity, each by name."""

    text: str


AnyAnswer = Answer | FigureAnswer | BorneAnswer


@frozen
class Outcome:
    """One expectation, and what was found; `because` is how, where that is not what it expects."""

    scenario: Scenario
    expected: AnyExpectation
    found: AnyAnswer | None
    because: tuple[str, ...] = ()

    @property
    def holds(self) -> bool:
        """Tell whether the expectation was met in all that it states."""
        wanted, found = self.expected, self.found
        if isinstance(wanted, FigureExpectation):
            return isinstance(found, FigureAnswer) and found.text == said_measure(wanted.figure)
        if isinstance(wanted, BorneExpectation):
            return isinstance(found, BorneAnswer) and found.text == wanted_bearers(wanted)
        return isinstance(found, Answer) and not differing_parts(found, wanted)


def differing_parts(found: Answer, wanted: Expectation) -> list[str]:
    """Return which parts of an answer are not what is expected, by their names."""
    pairs = {
        "status": (found.status, wanted.status),
        "due_from": (found.due_from, wanted.due_from),
        "due_by": (found.due_by, wanted.due_by),
        "owes": (found.owes, said_measure(wanted.owes) if wanted.owes else None),
    }
    return [part for part, (one, other) in pairs.items() if other not in (None, one)]


def run_scenarios(graph: Json, scenarios: list[Scenario], name: str = "") -> Iterator[Outcome]:
    """Yield the outcome of every expectation of the scenarios in the file of this name."""
    program = Program(graph)
    vocabulary = Vocabulary(graph)
    for scenario in scenarios:
        log, _ = vocabulary.read(records_of(scenario, graph["agreement"]["name"]))
        as_of = parse_day(scenario.as_of or "")
        if as_of is None:
            continue
        runs: dict[tuple[Any, ...], Run] = {}
        for expected in scenario.expected:
            readings = readings_of(expected)
            key = tuple(sorted(readings.items()))
            if key not in runs:
                evaluation = Evaluation(program, log, as_of, readings)
                runs[key] = Run(scenario, evaluation, names_in(scenario))
            outcome = Outcome(scenario, expected, runs[key].answer(expected))
            if not outcome.holds:
                outcome = evolve(outcome, because=runs[key].because(expected, name))
            yield outcome


class Run:
    """One evaluation of a scenario, asked for what the expectations need of it.

    `names` are the norms that they name: no other is evaluated.
    """

    def __init__(self, scenario: Scenario, evaluation: Evaluation, names: frozenset[str]) -> None:
        self._scenario = scenario
        self._evaluation = evaluation
        self._names = names

    @cached_property
    def findings(self) -> list[Finding]:
        """Return what was found of the norms that the expectations name."""
        return list(self._evaluation.findings(self._names))

    @cached_property
    def figures(self) -> list[Json]:
        """Return the quantities and the caps."""
        return Money(self._evaluation, lambda _: []).told([])

    def answer(self, expected: AnyExpectation) -> AnyAnswer | None:
        """Return what is found where something is expected."""
        if isinstance(expected, FigureExpectation):
            return self._figure(expected)
        if isinstance(expected, BorneExpectation):
            return self._borne(expected)
        found = self._gravest(expected)
        if found is not None:
            return said_of(found)
        if self._is_amended(expected) or self._leaves_out(expected):
            return Answer(NOT_TRIGGERED, "open", "open")  # struck, not yet added, or not theirs
        return None

    def because(self, expected: AnyExpectation, name: str) -> tuple[str, ...]:
        """Return how what was found came about, as far as it is not what is expected."""
        if not isinstance(expected, Expectation):
            return ()
        found = self._gravest(expected)
        if found is None:
            return ()
        parts = differing_parts(said_of(found), expected)
        return tuple(differing_lines(self._evaluation, found, parts, name))

    def _figure(self, expected: FigureExpectation) -> FigureAnswer | None:
        """Return a quantity's figure, or what a cap leaves.

        Where no matter is named that is the figure in all of them, if they agree.
        """
        key = "left" if expected.side == "leaves" else "value"
        member = expected.member.text if expected.member else None
        found = {
            f"{entry.get(key) or 'not known'} {entry.get('currency', '')}".strip()
            for entry in self.figures
            if entry["name"] == expected.name.text
            and entry["instance"].get("holder") == member
            and (expected.matter is None or entry["instance"].get("matter") == _name(expected))
        }
        return FigureAnswer(" or ".join(sorted(found))) if found else None

    def _borne(self, expected: BorneExpectation) -> BorneAnswer | None:
        """Return who bears a quantity; where no matter is named in all of them, if they agree."""
        item = self._evaluation.program.quantities.get(expected.name.text)
        borne = bearers_of(self._evaluation, item, _name(expected)) if item is not None else {}
        found = borne.get(expected.member.text if expected.member else "")
        return BorneAnswer(" or ".join(sorted(map(said_bearers, found)))) if found else None

    def _gravest(self, expected: Expectation) -> Finding | None:
        """Return the gravest of the instances that an expectation is about."""
        found = [finding for finding in self.findings if _concerns(finding, expected)]
        return gravest(found) if found else None

    def _leaves_out(self, expected: Expectation) -> bool:
        """Tell whether a norm has no instance in a matter, or for somebody who is named."""
        named = {name for value in values_of(self._scenario) for name in names_of(value)}
        asked = [term.text for term in (expected.member, expected.bearer) if term is not None]
        asked += [expected.about] if expected.about is not None else []
        matters = self._evaluation.elected.matters.values()
        names = {None, *(matter.name for found in matters for matter in found)}
        expects_none = expected.status == NOT_TRIGGERED and _name(expected) in names
        says_where = bool(asked) or expected.matter is not None
        return expects_none and says_where and named.issuperset(asked)

    def _is_amended(self, expected: Expectation) -> bool:
        norms = self._evaluation.program.norms
        return any(norm.touched for norm in norms if norm.id == expected.norm.text)


def _name(expected: AnyExpectation) -> str | None:
    """Return the name of the matter that something is expected in, if it names one."""
    return expected.matter.text if expected.matter else None


def said_measure(measure: Measure) -> str:
    """Return a measure as a report says it, its unit only where it is money."""
    figure = decimal_text(Fraction(measure.text))
    return f"{figure} {measure.unit.text}" if isinstance(measure.unit, Term) else figure


def wanted_bearers(expected: BorneExpectation) -> str:
    """Return the persons whom an expectation names."""
    return said_bearers(person.text for person in expected.bearers)


def names_in(scenario: Scenario) -> frozenset[str]:
    """Return the norms that a scenario's expectations name."""
    return frozenset(e.norm.text for e in scenario.expected if isinstance(e, Expectation))


def readings_of(expected: AnyExpectation) -> dict[str, str]:
    """Return the readings under which something is expected."""
    choices = expected.under.choices if expected.under else ()
    return {choice.axis.text: choice.options[0].text for choice in choices}


def _concerns(finding: Finding, expected: Expectation) -> bool:
    if finding.norm.id != expected.norm.text:
        return False
    instance = finding.instance
    if instance is None:
        return True
    matter = instance.scope.matter
    if expected.matter is not None and (matter is None or matter.name != _name(expected)):
        return False
    member, bearer = expected.member, expected.bearer
    if bearer is not None and bearer.text != instance.bearer:
        return False
    if expected.about is not None and not (instance.about or "").endswith(f" {expected.about}"):
        return False
    return member is None or member.text in (instance.to, instance.bearer)


def gravest(findings: Iterable[Finding]) -> Finding:
    """Return the finding of the gravest status, the first of several."""
    order = {status: rank for rank, status in enumerate(GRAVITY)}
    return min(findings, key=lambda f: order.get(said_status(f.verdict.status), len(order)))


def said_of(finding: Finding) -> Answer:
    """Return the answer that a finding is."""
    verdict = finding.verdict
    first, last = (iso_day(day) if day else "open" for day in (verdict.due_from, verdict.due_by))
    owes = ""
    if verdict.owed is not None:
        amount = figure_text(verdict.owed.amount) or "not known"
        owes = " ".join([amount, *measured(finding.norm.unit).values()])
    return Answer(said_status(verdict.status), first, last, owes)
