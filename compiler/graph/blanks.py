"""Blanks in the graph: what a parameter holds, read as a day, a length of time or a figure."""

from __future__ import annotations

from engross.compiler.engine.parts import PARAMETER
from engross.compiler.graph.context import KIND_WORDS, Context
from engross.compiler.graph.typed import READABLE, SAY_TYPE
from engross.compiler.graph.units import ANY, is_money, unit_of
from engross.compiler.resolve.symbols import THINGS, Symbol
from engross.dsl.syntax.declarations import Notice, Parameter, Thing
from engross.dsl.syntax.quantities import Blank

FIGURES = tuple(kind for kind in READABLE if kind != "date")
EXPECTED = {"date": "a day", "days": "a number of days"}


def blank_day(context: Context, blank: Blank) -> list[str]:
    """Return the graph's form of a day that a blank holds."""
    _declared(context, blank, "date")
    return [PARAMETER, blank.term.text]


def blank_length(context: Context, blank: Blank) -> list[str]:
    """Return the graph's form of a number of days that a blank holds."""
    _declared(context, blank, "days")
    return [PARAMETER, blank.term.text]


def blank_figure(context: Context, blank: Blank) -> tuple[list[str], str]:
    """Return the graph's form of a figure that a blank holds, and its unit."""
    declared = _declared(context, blank, *FIGURES)
    unit = unit_of(declared.type) if declared is not None else ANY
    known = declared is None or declared.type.unit is None or is_money(unit)
    return [PARAMETER, blank.term.text], unit if known else ANY


def _declared(context: Context, blank: Blank, *wanted: str) -> Parameter | None:
    """Return the parameter that is read; report what is none, or holds something else."""
    known = context.symbols.terms.get(blank.term.text)
    if known is not None and known.kind != PARAMETER:
        _report_other(context, blank, known, wanted)
        return None
    symbol = context.term(blank.term, PARAMETER)
    if symbol is None:
        return None
    assert isinstance(symbol.node, Parameter)
    kind = symbol.node.type.kind
    if kind in wanted:
        return symbol.node
    if kind in READABLE or kind == "addresses":  # any other type is reported where it is declared
        context.sink.report(
            "RR401",
            blank.span,
            f"“{blank.term.text}” is {SAY_TYPE[kind]}; {_expected(wanted)} is expected here",
            _of_type(wanted),
        )
    return None


def _report_other(context: Context, blank: Blank, symbol: Symbol, wanted: tuple[str, ...]) -> None:
    """Report a term of another kind where a blank could stand; say how such a one is read."""
    context.symbols.used.add(("term", symbol.name))
    context.sink.report(
        "RR204",
        blank.span,
        f"“{blank.term.text}” is {KIND_WORDS[symbol.kind]}; {_expected(wanted)} is expected here",
        _way_out(context, symbol, wanted),
    )


def _expected(wanted: tuple[str, ...]) -> str:
    return EXPECTED[wanted[0]] if len(wanted) == 1 else "a figure"


def _of_type(wanted: tuple[str, ...]) -> str:
    if len(wanted) == 1:
        return f"Name a parameter of type {wanted[0]}."
    return f"Name a parameter of one of the types {', '.join(wanted)}."


def _way_out(context: Context, symbol: Symbol, wanted: tuple[str, ...]) -> str:
    """Return how a day or a figure is read off a term of this kind."""
    if symbol.kind == "balance" and wanted == FIGURES:
        return f"Write whose it is, as in “{symbol.name} of …”."
    moments = list(context.symbols.moments.get(symbol.name, ()))
    if wanted == ("date",) and moments:
        return f"Write what happened to it, as in “{symbol.name} is {moments[0]}”."
    node = symbol.node
    states = node.states if isinstance(node, Notice | Thing) and symbol.kind in THINGS else ()
    stated = next((line.name.text for line in states if line.type.kind in wanted), "")
    if stated:
        return f"Write what it states, as in “{stated} of {symbol.name}”."
    return _of_type(wanted)
