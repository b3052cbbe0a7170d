"""The symbols of a program: every declared term and name, with its place and its section."""

from collections.abc import Iterable
from typing import NamedTuple

from engross.compiler.resolve.missing import Missing
from engross.dsl.diagnostics.diagnostic import Label
from engross.dsl.diagnostics.sink import Sink
from engross.dsl.syntax.amendments import Amendment
from engross.dsl.syntax.declarations import (
    Authority,
    Balance,
    Counting,
    Matter,
    Notice,
    Parameter,
    Party,
    PersonClass,
    Reading,
    Thing,
)
from engross.dsl.syntax.norms import Counter, Deemed, Norm, Provision
from engross.dsl.syntax.payments import Cap, Defined, PartException
from engross.dsl.syntax.program import Syntax
from engross.dsl.syntax.words import Name, Term, Words
from engross.dsl.text.plural import singular_of
from engross.dsl.text.span import Span

# Kinds of terms: what happens or is given; one person, and several.
THINGS = ("notice", "document", "event")
ONE_PERSON = ("party", "authority")
SEVERAL_PERSONS = ("class", "role")
NOTICE_MOMENTS = ("sent", "given", "received", "returned")


class Symbol(NamedTuple):
    """A declared term: what kind of thing it is, what declares it, where."""

    kind: str
    name: str
    node: object
    span: Span
    section: str


class Symbols:
    """All that a program declares: terms in one space, names of each kind in another."""

    def __init__(self) -> None:
        self.terms: dict[str, Symbol] = {}
        self.norms: dict[str, Symbol] = {}
        self.readings: dict[str, Symbol] = {}
        self.counters: dict[str, Symbol] = {}
        self.moments: dict[str, dict[str, Span]] = {}
        self.used: set[tuple[str, str]] = set()
        self.missing: list[Missing] = []
        self.written: dict[str, Norm] = {}  # each norm, also those that amendments add
        self.guesses = 0
        self.quantities: dict[str, Symbol] = {}
        self.caps: dict[str, Symbol] = {}
        self.amendments: dict[str, Symbol] = {}
        self.units: dict[str, str] = {}
        self.business_days = False  # whether a line says which they are
        self.unfolding: list[str] = []
        self._kinds: dict[tuple[tuple[str, ...], int], list[Symbol]] = {}
        self._options: dict[int, dict[str, Span]] = {}
        self._places: dict[tuple[object, ...], dict[str, Span]] = {}

    def of_kind(self, *kinds: str) -> list[Symbol]:
        """Return the symbols of some kinds, in the order of their declaration."""
        key = kinds, len(self.terms)  # asked for every norm, and all terms are there by then
        if key not in self._kinds:
            found = {id(s): s for s in self.terms.values() if s.kind in kinds}
            self._kinds[key] = list(found.values())
        return self._kinds[key]

    def places(self, *kinds: str) -> dict[str, Span]:
        """Return where the terms of some kinds, or all, are declared."""
        return self.places_in(self.terms, *kinds)

    def places_in(
        self, table: dict[str, Symbol], *kinds: str, node: type = object
    ) -> dict[str, Span]:
        """Return where the names of a table are declared: those of some kinds, or of a node's."""
        key = id(table), len(table), kinds, node
        if key not in self._places:
            self._places[key] = {
                name: symbol.span
                for name, symbol in table.items()
                if (not kinds or symbol.kind in kinds) and isinstance(symbol.node, node)
            }
        return self._places[key]

    def options(self, reading: Reading) -> dict[str, Span]:
        """Return where the options of a reading are declared."""
        key = id(reading)
        if key not in self._options:
            self._options[key] = {option.name.text: option.name.span for option in reading.options}
        return self._options[key]

    def role_over(self, class_name: str) -> Symbol | None:
        """Return the role that members of a class take when they open a matter."""
        for symbol in self.of_kind("role"):
            notice = symbol.node
            assert isinstance(notice, Notice)
            several = notice.sender.several
            if several is not None and self.class_named(several.text) == class_name:
                return symbol
        return None

    def class_named(self, text: str) -> str | None:
        """Return the class that a term, singular or plural, stands for."""
        symbol = self.terms.get(text)
        return symbol.name if symbol is not None and symbol.kind == "class" else None


def collect_symbols(syntax: Syntax, sink: Sink) -> Symbols:
    """Return the symbols of a program; report what is declared twice."""
    symbols = Symbols()
    collector = _Collector(symbols, sink)
    for placed in syntax.items:
        collector.section = placed.section
        if not placed.amendment:
            collector.collect(placed.item)
    for placed in syntax.items:
        if isinstance(placed.item, Amendment):
            collector.collect_added(placed.item)
    for placed in syntax.items:
        if isinstance(placed.item, Norm):
            symbols.written.setdefault(placed.item.name.text, placed.item)
        elif isinstance(placed.item, Deemed):
            moments = symbols.moments.setdefault(placed.item.thing.text, {})
            moments.setdefault(placed.item.moment.text, placed.item.moment.span)
    return symbols


