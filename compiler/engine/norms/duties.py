"""Duties: what has to be done, by whom, within which window, and how it stands."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import Any, NamedTuple

from engross.compiler.engine.choices import Ask
from engross.compiler.engine.log.apart import name_apart
from engross.compiler.engine.log.textfacts import WAIVER
from engross.compiler.engine.log.things import Thing
from engross.compiler.engine.norms.blocks import Applied, blocks_on, is_suspended, moved_deadline
from engross.compiler.engine.norms.excuses import Excuse, excuses_of, holds_since
from engross.compiler.engine.norms.performance import Performance
from engross.compiler.engine.norms.standards import (
    LISTED,
    MISSED,
    NOT_ARISEN,
    NOT_THERE,
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
    PENDING,
    SUSPENDED,
    Act,
    Verdict,
)
from engross.compiler.engine.norms.versions import Versioned
from engross.compiler.engine.norms.waivers import after_waivers
from engross.compiler.engine.norms.windows import UNBOUNDED, Bound, Limits, Window, is_empty
from engross.compiler.engine.scope import Matter, Open, Scope, State, describe_reading, questions_of
from engross.compiler.engine.terms.matters import matter_of, told_with
from engross.compiler.engine.terms.moments import (
    Occurrence,
    first_occurrence,
    regards_member,
)
from engross.compiler.engine.terms.opened import is_opened_by
from engross.compiler.engine.truth import Truth, conjunction, negation


class Instance(NamedTuple):
    """One occasion of a norm: what triggered it, in which matter, for whom."""

    scope: Scope
    trigger: Occurrence | None
    bearer: str
    to: str | None
    about: str | None = None


class Excused(NamedTuple):
    """The first day on which an excuse held, and the window on the facts up to that day."""

    cut: int
    floor: Bound
    ceiling: Bound


class Duty(Versioned):
    """A duty to achieve something, compiled from its node in the graph."""

    def __init__(self, node: dict[str, Any], load: Any) -> None:
        super().__init__(node, load)
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
        self.excuses = excuses_of(node["excused"], load)
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
                yield from self.occasioned(state, scope, thing)

    def occasioned(self, state: State, scope: Scope, thing: Thing) -> Iterator[Instance]:
        """Yield an instance for each member of the class, on one triggering occurrence."""
        day, bound = thing.first_day, (thing,)
        inner = Scope(scope.matter, scope.cut, day, None, bound)
        occurrence = Occurrence(day, True, thing)
        about = name_apart(state.things, thing)
        if self.persons is None:
            yield Instance(inner, occurrence, self.bearer, self.party_to, about)
            return
        for person in self.persons.candidates(state, inner):
            bearer = person if self.fork == "bearer" else self.bearer
            to = person if self.fork == "to" else self.party_to
            own = Scope(scope.matter, scope.cut, day, person, bound)
            yield Instance(own, occurrence, bearer, to, about)

    def _triggers(self, state: State, matter: Matter | None) -> Sequence[Thing]:
        """Return the things that could trigger the duty in a matter, on some reading."""
        kind = self.starts.kind
        if matter is not None and matter.opener.kind == kind:
            return (matter.opener,)
        if kind not in state.things.by_kind:
            return ()
        things = state.things.by_kind[kind] if matter is None else told_with(state, matter, kind)
        return [
            thing
            for thing in things
            if thing.first_day <= state.as_of
            and not thing.happenings.keys().isdisjoint(self.starts.signs)
        ]

    def exists(self, state: State, instance: Instance) -> bool:
        """Tell whether there is such an instance: for whom, and on what occasion."""
        scope = instance.scope
        if not self._concerns(state, scope) or not self.governs(state, scope):
            return False
        started = self.begun(state, scope, instance.trigger)
        return not (isinstance(started, Outcome) and started.verdict.status == ABSENT)

    def arose_on(self, state: State, instance: Instance) -> int | None:
        """Return the day on which an instance arose, None where it did not or nobody knows."""
        started = self.begun(state, instance.scope, instance.trigger)
        return None if started.__class__ is Outcome else started  # type: ignore[return-value]

    def _concerns(self, state: State, scope: Scope) -> bool:
        """Tell whether the member that an instance is for is one whom the duty concerns."""
        if self.persons is None or scope.member is None:
            return True
        concerned: bool = self.persons.has(state, scope, scope.member)
        return concerned

    def verdict(self, state: State, instance: Instance) -> Verdict:
        """Return how an instance stands on the day of the evaluation."""
        verdict = self.unwaived(state, instance)
        if WAIVER not in state.things.by_kind:
            return verdict
        return after_waivers(state, self, instance, verdict)

    def unwaived(self, state: State, instance: Instance) -> Verdict:
        """Return how an instance stands, whatever was waived of it."""
        scope = instance.scope
        if self.persons is not None and not self._concerns(state, scope):
            state.note(f"{scope.member} is not among those concerned", self.clause)
            return Verdict(ABSENT)
        if self.touched:
            return self.as_amended(state, scope, instance.trigger)
        return self.by_its_text(state, scope, instance.trigger)

    def by_its_text(self, state: State, scope: Scope, trigger: Occurrence | None) -> Verdict:
        """Return how an instance stands by the text of this version, whichever governs it."""
        outcome = self._for_all("outcome", self.stands_alike, self._outcome, state, scope, trigger)
        return self.standards.complete(state, scope, outcome)

    def _for_all(
        self,
        part: str,
        alike: bool,
        evaluate: Callable[..., Any],
        state: State,
        scope: Scope,
        trigger: Occurrence | None,
    ) -> Any:
        """Return a part, evaluated once for all members where it is the same for each of them."""
        if not alike or scope.member is None or trigger is None or state.steps is not None:
            return evaluate(state, scope, trigger)
        key = (part, self.key, scope.matter, trigger.thing)
        return state.shared(key, evaluate, state, scope.of(None), trigger)

    def _outcome(self, state: State, scope: Scope, trigger: Occurrence | None) -> Outcome:
        """Return how an instance stands before any standard is looked at."""
        started = self.begun(state, scope, trigger)
        if isinstance(started, Outcome):
            return started
        return self._stands(state, scope.on(started), started)

    def begun(self, state: State, scope: Scope, trigger: Occurrence | None) -> int | Outcome:
        """Return the day on which the duty arose, or how it stands if it did not."""
        started: int | Outcome = self._for_all(
            "start", self.starts_alike, self._started, state, scope, trigger
        )
        return started

    def _started(self, state: State, scope: Scope, trigger: Occurrence | None) -> int | Outcome:
        """Return the day on which the duty arose, or how it stands if it did not."""
        matter = scope.matter
        if trigger and matter_of(state, trigger.thing, matter) is not matter:
            return NOT_THERE
        found = first_occurrence(state, scope, self.starts, trigger and trigger.thing)
        if found is None:
            return NOT_ARISEN if self._known(scope) else NOT_THERE
        # What has to hold for a duty to arise has to hold on the day that brings it about.
        cut = scope.cut if isinstance(found.day, Open) else found.day
        then = Scope(matter, cut, found.day, scope.member, scope.bound)
        truth = self._applies(state, then)
        if truth is not False and scope.matter and found.thing is not scope.matter.opener:
            truth = conjunction((is_opened_by(state, scope.matter, found.day), truth))
        if truth is not False and found.truth is not True:
            truth = conjunction((found.truth, truth))
        if truth is False:
            return NOT_ARISEN
        if found.day.__class__ is Open:
            return Outcome(Verdict(NEEDS_JUDGEMENT, questions=questions_of(found.day)), SETTLED)
        if not state.settle(truth):
            return NOT_ARISEN
        if state.steps is not None:
            lines = found.thing.lines(self.starts.moment) or found.thing.lines("sent")
            lines = lines or self.starts.lines(found.thing)  # by which it was given, or breached
            said = f"{self.starts.words} on {state.program.say_day(found.day)}"
            state.note(said, self.clause, lines)
        return int(found.day)  # type: ignore[arg-type]

    def _known(self, scope: Scope) -> bool:
        """Tell whether what would trigger the instance is this matter's own opener."""
        return scope.matter is not None and scope.matter.opener.kind == self.starts.kind

    def _applies(self, state: State, scope: Scope) -> Truth:
        values: list[Truth] = []
        for line in self.conditions:
            if not line.under or state.under(line.under):
                values.append(line.test(state, scope))
        for line in self.exceptions:
            if line.under and state.steps is None and state.elected(line.under) is False:
                continue
            value = line.test(state, scope)
            if value is False:
                if state.steps is None:
                    continue
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
        (floor, ceiling, applied), acts = judged
        if is_empty(floor, ceiling):
            floor, ceiling = self.performance.governing(state, floor, ceiling)
        limit = state.as_of if ceiling.day is None else min(state.as_of, ceiling.day)
        for line in self.excuses:
            found = self._excused_by(state, scope, line, start)
            if state.steps is not None:
                line.test(state, scope.until(limit if found is None else found.cut))
            if found is not None:
                return self._ended(state, line, start, found, acts)
        return self._undone(state, start, (floor, ceiling, applied), acts)

    def excused(
        self, state: State, scope: Scope, start: int, before: int, acts: Sequence[Act]
    ) -> Outcome | None:
        """Return how the duty stands where an excuse held before a day."""
        for line in self.excuses:
            found = self._excused_by(state, scope, line, start)
            if found is None or found.cut >= before:
                continue
            if state.steps is not None:
                then = scope.until(found.cut)
                self.limits(state, then, start)
                line.test(state, then)
            return self._ended(state, line, start, found, acts)
        return None

    def _excused_by(self, state: State, scope: Scope, excuse: Excuse, start: int) -> Excused | None:
        """Return the day on which an excuse came, not after the last day, and the window then."""
        if state.steps is None:
            return self._excused(state, scope, excuse, start)
        return state.untold(lambda: self._excused(state, scope, excuse, start))  # type: ignore[no-any-return]

    def _excused(self, state: State, scope: Scope, excuse: Excuse, start: int) -> Excused | None:
        since = holds_since(state, scope, excuse, start)
        if since is None:
            return None
        floor, ceiling, _ = self.limits(state, scope.until(since), start)
        if is_empty(floor, ceiling):
            if self.performance.is_stuck(state):
                return None
            floor, ceiling = self.performance.governing(state, floor, ceiling)
        if ceiling.day is not None and since > ceiling.day:
            return None
        return Excused(since, floor, ceiling)

    def _ended(
        self, state: State, excuse: Excuse, start: int, found: Excused, acts: Sequence[Act]
    ) -> Outcome:
        state.note(f"excused: {excuse.text}", excuse.clause)
        due_from = found.floor.day if found.floor.is_set else start
        verdict = Verdict(EXCUSED, due_from, found.ceiling.day, acts=tuple(acts))
        return Outcome(verdict._replace(ended_on=found.cut), SETTLED)

    def bounds(self, state: State, scope: Scope) -> tuple[Bound, Bound]:
        """Return the window on the facts up to the scope's cut."""
        window = self.window
        if not (window.bounded or window.is_set(state)):
            return UNBOUNDED, UNBOUNDED
        if state.choices.plain and state.steps is None:
            try:
                return window.bounds(state, scope)
            except Ask:
                pass
        key = (self.key, scope.key())
        if state.steps is not None:
            told: tuple[Bound, Bound] = state.shared(("window", *key), window.bounds, state, scope)
            return told
        # Each for itself: what both hang on together is asked for once all the same.
        floor: Bound = state.shared(("floor", *key), window.floor, state, scope)
        ceiling: Bound = state.shared(("ceiling", *key), window.ceiling, state, scope)
        return floor, ceiling

    def limits(self, state: State, scope: Scope, start: int) -> Limits:
        """Return the window with what blocks and delays make of its end."""
        floor, ceiling = self.bounds(state, scope)
        if self.id not in state.program.blocks_on:
            return floor, ceiling, []
        applied, due = self._blocked(state, scope, start, ceiling.day)
        if not applied:
            return floor, ceiling, applied
        if state.steps is not None:
            self._tell_blocks(state, applied, due)
        ceiling = self.window.rolled(state, ceiling._replace(day=due))
        return floor, ceiling, applied

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

    def _undone(self, state: State, start: int, limits: Limits, acts: tuple[Act, ...]) -> Outcome:
        """Return how a duty stands that nothing done so far has performed."""
        floor, ceiling, applied = limits
        due_from = floor.day if floor.is_set else start
        due_by = ceiling.day
        status, left = PENDING, LISTED
        if due_by is not None and state.as_of > due_by:
            status, left = BREACHED, MISSED
        elif ceiling.may_be_before(state.as_of):
            status, left = NEEDS_JUDGEMENT, SETTLED
        elif applied and is_suspended(applied, state.as_of):
            status, left = SUSPENDED, SETTLED
        elif not ceiling.is_set:
            left = UNLIMITED
        asked = tuple(dict.fromkeys((*floor.questions, *ceiling.questions)))
        return Outcome(Verdict(status, due_from, due_by, None, acts, asked), left)


def _regard_member(node: dict[str, Any], load: Any, *parts: str) -> bool:
    return any(regards_member(node[part], load) for part in parts)
