"""What would change an answer: a receipt, an act not yet logged, or nothing but time.

Each is computed by letting the engine evaluate a log that has it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from itertools import pairwise
from typing import Any, NamedTuple

from engross.compiler.engine.days import LAST_DAY, iso_day
from engross.compiler.engine.findings import Evaluation
from engross.compiler.engine.log.things import Thing
from engross.compiler.engine.norms.duties import Duty
from engross.compiler.engine.norms.verdicts import (
    BREACHED,
    NEEDS_JUDGEMENT,
    PENDING,
    SUSPENDED,
    Verdict,
    said_status,
)
from engross.compiler.engine.report.answers import moment_record
from engross.compiler.engine.report.hypotheses import Hypotheses, RawRecord, Supposed
from engross.compiler.engine.report.questions import (
    MAX_ASKING,
    AskedQuestion,
    Pair,
    verdict_entry,
)

SEEDS = 8

Verdicts = list[Verdict]


class Span(NamedTuple):
    """Days on which one thing would give the same answers, with those of the first and last."""

    first: int
    last: int
    at_first: Verdicts
    at_last: Verdicts


class Changes:
    """Finds what would change the answers of one report."""

    def __init__(self, evaluation: Evaluation, hypotheses: Hypotheses) -> None:
        self._evaluation = evaluation
        self._hypotheses = hypotheses

    def told(self, pairs: list[Pair], asked: Iterable[AskedQuestion]) -> list[dict[str, Any]]:
        """Return what would change the answers, as plain data; cures are put into the entries."""
        received = [question for question in asked if question.subject.kind == "receipt"]
        waiting = {id(finding) for question in received for finding, _ in question.asking}
        # What costs least is looked at first, for there is a bound on what may be spent.
        time = [change for pair in pairs for change in self._time(pair)]
        acts = [
            change
            for pair in pairs
            if id(pair[0]) not in waiting  # whose acts the receipts tell of
            for change in self._unlogged(pair)
        ]
        receipts = [change for question in received for change in self._receipts(question)]
        return _joined([*receipts, *acts, *sorted(time, key=lambda change: change["from"])])

    def _receipts(self, asked: AskedQuestion) -> Iterator[dict[str, Any]]:
        """Yield what each day of receipt would make of the findings that ask for it."""
        thing = asked.subject.thing
        assert thing is not None
        record = moment_record(self._evaluation, thing, "received")
        sent, last = thing.happenings["sent"].days[0], self._evaluation.as_of
        if record is None or sent > last:
            return
        pairs = asked.asking[:MAX_ASKING]
        findings = [finding for finding, _ in pairs]

        def at(day: int) -> Verdicts | None:
            supposed = Supposed(added=({"date": iso_day(day), **record},))
            return self._hypotheses.verdicts(supposed, findings)

        tried = tried_days(at, sent, last)
        concerned = [
            number
            for number, finding in enumerate(findings)
            if any(verdicts[number].status != finding.verdict.status for verdicts in tried.values())
        ]
        if not concerned:
            return
        said = {day: [verdicts[n] for n in concerned] for day, verdicts in tried.items()}
        for span in spans_of(said):
            ends = zip(concerned, span.at_first, span.at_last, strict=True)
            to = f" to {record['to']}" if "to" in record else ""
            yield {
                "kind": "receipt",
                "if": f"the {thing.kind}{to} was received",
                "from": iso_day(span.first) if span.first > sent else None,
                "to": iso_day(span.last) if span.last < last else None,
                "question": asked.number,
                "then": [_over_span(pairs[n][1], first, final) for n, first, final in ends],
            }

    def _unlogged(self, pair: Pair) -> Iterator[dict[str, Any]]:
        """Yield what an act in time would make, had the log left it out; note a cure."""
        finding, entry = pair
        norm, verdict = finding.norm, finding.verdict
        if not isinstance(norm, Duty) or finding.instance is None or verdict.due_by is None:
            return
        undecided = verdict.status == NEEDS_JUDGEMENT and verdict.due_by < self._evaluation.as_of
        if verdict.done_on is not None or not (verdict.status == BREACHED or undecided):
            return
        record = self._act_record(pair)
        if record is None:
            return
        cure = self._at(pair, record, self._evaluation.as_of)
        if verdict.status == BREACHED and cure is not None:
            entry["cure"] = said_status(cure.status)
        start = finding.instance.scope.day
        first = verdict.due_from or (start if isinstance(start, int) else verdict.due_by)
        if first > verdict.due_by:
            return

        def at(day: int) -> Verdicts | None:
            found = self._at(pair, record, day)
            return None if found is None else [found]

        for span in spans_of(tried_days(at, first, verdict.due_by)):
            if span.at_first[0].status in (verdict.status, NEEDS_JUDGEMENT):
                continue
            yield {
                "kind": "act",
                "if": " ".join([record["event"], *_further(record)]),
                "from": iso_day(span.first),
                "to": iso_day(span.last),
                "then": [_over_span(entry, span.at_first[0], span.at_last[0])],
            }

    def _at(self, pair: Pair, record: RawRecord, day: int) -> Verdict | None:
        supposed = Supposed(added=({"date": iso_day(day), **record},))
        verdicts = self._hypotheses.verdicts(supposed, [pair[0]])
        return verdicts[0] if verdicts else None

    def _act_record(self, pair: Pair) -> RawRecord | None:
        """Return what the log would say of the act that performs a duty, without the day."""
        norm, instance = pair[0].norm, pair[0].instance
        state = self._evaluation.elected
        assert instance is not None
        mention = next((m for m, under in norm.performance.done if state.elected(under)), None)
        if mention is None or mention.kind not in self._evaluation.program.things:
            return None
        declared = self._evaluation.program.things[mention.kind]
        if mention.moment not in declared["moments"]:
            return None
        thing = instance.trigger.thing if instance.trigger else None
        if thing is not None and thing.kind == mention.kind:
            return moment_record(self._evaluation, thing, mention.moment)
        matter = instance.scope.matter
        ref = matter.opener.ref if matter else None
        waiting = self._waiting(mention.kind, mention.moment, ref)
        if mention.moment != next(iter(declared["moments"])) and len(waiting) == 1:
            return moment_record(self._evaluation, waiting[0], mention.moment)
        record: RawRecord = {"event": f"{mention.kind} {mention.moment}"}
        if any(a["name"] == "to" for a in declared["attributes"]) and instance.to:
            record["to"] = instance.to
        method = self._method_received() if declared["kind"] == "notice" else None
        links = {
            a["name"]: thing.ref
            for a in declared["attributes"]
            if thing is not None and a["type"] == "reference" and a.get("of") == thing.kind
        }
        named = {"method": method, "matter": ref, **links}
        return record | {key: value for key, value in named.items() if value}

    def _method_received(self) -> str | None:
        """Return a method by which the notice clause counts a notice as given when received."""
        lines = (self._evaluation.program.notices or {}).get("lines", ())
        state = self._evaluation.elected
        counted = (line for line in lines if line["given"] == "received")
        held = (line for line in counted if state.elected(line["under"]))
        return next((method for line in held for method in line["methods"]), None)

    def _waiting(self, kind: str, moment: str, matter: str | None) -> list[Thing]:
        """Return the things to which a moment has not come, in a matter or naming none."""
        return [
            thing
            for thing in self._evaluation.things.by_kind.get(kind, ())
            if moment not in thing.happenings and thing.matter in (None, matter)
        ]

    def _time(self, pair: Pair) -> Iterator[dict[str, Any]]:
        """Yield what becomes of a duty by the day after its last, if nothing more is logged."""
        finding, entry = pair
        due_by = finding.verdict.due_by
        if finding.verdict.status not in (PENDING, SUSPENDED) or due_by is None:
            return
        if not self._evaluation.as_of <= due_by < LAST_DAY:
            return
        verdicts = self._hypotheses.verdicts(Supposed(as_of=due_by + 1), [finding])
        if verdicts and verdicts[0].status != finding.verdict.status:
            yield {
                "kind": "time",
                "if": "nothing more is logged",
                "from": iso_day(due_by + 1),
                "to": None,
                "then": [verdict_entry(entry, verdicts[0])],
            }


def tried_days(at: Callable[[int], Verdicts | None], first: int, last: int) -> dict[int, Verdicts]:
    """Return the verdicts on days from `first` to `last`, on both sides of every change.

    Days are tried at intervals, and between two that are not alike until the days next to each
    other are found between which the change comes. Nothing is returned where a day cannot be
    followed.
    """
    step = max(1, (last - first) // SEEDS)
    days = sorted({*range(first, last + 1, step), last})
    tried: dict[int, Verdicts] = {}
    waiting = list(days)
    pending = list(pairwise(days))
    while waiting or pending:
        if waiting:
            day = waiting.pop()
            verdicts = at(day)
            if verdicts is None:
                return {}
            tried[day] = verdicts
            continue
        low, high = pending.pop()
        if high - low > 1 and not _alike(tried[low], tried[high], high - low):
            middle = (low + high) // 2
            waiting.append(middle)
            pending += [(low, middle), (middle, high)]
    return tried


def spans_of(tried: dict[int, Verdicts]) -> list[Span]:
    """Return days in spans over which the verdicts are alike, in order."""
    found: list[Span] = []
    for day in sorted(tried):
        verdicts, span = tried[day], found[-1] if found else None
        if span is not None and _alike(span.at_last, verdicts, day - span.last):
            found[-1] = span._replace(last=day, at_last=verdicts)
        else:
            found.append(Span(day, day, verdicts, verdicts))
    return found


def _alike(before: Verdicts, after: Verdicts, days: int) -> bool:
    """Tell whether verdicts are the same, but for bounds that moved with the day supposed."""
    return all(
        old.status == new.status
        and all(
            was == now or (was is not None and now is not None and now - was == days)
            for was, now in ((old.due_from, new.due_from), (old.due_by, new.due_by))
        )
        for old, new in zip(before, after, strict=True)
    )


def _further(record: RawRecord) -> list[str]:
    """Return to whom and by which method a supposed act was done."""
    took = "by" if record["event"].endswith(" received") else "to"
    named = (("to", f"{took} {record.get('to')}"), ("method", f"({record.get('method')})"))
    return [said for key, said in named if key in record]


def _over_span(entry: dict[str, Any], at_first: Verdict, at_last: Verdict) -> dict[str, Any]:
    """Return what becomes of an entry over a span: a bound that moves with the day is not told."""
    told, last = verdict_entry(entry, at_first), verdict_entry(entry, at_last)
    moving = [bound for bound in ("due_from", "due_by") if told[bound] != last[bound]]
    if moving:
        told |= dict.fromkeys(moving) | {"moving": moving}
    return told


def _joined(found: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """Return changes that suppose the same as one."""
    joined: dict[str, dict[str, Any]] = {}
    for change in found:
        key = repr([value for name, value in change.items() if name != "then"])
        if key in joined:
            joined[key]["then"] += change["then"]
        else:
            joined[key] = change
    return list(joined.values())