class _Collector:
    def __init__(self, symbols: Symbols, sink: Sink) -> None:
        self.symbols = symbols
        self.sink = sink
        self.section = ""

    def collect(self, item: object) -> None:
        """Enter what an item declares."""
        if isinstance(item, Party):
            self._term("party", item.term, item)
        elif isinstance(item, Authority):
            self._term("authority", item.term, item)
        elif isinstance(item, PersonClass):
            self._persons("class", item.term.text, item.singular, item, item.term.span)
        elif isinstance(item, Parameter):
            self._term("parameter", item.term, item)
        elif isinstance(item, Matter):
            self._term("matter", item.term, item)
        elif isinstance(item, Balance):
            self._term("balance", item.term, item)
        elif isinstance(item, Notice):
            self._notice(item)
        elif isinstance(item, Thing):
            self._term(item.kind, item.term, item)
            moments = {line.moment.text: line.moment.span for line in item.happens}
            self.symbols.moments[item.term.text] = moments
            self._once(line.moment for line in item.happens)
            self._once(line.name for line in item.states)
        elif isinstance(item, Reading):
            self._name(self.symbols.readings, "reading", item.name, item)
            self._once(option.name for option in item.options)
        elif isinstance(item, Counting):
            lost = self.sink.lost.touches(item.span)  # with the line that may say which they are
            self.symbols.business_days |= bool(item.business_days) or lost
        elif isinstance(item, Counter):
            self._name(self.symbols.counters, "counter", item.name, item)
        elif isinstance(item, Norm):
            self._name(self.symbols.norms, item.kind, item.name, item)
        elif isinstance(item, Defined):
            self._name(self.symbols.quantities, "quantity", item.name, item)
        elif isinstance(item, Cap):
            self._name(self.symbols.caps, "cap", item.name, item)
        elif isinstance(item, PartException):
            self._name(self.symbols.norms, "exception", item.name, item)
        elif isinstance(item, Amendment):
            self._name(self.symbols.amendments, "amendment", item.name, item)
        elif isinstance(item, Deemed | Provision):
            self._name(self.symbols.norms, "rule", item.name, item)

    def collect_added(self, item: Amendment) -> None:
        """Enter the norms that an amendment adds; what it restates is declared already."""
        for change in item.changes:
            if change.kind == "adds":
                self.section = change.section.text if change.section else ""
                self._name(self.symbols.norms, change.norm_kind, change.norm, change)

    def _notice(self, item: Notice) -> None:
        self._term("notice", item.term, item)
        self._once(line.name for line in item.states)
        self.symbols.moments[item.term.text] = dict.fromkeys(NOTICE_MOMENTS, item.term.span)
        role = item.sender.role
        if role is not None:
            self._persons("role", role.text, None, item, role.span)

    def _persons(
        self, kind: str, plural: str, singular: Words | None, node: object, span: Span
    ) -> None:
        if singular is not None and not singular.text[:1].isupper():
            self.sink.report(
                "RR219",
                singular.span,
                f"“{singular.text}” is no term: a term is capitalised words",
                f'Write the word for one of the {plural}, as in (each a "{singular_of(plural)}").',
            )
            singular = None
        symbol = Symbol(kind, plural, node, span, self.section)
        one = singular.text if singular is not None else singular_of(plural)
        for text in dict.fromkeys((plural, one)):
            self._enter(self.symbols.terms, text, symbol)

    def _term(self, kind: str, term: Term, node: object) -> None:
        symbol = Symbol(kind, term.text, node, term.span, self.section)
        self._enter(self.symbols.terms, term.text, symbol)

    def _name(self, table: dict[str, Symbol], kind: str, name: Name, node: object) -> None:
        self._enter(table, name.text, Symbol(kind, name.text, node, name.span, self.section))

    def _enter(self, table: dict[str, Symbol], text: str, symbol: Symbol) -> None:
        first = table.setdefault(text, symbol)
        if first is not symbol:
            self._twice(text, first.span, symbol.span)

    def _once(self, names: Iterable[Name]) -> None:
        """Report the names of one block that are declared in it twice."""
        first: dict[str, Span] = {}
        for name in names:
            if first.setdefault(name.text, name.span) != name.span:
                self._twice(name.text, first[name.text], name.span)

    def _twice(self, text: str, first: Span, second: Span) -> None:
        self.sink.report(
            "RR203",
            second,
            f"“{text}” is declared twice",
            "Give one of them another name, or remove it.",
            label="declared again here",
            secondary=(Label(first, "first declared here"),),
        )
