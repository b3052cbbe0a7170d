"""Load a graph: compile its nodes, once, into the closures and objects that evaluate a log."""

from __future__ import annotations

from collections.abc import Callable
from copy import copy
from functools import cached_property
from typing import Any, NamedTuple

from engross.compiler.engine.choices import Axis
from engross.compiler.engine.days import iso_day
from engross.compiler.engine.log.facts import FINDING
from engross.compiler.engine.log.gathering import Kinds
from engross.compiler.engine.log.misnamed import references_of
from engross.compiler.engine.log.textfacts import kinds_of_text_facts
from engross.compiler.engine.log.vocabulary import Vocabulary
from engross.compiler.engine.norms.amendments import (
    Consents,
    amendment_of,
    touching,
    version_at,
)
from engross.compiler.engine.norms.blocks import Block, block_of
from engross.compiler.engine.norms.caps import Cap
from engross.compiler.engine.norms.deemed import Counter, Deemed
from engross.compiler.engine.norms.duties import Duty
from engross.compiler.engine.norms.immunities import Immunity
from engross.compiler.engine.norms.lasting import Lasting
from engross.compiler.engine.norms.payments import Payment
from engross.compiler.engine.norms.points import point_of
from engross.compiler.engine.norms.powers import Power
from engross.compiler.engine.norms.transitions import TURNS, Transitions
from engross.compiler.engine.norms.versions import Versioned
from engross.compiler.engine.norms.waivers import WaiverRule
from engross.compiler.engine.scope import Under, as_under
from engross.compiler.engine.standing import standing_graph
from engross.compiler.engine.terms.anchors import Anchor
from engross.compiler.engine.terms.attributes import attribute_of, every_attribute
from engross.compiler.engine.terms.calendars import Calendar, calendar_of
from engross.compiler.engine.terms.classes import class_members, person_set
from engross.compiler.engine.terms.conditions import Test, condition
from engross.compiler.engine.terms.declared import Declared
from engross.compiler.engine.terms.figures import computed
from engross.compiler.engine.terms.moments import Mention
from engross.compiler.engine.terms.named import named_members
from engross.compiler.engine.terms.own import kinds_of_matters
from engross.compiler.engine.terms.persons import PersonSet
from engross.compiler.engine.terms.quantities import quantity
from engross.compiler.engine.terms.roles import senders_of_openers
from engross.compiler.engine.terms.terms import day_term
from engross.compiler.engine.truth import Question

FINDING_KIND: dict[str, Any] = {
    "name": FINDING,
    "kind": "event",
    "moments": [{"name": "made"}],
    "identified_by": (),
    "apart": True,
}


class Qualified(NamedTuple):
    """A condition with the readings under which its line stands."""

    test: Test
    under: Under
    text: str
    clause: str


