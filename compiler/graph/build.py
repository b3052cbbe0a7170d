"""Build the whole graph of a program from its syntax."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cached_property
from typing import Any

from engross.compiler.graph.agreement import agreement_node
from engross.compiler.graph.amendments import Amending, amending_node
from engross.compiler.graph.applications import application_node, apply_to
from engross.compiler.graph.balances import balance_node
from engross.compiler.graph.calendars import calendar_node, check_calendars
from engross.compiler.graph.context import Context, Json, place
from engross.compiler.graph.counting import NO_COUNTING, counting_node
from engross.compiler.graph.encodes import note_encodes
from engross.compiler.graph.matters import counter_node, deemed_nodes, matter_node
from engross.compiler.graph.norms import norm_node
from engross.compiler.graph.notices import notices_node
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
from engross.compiler.graph.readings import reading_node
from engross.compiler.graph.sections import with_those_above
from engross.compiler.graph.sharing import share_windows
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
)
from engross.dsl.syntax.payments import Cap, Defined, PartException
from engross.dsl.syntax.program import Syntax
from engross.dsl.syntax.waivers import Waivers

FORMAT = 1


def build_graph(syntax: Syntax, symbols: Symbols, sink: Sink) -> Json:
    """Return the obligation graph; what cannot be built is reported and left out."""
    return with_edges(build_nodes(syntax, symbols, sink))


def with_edges(nodes: Json) -> Json:
    """Return the whole graph: its nodes, and the edges that are read off them."""
    from engross.compiler.graph.edges import edges_of  # a check draws none

    return {**nodes, "edges": edges_of(nodes)}


def build_nodes(syntax: Syntax, symbols: Symbols, sink: Sink) -> Json:
    """Return the graph without its edges; what cannot be built is reported and left out."""
    nodes = _Building(syntax, Context(symbols, sink)).nodes()
    report_missing(symbols.missing, symbols.used, sink)
    return nodes


class _Building:
    def __init__(self, syntax: Syntax, context: Context) -> None:
        self.syntax = syntax
        self.context = context
        self._items: dict[type, list[tuple[Context, Any]]] = {}
        for placed in syntax.items:
            if not placed.amendment:
                found = self._items.setdefault(type(placed.item), [])
                found.append((context.at(placed.section), placed.item))

    @cached_property
    def _cites(self) -> dict[str, None]:
        """Return the sections, in order, with those whose parts they are."""
        return with_those_above([section.cite.text for section in self.syntax.sections])

    def items(self, kind: type) -> list[tuple[Context, Any]]:
        """Return the items of a kind, each with the context of its section."""
        return self._items.get(kind, [])

    def nodes(self) -> Json:
        """Return the nodes of the graph, by their kinds in a fixed order."""
        declared = self._declared()
        graph: Json = {
            "format": FORMAT,
            "agreement": agreement_node(self.context, [item for _, item in self.items(Agreement)]),
            "sections": [
                {"cite": s.cite.text, "heading": s.heading.text if s.heading else ""}
                for s in self.syntax.sections
            ],
            **declared,
            **self._read(declared["parameters"]),
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
        note_encodes(self.context, self.syntax, graph)
        return graph

    def _declared(self) -> Json:
        """Return the persons, the things, and the matters and balances that these make up."""
        clause = next((item for _, item in self.items(Notices)), None)
        rosters = [roster_node(c, item) for c, item in self.items(PersonClass)]
        parameters = [parameter_node(c, item) for c, item in self.items(Parameter)]
        roles = [role_node(c, item) for c, item in self.items(Notice)]
        return {
            "parties": [
                *(party_node(c, item) for c, item in self.items(Party)),
                *(authority_node(c, item) for c, item in self.items(Authority)),
            ],
            "parameters": [*(roster for roster in rosters if roster is not None), *parameters],
            "classes": [class_node(c, item) for c, item in self.items(PersonClass)],
            "roles": [role for role in roles if role is not None],
            "things": [
                notice_node(c, item, clause) if isinstance(item, Notice) else thing_node(c, item)
                for c, item in self._things()
            ],
            "matters": [matter_node(c, item, self._cites) for c, item in self.items(Matter)],
            "balances": [balance_node(c, item) for c, item in self.items(Balance)],
        }

    def _read(self, parameters: list[Json]) -> Json:
        """Return by what the text is read: its readings, the notice clause, how days count."""
        cites = self._cites
        calendars = {item.name.text: item.name.span for _, item in self.items(CalendarOf)}
        for c, item in self.items(Counting):
            check_calendars(c, item, calendars)
        addresses = next((p["name"] for p in parameters if p["type"] == "addresses"), None)
        notices = [notices_node(c, item, addresses) for c, item in self.items(Notices)]
        counting = [counting_node(c, item) for c, item in self.items(Counting)]
        return {
            "readings": [reading_node(c, item, cites) for c, item in self.items(Reading)],
            "notices": notices[0] if notices else None,
            "calendars": [calendar_node(c, item) for c, item in self.items(CalendarOf)],
            "counting": counting[0] if counting else NO_COUNTING,
        }

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
        share_windows(self.context, (item for _, item in self.items(Norm)), nodes)
        return nodes
