"""Duties: what has to be done, by whom, within which window, and how it stands."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any, NamedTuple

from engross.compiler.engine.log.things import Thing
from engross.compiler.engine.norms.blocks import Applied, blocks_on, is_suspended, moved_deadline
from engross.compiler.engine.norms.performance import Performance
from engross.compiler.engine.norms.standards import (
    LISTED,
    MISSED,
    SETTLED,
    UNLIMITED,
    Outcome,
    Standards,
)
from engross.compiler.engine.norms.verdicts import (
    ABSENT,
    BREACHED,
    EXCUSED,
    NEEDS_JUDGEMENT,
    NOT_TRIGGERED,
    PENDING,
    SUSPENDED,
    Verdict,
)
from engross.compiler.engine.norms.windows import UNBOUNDED, Bound, Limits, Window
from engross.compiler.engine.scope import Matter, Open, Scope, State, describe_reading, questions_of
from engross.compiler.engine.terms.matters import matter_of, possibly_in
from engross.compiler.engine.terms.moments import Occurrence, first_occurrence, regards_member
from engross.compiler.engine.truth import Truth, conjunction, negation


class Instance(NamedTuple):
    """One occasion of a norm: what triggered it, in which matter, for whom."""

    scope: Scope
    trigger: Occurrence | None
    bearer: str
    to: str | None


class Duty:
    """A duty to achieve something, compiled from its node in the graph."""

    def __init__(self, node: dict[str, Any], load: Any) -> None:
        self.id: str = node["id"]
        self.kind: str = node["kind"]
        self.clause: str = node["clause"]
        self.matter: str | None = node["matter"]
        self.bearer: str = node["bearer"]["name"]
        self.fork: str | None = node["fork"]
        self.persons = load.persons(node["persons"]) if node["fork"] else None
        self.party_to: str | None = node["to"]
        self.trigger: dict[str, Any] = node["trigger"]
        self.starts = load.mention(node["trigger"])
        self.conditions = load.qualified(node["if"])
        self.exceptions = load.qualified(node["unless"])
        self.excuses = load.qualified(node["excused"])
        self.window = Window(node, load)
        self.standards = Standards(node, load)
        self.performance = Performance(node, load)
        starts_alike = not _regard_member(node, load, "trigger", "if", "unless")
        judged = ("excused", "not_before", "not_after", "done", "causes", "so_that")
        self.starts_alike = starts_alike  # for everyone to or by whom it is owed
        self.stands_alike = starts_alike and not _regard_member(node, load, *judged)

    def instances(self, state: State) -> Iterator[Instance]:
        """Yield an instance for each triggering occurrence and each member of the class."""
        for scope in state.scopes(self.matter):
            for thing in self._triggers(state, scope.matter):
                inner = scope.to(bound=(thing,), day=thing.first_day)
                occurrence = Occurrence(thing.first_day, True, thing)
                if self.persons is None:
                    yield Instance(inner, occurrence, self.bearer, self.party_to)
                    continue
                for person in self.persons.candidates(state, inner):
                    bearer = person if self.fork == "bearer" else self.bearer
                    to = person if self.fork == "to" else self.party_to
                    yield Instance(inner.to(member=person), occurrence, bearer, to)

    def _triggers(self, state: State, matter: Matter | None) -> Sequence[Thing]:
        """Return the things that could trigger the duty in a matter, on some reading."""
        kind = self.starts.kind
        if matter is not None and matter.opener.kind == kind:
            return (matter.opener,)
        if kind not in state.things.by_kind:
            return ()
        things = state.things.by_kind[kind] if matter is None else possibly_in(state, matter, kind)
        return [
            thing
            for thing in things
            if self.starts.moment in thing.happenings and thing.first_day <= state.as_of
        ]

    def verdict(self, state: State, instance: Instance) -> Verdict:
        """Return how an instance stands on the day of the evaluation."""
        scope = instance.scope
        if (
            self.persons is not None
            and scope.member is not None
            and not self.persons.has(state, scope, scope.member)
        ):
            state.note(f"{scope.member} is not among those concerned", self.clause)
            return Verdict(ABSENT)
        trigger = instance.trigger
        key = self._key_for_all("outcome", state, scope, trigger) if self.stands_alike else None
        if key is None:
            outcome = self._outcome(state, scope, trigger)
        else:
            common = scope.to(member=None)
            outcome = state.shared(key, lambda: self._outcome(state, common, trigger))
        return self.standards.complete(state, scope, outcome)

    def _key_for_all(
        self, part: str, state: State, scope: Scope, trigger: Occurrence | None
    ) -> tuple[Any, ...] | None:
        """Return the key of a part that all members share, None where it is one's own."""
        if scope.member is None or trigger is None or state.steps is not None:
            return None
        matter = scope.matter.opener.key if scope.matter else None
        return (part, self.id, matter, trigger.thing.key)

    def _outcome(self, state: State, scope: Scope, trigger: Occurrence | None) -> Outcome:
        """Return how an instance stands before any standard is looked at."""
        key = self._key_for_all("start", state, scope, trigger) if self.starts_alike else None
        started: int | Outcome
        if key is None:
            started = self._started(state, scope, trigger)
        else:
            common = scope.to(member=None)
            started = state.shared(key, lambda: self._started(state, common, trigger))
        if isinstance(started, Outcome):
            return started
        return self._stands(state, scope.to(day=started), started)

    def _started(self, state: State, scope: Scope, trigger: Occurrence | None) -> int | Outcome:
        """Return the day on which the duty arose, or how it stands if it did not."""
        if trigger and matter_of(state, trigger.thing, scope.matter) != scope.matter:
            return Outcome(Verdict(ABSENT), SETTLED)
        found = first_occurrence(state, scope, self.starts)
        if found is None:
            status = NOT_TRIGGERED if self._known(scope) else ABSENT
            return Outcome(Verdict(status), SETTLED)
        truth = self._applies(state, scope.to(day=found.day))
        if truth is not False and found.truth is not True:
            truth = conjunction((found.truth, truth))
        if truth is False:
            return Outcome(Verdict(NOT_TRIGGERED), SETTLED)
        if found.day.__class__ is Open:
            return Outcome(Verdict(NEEDS_JUDGEMENT, questions=questions_of(found.day)), SETTLED)
        if not state.settle(truth):
            return Outcome(Verdict(NOT_TRIGGERED), SETTLED)
        if state.steps is not None:
            lines = found.thing.lines(self.starts.moment)
            said = f"{self.starts.words} on {state.program.say_day(found.day)}"
            state.note(said, self.clause, lines)
        return int(found.day)  # type: ignore[arg-type]

    def _known(self, scope: Scope) -> bool:
        """Tell whether what would trigger the instance is this matter's own opener."""
        return scope.matter is not None and scope.matter.opener.kind == self.starts.kind

    def _applies(self, state: State, scope: Scope) -> Truth:
        values: list[Truth] = []
        for line in self.conditions:
            if state.under(line.under):
                values.append(line.test(state, scope))
        for line in self.exceptions:
            if state.steps is None and state.elected(line.under) is False:
                continue
            value = line.test(state, scope)
            if value is False:
                state.note(f"exception tried, does not hold: {line.text}", line.clause)
            elif state.under(line.under):
                state.note(
                    f"exception holds: {line.text}",
                    line.clause,
                    reading=describe_reading(line.under),
                )
                values.append(negation(value))
        return conjunction(values)

    def _stands(self, state: State, scope: Scope, start: int) -> Outcome:
        judged = self.performance.judge(state, scope, start, self)
        if isinstance(judged, Outcome):
            return judged
        floor, ceiling = self.performance.governing(state, judged.floor, judged.ceiling)
        due = ceiling.day
        limit = due if due is not None else state.as_of
        for line in self.excuses:
            test = line.test(state, scope.to(cut=min(state.as_of, limit)))
            if test is not False and state.under(line.under) and state.settle(test):
                state.note(f"excused: {line.text}", line.clause)
                due_from = floor.day if floor.is_set else start
                return Outcome(Verdict(EXCUSED, due_from, due), SETTLED)
        return self._undone(state, start, Limits(floor, ceiling, judged.applied))

    def bounds(self, state: State, scope: Scope) -> tuple[Bound, Bound]:
        """Return the window on the facts up to the scope's cut."""
        if not self.window.is_set(state):
            return UNBOUNDED, UNBOUNDED
        found: tuple[Bound, Bound] = state.shared(
            ("window", self.id, scope.key()),
            lambda: (self.window.floor(state, scope), self.window.ceiling(state, scope)),
        )
        return found

    def limits(self, state: State, scope: Scope, start: int) -> Limits:
        """Return the window with what blocks and delays make of its end."""
        floor, ceiling = self.bounds(state, scope)
        applied, due = self._blocked(state, scope, start, ceiling.day)
        if not applied:
            return Limits(floor, ceiling, applied)
        if state.steps is not None:
            self._tell_blocks(state, applied, due)
        ceiling = self.window.rolled(state, Bound(ceiling.is_set, due, ceiling.questions))
        return Limits(floor, ceiling, applied)

    def _blocked(
        self, state: State, scope: Scope, start: int, due: int | None
    ) -> tuple[list[Applied], int | None]:
        """Return the blocks, and the day they leave: one that begins by a moved day counts too."""
        applied = blocks_on(state, scope, self.id, start, due)
        limit = due
        while applied:
            moved = moved_deadline(
                applied, start, due, lambda day: self.window.restarted(state, scope, day)
            )
            if moved is None or limit is None or moved <= limit:
                return applied, moved
            limit = moved
            applied = blocks_on(state, scope, self.id, start, limit)
        return applied, due

    def _tell_blocks(self, state: State, applied: list[Applied], due: int | None) -> None:
        say = state.program.say_day
        for effect, period in applied:
            last = say(period.last) if period.last is not None else "an end not yet known"
            state.note(
                f"{period.block} {effect} it, {say(period.first)} to {last}",
                period.clause,
                period.lines,
            )
        if due is not None:
            state.note(f"so it is due by {say(due)}", self.clause)

    def _undone(self, state: State, start: int, limits: Limits) -> Outcome:
        """Return how a duty stands that nothing done so far has performed."""
        floor, ceiling, applied = limits
        due_from = floor.day if floor.is_set else start
        due_by = ceiling.day
        status, left = PENDING, LISTED
        if due_by is not None and state.as_of > due_by:
            status, left = BREACHED, MISSED
        elif is_suspended(applied, state.as_of):
            status, left = SUSPENDED, SETTLED
        elif not ceiling.is_set:
            left = UNLIMITED
        asked = (*floor.questions, *ceiling.questions)
        return Outcome(Verdict(status, due_from, due_by, questions=asked), left)


def _regard_member(node: dict[str, Any], load: Any, *parts: str) -> bool:
    return any(regards_member(node[part], load) for part in parts)
