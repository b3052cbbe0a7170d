"""Scenarios made ready to be run many times: each log read once, each profile apart."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cached_property
from typing import NamedTuple

from engross.compiler.engine.days import parse_day
from engross.compiler.engine.findings import Evaluation
from engross.compiler.engine.loading import Program
from engross.compiler.engine.log.vocabulary import Log, Vocabulary
from engross.compiler.graph.context import Json
from engross.compiler.scenarios.records import records_of
from engross.compiler.scenarios.run import Outcome, Run, readings_of
from engross.dsl.syntax.scenarios import AnyExpectation, Expectation, Scenario


class Case(NamedTuple):
    """What a scenario expects on one day under one profile of readings."""

    scenario: Scenario
    log: Log
    as_of: int
    readings: dict[str, str]
    expected: list[AnyExpectation]
    names: frozenset[str]


def cases_of(graph: Json, scenarios: list[Scenario]) -> Iterator[Case]:
    """Yield the cases of scenarios, in order."""
    vocabulary = Vocabulary(graph)
    for scenario in scenarios:
        log, _ = vocabulary.read(records_of(scenario, graph["agreement"]["name"]))
        as_of = parse_day(scenario.as_of or "")
        if as_of is None:
            continue
        profiles: dict[tuple[tuple[str, str], ...], list[AnyExpectation]] = {}
        for expected in scenario.expected:
            profiles.setdefault(tuple(readings_of(expected).items()), []).append(expected)
        for profile, wanted in profiles.items():
            names = frozenset(_name(expected) for expected in wanted)
            yield Case(scenario, log, as_of, dict(profile), wanted, names)


def _name(expected: AnyExpectation) -> str:
    return expected.norm.text if isinstance(expected, Expectation) else expected.name.text


class _Whole(Program):
    """A program that is not loaded anew for each profile: few cases are asked under one."""

    @cached_property
    def as_elected(self) -> Program:
        """Return the program, in which the elections decide line by line."""
        return self

    def under(self, profile: dict[str, str]) -> Program:  # noqa: ARG002
        """Return the program, in which a profile decides line by line."""
        return self


class Loaded:
    """A graph that is held against cases."""

    def __init__(self, graph: Json) -> None:
        self._program = _Whole(graph)

    def meets(self, case: Case) -> bool:
        """Tell whether a case finds all that it expects."""
        evaluation = Evaluation(self._program, case.log, case.as_of, case.readings)
        run = Run(case.scenario, evaluation, case.names)
        return all(
            Outcome(case.scenario, expected, run.answer(expected)).holds
            for expected in case.expected
        )
