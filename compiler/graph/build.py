"""Build the whole graph of a program from its syntax."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from engross.compiler.graph.calendars import calendar_node, check_rolls
from engross.compiler.graph.conditions import condition_node
from engross.compiler.graph.context import Context, Json, place
from engross.compiler.graph.edges import edges_of
from engross.compiler.graph.expressions import mention_node
from engross.compiler.graph.norms import condition_line, norm_node
from engross.compiler.graph.readings import NO_COUNTING, counting_node, notices_node, reading_node
from engross.compiler.graph.sharing import share_window
from engross.compiler.graph.things import TYPES, notice_node, thing_node
from engross.compiler.resolve.missing import report_missing
from engross.compiler.resolve.symbols import Symbols
from engross.dsl.diagnostics.sink import Sink
from engross.dsl.syntax.declarations import (
    Agreement,
    Authority,
    Balance,
    CalendarOf,
    Counting,
    Matter,
    Noise,
    Notice,
    Notices,
    Parameter,
    Party,
    PersonClass,
    Reading,
    Thing,
)
from engross.dsl.syntax.norms import (
    ConditionLine,
    Counter,
    Deemed,
    EventLine,
    Norm,
    Provision,
    WindowOf,
)
from engross.dsl.syntax.program import Syntax
from engross.dsl.text.span import Span

FORMAT = 1


def build_graph(syntax: Syntax, symbols: Symbols, sink: Sink) -> Json:
    """Return the obligation graph; what cannot be built is reported and left out."""
    graph = _Building(syntax, Context(symbols, sink)).graph()
    report_missing(symbols.missing, symbols.used, sink)
    return graph


class _Building:
    def __init__(self, syntax: Syntax, context: Context) -> None:
        self.syntax = syntax
        self.context = context

    def items(self, kind: type) -> Iterator[tuple[Context, Any]]:
        """Yield the items of a kind with the context of their section."""
        for placed in self.syntax.items:
            if isinstance(placed.item, kind):
                yield self.context.at(placed.section), placed.item

    def graph(self) -> Json:
        """Return the graph, its parts in a fixed order."""
        clause = next((item for _, item in self.items(Notices)), None)
        counting = [counting_node(c, item) for c, item in self.items(Counting)]
        calendars = [calendar_node(c, item) for c, item in self.items(CalendarOf)]
        for c, item in self.items(Counting):
            check_rolls(c, item, [calendar["name"] for calendar in calendars])
        notices = [notices_node(c, item, self._addresses()) for c, item in self.items(Notices)]
        graph: Json = {
            "format": FORMAT,
            "agreement": self._agreement(),
            "sections": [
                {"cite": s.cite.text, "heading": s.heading.text if s.heading else ""}
                for s in self.syntax.sections
            ],
            "parties": self._parties(),
            "parameters": self._parameters(),
            "classes": [self._class(c, item) for c, item in self.items(PersonClass)],
            "roles": [r for c, item in self.items(Notice) for r in self._roles(c, item)],
            "things": [
                notice_node(c, item, clause) if isinstance(item, Notice) else thing_node(c, item)
                for c, item in self._things()
            ],
            "matters": [self._matter(c, item) for c, item in self.items(Matter)],
            "balances": [self._balance(c, item) for c, item in self.items(Balance)],
            "readings": [reading_node(c, item) for c, item in self.items(Reading)],
            "notices": notices[0] if notices else None,
            "calendars": calendars,
            "counting": counting[0] if counting else NO_COUNTING,
            "noise": [item.words.text for _, item in self.items(Noise)],
            "deemed": self._deemed(),
            "counters": [self._counter(c, item) for c, item in self.items(Counter)],
            "norms": self._norms(),
            "provisions": [
                {
                    "id": item.name.text,
                    "clause": c.section,
                    "reason": item.reason.text,
                    "span": place(item.span),
                }
                for c, item in self.items(Provision)
            ],
        }
        graph["edges"] = edges_of(graph)
        return graph

    def _things(self) -> Iterator[tuple[Context, Notice | Thing]]:
        for placed in self.syntax.items:
            if isinstance(placed.item, Notice | Thing):
                yield self.context.at(placed.section), placed.item

    def _agreement(self) -> Json:
        found = [item for _, item in self.items(Agreement)]
        sink = self.context.sink
        if not found:
            if not sink.lost.heading:
                sink.report(
                    "RR301",
                    Span(1, 1, 1, 2),
                    "the file does not name its agreement",
                    'Begin with: agreement "…" { between … and … }',
                )
            return {
                "name": "",
                "parties": [],
                "dated": "",
                "governed": "",
                "executed": "",
                "silent": [],
            }
        for second in found[1:]:
            sink.report(
                "RR203",
                second.span,
                "a second agreement in one file",
                "One file holds one agreement.",
            )
        item: Agreement = found[0]
        for term in item.parties:
            self.context.term(term, "party", "class")
        return {
            "name": item.name.text,
            "parties": [term.text for term in item.parties],
            "dated": item.dated.text if item.dated else "",
            "governed": item.governed.text if item.governed else "",
            "executed": item.executed.text if item.executed else "",
            "silent": [words.text for words in item.silences],
        }

    def _parties(self) -> list[Json]:
        parties = [
            {
                "name": item.term.text,
                "kind": "party",
                "clause": c.section,
                "named": item.named.text if item.named else "",
                "address": item.address.text if item.address else "",
            }
            for c, item in self.items(Party)
        ]
        return parties + [
            {
                "name": item.term.text,
                "kind": "authority",
                "clause": c.section,
                "named": item.words.text if item.words else "",
                "address": "",
            }
            for c, item in self.items(Authority)
        ]

    def _parameters(self) -> list[Json]:
        found = [
            {
                "name": item.term.text,
                "type": "roster",
                "question": item.roster.text,
                "clause": c.section,
            }
            for c, item in self.items(PersonClass)
            if item.roster is not None
        ]
        return found + [
            {
                "name": item.term.text,
                "type": TYPES[item.type.kind],
                "question": item.question.text,
                "clause": c.section,
            }
            for c, item in self.items(Parameter)
        ]

    def _addresses(self) -> str | None:
        names = (
            item.term.text for _, item in self.items(Parameter) if item.type.kind == "addresses"
        )
        return next(names, None)

    def _class(self, context: Context, item: PersonClass) -> Json:
        joins = []
        for line in item.joins:
            thing = line.event.thing.text
            inner = context.at(context.section, thing)
            mention = mention_node(inner, line.event)
            joins.append(
                {
                    "thing": mention["thing"],
                    "moment": mention["moment"],
                    "who": line.who.text,
                    "if": [condition_node(inner, test) for test in line.conditions],
                    "under": context.under(line.under),
                }
            )
        return {
            "name": item.term.text,
            "clause": context.section,
            "span": place(item.span),
            "joins": joins,
        }

    def _roles(self, context: Context, item: Notice) -> list[Json]:
        if item.sender.role is None:
            return []
        return [
            {
                "name": item.sender.role.text,
                "clause": context.section,
                "notice": item.term.text,
                "aggregate": [context.under(under) for under in item.adds_up],
            }
        ]

    def _matter(self, context: Context, item: Matter) -> Json:
        if len(item.opens) != 1:
            context.sink.report(
                "RR304",
                item.term.span,
                f"{len(item.opens) or 'no'} lines open {item.term.text}; one is expected",
                "Add “opens when … is received”.",
                lacking=item.span,
            )
        inner = context.at(context.section, item.opens[0].thing.text if item.opens else "")
        opens = mention_node(inner, item.opens[0]) if item.opens else {"thing": "", "moment": ""}
        return {
            "name": item.term.text,
            "clause": context.section,
            "span": place(item.span),
            "opens": opens,
            "closes": [condition_node(inner, test) for test in item.closes],
        }

    def _balance(self, context: Context, item: Balance) -> Json:
        each = context.term(item.each, "class")
        entries = []
        for line in item.postings:
            mention = mention_node(context, line.event)
            symbol = context.symbols.terms.get(line.event.thing.text)
            for name, wanted in (
                (line.amount, ("number", "amounts", "ratio")),
                (line.holder, ("person", "new person")),
            ):
                stated = context.attribute(symbol, name) if symbol and name else None
                if name and stated and stated.type.kind not in wanted:
                    context.sink.report(
                        "RR401",
                        name.span,
                        f"“{name.text}” is not {' or '.join(wanted)}",
                        "Name the amount, then who holds it.",
                    )
            entries.append(
                {
                    "effect": line.effect,
                    "thing": mention["thing"],
                    "moment": mention["moment"],
                    "amount": line.amount.text,
                    "holder": line.holder.text if line.holder else "",
                }
            )
        return {
            "name": item.term.text,
            "clause": context.section,
            "span": place(item.span),
            "each": each.name if each else item.each.text,
            "entries": entries,
        }

    def _deemed(self) -> list[Json]:
        found: dict[tuple[str, str], Json] = {}
        for context, item in self.items(Deemed):
            symbol = context.term(item.thing, "matter")
            key = (symbol.name if symbol else item.thing.text, item.moment.text)
            node = found.setdefault(
                key,
                {
                    "id": f"{key[0]} {key[1]}",
                    "clause": context.section,
                    "event": {"thing": key[0], "moment": key[1]},
                    "causes": [],
                },
            )
            node["causes"] += self._causes(context, item)
        return list(found.values())

    def _causes(self, outer: Context, item: Deemed) -> list[Json]:
        events = [line for line in item.lines if isinstance(line, EventLine)]
        if not events:
            outer.sink.report(
                "RR305",
                item.name.span,
                f"“{item.name.text}” has no event that brings it about",
                "Add a line “when … is …”.",
                lacking=item.span,
            )
        context = outer.at(outer.section, events[0].event.thing.text if events else "")
        conditions = {
            kind: [
                condition_line(context, line)
                for line in item.lines
                if isinstance(line, ConditionLine) and line.kind == kind
            ]
            for kind in ("if", "unless")
        }
        return [
            {
                "id": item.name.text,
                "clause": outer.section,
                "span": place(item.span),
                "when": mention_node(context, line.event),
                "under": context.under(line.under),
                **conditions,
            }
            for line in events
        ]

    def _norms(self) -> list[Json]:
        nodes = [norm_node(c, item) for c, item in self.items(Norm)]
        for context, item in self.items(Norm):
            for line in item.lines:
                if isinstance(line, WindowOf):
                    share_window(context, item, line, nodes)
        return nodes

    def _counter(self, context: Context, item: Counter) -> Json:
        counts = mention_node(context, item.counts)
        symbol = self.context.symbols.terms.get(counts["thing"])
        return {
            "id": item.name.text,
            "clause": context.section,
            "span": place(item.span),
            "at_most": item.at_most,
            "counts": counts,
            "matter": counts["thing"] if symbol and symbol.kind == "matter" else None,
        }
