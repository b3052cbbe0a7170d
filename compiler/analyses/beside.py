"""A file of scenarios: it holds nothing else, and is read together with its agreement."""

from __future__ import annotations

from typing import Protocol

from engross.compiler.analyses.scenarios import check_dates, check_scenarios
from engross.compiler.graph.context import Json
from engross.compiler.resolve.symbols import Symbols
from engross.dsl.diagnostics.diagnostic import Diagnostic
from engross.dsl.diagnostics.sink import Sink
from engross.dsl.syntax.program import Syntax
from engross.dsl.syntax.scenarios import Scenario, ScenariosFor


class Agreed(Protocol):
    """The agreement beside a file of scenarios."""

    @property
    def graph(self) -> Json:
        """Return its graph."""

    @property
    def symbols(self) -> Symbols:
        """Return what it declares."""

    @property
    def errors(self) -> list[Diagnostic]:
        """Return what stops it from being run."""


def check_beside(syntax: Syntax, named: ScenariosFor, agreement: Agreed | None, sink: Sink) -> None:
    """Report what a file of scenarios says that its agreement cannot read, or says besides."""
    check_dates(syntax, sink)
    for placed in syntax.items:
        if not isinstance(placed.item, Scenario | ScenariosFor):
            sink.report(
                "RR241",
                named.span,
                "a file of scenarios for an agreement holds more than scenarios",
                "Move the rest to the agreement, or take this line out.",
            )
            return
    if agreement is None:
        sink.report(
            "RR241",
            named.span,
            f"“{named.agreement.text}” is not among the files given",
            "Name the agreement’s file too: engross test agreement.rr scenarios.rr",
        )
    elif not agreement.errors:  # they are reported with the agreement
        check_scenarios(syntax, agreement.graph, agreement.symbols, sink)
