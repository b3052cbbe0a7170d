"""Turn the facts of a scenario into records of a log, so that one reader judges both."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from engross.compiler.engine.log.record import Record
from engross.dsl.syntax.scenarios import FactLine, Scenario, Value
from engross.dsl.text.span import Span


def records_of(scenario: Scenario, agreement: str) -> list[Record]:
    """Return the records of a scenario; the line and column of each are the program's own."""
    parameters = {given.parameter.text: _plain(given.value) for given in scenario.given}
    head: dict[str, Any] = {"agreement": agreement, "parameters": parameters}
    places = {given.parameter.text: given.span for given in scenario.given}
    names = {given.parameter.text: given.parameter.span for given in scenario.given}
    found = [_record(head, scenario.title.span, places, names)]
    for fact in scenario.facts:
        about = f"{fact.thing.text} " if fact.thing else ""
        values: dict[str, Any] = {"date": fact.date, "event": f"{about}{fact.moment.text}"}
        spans, names = {"event": event_span(fact)}, {}
        for name, value in fact.attributes:
            values[name.text] = _plain(value)
            spans[name.text], names[name.text] = value.span, name.span
        found.append(_record(values, fact.span, spans, names))
    return found


def event_span(fact: FactLine) -> Span:
    """Return the place of the words that name the event of a fact."""
    first, last = (fact.thing or fact.moment).span, fact.moment.span
    return Span(first.line, first.column, last.end_line, last.end_column)


def spans_of(scenario: Scenario) -> Iterator[Span]:
    """Yield where a scenario names events, attributes and parameters, and gives their values."""
    for given in scenario.given:
        yield from (given.parameter.span, given.value.span)
    for fact in scenario.facts:
        yield event_span(fact)
        yield from (part.span for pair in fact.attributes for part in pair)


def values_of(scenario: Scenario) -> Iterator[Value]:
    """Yield the values that a scenario gives: to its parameters, and to attributes."""
    yield from (given.value for given in scenario.given)
    yield from (value for fact in scenario.facts for _, value in fact.attributes)


def names_of(value: Value) -> Iterator[str]:
    """Yield what a value names: its words, of amounts by name the names."""
    yield from (atom if isinstance(atom, str) else atom[0] for atom in value.atoms)


def _record(
    values: dict[str, Any], span: Span, places: dict[str, Span], names: dict[str, Span]
) -> Record:
    def find_place(_line: int, key: str, member: str | int | None, named: bool) -> tuple[int, int]:
        spans = names if named else places
        where = spans.get(str(member), spans.get(key, span))
        return where.line, where.column

    return Record(span.line, values, find_place, textual=True)


def _plain(value: Value) -> Any:
    """Return a value as a cell of a table would hold it: text, a list in one text, or a map."""
    if all(isinstance(atom, tuple) for atom in value.atoms):
        return dict(value.atoms)  # type: ignore[arg-type]
    return "; ".join(atom if isinstance(atom, str) else " ".join(atom) for atom in value.atoms)
