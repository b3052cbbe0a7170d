"""Load a graph: compile its nodes, once, into the closures and objects that evaluate a log."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, NamedTuple

from engross.compiler.engine.choices import Axis
from engross.compiler.engine.days import iso_day
from engross.compiler.engine.log.things import ranked
from engross.compiler.engine.norms.blocks import Block, block_of
from engross.compiler.engine.norms.deemed import Counter, Deemed
from engross.compiler.engine.norms.duties import Duty
from engross.compiler.engine.norms.immunities import Immunity
from engross.compiler.engine.norms.powers import Power
from engross.compiler.engine.scope import Under, as_under
from engross.compiler.engine.terms.attributes import attribute_of, every_attribute
from engross.compiler.engine.terms.calendars import Calendar, calendar_of
from engross.compiler.engine.terms.classes import PersonSet, person_set
from engross.compiler.engine.terms.conditions import Test, condition
from engross.compiler.engine.terms.moments import Anchor, Mention
from engross.compiler.engine.terms.terms import day_term
from engross.compiler.engine.truth import Question


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
        self.name: str = graph["agreement"]["name"]
        self.things: dict[str, dict[str, Any]] = {
            t["name"]: ranked(_thing(t)) for t in graph["things"]
        }
        self.axes = {r["name"]: _axis(r) for r in graph["readings"]}
        self.elected = {r["name"]: r["elected"] for r in graph["readings"] if r["elected"]}
        self.addresses = {p["name"]: p["address"] for p in graph["parties"] if p["address"]}
        self.parties = {p["name"] for p in graph["parties"]}
        self.parameters = {p["name"]: p for p in graph["parameters"]}
        self.balances = {b["name"]: b for b in graph["balances"]}
        self.say_day: Callable[[int], str] = iso_day
        load = Loader(graph, self.things)
        self.calendars = [calendar_of(node) for node in graph["calendars"]]
        self.class_sets = {c["name"]: load.persons(["class", c["name"]]) for c in graph["classes"]}
        self.notices = _notices(graph["notices"])
        self.matters = {m["name"]: _matter(m, load) for m in graph["matters"]}
        self.deemed = {
            (d["event"]["thing"], d["event"]["moment"]): Deemed(d, load.at(d["clause"]))
            for d in graph["deemed"]
        }
        self.counters = {c["id"]: Counter(c, load.at(c["clause"])) for c in graph["counters"]}
        self.blocks: dict[str, Block] = {}
        self.blocks_on: dict[str, list[Block]] = {}
        self.power_of: dict[str, Power] = {}
        self.norms: list[Any] = [
            self._norm(node, load.at(node["clause"])) for node in graph["norms"]
        ]

    def _norm(self, node: dict[str, Any], load: Loader) -> Any:
        if node["block"]:
            block = block_of(node["block"], load)
            self.blocks[block.name] = block
            for name in block.effects:
                self.blocks_on.setdefault(name, []).append(block)
        if node["kind"] == "immunity":
            return Immunity(node, load)
        if node["kind"] in ("power", "right"):
            power = Power(node, load)
            self.power_of[power.thing] = power
            return power
        return Duty(node, load)


class Loader:
    """Compiles the parts of the graph's nodes; every maker takes it along."""

    def __init__(
        self, graph: dict[str, Any], things: dict[str, dict[str, Any]], clause: str = ""
    ) -> None:
        self.graph = graph
        self.things = things
        self.clause = clause
        self.classes = {c["name"]: c for c in graph["classes"]}
        self.roles = {r["name"]: r for r in graph["roles"]}
        self.month_end: str = graph["counting"]["month_end"]
        calendars = {node["name"]: calendar_of(node) for node in graph["calendars"]}
        self.rolls: list[tuple[Under, Calendar]] = [
            (as_under(roll["under"]), calendars[roll["calendar"]])
            for roll in graph["counting"]["rolls"]
        ]
        self.clear_days: list[Under] = [as_under(u) for u in graph["counting"]["clear_days"]]

    def at(self, clause: str) -> Loader:
        """Return this loader for the nodes of one clause."""
        return Loader(self.graph, self.things, clause)

    def mention(self, node: dict[str, Any]) -> Mention:
        """Return a mention of an event with its conditions compiled."""
        return Mention(node, self)

    def day(self, node: list[Any]) -> Anchor:
        """Return the function that computes a day."""
        return day_term(node, self)

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

    def attribute(self, node: dict[str, Any]) -> Callable[..., Any]:
        """Return the function that reads an attribute of a thing."""
        return attribute_of(node, self)

    def every_value(self, node: dict[str, Any]) -> Callable[..., Any]:
        """Return the function that reads an attribute of each thing of a kind in the matter."""
        return every_attribute(node, self)


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
    return {
        **node,
        "lines": [{**line, "under": as_under(line["under"])} for line in node["lines"]],
        "received_when_given": [
            {**line, "under": as_under(line["under"])} for line in node["received_when_given"]
        ],
    }
