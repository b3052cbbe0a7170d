"""What becomes of a norm as an event of its own: when it was breached, and when it was cured.

Nobody logs it: it follows from how the norm stands on the facts up to the day that is asked about.
So a remedy that asks on a day before the report's gets the answer of a report of that day.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any, NamedTuple

from engross.compiler.engine.log.facts import FINDING
from engross.compiler.engine.log.things import NEVER, Thing
from engross.compiler.engine.norms.lasting import VIOLATION
from engross.compiler.engine.norms.verdicts import (
    BREACHED,
    FULFILLED_LATE,
    NEEDS_JUDGEMENT,
    Act,
    Verdict,
)
from engross.compiler.engine.scope import MISSING, Matter, Open, Scope, State
from engross.compiler.engine.terms.matters import matter_of
from engross.compiler.engine.terms.moments import ANY, Mention, Occurrence
from engross.compiler.engine.truth import Question, Truth, Unknown, disjunction, unknown

CURED = "cured"
TURNS = ("breached", CURED)
STANDARDS = ("speed", "effort")
TELLING = ("late", "premature", "undecided", VIOLATION)  # acts that tell of a breach or a cure


class Turned(NamedTuple):
    """The days on which one instance was breached, and cured; None where it was not."""

    breached: int | Open | None
    cured: int | Open | None
    lines: tuple[int, ...] = ()


NEITHER = Turned(None, None)


class Transitions:
    """What becomes of one norm, in whichever version governs: breached, or cured."""

    def __init__(self, versions: list[Any], moment: str) -> None:
        first = versions[0]
        self.id: str = first.id
        self.clause: str = first.clause
        self.matter: str | None = first.matter
        self.versions = versions
        self.moment = moment

    def is_possible(self, state: State, cut: int) -> bool:
        """Tell whether the facts up to a day have anything that could bring the norm about."""
        begins = state.things.begins
        return any(begins.get(norm.starts.kind, NEVER) <= cut for norm in self.versions)

    def occurrences(self, state: State, scope: Scope, mention: Mention) -> Sequence[Occurrence]:
        """Return each time that the norm turned, with the thing that had brought it about."""
        found = []
        for thing, turned, sure in self._each(state, scope, mention):
            day = turned.cured if self.moment == CURED else turned.breached
            if day is not None and sure is not True:
                day = Open(sure.questions[0])
            if day is not None:
                found.append(Occurrence(day, sure, thing))
        return sorted(found, key=_in_their_order)

    def stands(self, state: State, scope: Scope, mention: Mention) -> Truth:
        """Tell whether some instance is in breach at the end of the scope's day, and not cured."""
        return disjunction(
            _in_breach(turned) if sure is True or turned.breached is None else sure
            for _, turned, sure in self._each(state, scope, mention)
        )

    def _each(
        self, state: State, scope: Scope, mention: Mention
    ) -> Iterator[tuple[Thing, Turned, Any]]:
        """Yield what became of each instance that is meant, and whether it certainly is meant."""
        if self.matter is None:
            scope = scope.outside()
        sure: Any = True
        if mention.via is not None:
            ref = mention.via(state, scope)
            sure = ref if ref.__class__ is Unknown else True
        matter = scope.matter if mention.pick == "this" else None  # else that of each thing
        member = scope.member if mention.own and mention.pick not in ANY else None
        around = Scope(matter, scope.cut, None, member)
        for thing in mention.things(state, scope):
            for turned in self._of(state, around, thing):
                yield thing, turned, sure

    def _of(self, state: State, scope: Scope, thing: Thing) -> tuple[Turned, ...]:
        cut = min(scope.cut, state.as_of)
        if thing.first_day > cut:
            return ()
        key = ("turned", self.id, thing, scope.matter, scope.member, cut)
        found: tuple[Turned, ...] = state.shared(key, self._found, state, scope, thing, cut)
        return found

    def _matter(self, state: State, scope: Scope, thing: Thing) -> Matter | None:
        """Return the matter in which a thing brings the norm about, None where in none."""
        if self.matter is None:
            return None
        if scope.matter is not None and scope.matter.kind == self.matter:
            return scope.matter
        matters = state.matters_of(self.matter)
        if state.program.matters[self.matter]["opens"]["thing"] == thing.kind:
            return matters[thing.number - 1]
        return matter_of(state, thing, matters[0]) if matters else None

    def _found(self, state: State, scope: Scope, thing: Thing, cut: int) -> tuple[Turned, ...]:
        """Return what became of the instances that a thing brought about, by the end of a day."""
        asked = (self.id, cut)
        resting = state.resting if cut == state.as_of else frozenset[str]()
        if self.id in resting:
            return ()  # what would have to rest on its own breach is none
        then = _as_it_stood(state, asked, resting)
        matter = self._matter(state, scope, thing)
        if self.matter is not None and matter is None:
            return ()
        found = []
        for norm, instance in self._instances(then, scope, thing, matter):
            key = ("turned", norm.key, instance.scope.key())
            tree = then.choices.trees.get(key, MISSING)
            if tree is MISSING:
                tree = then.choices.trees[key] = then.choices.explore(_turned, then, norm, instance)
            turned: Turned = state.choices.walked(tree)
            if turned != NEITHER:
                found.append(turned)
                self._tell(state, norm, instance, turned)
        return tuple(found)

    def _instances(
        self, state: State, scope: Scope, thing: Thing, matter: Matter | None
    ) -> Iterator[tuple[Any, Any]]:
        """Yield the instances of the norm that a thing brought about; of a member, its own."""
        for norm in self.versions:
            for instance in norm.occasioned(state, Scope(matter, state.as_of, state.as_of), thing):
                own = instance.scope.member
                if own is None or scope.member is None or own == scope.member:
                    yield norm, norm.addressed(state, instance)

    def _tell(self, state: State, norm: Any, instance: Any, turned: Turned) -> None:
        if state.steps is None:
            return
        whose = f" for {instance.scope.member}" if instance.scope.member else ""
        told = [
            f"{word} on {state.program.say_day(day) if day.__class__ is int else 'a day not known'}"
            for word, day in (("breached", turned.breached), (CURED, turned.cured))
            if day is not None
        ]
        thing = instance.trigger.thing
        lines = tuple(sorted({*norm.starts.lines(thing), *turned.lines}))
        state.note(f"{self.id} of {thing.name}{whose}: {', '.join(told)}", self.clause, lines)


