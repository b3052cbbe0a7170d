"""Build the whole graph of a program from its syntax."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from engross.compiler.graph.agreement import agreement_node
from engross.compiler.graph.amendments import Amending, amending_node
from engross.compiler.graph.applications import application_node, apply_to
from engross.compiler.graph.balances import balance_node
from engross.compiler.graph.calendars import calendar_node, check_rolls
from engross.compiler.graph.context import Context, Json, place
from engross.compiler.graph.edges import edges_of
from engross.compiler.graph.encodes import note_encodes
from engross.compiler.graph.matters import counter_node, deemed_nodes, matter_node
from engross.compiler.graph.norms import norm_node
from engross.compiler.graph.payments import (
    cap_node,
    defined_node,
    exception_node,
    payments_by_name,
    report_circles,
)
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
from engross.compiler.graph.waivers import waivers_node
from engross.compiler.resolve.missing import report_missing
from engross.compiler.resolve.symbols import Symbols
from engross.dsl.diagnostics.sink import Sink
from engross.dsl.syntax.amendments import Amendments
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
    Application,
    Counter,
    Deemed,
    Norm,
    Provision,
    WindowOf,
)
from engross.dsl.syntax.payments import Cap, Defined, PartException
from engross.dsl.syntax.program import Syntax
from engross.dsl.syntax.waivers import Waivers

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
            if isinstance(placed.item, kind) and not placed.amendment:
                yield self.context.at(placed.section), placed.item

    def graph(self) -> Json:
        """Return the graph, its parts in a fixed order."""
        clause = next((item for _, item in self.items(Notices)), None)
        counting = [counting_node(c, item) for c, item in self.items(Counting)]
        calendars = [calendar_node(c, item) for c, item in self.items(CalendarOf)]
        named = {item.name.text: item.name.span for _, item in self.items(CalendarOf)}
        for c, item in self.items(Counting):
            check_rolls(c, item, named)
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
            **self._money(),
            "applications": [
                application_node(c, item, (s.cite.text for s in self.syntax.sections))
                for c, item in self.items(Application)
            ],
            "waivers": next((waivers_node(c, item) for c, item in self.items(Waivers)), None),
            "amending": next((amending_node(c, i) for c, i in self.items(Amendments)), None),
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
        amending = Amending(self.context, self.syntax, graph["norms"])
        graph["amendments"] = amending.nodes(ruled=graph["amending"] is not None)
        apply_to(graph["applications"], graph["norms"], graph["deemed"])
        graph["edges"] = edges_of(graph)
        note_encodes(self.context, self.syntax, graph)
        return graph

    def _things(self) -> Iterator[tuple[Context, Notice | Thing]]:
        for placed in self.syntax.items:
            if isinstance(placed.item, Notice | Thing):
                yield self.context.at(placed.section), placed.item

    def _money(self) -> Json:
        """Return the declared quantities, the caps, and the exceptions that reduce payments."""
        payments = payments_by_name(self.context, self.items(Norm), self.items(PartException))
        found = {
            "quantities": [defined_node(c, item) for c, item in self.items(Defined)],
            "caps": [cap_node(c, item) for c, item in self.items(Cap)],
            "exceptions": [
                exception_node(c, item, payments) for c, item in self.items(PartException)
            ],
        }
        report_circles(self.context, found, self.items(Defined), self.items(PartException))
        return found

    def _norms(self) -> list[Json]:
        nodes = [norm_node(c, item) for c, item in self.items(Norm)]
        for context, item in self.items(Norm):
            for line in item.lines:
                if isinstance(line, WindowOf):
                    share_window(context, item, line, nodes)
        return nodes
