"""Suppose facts that the log does not have, and let the engine say what would become of a verdict.

Nothing here decides anything: each supposition is a log of its own, evaluated as any log is.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from copy import copy
from typing import Any, NamedTuple

from engross.compiler.engine.choices import TooManyWays
from engross.compiler.engine.days import OutOfRange
from engross.compiler.engine.findings import Evaluation, Finding
from engross.compiler.engine.log.facts import Fact
from engross.compiler.engine.log.record import Record
from engross.compiler.engine.log.vocabulary import Log
from engross.compiler.engine.norms.duties import Instance
from engross.compiler.engine.norms.verdicts import ABSENT, NOT_TRIGGERED, Verdict, settled

# What may be spent on suppositions of one sort: so many verdicts, and so many facts read again.
# A bound in time would answer differently on another machine.
MAX_VERDICTS_SUPPOSED = 200
MAX_FACTS_SUPPOSED = 4_000

RawRecord = dict[str, Any]


class Supposed(NamedTuple):
    """What differs from the log as it is: facts added, lines left out or changed, readings, day.

    `changed` gives attributes, or the `matter`, to the fact on a line, in the engine's own form.
    """

    added: tuple[RawRecord, ...] = ()
    without: frozenset[int] = frozenset()
    changed: Mapping[int, Mapping[str, Any]] = {}
    readings: Mapping[str, str] = {}
    as_of: int | None = None


class Hypotheses:
    """Evaluates suppositions about one log, as far as a bound allows."""

    def __init__(self, evaluation: Evaluation) -> None:
        self._evaluation = evaluation
        facts = evaluation.log.facts
        self._verdicts_left = MAX_VERDICTS_SUPPOSED
        self._facts_left = MAX_FACTS_SUPPOSED
        self.cut_short = False
        left_aside = {id(fact) for fact in evaluation.ignored}
        self._facts = [fact for fact in facts if id(fact) not in left_aside]
        self._line = max((fact.line for fact in facts), default=1) + 1
        self._vocabulary = evaluation.program.vocabulary

    def verdicts(self, supposed: Supposed, findings: Iterable[Finding]) -> list[Verdict] | None:
        """Return what becomes of the findings, None where that is not known or not followed."""
        wanted = list(findings)
        if self._verdicts_left < len(wanted) or self._facts_left < len(self._facts):
            self.cut_short = True
            return None
        self._verdicts_left -= len(wanted)
        self._facts_left -= len(self._facts)
        facts = self._supposed_facts(supposed)
        if facts is None:
            return None
        evaluation = self._evaluation
        day = evaluation.as_of if supposed.as_of is None else supposed.as_of
        log = Log(facts, evaluation.log.parameters, evaluation.log.elections)
        readings = {**evaluation.chosen, **supposed.readings}
        other = Evaluation(evaluation.program, log, day, readings)
        try:
            return [_verdict_in(other, finding) for finding in wanted]
        except (TooManyWays, OutOfRange, OverflowError):
            return None

    def _supposed_facts(self, supposed: Supposed) -> list[Fact] | None:
        """Return the facts of the log with what is supposed; None where no log could say that."""
        kept = [
            _changed(fact, supposed.changed.get(fact.line, {}))
            for fact in self._facts
            if fact.line not in supposed.without
        ]
        records = [
            Record(self._line + number, dict(raw), _nowhere, textual=False)
            for number, raw in enumerate(supposed.added)
        ]
        read, errors = self._vocabulary.read(records)
        # The roster stands in the log's own first record, so that its names are not known here.
        if any(error.code != "RR613" for error in errors) or len(read.facts) < len(records):
            return None
        return [*kept, *read.facts]


def instance_entry(instance: Instance | None) -> dict[str, str]:
    """Return an instance as a report names it."""
    if instance is None:
        return {}
    named = {
        "matter": instance.scope.matter.name if instance.scope.matter else None,
        "bearer": instance.bearer,
        "to": instance.to,
        "about": instance.about,
    }
    return {key: value for key, value in named.items() if value}


def _changed(fact: Fact, more: Mapping[str, Any]) -> Fact:
    """Return a fact that says more than the one in the log, or something else."""
    if not more:
        return fact
    attributes = {name: value for name, value in more.items() if name not in ("ref", "matter")}
    other = copy(fact)
    other.attributes = {**fact.attributes, **attributes}
    other.ref = more.get("ref", fact.ref)
    other.matter = more.get("matter", fact.matter)
    return other


def _verdict_in(evaluation: Evaluation, finding: Finding) -> Verdict:
    """Return the verdict of another evaluation on the same instance of the same norm."""
    state = evaluation.elected
    wanted = _named(finding.instance)
    found = Verdict(NOT_TRIGGERED)
    for norm in evaluation.program.norms_called(finding.norm):
        for instance in norm.instances(state):
            if _named(instance) == wanted:
                found = settled(state.choices.explore(norm.verdict, state, instance))
                if found.status != ABSENT:
                    return found
                break
    return found


def _named(instance: Instance | None) -> tuple[Any, ...]:
    """Return what tells an instance from others in any evaluation of much the same facts."""
    if instance is None:
        return ()
    trigger = instance.trigger
    which = (trigger.thing.kind, trigger.thing.number) if trigger else None
    return (which, *instance_entry(instance).items())


def _nowhere(line: int, _key: str, _member: Any, _named: bool) -> tuple[int, int]:
    return (line, 1)
