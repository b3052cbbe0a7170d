"""Run every static check."""

from __future__ import annotations

from engross.compiler.analyses.acting import check_acting
from engross.compiler.analyses.answers import check_answers
from engross.compiler.analyses.capped import check_capped
from engross.compiler.analyses.circular import check_circular
from engross.compiler.analyses.covering import check_covering
from engross.compiler.analyses.each import SINGLE, check_each
from engross.compiler.analyses.given import check_given
from engross.compiler.analyses.giving import check_giving
from engross.compiler.analyses.own_breach import check_own_breach
from engross.compiler.analyses.pieces import pieces_of
from engross.compiler.analyses.repeated import LISTING, check_repeated
from engross.compiler.analyses.scenarios import check_dates, check_scenarios
from engross.compiler.analyses.timing import check_timing
from engross.compiler.analyses.unused import check_unused
from engross.compiler.analyses.windows import check_windows
from engross.compiler.graph.context import Json
from engross.compiler.resolve.symbols import Symbols
from engross.dsl.diagnostics.sink import Sink
from engross.dsl.syntax.program import Syntax


def check_syntax(syntax: Syntax, symbols: Symbols, sink: Sink) -> None:
    """Check what can be told from the syntax and its names."""
    check_timing(syntax, sink)
    check_covering(syntax, symbols, sink)
    check_answers(syntax, sink)
    check_dates(syntax, sink)
    pieces = pieces_of(syntax, *LISTING, *SINGLE)
    check_repeated(syntax, pieces, sink)
    check_each(pieces, symbols, sink)
    check_acting(syntax, symbols, sink)
    check_giving(syntax, symbols, sink)
    check_windows(syntax, sink)


def check_graph(syntax: Syntax, graph: Json, symbols: Symbols, sink: Sink) -> None:
    """Check the graph of a program that has no errors."""
    check_scenarios(syntax, graph, symbols, sink)
    check_unused(graph, symbols, sink)
    check_given(graph, symbols, sink)
    check_circular(graph, symbols, sink)
    check_own_breach(graph, symbols, sink)
    check_capped(syntax, graph, symbols, sink)
