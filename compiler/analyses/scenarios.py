"""The scenarios of a program speak its vocabulary, name its norms, and lie on days that exist."""

from __future__ import annotations

from engross.compiler.analyses.expected import check_named
from engross.compiler.analyses.logged import Logged
from engross.compiler.engine.days import parse_day
from engross.compiler.engine.log.vocabulary import Vocabulary
from engross.compiler.graph.context import Context, Json
from engross.compiler.resolve.missing import report_missing
from engross.compiler.resolve.symbols import Symbols
from engross.compiler.scenarios.records import records_of
from engross.compiler.scenarios.statuses import GRAVITY, POWER_STATUSES
from engross.dsl.diagnostics.sink import Sink, did_you_mean
from engross.dsl.syntax.amendments import Amendment
from engross.dsl.syntax.program import Syntax
from engross.dsl.syntax.scenarios import (
    BorneExpectation,
    Expectation,
    FigureExpectation,
    Scenario,
)
from engross.dsl.syntax.words import Date

# A rule, which is named in the same table, has no status.
NORM_KINDS = ("duty", "prohibition", "power", "right", "immunity", "exception")


def check_scenarios(syntax: Syntax, graph: Json, symbols: Symbols, sink: Sink) -> None:
    """Report what a scenario says that the agreement cannot read."""
    vocabulary = Vocabulary(graph)
    context, logged = Context(symbols, sink), Logged(symbols, sink)
    for placed in syntax.items:
        if isinstance(placed.item, Scenario):
            _check(placed.item, vocabulary, context, logged)
    logged.report()
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


def _check(scenario: Scenario, vocabulary: Vocabulary, context: Context, logged: Logged) -> None:
    sink = context.sink
    if scenario.as_of is None or not scenario.expected:
        missing = "day" if scenario.as_of is None else "expectation"
        sink.report(
            "RR310",
            scenario.title.span,
            f"this scenario has no {missing}",
            "Add “on YYYY-MM-DD” and at least one “expect … is …”.",
        )
    logged.add(scenario, vocabulary.read(records_of(scenario, vocabulary.agreement))[1])
    for expected in scenario.expected:
        if expected.matter is not None:
            context.term(expected.matter.kind, "matter")
        if isinstance(expected, Expectation):
            _check_expectation(expected, context)
        else:
            _check_figure(expected, context)
    check_named(scenario, vocabulary.parties, sink)


def _check_figure(expected: FigureExpectation | BorneExpectation, context: Context) -> None:
    symbols, name = context.symbols, expected.name
    leaves = isinstance(expected, FigureExpectation) and expected.side == "leaves"
    kind, table = ("cap", symbols.caps) if leaves else ("quantity", symbols.quantities)
    if name.text in table:
        symbols.used.add((kind, name.text))
    else:
        known = symbols.places_in(table)
        message = f"no {kind} is called “{name.text}”"
        context.missing("RR213", (kind, ""), name, known, message, f"Name a {kind}.")
    context.under(expected.under)


def _check_expectation(expected: Expectation, context: Context) -> None:
    symbols = context.symbols
    norms = symbols.places_in(symbols.norms, *NORM_KINDS)
    if expected.norm.text in norms:
        symbols.used.add(("norm", expected.norm.text))
    else:
        message = f"no norm is called “{expected.norm.text}”"
        context.missing("RR213", ("norm", ""), expected.norm, norms, message, "Name a norm.")
    statuses = tuple(dict.fromkeys((*GRAVITY, *POWER_STATUSES)))
    if expected.status not in statuses:
        context.sink.report(
            "RR217",
            expected.status_span,
            f"“{expected.status}” is no status",
            did_you_mean(expected.status, statuses, f"One of {', '.join(statuses)}."),
        )
    context.under(expected.under)
