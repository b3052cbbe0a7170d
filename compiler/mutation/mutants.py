"""The mutants of an agreement: the same text, written in another way at one place."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any, NamedTuple

from engross.compiler.analyses.check import check_graph, check_syntax
from engross.compiler.graph.build import build_graph
from engross.compiler.graph.context import Json
from engross.compiler.mutation.changes.change import Around, Change, Changes
from engross.compiler.mutation.changes.conditions import CONDITIONS
from engross.compiler.mutation.changes.events import EVENTS
from engross.compiler.mutation.changes.exceptions import EXCEPTIONS
from engross.compiler.mutation.changes.missing import idle_lines, missing_from
from engross.compiler.mutation.changes.numbers import NUMBERS
from engross.compiler.mutation.changes.persons import PERSONS
from engross.compiler.mutation.changes.pointers import POINTERS
from engross.compiler.mutation.changes.rules import WAYS
from engross.compiler.mutation.parts import Choices, Part, choices_of, parts_of
from engross.compiler.resolve.symbols import Symbols, collect_symbols
from engross.dsl.diagnostics.sink import Sink
from engross.dsl.syntax.declarations import Agreement, Authority, Noise, Parameter, Party
from engross.dsl.syntax.norms import Norm, Provision
from engross.dsl.syntax.payments import Cap, Defined, PartException
from engross.dsl.syntax.program import Placed, Syntax
from engross.dsl.syntax.scenarios import Scenario
from engross.dsl.text.source import Source
from engross.dsl.text.span import Span

FAMILIES = (NUMBERS, EVENTS, PERSONS, POINTERS, CONDITIONS, EXCEPTIONS, WAYS)
# They name things, fill blanks, or are for people: no verdict is computed from them.
TOLD = (Agreement, Party, Authority, Parameter, Noise, Provision, Scenario)


class Mutant(NamedTuple):
    """One change: where, what was changed, what would show it, and the syntax that says so.

    `changed` is the declaration as it is now, none where it is left out; `item` is its number, and
    `name` what it is called. `under` are the readings under which the changed words stand.
    """

    span: Span
    said: str
    idea: str
    item: int
    name: str
    under: Choices
    changed: tuple[Placed, ...]
    syntax: Syntax


def mutants_of(syntax: Syntax, symbols: Symbols, source: Source) -> Iterator[Mutant]:
    """Yield every mutant of an agreement, in the order of its declarations."""
    plain = without_scenarios(syntax)

    def text(span: Span) -> str:
        return text_at(source, span)

    for number, placed in enumerate(plain.items):
        if isinstance(placed.item, TOLD):
            continue
        around = Around(symbols, placed.section)
        idle = [line.span for line in idle_lines(placed.item)]
        for part in parts_of(placed.item, placed.item.span):
            if any(_holds(span, part.span) for span in idle):
                continue
            for change in _changes(part.node, around, text):
                yield _mutant(plain, number, part, change)


def _changes(node: Any, around: Around, text: Callable[[Span], str]) -> Changes:
    for family in FAMILIES:
        for make in family.get(type(node), ()):
            yield from make(node, around)
    yield from missing_from(node, text)


def _mutant(plain: Syntax, number: int, part: Part, change: Change) -> Mutant:
    placed = plain.items[number]
    changed = () if change.part is None else (placed._replace(item=part.put(change.part)),)
    items = (*plain.items[:number], *changed, *plain.items[number + 1 :])
    under = (*part.under, *choices_of(getattr(change.lost, "under", None)))
    span = getattr(change.lost, "span", part.span)
    name = _name_of(placed.item)
    syntax = plain._replace(items=items)
    return Mutant(span, change.said, change.idea, number, name, under, changed, syntax)


def _name_of(item: object) -> str:
    """Return the name of what scenarios expect something of."""
    return item.name.text if isinstance(item, Norm | Cap | Defined | PartException) else ""


def text_at(source: Source, span: Span) -> str:
    """Return the words at a place, on one line."""
    lines = [source.line_text(line) for line in range(span.line, span.end_line + 1)]
    lines[-1] = lines[-1][: span.end_column - 1]
    lines[0] = lines[0][span.column - 1 :]
    return " ".join(" ".join(lines).split())


def _holds(outer: Span, inner: Span) -> bool:
    first, last = (inner.line, inner.column), (inner.end_line, inner.end_column)
    return (outer.line, outer.column) <= first and last <= (outer.end_line, outer.end_column)


def without_scenarios(syntax: Syntax) -> Syntax:
    """Return what an agreement says, without its scenarios."""
    kept = tuple(placed for placed in syntax.items if not isinstance(placed.item, Scenario))
    return syntax._replace(items=kept)


def graph_of(mutant: Mutant) -> Json | None:
    """Return the graph of a mutant; None where `engross check` refuses it."""
    sink, syntax = Sink(""), mutant.syntax
    symbols = collect_symbols(syntax, sink)
    graph = build_graph(syntax, symbols, sink)
    # What the syntax alone tells is told of one declaration after another: the rest is sound.
    check_syntax(syntax._replace(items=mutant.changed), symbols, sink)
    if not _errors(sink):
        check_graph(syntax, graph, symbols, sink)
    return None if _errors(sink) else graph


def _errors(sink: Sink) -> bool:
    return any(found.severity == "error" for found in sink.sorted())
