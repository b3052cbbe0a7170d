"""The vocabulary of a log, told from the graph: events, attributes, readers, example lines."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

from engross.compiler.engine.log.facts import FINDING
from engross.compiler.engine.log.textfacts import kinds_of_text_facts
from engross.compiler.engine.log.vocabulary import FINDING_ATTRIBUTES

Graph = dict[str, Any]

SAID = {
    "text": "text",
    "truth": "true or false",
    "day": "a date, YYYY-MM-DD",
    "amount": "a number",
    "count": "a number of days",
    "ratio": "a ratio, such as 3:2",
    "proportion": "a proportion, such as 60:40",
    "party": "a name",
    "parties": "a name, or a list of names",
    "roster": "a list of names",
    "amounts": "an amount for each name",
    "addresses": "an address for each name",
    "reference": "the ref of {of}",
    "one of": "one of {values}",
    "named": "{said}",
}
COMMON = ("time", "ref", "matter", "recorded", "exhibit", "note")
DAY = "2024-03-04"
MEMBERS = ["Alder", "Birch"]
NEWCOMER = "Cedar"
REF = "R1"


def events_text(graph: Graph) -> str:
    """Return the vocabulary as text, each example a line that a log may have."""
    examples = _Examples(graph)
    readers = _readers(graph)
    parts = [_head(graph, examples, readers)]
    for thing in graph["things"]:
        for moment in thing["moments"]:
            name = f"{thing['name']} {moment['name']}"
            parts.append(_event(name, thing, readers.get(name, []), examples))
    parts += [_event(kind["name"], kind, None, examples) for kind in kinds_of_text_facts(graph)]
    parts.append(_finding(graph, examples))
    return "\n".join(parts)


class _Examples:
    """An example of each value: of its type, and of a person the agreement knows."""

    def __init__(self, graph: Graph) -> None:
        self.graph = graph
        self.parties = [p["name"] for p in graph["parties"] if p["kind"] == "party"]
        attributes = [a for thing in graph["things"] for a in thing["attributes"]]
        self.referred = {a.get("of") for a in attributes if a["type"] == "reference"}
        if any(p["type"] == "roster" for p in graph["parameters"]):
            self.known = MEMBERS
        elif any(a.get("introduces") for a in attributes):
            self.known = [NEWCOMER]
        else:
            self.known = self.parties or MEMBERS

    def of(self, attribute: Graph, thing: Graph) -> Any:
        """Return an example of an attribute of a thing, or of a parameter."""
        name, kind = attribute["name"], attribute["type"]
        if kind in ("party", "parties"):
            persons = self._persons(attribute, thing.get(name) or {})
            return persons if kind == "parties" else persons[0]
        if thing.get("kind") == "notice" and name in ("method", "address"):
            return self._method() if name == "method" else self._address(thing)
        return {
            "text": "…",
            "truth": True,
            "day": DAY,
            "amount": 1000,
            "count": 30,
            "ratio": "2:1",
            "proportion": "60:40",
            "roster": MEMBERS,
            "amounts": dict.fromkeys(self.known, 1000),
            "addresses": dict.fromkeys(self.known, "1 Main Street, Springfield"),
            "reference": REF,
            "one of": (attribute.get("values") or [""])[0],
            "named": (attribute.get("values") or [""])[0],
        }[kind]

    def _persons(self, attribute: Graph, side: Graph) -> list[str]:
        if attribute.get("introduces"):
            return [NEWCOMER]
        if "party" in side:
            return [side["party"]]
        # Two sides of one notice are two persons.
        return self.known[-1:] if attribute["name"] == "to" else self.known[:1]

    def _method(self) -> str:
        clause = self.graph["notices"] or {"lines": []}
        listed = [method for line in clause["lines"] for method in line["methods"]]
        return listed[0] if listed else "hand"

    def _address(self, thing: Graph) -> str:
        to = thing["to"].get("party")
        addresses = [p.get("address") for p in self.graph["parties"] if p["name"] == to]
        return next(filter(None, addresses), "1 Main Street, Springfield")


def _head(graph: Graph, examples: _Examples, readers: dict[str, list[str]]) -> str:
    first: Graph = {"agreement": graph["agreement"]["name"]}
    if graph["parameters"]:
        first["parameters"] = {p["name"]: examples.of(p, {}) for p in graph["parameters"]}
    says = (
        "names the agreement and fills its blanks" if graph["parameters"] else "names the agreement"
    )
    lines = [f"The first record {says}:", f"  {_line(first)}", ""]
    for parameter in graph["parameters"]:
        lines.append(f"  {parameter['name']}: {_type(parameter)}. {parameter['question']}")
        read = readers.get(f"parameter {parameter['name']}")
        lines += [f"    read by: {', '.join(read)}"] if read else []
    if graph["parameters"]:
        lines.append("")
    lines += [f"Every event has a date, and may have: {', '.join(COMMON)}.", ""]
    if graph["noise"]:
        lines += [f"Read by nothing, and allowed: {', '.join(graph['noise'])}.", ""]
    return "\n".join(lines)


def _event(name: str, thing: Graph, readers: list[str] | None, examples: _Examples) -> str:
    lines = [f"{name}    [{thing['clause']}]", *_attributes(thing["attributes"])]
    if readers is not None:
        lines.append(f"  read by: {', '.join(readers) or 'the correlation of facts only'}")
    example = {"date": DAY, "event": name}
    if thing["name"] in examples.referred:
        example["ref"] = REF
    example |= {a["name"]: examples.of(a, thing) for a in thing["attributes"]}
    lines += [f"  {_line(example)}", ""]
    return "\n".join(lines)


def _finding(graph: Graph, examples: _Examples) -> str:
    """Return how a log answers what only a person can."""
    attributes = [{"name": name, **said} for name, said in FINDING_ATTRIBUTES.items()]
    attributes[0] |= {
        "type": "named",
        "said": "the name of a norm, NORM.effort, NORM.speed or a question",
    }
    on = next((norm["id"] for norm in graph["norms"]), "…")
    example = {"date": DAY, "event": FINDING, "on": on, "result": "met", "by": examples.known[0]}
    lines = [
        "finding",
        *_attributes(attributes),
        f"  {_line(example | {'reason': '…'})}",
        "",
    ]
    return "\n".join(lines)


def _attributes(attributes: list[Graph]) -> Iterator[str]:
    for attribute in attributes:
        need = ", required" if attribute.get("required") else ""
        yield f"  {attribute['name']}: {_type(attribute)}{need}"


def _type(attribute: Graph) -> str:
    of = attribute.get("of", "")
    said = SAID[attribute["type"]].format(
        of=f"an {of}" if of[:1] in "AEIOU" else f"a {of}",
        values=", ".join(attribute.get("values", ())),
        said=attribute.get("said", ""),
    )
    return f"{said}, in {attribute['unit']}" if "unit" in attribute else said


def _line(record: Graph) -> str:
    return json.dumps(record, ensure_ascii=False)


def _readers(graph: Graph) -> dict[str, list[str]]:
    """Return, for each event, the rules that read it, in the order of the agreement."""
    found: dict[str, list[str]] = {}
    for source, _, target in graph["edges"]:
        found.setdefault(source, []).append(target)
    for event, targets in list(found.items()):
        notice, _, moment = event.rpartition(" ")
        if moment == "given":  # given is derived: from the sending or the receipt, by method
            for told in ("sent", "received"):
                found.setdefault(f"{notice} {told}", []).extend(targets)
    for balance in graph["balances"]:
        for entry in balance["entries"]:
            found.setdefault(f"{entry['thing']} {entry['moment']}", []).append(balance["name"])
    return {event: list(dict.fromkeys(targets)) for event, targets in found.items()}