class Program:
    """A graph made ready to evaluate logs."""

    def __init__(self, graph: dict[str, Any]) -> None:
        self.graph = graph
        self._under: dict[tuple[tuple[str, str], ...], Program] = {}
        self.name: str = graph["agreement"]["name"]
        told = kinds_of_text_facts(graph)
        self.things: dict[str, dict[str, Any]] = {
            t["name"]: _thing(t) for t in [*graph["things"], *told]
        }
        self.kinds = Kinds([*graph["things"], FINDING_KIND, *told])
        self.references = references_of(graph["things"])
        self.axes = {r["name"]: _axis(r) for r in graph["readings"]}
        self.elected = {r["name"]: r["elected"] for r in graph["readings"] if r["elected"]}
        self.addresses = {p["name"]: p["address"] for p in graph["parties"] if p["address"]}
        self.parties = {p["name"] for p in graph["parties"]}
        self.parameters = {p["name"]: p for p in graph["parameters"]}
        self.balances = {b["name"]: b for b in graph["balances"]}
        self.say_day: Callable[[int], str] = iso_day
        load = Loader(graph, self.things)
        self.calendars = [calendar_of(node) for node in graph["calendars"]]
        self.business_days = load.calendars_of(graph["counting"]["business_days"])
        # What counts in law, or does not: notices, and here with the norms what exercises a power.
        self.judged = {t["name"] for t in graph["things"] if t["kind"] == "notice"}
        self.class_sets = {c["name"]: load.persons(["class", c["name"]]) for c in graph["classes"]}
        self.notices = _notices(graph["notices"])
        waivers = graph.get("waivers")
        self.waivers = WaiverRule(waivers) if waivers is not None else None
        self.matters = {m["name"]: _matter(m, load) for m in graph["matters"]}
        # What is deduced and not logged, by its matter or norm and its moment.
        self.deemed: dict[tuple[str, str], Any] = {
            (d["event"]["thing"], d["event"]["moment"]): Deemed(d, load.at(d["clause"]))
            for d in graph["deemed"]
        }
        self.counters = {c["id"]: Counter(c, load.at(c["clause"])) for c in graph["counters"]}
        self.quantities = {
            q["name"]: Declared(q, load.of(q["clause"], q["name"]))
            for q in graph.get("quantities", ())
        }
        self.caps = {c["id"]: Cap(c, load.of(c["clause"], c["id"])) for c in graph.get("caps", ())}
        self.payments_within: dict[str, list[Payment]] = {}
        self.blocks: dict[str, list[Block]] = {}
        self.blocks_on: dict[str, list[Block]] = {}
        self.powers_over: dict[str, list[Power]] = {}  # by the act that exercises them
        amending = graph.get("amending")
        self.consents = Consents(amending, load) if amending is not None else None
        self.amendments = {a["id"]: amendment_of(a) for a in graph.get("amendments", ())}
        self.original = {n["id"] for n in graph["norms"] if not n.get("amendment")}
        self.norms: list[Any] = [
            self._norm(node, load.at(node["clause"])) for node in graph["norms"]
        ]
        self.deemed |= _transitions(self.norms)
        self._versions = {(norm.id, norm.amendment): norm for norm in self.norms}

    @cached_property
    def vocabulary(self) -> Vocabulary:
        """Return what a log of the agreement may say."""
        return Vocabulary(self.graph)

    @cached_property
    def kinds_of_matters(self) -> frozenset[str]:
        """Return the kinds of things that belong to matters, found out once."""
        return kinds_of_matters(self.graph)

    @cached_property
    def as_elected(self) -> Program:
        """Return the program as it stands under its own elections."""
        return self.under(self.elected)

    def under(self, profile: dict[str, str]) -> Program:
        """Return the program as it stands under a profile of readings, loaded once for each."""
        key = tuple(sorted(profile.items()))
        program = self._under.get(key)
        if program is None:
            program = self._under[key] = Program(standing_graph(self.graph, profile))
        return program

    def version_of(self, norm: str, amendment: str) -> Any:
        """Return a norm as an amendment writes it, or as it was at first."""
        return self._versions[norm, amendment]

    def norms_called(self, norm: Any) -> list[Any]:
        """Return a norm, and after it the other versions of it that the same events bring about."""
        found = [norm]
        for other in self.norms if norm.touched else ():
            alike = other.id == norm.id and other.amendment != norm.amendment
            if alike and (not isinstance(other, Versioned) or other.starts_with(norm)):
                found.append(other)
        return found

    def power_over(self, state: Any, thing: Any, power: Any) -> Any:
        """Return the version of a power under which a thing was done; None where there is none."""
        point = point_of(thing, power.moment, thing.first_day)
        amendment = version_at(state, power, point)
        return None if amendment is None else self._versions[power.id, amendment]

    def _norm(self, node: dict[str, Any], load: Loader) -> Any:
        if node["block"]:
            block = block_of({**node["block"], "amendment": node.get("amendment", "")}, load)
            self.blocks.setdefault(block.name, []).append(block)
            for name in block.effects:
                self.blocks_on.setdefault(name, []).append(block)
        if node["kind"] == "immunity":
            return Immunity(node, load)
        if node["kind"] in ("power", "right"):
            power = Power(node, load)
            self.judged.add(power.thing)
            powers = self.powers_over.setdefault(power.thing, [])
            if all(known.id != power.id for known in powers):
                powers.append(power)  # its further versions are asked for by day
            return power
        if node.get("payment"):
            payment = Payment(node, load)
            for name in dict.fromkeys(name for name, _ in payment.within):
                self.payments_within.setdefault(name, []).append(payment)
            return payment
        return Lasting(node, load) if node["lasting"] else Duty(node, load)


