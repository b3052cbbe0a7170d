"""Evaluate every instance of every norm: under the elected readings, and under the others."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

from engross.compiler.engine.choices import Ask, TooManyWays, leaves_of
from engross.compiler.engine.days import OutOfRange
from engross.compiler.engine.log.facts import Fact
from engross.compiler.engine.log.gathering import gather
from engross.compiler.engine.log.misnamed import drop_references
from engross.compiler.engine.log.vocabulary import Log
from engross.compiler.engine.norms.amendments import version_on
from engross.compiler.engine.norms.duties import Instance
from engross.compiler.engine.norms.verdicts import (
    ABSENT,
    NEEDS_JUDGEMENT,
    NOT_TRIGGERED,
    Verdict,
    settled,
)
from engross.compiler.engine.norms.versions import AnyVersion
from engross.compiler.engine.scope import State
from engross.compiler.engine.ways import is_past_following, may_hold, open_points, ways_of

UNTRIGGERED = Verdict(NOT_TRIGGERED)


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


class Finding:
    """How one instance of a norm stands."""

    __slots__ = ("instance", "norm", "tree", "verdict")

    def __init__(self, norm: Any, instance: Instance | None, verdict: Verdict, tree: Any) -> None:
        self.norm = norm
        self.instance = instance
        self.verdict = verdict
        self.tree = tree


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
        self.log = log
        if known_by is None:
            used = [fact for fact in log.facts if fact.day <= as_of]
        else:
            used = [f for f in log.facts if f.day <= as_of and is_known(f, known_by)]
        self.things = gather(program.kinds, used)
        drop_references(program.references, self.things)
        self.profile: dict[str, str] = program.elected
        self.standing = program.as_elected
        if readings or log.elections:
            self.profile = {**program.elected, **log.elections, **readings}
            self.standing = program.under(self.profile)
        self.elected = State(self.standing, self.things, log.parameters, as_of, self.profile)
        self._open: State | None = None
        self._followed: tuple[Finding, Any] | None = None  # what was asked last
        self.ways_followed = 0

    @property
    def ignored(self) -> list[Fact]:
        """Return the facts that were left aside: those yet to come, and those not yet known."""
        return [f for f in self.log.facts if f.day > self.as_of or not is_known(f, self.known_by)]

    def state(self, made: dict[Any, Any]) -> State:
        """Return a fresh evaluation of the log under these choices."""
        return State(self.program, self.things, self.log.parameters, self.as_of, made)

    def findings(self, names: frozenset[str] | None = None) -> Iterator[Finding]:
        """Yield a finding for each instance that there is on some reading, and for each norm.

        With `names`, of these norms alone.
        """
        return self._found(self._exists, names)

    def elected_findings(self) -> Iterator[Finding]:
        """Yield a finding for each instance that there is under the profile, and for each norm."""
        return self._found(lambda _norm, _instance: False)

    def _found(
        self, exists: Callable[[Any, Instance], bool], names: frozenset[str] | None = None
    ) -> Iterator[Finding]:
        """Yield findings in the order of the agreement; `exists` judges what is absent as elected.

        Whom an instance may concern is asked of the whole text, how it stands of what is elected.
        """
        state = self.elected
        for norm, standing in zip(self.program.norms, self.standing.norms, strict=True):
            if names is not None and norm.id not in names:
                continue
            shown = False
            for instance in norm.instances(state):
                tree = _explore(state, standing, instance)
                verdict = tree if tree.__class__ is Verdict else settled(tree)
                if verdict.status == ABSENT and (
                    not exists(norm, instance) or self._governs_another(standing, instance)
                ):
                    continue
                shown = True
                yield Finding(norm, instance, verdict, tree)
            if not shown and self._may_govern(norm):
                yield Finding(norm, None, UNTRIGGERED, None)

    def _governs_another(self, norm: Any, instance: Instance) -> bool:
        """Tell whether another version of a norm governs an instance, and is told of it."""
        others = self.standing.norms_called(norm)[1:]
        trees = (_explore(self.elected, other, instance) for other in others)
        return any(settled(tree).status != ABSENT for tree in trees)

    def _may_govern(self, norm: Any) -> bool:
        """Tell whether a version of a norm governs on the day of the evaluation, or may."""
        if not norm.touched:
            return True
        ways = ways_of(self.elected, version_on, norm, self.as_of)
        return bool(ways.too_many) or norm.amendment in ways.values

    def _exists(self, norm: Any, instance: Instance) -> bool:
        """Tell whether an instance exists under some reading, if not under the elected ones."""
        try:
            return may_hold(self._on_any_reading(), norm.exists, instance)
        except (OutOfRange, OverflowError) as error:
            raise BeyondCalendar(norm, instance) from error

    def _on_any_reading(self) -> State:
        if self._open is None:
            self._open = self.state({})
        return self._open

    def was_followed(self, finding: Finding) -> bool:
        """Tell whether every way that an instance can go was followed to its end."""
        ends = (finding.verdict, *(v for _, v in leaves_of(self.on_every_reading(finding))))
        return not any(map(is_past_following, ends))

    def on_every_reading(self, finding: Finding) -> Any:
        """Return the tree of an instance's verdicts over all the readings that it consults."""
        last = self._followed
        if last is None or last[0] is not finding:
            state = self._on_any_reading()
            norm = finding.norm
            if norm.touched:
                norm = AnyVersion(norm.id, norm.clause, tuple(self.program.norms_called(norm)))
            tree = _explore(state, norm, finding.instance)
            self.ways_followed += state.choices.ways
            last = self._followed = (finding, tree)
        return last[1]


def _explore(state: State, norm: Any, instance: Any) -> Any:
    choices = state.choices
    choices.ways = 0
    try:
        if choices.plain:
            try:
                return norm.verdict(state, instance)
            except Ask:
                pass  # it is not plain any more
        return choices.explore(norm.verdict, state, instance)
    except TooManyWays as many:
        return _undecidable(norm, many)
    except (OutOfRange, OverflowError) as error:
        raise BeyondCalendar(norm, instance) from error


def _undecidable(norm: Any, many: TooManyWays) -> Verdict:
    """Return the verdict on an instance that hangs on more open points than can be followed."""
    return Verdict(NEEDS_JUDGEMENT, questions=open_points(norm.id, norm.clause, many.axes))


def is_known(fact: Fact, known_by: int | None) -> bool:
    """Tell whether a fact was on record by a day; one without a record date when it happened."""
    if known_by is None:
        return True
    return (fact.recorded if fact.recorded is not None else fact.day) <= known_by
