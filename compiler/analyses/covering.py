"""Once a line of a kind is qualified by a reading, each option of it has a line of that kind."""

from __future__ import annotations

from collections import defaultdict

from engross.compiler.resolve.symbols import Symbols
from engross.dsl.diagnostics.diagnostic import Label
from engross.dsl.diagnostics.sink import Sink
from engross.dsl.syntax.declarations import Reading
from engross.dsl.syntax.norms import (
    BoundLine,
    ConditionLine,
    EarlyAct,
    Effort,
    EventLine,
    NoDayLeft,
    Norm,
)
from engross.dsl.syntax.program import Syntax
from engross.dsl.syntax.words import Under
from engross.dsl.text.span import Span

KIND_SAID = {
    "floor": "not before",
    "done": "done when",
    "early": "early act",
    "empty": "no day left",
    "effort": "effort",
}
HOW_TO_SAY_NONE = {"floor": " (or “not before any day”)", "effort": " (or “no effort”)"}


def check_covering(syntax: Syntax, symbols: Symbols, sink: Sink) -> None:
    """Report the options of a reading for which a norm says nothing."""
    for placed in syntax.items:
        if isinstance(placed.item, Norm):
            for kind, lines in _groups(placed.item).items():
                if all(under is not None for under, _ in lines):
                    _check(kind, lines, placed.item.span, symbols, sink)


def _groups(norm: Norm) -> dict[str, list[tuple[Under | None, Span]]]:
    groups: dict[str, list[tuple[Under | None, Span]]] = defaultdict(list)
    for line in norm.lines:
        if isinstance(line, BoundLine):
            if line.side == "floor":
                groups["floor"].append((line.under, line.span))
        elif isinstance(line, EventLine | ConditionLine):
            if line.kind == "done":
                groups[line.kind].append((line.under, line.span))
        elif isinstance(line, EarlyAct):
            groups["early"].append((line.under, line.span))
        elif isinstance(line, NoDayLeft):
            groups["empty"].append((line.under, line.span))
        elif isinstance(line, Effort):
            groups["effort"].append((line.under, line.span))
    return groups


def _check(
    kind: str, lines: list[tuple[Under | None, Span]], norm: Span, symbols: Symbols, sink: Sink
) -> None:
    covered: dict[str, set[str]] = defaultdict(set)
    for under, _ in lines:
        for choice in under.choices if under else ():
            covered[choice.axis.text].update(option.text for option in choice.options)
    if len(covered) != 1:
        return  # lines under several readings are not alternatives to each other
    ((axis, options),) = covered.items()
    symbol = symbols.readings.get(axis)
    if symbol is None or not isinstance(symbol.node, Reading):
        return
    declared = [option.name.text for option in symbol.node.options]
    missing = [option for option in declared if option not in options]
    if missing and options <= set(declared):
        said = KIND_SAID[kind]
        sink.report(
            "RR501",
            lines[0][1],
            f"no “{said}” line says what holds under {axis} = {', '.join(missing)}",
            f"Add “{said} …  under {axis} = {missing[0]}”{HOW_TO_SAY_NONE.get(kind, '')}.",
            secondary=(Label(symbol.span, "the reading is declared here"),),
            lacking=norm,
        )