class Loader:
    """Compiles the parts of the graph's nodes; every maker takes it along."""

    def __init__(self, graph: dict[str, Any], things: dict[str, dict[str, Any]]) -> None:
        self.graph = graph
        self.things = things
        self.clause = ""
        self.owner = ""  # the block to whose questions a finding on its name is an answer
        self.listed: list[Any] = []
        self.touching = touching(graph)
        self.parameters = {p["name"]: p for p in graph["parameters"]}
        self.classes = {c["name"]: c for c in graph["classes"]}
        self.roles = {r["name"]: r for r in graph["roles"]}
        self.having_role = {name: senders_of_openers(role) for name, role in self.roles.items()}
        self.month_ends: list[tuple[str, Under]] = [
            (line["day"], as_under(line["under"])) for line in graph["counting"]["month_end"]
        ]
        self.rolls = self.calendars_of(graph["counting"]["rolls"])
        self.clear_days: list[Under] = [as_under(u) for u in graph["counting"]["clear_days"]]

    def at(self, clause: str) -> Loader:
        """Return this loader for the nodes of one clause."""
        inner = copy(self)  # what the graph holds for all of them is read once
        inner.clause, inner.owner, inner.listed = clause, "", []
        return inner

    def of(self, clause: str, owner: str) -> Loader:
        """Return this loader for one named block of a clause."""
        inner = self.at(clause)
        inner.owner = owner
        return inner

    def calendars_of(self, lines: list[dict[str, Any]]) -> list[tuple[Under, Calendar]]:
        """Return the calendars that lines of the counting rules name, each with its readings."""
        calendars = {node["name"]: calendar_of(node) for node in self.graph["calendars"]}
        return [(as_under(line["under"]), calendars[line["calendar"]]) for line in lines]

    def mention(self, node: dict[str, Any]) -> Mention:
        """Return a mention of an event with its conditions compiled."""
        return Mention(node, self)

    def day(self, node: list[Any]) -> Anchor:
        """Return the function that computes a day."""
        return day_term(node, self)

    def quantity(self, node: list[Any]) -> Callable[..., Any]:
        """Return the function that computes a quantity."""
        return computed(node, self) or quantity(node, self)

    def condition(self, node: list[Any]) -> Test:
        """Return the test that a condition stands for."""
        return condition(node, self)

    def qualified(self, lines: list[dict[str, Any]]) -> list[Qualified]:
        """Return conditions with the readings they stand under."""
        return [
            Qualified(
                self.condition(line["test"]), as_under(line["under"]), line["words"], line["clause"]
            )
            for line in lines
        ]

    def persons(self, node: list[Any]) -> PersonSet:
        """Return a set of persons."""
        return person_set(node, self)

    def members_of(self, name: str) -> PersonSet:
        """Return the members of a class."""
        declared = self.classes[name]
        return (named_members if declared["those"] else class_members)(declared, self)

    def attribute(self, node: dict[str, Any]) -> Callable[..., Any]:
        """Return the function that reads an attribute of a thing."""
        return attribute_of(node, self)

    def every_value(self, node: dict[str, Any]) -> Callable[..., Any]:
        """Return the function that reads an attribute of each thing of a kind in the matter."""
        return every_attribute(node, self)


def _transitions(norms: list[Any]) -> dict[tuple[str, str], Any]:
    """Return what may become of each duty and prohibition, in all its versions."""
    versions: dict[str, list[Duty]] = {}
    for norm in norms:
        if isinstance(norm, Duty):
            versions.setdefault(norm.id, []).append(norm)
    return {(id_, m): Transitions(found, m) for id_, found in versions.items() for m in TURNS}


def _thing(node: dict[str, Any]) -> dict[str, Any]:
    """Return a kind of thing with its moments by name, in the order of the agreement."""
    return {**node, "moments": {moment["name"]: moment for moment in node["moments"]}}


def _axis(reading: dict[str, Any]) -> Axis:
    options = tuple(o["name"] for o in reading["options"])
    asks = Question(f"reading {reading['name']}", reading["question"], reading["clause"])
    return Axis("reading", reading["name"], options, (asks,))


def _matter(node: dict[str, Any], load: Loader) -> dict[str, Any]:
    inner = load.at(node["clause"])
    return {**node, "closes": [inner.condition(test) for test in node["closes"]]}


def _notices(node: dict[str, Any] | None) -> dict[str, Any] | None:
    if node is None:
        return None
    lines = [{**line, "under": as_under(line["under"])} for line in node["lines"]]
    by_method: dict[str, list[dict[str, Any]]] = {}
    for line in lines:
        for method in line["methods"]:
            by_method.setdefault(method, []).append(line)
    return {
        **node,
        "lines": lines,
        "by_method": by_method,
        "settled": {m: found[0] for m, found in by_method.items() if not found[0]["under"]},
        "received_when_given": [
            {**line, "under": as_under(line["under"])} for line in node["received_when_given"]
        ],
    }