def _in_their_order(found: Occurrence) -> tuple[bool, Any, int]:
    day = found.day
    return isinstance(day, Open), 0 if isinstance(day, Open) else day, found.thing.number


def _in_breach(turned: Turned) -> Truth:
    if isinstance(turned.cured, Open):
        return unknown(turned.cured.question)
    return turned.breached is not None and turned.cured is None


def _as_it_stood(state: State, asked: tuple[str, int], resting: frozenset[str]) -> State:
    """Return the evaluation of the log on a day, in which one norm's breach is found out."""
    key = (*asked, resting)
    known: State | None = state.earlier.get(key)
    if known is None:
        name, day = asked
        known = State(state.program, state.things, state.parameters, day, state.choices.elected)
        known.problems, known.findings_used = state.problems, state.findings_used
        known.unplaced, known.earlier = state.unplaced, state.earlier
        known.resting = resting | {name}
        state.earlier[key] = known
    return known


def _turned(state: State, norm: Any, instance: Any) -> Turned:
    """Return what became of an instance by the day of the evaluation; follow what is undecided."""
    verdict: Verdict = norm.verdict(state, instance)
    if verdict.status not in (BREACHED, FULFILLED_LATE, NEEDS_JUDGEMENT):
        return NEITHER
    undecided = verdict.status == NEEDS_JUDGEMENT
    breached = _breached_on(state, norm, instance, verdict)
    if breached is None or (breached.__class__ is int and breached > state.as_of):
        return NEITHER
    # What is asked is whether the standard was met: a yes is no breach.
    if undecided and state.settle(unknown(*_open_points(norm, instance, verdict))):
        return NEITHER
    cured: int | Open | None = verdict.done_on
    if undecided and cured is None and any(act.kind == "undecided" for act in verdict.acts):
        cured = Open(_open_points(norm, instance, verdict)[0])
    lines = (line for act in verdict.acts for line in act.lines if act.kind in TELLING)
    return Turned(breached, cured, tuple(lines))


def _breached_on(state: State, norm: Any, instance: Any, verdict: Verdict) -> int | Open | None:
    """Return the first day of a breach that there is, or may be."""
    if norm.lasts:
        return _first_violation(norm, instance, verdict)
    early = _too_early(state, norm, instance, verdict)
    by, due = verdict.done_on or state.as_of, verdict.due_by
    if due is not None and due < by:
        early.append(due + 1)
    if early:
        return min(early)
    if verdict.status == NEEDS_JUDGEMENT:
        if due is not None and not any(
            effect == "breaches" for effect, _ in norm.performance.early
        ):
            return None
    else:
        found = _found_on(state, norm, instance)
        if found:
            return min(max(found), by)
    since = verdict.due_from or instance.trigger.thing.first_day
    return Open(_open_points(norm, instance, verdict)[0], since)


def _first_violation(norm: Any, instance: Any, verdict: Verdict) -> int | Open | None:
    violations: list[Act] = [act for act in verdict.acts if act.kind == VIOLATION]
    days = [act.day for act in violations if act.day is not None]
    if days or not violations:
        return min(days, default=None)
    return Open(_open_points(norm, instance, verdict)[0], verdict.due_from or 0)


def _too_early(state: State, norm: Any, instance: Any, verdict: Verdict) -> list[int]:
    """Return the days of what was done before the first day, where that is a breach."""
    if norm.performance.so_that or verdict.status == NEEDS_JUDGEMENT:
        return []
    days = [act.day for act in verdict.acts if act.kind == "premature" and act.day is not None]
    arose = norm.arose_on(state, instance) if days else None
    if arose is None:
        return []
    effect = next((e for e, under in norm.performance.early if state.under(under)), None)
    return [day for day in days if day >= arose] if effect == "breaches" else []


def _found_on(state: State, norm: Any, instance: Any) -> list[int]:
    """Return the days on which a person found that a standard without a date was not met."""
    if FINDING not in state.things.by_kind:
        return []
    keys = [f"{norm.id}.{standard}" for standard in STANDARDS]
    found = [thing for key in keys for thing in state.findings_on(key, instance.scope)]
    own = (None, instance.scope.member)
    return [thing.first_day for thing in found if thing.values.get("to") in own]


def _open_points(norm: Any, instance: Any, verdict: Verdict) -> tuple[Question, ...]:
    if verdict.questions:
        return verdict.questions
    matter, member = instance.scope.matter, instance.scope.member
    where = " ".join(part for part in (matter and matter.name, member) if part)
    text = f"On which day was {norm.id} breached, if it was?"
    return (Question(f"{norm.id}.breach {where}".strip(), text, norm.clause),)
