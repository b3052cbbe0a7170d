"""Norms that last: a duty to keep something in a state, and a prohibition."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from typing import Any, NamedTuple

from engross.compiler.engine.norms.blocks import Applied, blocks_on, is_suspended, moved_deadline
from engross.compiler.engine.norms.duties import Duty
from engross.compiler.engine.norms.excuses import holds_since
from engross.compiler.engine.norms.periods import (
    ENDLESS,
    Beginning,
    End,
    EndLine,
    Time,
    each_time,
    earlier_end,
    end_line,
)
from engross.compiler.engine.norms.points import Point, is_before, point_of, say_order
from engross.compiler.engine.norms.standards import NOT_ARISEN, SETTLED, Outcome, Standards
from engross.compiler.engine.norms.verdicts import (
    BREACHED,
    EXCUSED,
    FULFILLED,
    NEEDS_JUDGEMENT,
    PENDING,
    SUSPENDED,
    Act,
    Verdict,
)
from engross.compiler.engine.scope import Open, Scope, State, describe_reading
from engross.compiler.engine.terms.moments import first_occurrence, regards_member
from engross.compiler.engine.terms.states import last_of
from engross.compiler.engine.truth import Question, Truth, conjunction, negation, unknown

BROKEN = "broken"  # left to an effort: whether what broke the duty breaches it
VIOLATION, NO_BREACH = "violation", "no violation"
NO_VIOLATION = "no violation logged"
NO_PERIOD = "no period: "


class Violation(NamedTuple):
    """Something that a norm does not allow, whether it came within the period, and its act."""

    truth: Truth
    act: Act


class Lasting(Duty):
    """A norm that holds over a period, compiled from its node in the graph."""

    lasts = True

    def __init__(self, node: dict[str, Any], load: Any) -> None:
        super().__init__(node, load)
        lasting = node["lasting"]
        self.state_name: str = lasting["state"] or ""
        self.thing: str = node["act"]["thing"]
        kept = {"thing": self.thing, "moment": self.state_name, "pick": "this", "words": ""}
        self.kept = load.mention(kept) if self.state_name else None
        self.ends = [end_line(line, load) for line in lasting["until"]]
        self.breaches = [(load.mention(x["event"]), x["under"]) for x in lasting["breached"]]
        self.allowances = load.qualified(node["allowed"])
        parts = ("lasting", "allowed", "excused")
        alike = not any(regards_member(node[part], load) for part in parts)
        self.stands_alike = self.starts_alike and alike
        self.standards = EffortToKeep(node, load)

    def _stands(self, state: State, scope: Scope, start: int) -> Outcome:
        point = Point(self.starts.words, start, self.starts.words, frozenset(), ())
        if scope.bound:
            point = point_of(scope.bound[0], self.starts.moment, start)
        if self.kept is not None:
            kept = first_occurrence(state, scope, self.kept)
            if kept is None or isinstance(kept.day, Open):
                state.note(f"{NO_PERIOD}{self.thing} is not {self.state_name} yet", self.clause)
                return NOT_ARISEN
            if kept.day > start:
                point = point_of(kept.thing, self.state_name, kept.day)
        return self._over(state, scope, point)

    def _over(self, state: State, scope: Scope, begun: Point) -> Outcome:
        """Return how the norm stands over its period, from the point on which that began."""
        end = self._end(state, scope, begun)
        if end.day is not None and end.day < begun.day:
            say = state.program.say_day
            text = f"{NO_PERIOD}it ended on {say(end.day)}, before it began on {say(begun.day)}"
            state.note(text, self.clause)
            return NOT_ARISEN
        violations = self._violations(state, scope, begun)
        acts = tuple(_settled_act(state, violation) for violation in violations)
        broken = [act for act in acts if act.kind == VIOLATION]
        first = min((act.day for act in broken if act.day is not None), default=None)
        excused = self._excused_before(state, scope, begun, end, first)
        if excused is not None:
            verdict = Verdict(EXCUSED, begun.day, end.day, None, acts, ended_on=excused)
            return Outcome(verdict, SETTLED)
        status, asked = PENDING, end.questions
        if end.day is not None and state.as_of >= end.day:
            status, asked = FULFILLED, ()
        elif asked:
            status = NEEDS_JUDGEMENT
        elif is_suspended(self._suspending(state, scope, begun, end), state.as_of):
            status = SUSPENDED
        verdict = Verdict(status, begun.day, end.day, None, acts, asked)
        if not broken:
            state.note(NO_VIOLATION, self.clause)
        return Outcome(verdict, BROKEN if broken else SETTLED)

    def _excused_before(
        self, state: State, scope: Scope, begun: Point, end: End, first: int | None
    ) -> int | None:
        """Return the day on which an excuse held, before any violation and not after the end."""
        for line in self.excuses:
            since = state.untold(partial(holds_since, state, scope, line, begun.day))
            if state.steps is not None:
                line.test(state, scope.until(state.as_of if since is None else since))
            if since is None or (first is not None and first <= since):
                continue
            if end.day is None or since <= end.day:
                state.note(f"excused: {line.text}", line.clause)
                return int(since)
        return None

    def _end(self, state: State, scope: Scope, point: Point) -> End:
        """Return where the period ends on the facts up to the scope's cut."""
        begun = Beginning(point, partial(self._tolled, state, scope, point.day), self.clause)
        found: list[End] = []
        for line in self.ends:
            if state.under(line.under) and _governs(state, scope, line):
                end = state.part(
                    f"until {line.text}",
                    line.clause,
                    partial(line.term, state, scope, begun),
                    describe_reading(line.under),
                )
                found.append(end)
        return earlier_end(found) if found else ENDLESS

    def _tolled(self, state: State, scope: Scope, start: int, day: int) -> int | None:
        """Return a last day with the days added that something tolls; None where it tolls on."""
        applied = blocks_on(state, scope, self.id, start, day)
        tolls = [(effect, period) for effect, period in applied if effect == "tolls"]
        if tolls and state.steps is not None:
            self._tell_blocks(state, tolls, None)
        return moved_deadline(tolls, start, day, lambda later: later)

    def _suspending(self, state: State, scope: Scope, begun: Point, end: End) -> list[Applied]:
        """Return the periods in which nothing can break the norm."""
        applied = blocks_on(state, scope, self.id, begun.day, end.day)
        return [(effect, period) for effect, period in applied if effect == "suspends"]

    def _violations(self, state: State, scope: Scope, begun: Point) -> list[Violation]:
        """Return what may have broken the norm, in order."""
        found: list[tuple[int, int, Violation]] = []
        if self.kept is not None:
            found += self._broken_before(state, scope, begun)
        for mention, under in self.breaches:
            if not state.under(under):
                continue
            # The trigger is not itself what is forbidden, though it may be of the same kind.
            others = [thing for thing in scope.bound if self.kept or thing.kind != mention.kind]
            around = scope.about(*others)
            for time in each_time(state, around, mention):
                day = state.as_of if isinstance(time.day, Open) else time.day
                if day < begun.day:
                    continue
                violation = self._judge(state, scope, begun, time, mention.moment)
                if violation.truth is not False:
                    found.append((day, time.thing.number, violation))
        return [violation for _, _, violation in sorted(found, key=lambda item: item[:2])]

    def _broken_before(
        self, state: State, scope: Scope, begun: Point
    ) -> Iterator[tuple[int, int, Violation]]:
        """Yield the violation of what was to be kept, and was over before the period began."""
        assert self.kept is not None
        kept = first_occurrence(state, scope, self.kept)
        if kept is None:
            return
        thing = kept.thing
        ends = [
            m.moment for m, under in self.breaches if m.kind == thing.kind and state.under(under)
        ]
        over = last_of(thing, tuple(ends), begun.day - 1)
        since = last_of(thing, (self.state_name,), begun.day)
        if over is not None and (since is None or since[1] < over[1]):
            name = thing.name
            act = Act(
                VIOLATION, begun.day, thing.lines(over[0]), f"{name} {over[0]} before it began"
            )
            yield begun.day, thing.number, Violation(True, act)

    def _judge(
        self, state: State, scope: Scope, begun: Point, time: Time, moment: str
    ) -> Violation:
        thing, day, truth = time
        name = f"{thing.name} {moment}"
        if isinstance(day, Open):
            lines = tuple(fact.line for fact in thing.facts)
            return Violation(unknown(day.question), Act(VIOLATION, None, lines, name))
        point, then = point_of(thing, moment, day), scope.until(day)
        within: Truth = state.untold(partial(self._is_within, state, then, begun, point))
        if not isinstance(within, bool):
            found = state.finding(f"{self.id}.order", scope)
            within = within if found is None else not found
        values = [truth, within]
        if within is not False:
            inner = then.about(thing, *scope.bound).on(day)
            values += [
                negation(line.test(state, inner))
                for line in self.allowances
                if state.under(line.under)
            ]
        whole = conjunction(values)
        if state.steps is not None:
            said = "outside the period" if within is False else _said_of(whole)
            on = state.program.say_day(day)
            state.note(f"{name} on {on}: {said}", self.clause, point.lines)
        return Violation(whole, Act(VIOLATION, day, point.lines, name))

    def _is_within(self, state: State, scope: Scope, begun: Point, point: Point) -> Truth:
        """Tell whether an event fell within the period, as far as was known on its day."""
        end = self._end(state, scope, begun)
        if is_suspended(self._suspending(state, scope, begun, end), point.day):
            return False
        values = [negation(self._came_before(state, scope, point, begun))]
        if end.event is not None and end.event.day == point.day:
            values.append(negation(self._came_before(state, scope, end.event, point)))
        elif end.day is not None:
            values.append(point.day <= end.day)
        if end.questions:
            values.append(unknown(*end.questions))
        return conjunction(values)

    def _came_before(self, state: State, scope: Scope, first: Point, second: Point) -> Truth:
        before = is_before(first, second)
        if before is not None:
            return before
        key = _asked_of(self.id, "order", scope)
        return unknown(Question(key, say_order(state, first, second), self.clause))


