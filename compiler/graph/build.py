"""Build the whole graph of a program from its syntax."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from engross.compiler.graph.agreement import agreement_node
from engross.compiler.graph.balances import balance_node
from engross.compiler.graph.calendars import calendar_node, check_rolls
from engross.compiler.graph.context import Context, Json, place
from engross.compiler.graph.edges import edges_of
from engross.compiler.graph.matters import counter_node, deemed_nodes, matter_node
from engross.compiler.graph.norms import norm_node
from engross.compiler.graph.people import (
    authority_node,
    class_node,
    parameter_node,
    party_node,
    role_node,
    roster_node,
)
from engross.compiler.graph.readings import NO_COUNTING, counting_node, notices_node, reading_node
from engross.compiler.graph.sharing import share_window
from engross.compiler.graph.things import notice_node, thing_node
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
    Counter,
    Deemed,
    Norm,
    Provision,
    WindowOf,
)
from engross.dsl.syntax.program import Syntax

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
        rosters = [roster_node(c, item) for c, item in self.items(PersonClass)]
        parameters = [roster for roster in rosters if roster is not None]
        parameters += [parameter_node(c, item) for c, item in self.items(Parameter)]
        addresses = next((p["name"] for p in parameters if p["type"] == "addresses"), None)
        notices = [notices_node(c, item, addresses) for c, item in self.items(Notices)]
        graph: Json = {
            "format": FORMAT,
            "agreement": agreement_node(self.context, [item for _, item in self.items(Agreement)]),
            "sections": [
                {"cite": s.cite.text, "heading": s.heading.text if s.heading else ""}
                for s in self.syntax.sections
            ],
            "parties": [
                *(party_node(c, item) for c, item in self.items(Party)),
                *(authority_node(c, item) for c, item in self.items(Authority)),
            ],
            "parameters": parameters,
            "classes": [class_node(c, item) for c, item in self.items(PersonClass)],
            "roles": [
                role for c, item in self.items(Notice) if (role := role_node(c, item)) is not None
            ],
            "things": [
                notice_node(c, item, clause) if isinstance(item, Notice) else thing_node(c, item)
                for c, item in self._things()
            ],
            "matters": [matter_node(c, item) for c, item in self.items(Matter)],
            "balances": [balance_node(c, item) for c, item in self.items(Balance)],
            "readings": [reading_node(c, item) for c, item in self.items(Reading)],
            "notices": notices[0] if notices else None,
            "calendars": calendars,
            "counting": counting[0] if counting else NO_COUNTING,
            "noise": [item.words.text for _, item in self.items(Noise)],
            "deemed": deemed_nodes(self.items(Deemed)),
            "counters": [counter_node(c, item) for c, item in self.items(Counter)],
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

    def _norms(self) -> list[Json]:
        nodes = [norm_node(c, item) for c, item in self.items(Norm)]
        for context, item in self.items(Norm):
            for line in item.lines:
                if isinstance(line, WindowOf):
                    share_window(context, item, line, nodes)
        return nodes
