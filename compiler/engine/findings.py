"""Evaluate every instance of every norm: under the elected readings, and under the others."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, NamedTuple

from engross.compiler.engine.choices import TooManyWays, leaves_of
from engross.compiler.engine.days import OutOfRange
from engross.compiler.engine.log.facts import Fact
from engross.compiler.engine.log.things import Things
from engross.compiler.engine.log.vocabulary import Log
from engross.compiler.engine.norms.duties import Instance
from engross.compiler.engine.norms.verdicts import (
    ABSENT,
    NEEDS_JUDGEMENT,
    NOT_TRIGGERED,
    Verdict,
    settled,
)
from engross.compiler.engine.scope import FINDING, State
from engross.compiler.engine.truth import Question

TOO_MANY = "too many open points"
FINDING_KIND: dict[str, Any] = {"kind": "event", "moments": {"made": {}}, "identified_by": ()}


class BeyondCalendar(Exception):
    """A day that a norm needs lies outside the years 1 to 9999."""

    def __init__(self, norm: Any, instance: Instance | None) -> None:
        super().__init__(norm.id)
        self.norm = norm
        self.instance = instance

    @property
    def line(self) -> int:
        """Return the log line of what triggered the instance, 1 where nothing did."""
        if self.instance is None:
            return 1
        matter, trigger = self.instance.scope.matter, self.instance.trigger
        thing = trigger.thing if trigger else matter.opener if matter else None
        return thing.facts[0].line if thing else 1


class Finding(NamedTuple):
    """How one instance of a norm stands."""

    norm: Any
    instance: Instance | None
    verdict: Verdict
    tree: Any


class Evaluation:
    """One log held against one agreement on one day, under one profile of readings."""

    def __init__(
        self,
        program: Any,
        log: Log,
        as_of: int,
        readings: dict[str, str],
        known_by: int | None = None,
    ) -> None:
        self.program = program
        self.as_of = as_of
        self.known_by = known_by
        self.chosen = readings
        self.profile: dict[str, str] = {**program.elected, **log.elections, **readings}
        self.log = log
        self.ignored = [f for f in log.facts if f.day > as_of or not is_known(f, known_by)]
        kinds = {**program.things, FINDING: FINDING_KIND}
        used = (f for f in log.facts if f.day <= as_of and is_known(f, known_by))
        self.things = Things(kinds, used)
        self.elected = self.state(dict(self.profile))
        self._open: State | None = None

    def state(self, made: dict[Any, Any]) -> State:
        """Return a fresh evaluation of the log under these choices."""
        return State(self.program, self.things, self.log.parameters, self.as_of, made)

    def findings(self) -> Iterator[Finding]:
        """Yield a finding for each instance, in the order of the agreement."""
        state = self.elected
        for norm in self.program.norms:
            shown = False
            for instance in norm.instances(state):
                tree = _explore(state, norm, instance)
                finding = Finding(norm, instance, settled(tree), tree)
                if finding.verdict.status == ABSENT and not self._exists(finding):
                    continue
                shown = True
                yield finding
            if not shown:
                yield Finding(norm, None, Verdict(NOT_TRIGGERED), None)

    def _exists(self, finding: Finding) -> bool:
        """Tell whether an instance exists under some reading, if not under the elected ones."""
        return any(v.status != ABSENT for _, v in leaves_of(self.on_every_reading(finding)))

    def was_followed(self, finding: Finding) -> bool:
        """Tell whether every way that an instance can go was followed to its end."""
        ends = (finding.verdict, *(v for _, v in leaves_of(self.on_every_reading(finding))))
        return all(q.key != TOO_MANY for verdict in ends for q in verdict.questions)

    def on_every_reading(self, finding: Finding) -> Any:
        """Return the tree of an instance's verdicts over all the readings that it consults."""
        if self._open is None:
            self._open = self.state({})
        return _explore(self._open, finding.norm, finding.instance)


def _explore(state: State, norm: Any, instance: Any) -> Any:
    state.choices.ways = 0
    try:
        return state.choices.explore(lambda: norm.verdict(state, instance))
    except TooManyWays as many:
        return _undecidable(norm, many)
    except (OutOfRange, OverflowError) as error:
        raise BeyondCalendar(norm, instance) from error


def _undecidable(norm: Any, many: TooManyWays) -> Verdict:
    """Return the verdict on an instance that hangs on more open points than can be followed."""
    text = f"Too many open points bear on {norm.id}; settle some of them first."
    asked = {question for axis in many.axes for question in axis.asks}
    questions = (Question(TOO_MANY, text, norm.clause), *sorted(asked))
    return Verdict(NEEDS_JUDGEMENT, questions=questions)


def is_known(fact: Fact, known_by: int | None) -> bool:
    """Tell whether a fact was on record by a day; one without a record date when it happened."""
    if known_by is None:
        return True
    return (fact.recorded if fact.recorded is not None else fact.day) <= known_by
