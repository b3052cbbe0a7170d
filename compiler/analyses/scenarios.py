"""The scenarios of a program speak its vocabulary, name its norms, and lie on days that exist."""

from __future__ import annotations

from engross.compiler.engine.days import parse_day
from engross.compiler.engine.log.vocabulary import Vocabulary
from engross.compiler.engine.norms.verdicts import GRAVITY
from engross.compiler.graph.context import Context, Json
from engross.compiler.resolve.missing import report_missing
from engross.compiler.resolve.symbols import Symbols
from engross.compiler.scenarios.records import records_of
from engross.dsl.diagnostics.sink import Sink, did_you_mean
from engross.dsl.syntax.amendments import Amendment
from engross.dsl.syntax.program import Syntax
from engross.dsl.syntax.scenarios import Expectation, FigureExpectation, Scenario
from engross.dsl.syntax.words import Date
from engross.dsl.text.span import Span

POWER_STATUSES = ("available", "unavailable", "exercised", "exhausted", "expired")


def check_scenarios(syntax: Syntax, graph: Json, symbols: Symbols, sink: Sink) -> None:
    """Report what a scenario says that the agreement cannot read."""
    vocabulary = Vocabulary(graph)
    context = Context(symbols, sink)
    for placed in syntax.items:
        if isinstance(placed.item, Scenario):
            _check(placed.item, vocabulary, context)
    report_missing(symbols.missing, symbols.used, sink)


def check_dates(syntax: Syntax, sink: Sink) -> None:
    """Report every date of a scenario or an amendment that the calendar does not have."""
    for placed in syntax.items:
        for date in _dates_of(placed.item):
            if parse_day(date.text) is None:
                sink.report(
                    "RR308",
                    date.span,
                    f"{date.text} is not in the calendar",
                    "Write a day that exists.",
                )


def _dates_of(item: object) -> tuple[Date, ...]:
    if isinstance(item, Amendment):
        return (item.dated,)
    return item.dates if isinstance(item, Scenario) else ()


def _check(scenario: Scenario, vocabulary: Vocabulary, context: Context) -> None:
    sink = context.sink
    if scenario.as_of is None or not scenario.expected:
        missing = "day" if scenario.as_of is None else "expectation"
        sink.report(
            "RR310",
            scenario.title.span,
            f"this scenario has no {missing}",
            "Add “on YYYY-MM-DD” and at least one “expect … is …”.",
        )
    for error in vocabulary.read(records_of(scenario, vocabulary.agreement))[1]:
        span = Span(error.line, error.column, error.line, error.column + 1)
        sink.report(error.code, span, error.message, error.help)
    for expected in scenario.expected:
        if isinstance(expected, FigureExpectation):
            _check_figure(expected, context)
        else:
            _check_expectation(expected, context)


def _check_figure(expected: FigureExpectation, context: Context) -> None:
    symbols, name = context.symbols, expected.name
    kind, table = (
        ("cap", symbols.caps) if expected.side == "leaves" else ("quantity", symbols.quantities)
    )
    if name.text in table:
        symbols.used.add((kind, name.text))
    else:
        known = {known: symbol.span for known, symbol in table.items()}
        message = f"no {kind} is called “{name.text}”"
        context.missing("RR213", (kind, ""), name, known, message, f"Name a {kind}.")
    context.under(expected.under)


def _check_expectation(expected: Expectation, context: Context) -> None:
    norms = {n: s.span for n, s in context.symbols.norms.items() if s.kind != "rule"}
    if expected.norm.text in norms:
        context.symbols.used.add(("norm", expected.norm.text))
    else:
        message = f"no norm is called “{expected.norm.text}”"
        context.missing("RR213", ("norm", ""), expected.norm, norms, message, "Name a norm.")
    statuses = (*GRAVITY, *POWER_STATUSES)
    if expected.status not in statuses:
        context.sink.report(
            "RR217",
            expected.status_span,
            f"“{expected.status}” is no status",
            did_you_mean(expected.status, statuses, f"One of {', '.join(statuses)}."),
        )
    context.under(expected.under)