class EffortToKeep(Standards):
    """The efforts that a duty to keep something asks for: what breaks it may yet be no breach."""

    def complete(self, state: State, scope: Scope, outcome: Outcome) -> Verdict:
        """Return the verdict on a norm that was broken, under the efforts it asks for."""
        verdict, left = outcome
        if left != BROKEN:
            return verdict
        for words, under in self.efforts:
            if not state.under(under):
                continue
            found = state.finding(f"{self.id}.effort", scope)
            if found is not None:
                return verdict if found else verdict._replace(status=BREACHED, questions=())
            broken = next(act for act in verdict.acts if act.kind == VIOLATION)
            text = f"Were “{words}” made, when {broken.why} came?"
            asked = Question(_asked_of(self.id, "effort", scope), text, self.clause)
            questions = (*verdict.questions, asked)
            return verdict._replace(status=NEEDS_JUDGEMENT, questions=questions)
        return verdict._replace(status=BREACHED, questions=())


def _governs(state: State, scope: Scope, line: EndLine) -> bool:
    """Tell whether the condition of a line that ends a period holds, or, by its word, does not."""
    return line.where is None or state.settle(line.where(state, scope)) != line.unless


def _settled_act(state: State, violation: Violation) -> Act:
    """Return an act as a violation, or as none, where both have to be followed."""
    if state.settle(violation.truth):
        return violation.act
    return violation.act._replace(kind=NO_BREACH)


def _said_of(truth: Truth) -> str:
    return {True: "not allowed", False: "allowed"}.get(truth, "is not decided")  # type: ignore[arg-type]


def _asked_of(norm: str, part: str, scope: Scope) -> str:
    parts = (scope.matter and scope.matter.name, scope.member)
    return " ".join([f"{norm}.{part}", *(part for part in parts if part)])
