"""What the reader of logs says of a scenario's facts, each thing once and at its place."""

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from engross.compiler.engine.log.record import LogError
from engross.compiler.resolve.missing import MAX_PLACES
from engross.compiler.resolve.symbols import Symbols
from engross.compiler.scenarios.records import event_span, names_of, spans_of, values_of
from engross.dsl.diagnostics.diagnostic import Label
from engross.dsl.diagnostics.sink import Sink, closest
from engross.dsl.syntax.declarations import Notice, PersonClass, Thing
from engross.dsl.syntax.scenarios import Scenario
from engross.dsl.text.span import Span

IDLE = "this is declared, and nothing uses it"
NO_PARAMETER, UNKNOWN_EVENT, UNKNOWN_PARTY = "RR611", "RR612", "RR613"
WRONG_TYPE = "RR614"
REF = "ref"


class Told(NamedTuple):
    """One thing that is wrong: where it is written, and what its author may have meant."""

    code: str
    message: str
    help: str
    meant: Label | None = None


class Logged:
    """Collects what is told of the scenarios of a program, to be reported together."""

    def __init__(self, symbols: Symbols, sink: Sink) -> None:
        self.symbols = symbols
        self.sink = sink
        self.places: dict[tuple[str, str, str, str], tuple[Told, list[Span]]] = {}

    def add(self, scenario: Scenario, errors: Iterable[LogError]) -> None:
        """Take in what the reader says of one scenario."""
        found = list(errors)
        spans = {(span.line, span.column): span for span in spans_of(scenario)}
        without = set(self._without_roster(scenario))
        for error in found:
            place = (error.line, error.column)
            span = spans.get(place, Span(*place, error.line, error.column + 1))
            if error.code == UNKNOWN_PARTY and any(f"“{n}”" in error.message for n in without):
                continue  # it is given to a class that has no roster
            told = self._told(scenario, error, span)
            scope = "" if told.code == UNKNOWN_EVENT else scenario.title.text
            key = (scope, told.code, told.message, told.help)
            self.places.setdefault(key, (told, []))[1].append(span)

    def report(self) -> None:
        """Report everything that was taken in."""
        for told, spans in self.places.values():
            others = tuple(Label(span, "and here") for span in spans[1 : 1 + MAX_PLACES])
            others += (told.meant,) if told.meant else ()
            self.sink.report(told.code, spans[0], told.message, told.help, secondary=others)

    def _told(self, scenario: Scenario, error: LogError, span: Span) -> Told:
        if error.code == NO_PARAMETER and (group := self._class_at(scenario, span)):
            name = group.term.text
            return Told(
                error.code,
                f"class “{name}” has no roster that could be given",
                f'Add the line “roster asks "Who signed as {name}?"” to its block.',
                Label(group.term.span, "declared here"),
            )
        meant = self._meant(scenario, error, span)
        return Told(error.code, error.message, error.help, meant)

    def _class_at(self, scenario: Scenario, span: Span) -> PersonClass | None:
        for given in scenario.given:
            symbol = self.symbols.terms.get(given.parameter.text)
            node = symbol.node if symbol else None
            if given.parameter.span == span and isinstance(node, PersonClass):
                return node if node.roster is None else None
        return None

    def _without_roster(self, scenario: Scenario) -> Iterator[str]:
        for given in scenario.given:
            if self._class_at(scenario, given.parameter.span):
                yield from names_of(given.value)

    def _meant(self, scenario: Scenario, error: LogError, span: Span) -> Label | None:
        """Return where what is meant is declared, if nothing else names it."""
        if error.code == UNKNOWN_EVENT:
            return self._moment_meant(scenario, span)
        if error.code == UNKNOWN_PARTY:
            return name_meant(scenario, error.message.split("“")[-1].rstrip("”"))
        if error.code == WRONG_TYPE:
            return self._attribute_at(scenario, span)
        return None

    def _attribute_at(self, scenario: Scenario, span: Span) -> Label | None:
        """Return where what a fact states, with the value at a place, is declared."""
        for fact in scenario.facts:
            symbol = self.symbols.terms.get(fact.thing.text) if fact.thing else None
            node = symbol.node if symbol else None
            states = node.states if isinstance(node, Notice | Thing) else ()
            told = {name.text for name, value in fact.attributes if value.span == span}
            for line in states:
                if line.name.text in told:
                    return Label(line.span, "declared here")
        return None

    def _moment_meant(self, scenario: Scenario, span: Span) -> Label | None:
        for fact in scenario.facts:
            if fact.thing is None or event_span(fact) != span:
                continue
            thing = fact.thing.text
            symbol = self.symbols.terms.get(thing)
            moments = self.symbols.moments.get(thing, {})
            near = closest(fact.moment.text, moments)
            if near and symbol and symbol.kind != "notice":
                used = ("moment", f"{thing} {near}") in self.symbols.used
                return Label(moments[near], "declared here" if used else IDLE)
        return None


def name_meant(scenario: Scenario, name: str) -> Label | None:
    """Return where a scenario gives a name that is like another, if nothing else in it names it.

    A name is given to a parameter, or to a fact as its ref.
    """
    given = {n: line.value.span for line in scenario.given for n in names_of(line.value)}
    for fact in scenario.facts:
        refs = (value for key, value in fact.attributes if key.text == REF)
        given |= {n: value.span for value in refs for n in names_of(value)}
    near = closest(name, given)
    named = [n for value in values_of(scenario) for n in names_of(value)]
    if not near or named.count(near) > 1:
        return None
    return Label(given[near], f"“{near}” is given here, and nothing else names it")
