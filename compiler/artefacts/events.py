"""The vocabulary of a log, told from the graph: events, attributes, readers, example lines."""

from __future__ import annotations

import json
from typing import Any

Graph = dict[str, Any]

SAID = {
    "text": "text",
    "truth": "true or false",
    "day": "a date, YYYY-MM-DD",
    "amount": "a number",
    "count": "a number of days",
    "ratio": "a ratio, such as 3:2",
    "party": "a name",
    "parties": "a name, or a list of names",
    "roster": "a list of names",
    "amounts": "an amount for each name",
    "addresses": "an address for each name",
    "reference": "the ref of a {of}",
    "one of": "one of {values}",
}
COMMON = ("time", "ref", "matter", "recorded", "exhibit", "note")


def events_text(graph: Graph) -> str:
    """Return the vocabulary as text."""
    parts = [_head(graph)]
    readers = _readers(graph)
    for thing in graph["things"]:
        for moment in thing["moments"]:
            name = f"{thing['name']} {moment['name']}"
            parts.append(_event(graph, thing, name, readers.get(name, [])))
    return "\n".join(parts)


def _head(graph: Graph) -> str:
    first = {
        "agreement": graph["agreement"]["name"],
        "parameters": {p["name"]: _example(p, graph) for p in graph["parameters"]},
    }
    lines = [
        "The first record names the agreement and fills its blanks:",
        f"  {json.dumps(first, ensure_ascii=False)}",
        "",
    ]
    for parameter in graph["parameters"]:
        lines.append(f"  {parameter['name']}: {SAID[parameter['type']]}. {parameter['question']}")
    lines += ["", f"Every event has a date, and may have: {', '.join(COMMON)}.", ""]
    if graph["noise"]:
        lines += [f"Read by nothing, and allowed: {', '.join(graph['noise'])}.", ""]
    return "\n".join(lines)


def _event(graph: Graph, thing: Graph, name: str, readers: list[str]) -> str:
    lines = [f"{name}    [{thing['clause']}]"]
    for attribute in thing["attributes"]:
        need = ", required" if attribute.get("required") else ""
        lines.append(f"  {attribute['name']}: {_type(attribute)}{need}")
    lines.append(f"  read by: {', '.join(readers) or 'the correlation of facts only'}")
    example = {"date": "2002-09-09", "event": name}
    for attribute in thing["attributes"]:
        if attribute.get("required") or attribute["type"] in ("amounts", "amount", "reference"):
            example[attribute["name"]] = _example(attribute, graph)
    lines += [f"  {json.dumps(example, ensure_ascii=False)}", ""]
    return "\n".join(lines)


def _type(attribute: Graph) -> str:
    return SAID[attribute["type"]].format(
        of=attribute.get("of", ""), values=", ".join(attribute.get("values", ()))
    )


def _example(attribute: Graph, graph: Graph) -> Any:
    if attribute["name"] == "from" and attribute["type"] == "party":
        return graph["agreement"]["parties"][0]
    return {
        "text": "…",
        "truth": True,
        "day": "2002-09-09",
        "amount": 1000,
        "count": 30,
        "ratio": "2:1",
        "party": "Alder",
        "parties": ["Alder"],
        "roster": ["Alder", "Birch"],
        "amounts": {"Alder": 1000},
        "addresses": {"Alder": "1 Main Street"},
        "reference": "REF1",
        "one of": (attribute.get("values") or [""])[0],
    }[attribute["type"]]


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
