"""The small logs as a checker gets them: JSON Lines, and how a programmer would read them."""

from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import date
from typing import Any

from engine import ROSTER

from engross.compiler.engine.days import iso_day
from engross.compiler.engine.log.facts import Fact
from engross.compiler.engine.log.vocabulary import Log

Json = dict[str, Any]


def as_lines(graph: Json, log: Log) -> bytes:
    """Return a log as JSON Lines, its first record naming the agreement and the roster."""
    days = {
        (thing["name"], attribute["name"])
        for thing in graph["things"]
        for attribute in thing["attributes"]
        if attribute["type"] == "day"
    }
    head = {"agreement": graph["agreement"]["name"], "parameters": {"Investors": ROSTER}}
    records = [head, *(_record(fact, days) for fact in log.facts)]
    return "".join(f"{json.dumps(record)}\n" for record in records).encode()


def _record(fact: Fact, days: set[tuple[str, str]]) -> Json:
    said = {
        name: iso_day(value) if (fact.thing, name) in days else value
        for name, value in fact.attributes.items()
    }
    named = {"ref": fact.ref, "matter": fact.matter}
    given = {name: value for name, value in named.items() if value is not None}
    return {"date": iso_day(fact.day), "event": fact.event, **said, **given}


def read_by_hand(data: bytes) -> Iterator[Fact]:
    """Yield the facts of a log that is taken to be in order: nothing in it is checked."""
    for number, line in enumerate(data.splitlines(), 1):
        said: Json = json.loads(line)
        if "event" not in said:
            continue
        day = date.fromisoformat(said.pop("date")).toordinal()
        thing, _, moment = said.pop("event").rpartition(" ")
        ref, matter = said.pop("ref", None), said.pop("matter", None)
        if thing == "Offering" and moment == "planned":
            said["by"] = date.fromisoformat(said["by"]).toordinal()
        if "from" in said:
            said["from"] = tuple(said["from"])
        yield Fact(thing, moment, day, number, said, ref, matter)
