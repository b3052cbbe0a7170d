"""Whom and what the expectations of a scenario name: somebody and something that it tells of."""

from __future__ import annotations

from collections.abc import Collection

from engross.compiler.analyses.logged import REF, name_meant
from engross.compiler.graph.units import check_point
from engross.compiler.resolve.missing import MAX_PLACES
from engross.compiler.scenarios.records import names_of, values_of
from engross.dsl.diagnostics.diagnostic import Label
from engross.dsl.diagnostics.sink import Sink, did_you_mean
from engross.dsl.syntax.quantities import Measure
from engross.dsl.syntax.scenarios import (
    AnyExpectation,
    BorneExpectation,
    Expectation,
    FigureExpectation,
    Scenario,
)
from engross.dsl.syntax.words import Term
from engross.dsl.text.span import Span


def check_named(scenario: Scenario, parties: Collection[str], sink: Sink) -> None:
    """Report the persons and things of expectations that neither agreement nor scenario names."""
    persons = {*parties, *(name for value in values_of(scenario) for name in names_of(value))}
    refs = {
        name
        for fact in scenario.facts
        for key, value in fact.attributes
        for name in (names_of(value) if key.text == REF else ())
    }
    unknown: dict[tuple[str, str], list[Span]] = {}
    for expected in scenario.expected:
        if isinstance(expected, FigureExpectation):
            _check_measure(expected.figure, sink)
        elif isinstance(expected, Expectation):
            _check_measure(expected.owes, sink)
            about = expected.about or ""
            told = about.isdigit() or any(f" {ref}".endswith(f" {about}") for ref in refs)
            if expected.about_span is not None and not told:
                unknown.setdefault(("RR213", about), []).append(expected.about_span)
        for term in _persons_of(expected):
            if term is not None and term.text not in persons:
                unknown.setdefault(("RR613", term.text), []).append(term.span)
    for (code, name), spans in unknown.items():
        is_ref = code == "RR213"
        message = (
            f"no fact of this scenario has the ref “{name}”"
            if is_ref
            else f"neither the agreement nor this scenario names “{name}”"
        )
        others = tuple(Label(span, "and here") for span in spans[1 : 1 + MAX_PLACES])
        meant = name_meant(scenario, name)
        help = _meant(name, refs if is_ref else persons)
        others += (meant,) if meant else ()
        sink.report(code, spans[0], message, help, secondary=others)


def _persons_of(expected: AnyExpectation) -> tuple[Term | None, ...]:
    """Return the persons that an expectation names."""
    if isinstance(expected, FigureExpectation):
        return (expected.member,)
    if isinstance(expected, BorneExpectation):
        return (expected.member, *expected.bearers)
    return (expected.member, expected.bearer)


def _check_measure(measure: Measure | None, sink: Sink) -> None:
    if measure is not None and measure.unit.text:
        check_point(sink, measure.text, measure.unit.text, measure.span)


def _meant(name: str, known: Collection[str]) -> str:
    return did_you_mean(name, known, f"Named are: {', '.join(sorted(known)) or 'none'}.")
