"""What to log to settle a question, and what the engine makes of each answer."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import cached_property
from typing import Any, NamedTuple

from engross.compiler.engine.days import iso_day
from engross.compiler.engine.findings import Evaluation
from engross.compiler.engine.log.facts import FINDING
from engross.compiler.engine.log.things import NOTHING, Conflict, Thing
from engross.compiler.engine.report.hypotheses import RawRecord, Supposed
from engross.compiler.engine.report.subjects import Subject
from engross.compiler.engine.scope import Matter

TO_FILL_IN = "…"
NEW_LINE = "a new line"
FIRST_RECORD = "the first record"
IN_ADDITION = "in addition"
CORRECT = "correct"
STRIKE_OUT = "strike out"
READING_ANSWER = ("status", "due_from", "due_by", "amount")


class Answer(NamedTuple):
    """An answer to a question: in words, what to write and where, and what that supposes.

    `where` is a new line, the first record, or what to do with the `lines`. Nothing is supposed
    where what is to be written has still to be filled in.
    """

    words: str
    where: str
    record: RawRecord
    supposed: Supposed | None = None
    lines: tuple[int, ...] = ()


class Answers:
    """Proposes answers to the questions of one evaluation."""

    def __init__(self, evaluation: Evaluation) -> None:
        self._evaluation = evaluation

    def to(self, subject: Subject, asking: Iterable[dict[str, Any]]) -> list[Answer]:
        """Return the answers to a question that the findings `asking` ask."""
        makers: dict[str, Any] = {
            "finding": self._findings,
            "receipt": self._receipt,
            "attribute": self._attribute,
            "moment": self._moment,
            "hours": self._hours,
            "matter": self._matter,
            "whose": self._whose,
            "reading": self._reading,
            "parameter": self._parameter,
            "address": self._address,
            "figure": self._figures,
        }
        if subject.kind == "bound":
            return list(self._elections(subject, asking))
        made = makers.get(subject.kind)
        return list(made(subject)) if made else []

    def _findings(self, subject: Subject) -> Iterator[Answer]:
        for result in ("met", "not met"):
            record: RawRecord = {
                "date": iso_day(self._evaluation.as_of),
                "event": FINDING,
                "on": subject.name,
                "result": result,
                **self._in_matter(subject.matter),
                **({"ref": subject.ref} if subject.ref else {}),
                "by": TO_FILL_IN,
            }
            yield Answer(result, NEW_LINE, record, Supposed(added=(record,)))

    def _figures(self, subject: Subject) -> Iterator[Answer]:
        """Return the finding that gives an amount or a proportion, which only a person can say."""
        about = {"ref": subject.ref} if subject.ref else self._in_matter(subject.matter)
        record: RawRecord = {
            "date": TO_FILL_IN,
            "event": FINDING,
            "on": subject.name,
            subject.figure: TO_FILL_IN,
            **about,
            "by": TO_FILL_IN,
        }
        article = "an" if subject.figure == "amount" else "a"
        yield Answer(f"{article} {subject.figure}", NEW_LINE, record)

    def _in_matter(self, name: str) -> RawRecord:
        if not name:
            return {}
        return {"matter": self._refs.get(name) or name}

    @cached_property
    def _refs(self) -> dict[str, str | None]:
        """Return the ref of what opened each matter, by the matter's name."""
        return {matter.name: matter.opener.ref for matter in self._matters()}

    def _matters(self) -> Iterator[Matter]:
        for found in self._evaluation.elected.matters.values():
            yield from found

    def _receipt(self, subject: Subject) -> Iterator[Answer]:
        """Return the record of a receipt, whose day only the evidence tells, and of a return."""
        assert subject.thing is not None
        received = moment_record(self._evaluation, subject.thing, "received")
        if received is not None:
            yield Answer("received", NEW_LINE, {"date": TO_FILL_IN, **received})
        returned = moment_record(self._evaluation, subject.thing, "returned")
        if returned is not None:
            record = {"date": iso_day(self._evaluation.as_of), **returned}
            written = {"date": TO_FILL_IN, **returned}
            yield Answer("came back", NEW_LINE, written, Supposed(added=(record,)))

    def _attribute(self, subject: Subject) -> Iterator[Answer]:
        thing, name = subject.thing, subject.name
        assert thing is not None
        if thing.values.get(name).__class__ is Conflict:
            yield from self._one_of_several(thing, name)
            return
        line = thing.facts[0].line
        declared = self._evaluation.program.things[thing.kind]["attributes"]
        kind = next(a for a in declared if a["name"] == name)
        options = {"truth": (True, False), "one of": kind.get("values", ())}.get(kind["type"])
        for value in options or ():
            said = {True: "yes", False: "no"}.get(value, value)
            supposed = Supposed(changed={line: {name: value}})
            yield Answer(said, IN_ADDITION, {name: value}, supposed, (line,))
        if options is None:
            yield Answer("say it", IN_ADDITION, {name: TO_FILL_IN}, None, (line,))
        empty = Supposed(changed={line: {name: NOTHING}})
        yield Answer("known to be empty", IN_ADDITION, {name: None}, empty, (line,))

    def _one_of_several(self, thing: Thing, name: str) -> Iterator[Answer]:
        """Return, for each of contradictory lines, that the others say what it says."""
        stating = [fact for fact in thing.facts if name in fact.attributes]
        for fact in stating:
            value = fact.attributes[name]
            others = tuple(o.line for o in stating if o.attributes[name] != value)
            words = f"as said on {iso_day(fact.day)}"
            if isinstance(value, (str, int)):
                words = {True: "yes", False: "no"}.get(value, str(value))  # type: ignore[call-overload]
            changed = {line: {name: value} for line in others}
            yield Answer(words, CORRECT, {}, Supposed(changed=changed), others)

    def _moment(self, subject: Subject) -> Iterator[Answer]:
        """Return, for each of several days that the log gives, that the others are struck out."""
        assert subject.thing is not None
        thing, name = subject.thing, subject.name
        declared = self._evaluation.program.things[thing.kind]["moments"][name]
        facts = [fact for fact in thing.facts if fact.moment == name]
        against = [fact.line for fact in thing.facts if fact.moment in declared.get("ends", ())]
        for day in sorted({fact.day for fact in facts}):
            others = (*(fact.line for fact in facts if fact.day != day), *against)
            yield Answer(iso_day(day), STRIKE_OUT, {}, Supposed(without=frozenset(others)), others)
        if against:
            others = tuple(fact.line for fact in facts)
            without = Supposed(without=frozenset(others))
            yield Answer(f"not {name}", STRIKE_OUT, {}, without, others)

    def _hours(self, subject: Subject) -> Iterator[Answer]:
        """Return what to add to the lines of a thing, so that it is told what came first."""
        assert subject.thing is not None
        lines = tuple(fact.line for fact in subject.thing.facts if not fact.time)
        yield Answer("log the hours", IN_ADDITION, {"time": TO_FILL_IN}, None, lines)

    def _matter(self, subject: Subject) -> Iterator[Answer]:
        thing = subject.thing
        assert thing is not None
        for matter in self._matters():
            ref = matter.opener.ref
            if ref is None or matter.opener.first_day > thing.first_day:
                continue
            changed = {fact.line: {"matter": ref} for fact in thing.facts if not fact.matter}
            supposed = Supposed(changed=changed)
            yield Answer(matter.name, IN_ADDITION, {"matter": ref}, supposed, tuple(changed))

    def _whose(self, subject: Subject) -> Iterator[Answer]:
        """Return, for each thing that a fact may be about, the ref that would tell."""
        assert subject.thing is not None
        fact, among = subject.thing.doubtful[subject.name]
        for thing in among:
            if thing.ref:
                changed = Supposed(changed={fact.line: {"ref": thing.ref}})
                yield Answer(thing.name, IN_ADDITION, {"ref": thing.ref}, changed, (fact.line,))

    def _reading(self, subject: Subject) -> Iterator[Answer]:
        axis = self._evaluation.program.axes[subject.name]
        for option in axis.options:
            yield _election(subject.name, str(option))

    def _elections(self, subject: Subject, asking: Iterable[dict[str, Any]]) -> Iterator[Answer]:
        """Return the elections that say which bound governs, or give another answer."""
        norm_id = subject.name.rpartition(".")[0]
        found: dict[tuple[str, str], None] = {}
        for node in self._evaluation.program.graph["norms"]:
            for line in node.get("empty", ()) if node["id"] == norm_id else ():
                found |= {
                    (axis, option): None for axis, options in line["under"] for option in options
                }
        for finding in asking:
            for other in finding["readings"]:
                departures = [(a, o) for a, o in other.items() if a not in READING_ANSWER]
                if len(departures) == 1 and other["status"] != finding["status"]:
                    found[departures[0]] = None
        for axis, option in found:
            if self._evaluation.profile.get(axis) != option:
                yield _election(axis, option)

    def _parameter(self, subject: Subject) -> Iterator[Answer]:
        roster = self._evaluation.program.parameters[subject.name]["type"] == "roster"
        value = [TO_FILL_IN] if roster else TO_FILL_IN
        yield Answer("fill it in", FIRST_RECORD, {"parameters": {subject.name: value}})

    def _address(self, subject: Subject) -> Iterator[Answer]:
        name = (self._evaluation.program.notices or {}).get("addresses")
        if name:
            given = {"parameters": {name: {subject.name: TO_FILL_IN}}}
            yield Answer("fill it in", FIRST_RECORD, given)


def moment_record(evaluation: Evaluation, thing: Thing, moment: str) -> RawRecord | None:
    """Return what a log says, without the day, where a moment comes to a thing; None if it may not.

    It names the thing as the thing's own facts do: by its parties, its ref, its matter.
    """
    declared = evaluation.program.things[thing.kind]
    if moment not in declared["moments"] or moment in thing.happenings:
        return None
    record: RawRecord = {"event": f"{thing.kind} {moment}"}
    needed = [a["name"] for a in declared["attributes"] if a.get("required")]
    for name in dict.fromkeys((*declared["identified_by"], *needed)):
        value = thing.values.get(name)
        if isinstance(value, (str, bool, int)):
            record[name] = value
        elif isinstance(value, tuple):
            record[name] = value[0] if len(value) == 1 else list(value)
    named = {"ref": thing.ref, "matter": thing.matter}
    return record | {key: value for key, value in named.items() if value}


def _election(axis: str, option: str) -> Answer:
    elected = {"elections": {axis: option}}
    return Answer(f"{axis} = {option}", FIRST_RECORD, elected, Supposed(readings={axis: option}))
