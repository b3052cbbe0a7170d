"""Read the records of a log as facts: their events, their attributes, the persons they name."""

from __future__ import annotations

from typing import Any

from engross.compiler.engine.days import parse_day
from engross.compiler.engine.log.facts import FINDING, Fact
from engross.compiler.engine.log.faults import Faults
from engross.compiler.engine.log.forms import AttributeForm
from engross.compiler.engine.log.record import Record
from engross.compiler.engine.log.things import NOTHING
from engross.compiler.engine.log.values import WrongType
from engross.compiler.engine.near import did_you_mean

TOLD = ("ref", "matter", "exhibit", "note")
TEXTS = frozenset((*TOLD, "time"))
DATED = frozenset(("event", "date", "recorded"))
COMMON = ("date", "event", "time", "ref", "matter", "recorded", "exhibit", "note")
NONE_IN_A_CELL = "none"
FOUND = ("result", "amount", "proportion")


class Reading:
    """The reading of one log against a vocabulary."""

    def __init__(self, vocabulary: Any) -> None:
        self.vocabulary = vocabulary
        self.facts: list[Fact] = []
        self.faults = Faults()
        self.known = set(vocabulary.parties)
        self.named: list[tuple[str, Record, str, str | None]] = []

    def facts_of(self, records: list[Record], parameters: dict[str, Any]) -> None:
        """Read the records, and look whether somebody introduces each person whom they name."""
        events = self.vocabulary.events
        for record in records:
            name = record.values.get("event")
            form = events.get(name) if name.__class__ is str else None
            if form is not None:
                self._fact(record, form)
            elif not isinstance(name, str) or name not in self.vocabulary.noise:
                self._unknown_event(record, name)
        # Without the roster no name can be called unknown; the report asks for it.
        rosters = self.vocabulary.rosters
        if all(name in parameters for name in rosters):
            self.known.update(*(parameters[name] for name in rosters))
            self._unknown_persons()

    def _fact(self, record: Record, form: Any) -> None:
        values = record.values
        day = self._day(record, "date", values.get("date"))
        attributes: dict[str, Any] = {}
        for key, value in values.items():
            if key in DATED:
                continue
            attribute = form.attributes.get(key)
            if key in TEXTS:
                if value.__class__ is not str:
                    message = f"“{key}” is not text"
                    self.faults.add("RR614", record, key, message, "Write it in quotes.")
            elif attribute is None:
                self.faults.unknown_key(record, key, (*form.attributes, *COMMON), form.name)
            elif value is None or (record.textual and _says_none(value, attribute.declared)):
                attributes[key] = NOTHING
            else:
                self._attribute(record, attribute, value, attributes)
        for key in form.required:
            if values.get(key) is None:
                advice = f'Add "{key}" to the record.'
                self.faults.missing(record, f"“{form.name}” does not say “{key}”", advice)
        if form.name == FINDING and all(values.get(key) is None for key in FOUND):
            advice = f"Add “result” to the record, or “{FOUND[1]}” or “{FOUND[2]}”."
            self.faults.missing(record, f"“{FINDING}” does not say what was found", advice)
        fact = Fact(form.thing, form.moment, day or 0, record.line, attributes)
        if len(values) > len(attributes) + 2:
            self._tell(record, fact)
        if day is not None:
            self.facts.append(fact)

    def _tell(self, record: Record, fact: Fact) -> None:
        """Give a fact what any record may say of itself, beyond its event and its date."""
        values = record.values
        fact.ref, fact.matter, exhibit, note = map(values.get, TOLD)  # type: ignore[assignment]
        fact.exhibit, fact.note = exhibit or "", note or ""  # type: ignore[assignment]
        if values.get("recorded") is not None:
            fact.recorded = self._day(record, "recorded", values["recorded"])
        if "time" in values:
            fact.time = self._time(record, values["time"])

    def _attribute(
        self, record: Record, attribute: AttributeForm, value: Any, said: dict[str, Any]
    ) -> None:
        key = attribute.name
        try:
            read = said[key] = attribute.read(value, attribute.declared, record.textual)
        except WrongType as wrong:
            self.faults.add("RR614", record, key, f"“{key}” is not {wrong}", wrong.advice)
            return
        if attribute.names:
            names = (read,) if read.__class__ is str else read
            if attribute.introduces:
                self.known.update(names)
            else:
                in_map = read.__class__ is dict
                self.named += [(name, record, key, name if in_map else None) for name in names]

    def _unknown_persons(self) -> None:
        """Report every name that neither the agreement, its parameters nor a fact introduces."""
        for name, record, key, member in self.named:
            if name not in self.known:
                advice = did_you_mean(name, self.known, "Known are")
                self.faults.add("RR613", record, key, f"unknown party “{name}”", advice, member)

    def _day(self, record: Record, key: str, value: object) -> int | None:
        if value is None:
            self.faults.missing(record, "the record has no date", 'Add "date": "YYYY-MM-DD".')
            return None
        day = parse_day(value) if isinstance(value, str) else None
        if day is None:
            message = f"“{key}” is no day of the calendar: {str(value)[:40]}"
            advice = "Write a day that exists, as YYYY-MM-DD, such as 2002-09-09."
            self.faults.add("RR615", record, key, message, advice)
        return day

    def _time(self, record: Record, value: object) -> str:
        if not isinstance(value, str):
            return ""  # which was reported
        parts = value.split(":")
        if value and not (
            len(parts) == 2
            and all(len(p) == 2 and p.isascii() and p.isdigit() for p in parts)
            and parts < ["24"]
            and parts[1] < "60"
        ):
            advice = "Write it HH:MM, such as 09:30."
            self.faults.add("RR615", record, "time", "“time” is not a time of day", advice)
            return ""
        return value

    def _unknown_event(self, record: Record, name: Any) -> None:
        if not isinstance(name, str):
            advice = 'Add "event": "…".'
            self.faults.add("RR612", record, "event", "the record has no event", advice)
            return
        notice, _, moment = name.rpartition(" ")
        if moment == "given" and f"{notice} sent" in self.vocabulary.events:
            advice = f"Log that it was sent or received: “{notice} sent”, “{notice} received”."
            text = f"that a {notice} is given follows from the notice clause, and is not logged"
        else:
            advice = did_you_mean(name, self.vocabulary.events, "Its events are")
            text = f"nothing in the agreement reads “{name[:60]}”"
        self.faults.add("RR612", record, "event", text, advice)


def _says_none(value: Any, declared: dict[str, Any]) -> bool:
    """Tell whether a cell says that there is none; where that is one of its words, it is said."""
    return value == NONE_IN_A_CELL and NONE_IN_A_CELL not in declared.get("values", ())
