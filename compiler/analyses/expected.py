"""Whom and what the expectations of a scenario name: somebody and something that it tells of."""

from __future__ import annotations

from collections.abc import Collection, Iterable

from engross.compiler.graph.units import check_point
from engross.compiler.scenarios.records import names_of, values_of
from engross.dsl.diagnostics.sink import Sink, did_you_mean
from engross.dsl.syntax.quantities import Measure
from engross.dsl.syntax.scenarios import BorneExpectation, FigureExpectation, Scenario
from engross.dsl.syntax.words import Term

REF = "ref"


def check_named(scenario: Scenario, parties: Collection[str], sink: Sink) -> None:
    """Report the persons and things of expectations that neither agreement nor scenario names."""
    persons = {*parties, *(name for value in values_of(scenario) for name in names_of(value))}
    refs = {
        name
        for fact in scenario.facts
        for key, value in fact.attributes
        for name in (names_of(value) if key.text == REF else ())
    }
    for expected in scenario.expected:
        if isinstance(expected, FigureExpectation):
            _check_measure(expected.figure, sink)
            _check_persons((expected.member,), persons, sink)
        elif isinstance(expected, BorneExpectation):
            _check_persons((expected.member, *expected.bearers), persons, sink)
        else:
            _check_measure(expected.owes, sink)
            _check_persons((expected.member, expected.bearer), persons, sink)
            about = expected.about or ""
            told = about.isdigit() or any(f" {ref}".endswith(f" {about}") for ref in refs)
            if expected.about_span is not None and not told:
                message = f"no fact of this scenario has the ref “{about}”"
                sink.report("RR213", expected.about_span, message, _meant(about, refs))


def _check_persons(terms: Iterable[Term | None], persons: set[str], sink: Sink) -> None:
    for term in terms:
        if term is not None and term.text not in persons:
            message = f"neither the agreement nor this scenario names “{term.text}”"
            sink.report("RR613", term.span, message, _meant(term.text, persons))


def _check_measure(measure: Measure | None, sink: Sink) -> None:
    if measure is not None and measure.unit.text:
        check_point(sink, measure.text, measure.unit.text, measure.span)


def _meant(name: str, known: Collection[str]) -> str:
    return did_you_mean(name, known, f"Named are: {', '.join(sorted(known)) or 'none'}.")
