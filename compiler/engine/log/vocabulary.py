"""What a log of an agreement may say, and the log that was read against it."""

from typing import Any, NamedTuple

from engross.compiler.engine.log.facts import FINDING, Fact
from engross.compiler.engine.log.forms import EventForm, event_forms
from engross.compiler.engine.log.heading import Heading
from engross.compiler.engine.log.reading import Reading
from engross.compiler.engine.log.record import LogError, Record
from engross.compiler.engine.log.textfacts import kinds_of_text_facts

FINDING_ATTRIBUTES: dict[str, dict[str, Any]] = {
    "on": {"type": "text", "required": True},
    "result": {"type": "one of", "values": ["met", "not met"]},
    "amount": {"type": "amount"},
    "proportion": {"type": "proportion"},
    "to": {"type": "party"},
    "by": {"type": "text"},
    "reason": {"type": "text"},
}


class Log(NamedTuple):
    """A log that was read: its facts, and what its first record says."""

    facts: list[Fact]
    parameters: dict[str, Any]
    elections: dict[str, str]


class Vocabulary:
    """What a log of this agreement may say."""

    def __init__(self, graph: dict[str, Any]) -> None:
        self.agreement: str = graph["agreement"]["name"]
        self.parameters = {p["name"]: p for p in graph["parameters"]}
        self.rosters = [p["name"] for p in graph["parameters"] if p["type"] == "roster"]
        self.noise = set(graph["noise"])
        self.parties = {p["name"] for p in graph["parties"]}
        self.axes = {r["name"]: [o["name"] for o in r["options"]] for r in graph["readings"]}
        self.events = {form.name: form for form in event_forms(graph["things"])}
        for kind in kinds_of_text_facts(graph):
            made = kind["moments"][0]["name"]
            form = EventForm(kind["name"], kind["name"], made, kind["attributes"])
            self.events[form.name] = form
        attributes = [{"name": name, **said} for name, said in FINDING_ATTRIBUTES.items()]
        self.events[FINDING] = EventForm(FINDING, FINDING, "made", attributes)

    def read(self, records: list[Record]) -> tuple[Log, list[LogError]]:
        """Return the facts of the records, and every error found in them."""
        heading, reading = Heading(self), Reading(self)
        if records and "event" not in records[0].values:
            heading.read(records[0])
            records = records[1:]
        reading.facts_of(records, heading.parameters)
        log = Log(reading.facts, heading.parameters, heading.elections)
        return log, heading.faults.found + reading.faults.found
