"""Hold a log's records against the agreement: its events, their attributes, the persons named."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any, NamedTuple

from engross.compiler.engine.days import parse_day
from engross.compiler.engine.log.facts import FINDING, Fact
from engross.compiler.engine.log.record import LogError, Record
from engross.compiler.engine.log.textfacts import kinds_of_text_facts
from engross.compiler.engine.log.things import NOTHING
from engross.compiler.engine.log.values import WrongType, read_value
from engross.compiler.engine.near import did_you_mean

COMMON = ("date", "event", "time", "ref", "matter", "recorded", "exhibit", "note")
NONE_IN_A_CELL = "none"
HEAD = ("agreement", "graph", "parameters", "note", "elections")
FOUND = ("result", "amount", "proportion")
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
        self.noise = set(graph["noise"])
        self.parties = {p["name"] for p in graph["parties"]}
        self.axes = {r["name"]: [o["name"] for o in r["options"]] for r in graph["readings"]}
        self.events: dict[str, tuple[str, str, dict[str, dict[str, Any]]]] = {}
        for thing in graph["things"]:
            attributes = {a["name"]: a for a in thing["attributes"]}
            for moment in thing["moments"]:
                name = moment["name"]
                self.events[f"{thing['name']} {name}"] = (thing["name"], name, attributes)
        for kind in kinds_of_text_facts(graph):
            attributes = {a["name"]: a for a in kind["attributes"]}
            self.events[kind["name"]] = (kind["name"], kind["moments"][0]["name"], attributes)
        self.events[FINDING] = (FINDING, "made", FINDING_ATTRIBUTES)

    def read(self, records: list[Record]) -> tuple[Log, list[LogError]]:
        """Return the facts of the records, and every error found in them."""
        reader = _Reading(self)
        for index, record in enumerate(records):
            if index == 0 and "event" not in record.values:
                reader.head(record)
            else:
                reader.fact(record)
        reader.check_persons()
        return Log(reader.facts, reader.parameters, reader.elections), reader.errors


class _Reading:
    """The reading of one log."""

    def __init__(self, vocabulary: Vocabulary) -> None:
        self.vocabulary = vocabulary
        self.facts: list[Fact] = []
        self.parameters: dict[str, Any] = {}
        self.elections: dict[str, str] = {}
        self.errors: list[LogError] = []
        self.known = set(vocabulary.parties)
        self.named: list[tuple[str, Record, str, str | int | None]] = []

    def error(
        self,
        code: str,
        record: Record,
        key: str,
        message: str,
        advice: str,
        member: Any = None,
        *,
        named: bool = False,
    ) -> None:
        """Keep an error at the place of a key's value, or of the key itself."""
        line, column = record.place(key, member, named=named)
        self.errors.append(LogError(code, message, line, column, advice))

    def head(self, record: Record) -> None:
        """Read the first record: which agreement, and what it leaves to be filled in."""
        wanted = self.vocabulary.agreement
        for key, value in record.values.items():
            if key not in HEAD:
                self.unknown_key(record, key, HEAD)
            elif key == "agreement" and value != wanted:
                self.error(
                    "RR617",
                    record,
                    key,
                    f"this log is of another agreement: {value!r}",
                    f"Use a log of “{wanted}”, or the checker of the agreement it names.",
                )
        if "agreement" not in record.values:
            self.error(
                "RR616",
                record,
                "",
                "the first record has neither an event nor the agreement",
                f'Write "agreement": "{wanted}" in it.',
            )
        self._parameters(record)
        self._elections(record)

    def _parameters(self, record: Record) -> None:
        given = record.values.get("parameters", {})
        if not isinstance(given, dict):
            self.error(
                "RR614",
                record,
                "parameters",
                "the parameters are not a map of names",
                "Write them as names with values.",
            )
            return
        for name, value in given.items():
            declared = self.vocabulary.parameters.get(name)
            if declared is None:
                known = ", ".join(self.vocabulary.parameters) or "none"
                self.error(
                    "RR611",
                    record,
                    "parameters",
                    f"no parameter “{name}” in the agreement",
                    f"Its parameters are: {known}.",
                    name,
                    named=True,
                )
            elif value is not None:
                try:
                    self.parameters[name] = read_value(value, declared, record.textual)
                except WrongType as wrong:
                    self.error(
                        "RR614",
                        record,
                        "parameters",
                        f"“{name}” is not {wrong}",
                        f"Write {wrong}.",
                        name,
                    )
                    continue
                if declared["type"] == "roster":
                    self.known.update(self.parameters[name])

    def _elections(self, record: Record) -> None:
        given = record.values.get("elections", {})
        axes = self.vocabulary.axes
        for name, option in given.items() if isinstance(given, dict) else ():
            if name not in axes or option not in axes[name]:
                self.error(
                    "RR611",
                    record,
                    "elections",
                    f"no reading {name} = {option}",
                    "Look at the agreement's readings.",
                    name,
                )
            else:
                self.elections[name] = str(option)

    def fact(self, record: Record) -> None:
        """Read one record as a fact."""
        values = record.values
        name = values.get("event")
        if name in self.vocabulary.noise:
            return
        if name not in self.vocabulary.events:
            self._unknown_event(record, name)
            return
        thing, moment, declared = self.vocabulary.events[str(name)]
        day = self._day(record, "date", required=True)
        attributes: dict[str, Any] = {}
        for key, value in values.items():
            if key in COMMON:
                if key not in ("date", "event", "recorded") and not isinstance(value, str):
                    self.error("RR614", record, key, f"“{key}” is not text", "Write it in quotes.")
                continue
            if key not in declared:
                self.unknown_key(record, key, (*declared, *COMMON), str(name))
            elif value is None or (record.textual and _says_none(value, declared[key])):
                attributes[key] = NOTHING
            else:
                self._attribute(record, key, value, declared[key], attributes)
        for key, attribute in declared.items():
            if attribute.get("required") and values.get(key) is None:
                self.error(
                    "RR616",
                    record,
                    "event",
                    f"“{name}” does not say “{key}”",
                    f'Add "{key}" to the record.',
                )
        if name == FINDING and all(values.get(key) is None for key in FOUND):
            self.error(
                "RR616",
                record,
                "event",
                f"“{name}” does not say what was found",
                f"Add “result” to the record, or “{FOUND[1]}” or “{FOUND[2]}”.",
            )
        recorded = self._day(record, "recorded", required=False)
        time = self._time(record)
        if day is not None:
            text = {
                k: v if isinstance(v := values.get(k), str) else "" for k in ("exhibit", "note")
            }
            ref, matter = (
                v if isinstance(v := values.get(k), str) else None for k in ("ref", "matter")
            )
            self.facts.append(
                Fact(
                    thing,
                    moment,
                    day,
                    record.line,
                    attributes,
                    ref,
                    matter,
                    time,
                    recorded,
                    text["exhibit"],
                    text["note"],
                )
            )

    def _attribute(
        self, record: Record, key: str, value: Any, declared: dict[str, Any], found: dict[str, Any]
    ) -> None:
        try:
            read = found[key] = read_value(value, declared, record.textual)
        except WrongType as wrong:
            self.error("RR614", record, key, f"“{key}” is not {wrong}", f"Write {wrong}.")
            return
        names: Iterable[str] = ()
        if declared["type"] == "party":
            names = (read,)
        elif declared["type"] in ("parties", "amounts"):
            names = read
        if declared.get("introduces"):
            self.known.update(names)
        else:
            self.named += [
                (name, record, key, name if isinstance(read, dict) else None) for name in names
            ]

    def check_persons(self) -> None:
        """Report every name that neither the agreement, its parameters nor a fact introduces."""
        rosters = [p for p in self.vocabulary.parameters.values() if p["type"] == "roster"]
        if any(p["name"] not in self.parameters for p in rosters):
            return  # without the roster no name can be called unknown; the report asks for it
        for name, record, key, member in self.named:
            if name not in self.known:
                self.error(
                    "RR613",
                    record,
                    key,
                    f"unknown party “{name}”",
                    did_you_mean(name, self.known, "Known are"),
                    member,
                )

    def _day(self, record: Record, key: str, required: bool) -> int | None:
        value = record.values.get(key)
        if value is None:
            if required:
                self.error(
                    "RR616", record, "event", "the record has no date", 'Add "date": "YYYY-MM-DD".'
                )
            return None
        day = parse_day(value) if isinstance(value, str) else None
        if day is None:
            self.error(
                "RR615",
                record,
                key,
                f"“{key}” is no day of the calendar: {str(value)[:40]}",
                "Write a day that exists, as YYYY-MM-DD, such as 2002-09-09.",
            )
        return day

    def _time(self, record: Record) -> str:
        value = record.values.get("time", "")
        parts = value.split(":") if isinstance(value, str) else []
        if value and not (
            len(parts) == 2
            and all(len(p) == 2 and p.isascii() and p.isdigit() for p in parts)
            and parts < ["24"]
            and parts[1] < "60"
        ):
            self.error(
                "RR615",
                record,
                "time",
                "“time” is not a time of day",
                "Write it HH:MM, such as 09:30.",
            )
            return ""
        return str(value)

    def unknown_key(
        self, record: Record, key: str, known: Iterable[str], event: str = "the first record"
    ) -> None:
        """Report a key that nothing reads."""
        self.error(
            "RR611",
            record,
            key,
            f"“{key}” means nothing in “{event}”",
            did_you_mean(key, known, "It may say"),
            named=True,
        )

    def _unknown_event(self, record: Record, name: Any) -> None:
        if not isinstance(name, str):
            self.error("RR612", record, "event", "the record has no event", 'Add "event": "…".')
            return
        notice, _, moment = name.rpartition(" ")
        if moment == "given" and f"{notice} sent" in self.vocabulary.events:
            advice = f"Log that it was sent or received: “{notice} sent”, “{notice} received”."
            text = f"that a {notice} is given follows from the notice clause, and is not logged"
            self.error("RR612", record, "event", text, advice)
            return
        self.error(
            "RR612",
            record,
            "event",
            f"nothing in the agreement reads “{name[:60]}”",
            did_you_mean(name, self.vocabulary.events, "Its events are"),
        )


def _says_none(value: Any, declared: dict[str, Any]) -> bool:
    """Tell whether a cell says that there is none; where that is one of its words, it is said."""
    return value == NONE_IN_A_CELL and NONE_IN_A_CELL not in declared.get("values", ())
