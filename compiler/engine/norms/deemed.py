"""Events that the agreement deems to have happened, and the counters that count them."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from typing import Any

from engross.compiler.engine.days import FIRST_DAY
from engross.compiler.engine.log.things import NEVER, Thing
from engross.compiler.engine.norms.periods import each_time
from engross.compiler.engine.norms.stretches import stretch_of
from engross.compiler.engine.scope import Matter, Open, Scope, State
from engross.compiler.engine.terms.matters import has_unnamed, possibly_in
from engross.compiler.engine.terms.moments import FEW, Mention, Occurrence, occurrences
from engross.compiler.engine.terms.opened import is_opened_by
from engross.compiler.engine.truth import (
    Truth,
    Unknown,
    conjunction,
    disjunction,
    negation,
    unknown,
)


class Deemed:
    """A rule by which an event of a matter is deemed to have happened."""

    def __init__(self, node: dict[str, Any], load: Any) -> None:
        self.id: str = node["id"]
        self.clause: str = node["clause"]
        self.causes = [
            (
                load.mention(cause["when"]),
                load.qualified(cause["if"]),
                load.qualified(cause["unless"]),
                cause["under"],
            )
            for cause in node["causes"]
        ]
        mentions = [mention for mention, _, _, _ in self.causes]
        self.kinds = tuple(dict.fromkeys(mention.kind for mention in mentions))
        self.by_deemed = any(mention.deemed for mention in mentions)

    def occurrences(self, state: State, scope: Scope, _mention: Any) -> Sequence[Occurrence]:
        """Return each time that something of the matter brought the event about."""
        if not self.is_possible(state, scope.cut):
            return ()
        key = ("deemed", self.id, scope.matter, scope.cut)
        found: tuple[Occurrence, ...] = state.shared(key, self._all, state, scope)
        return found

    def is_possible(self, state: State, cut: int) -> bool:
        """Tell whether the facts up to a day have anything that could bring the event about."""
        begins = state.things.begins
        for kind in self.kinds:
            if begins.get(kind, NEVER) <= cut:
                return True
        return self.by_deemed

    def _all(self, state: State, scope: Scope) -> tuple[Occurrence, ...]:
        found: list[Occurrence] = []
        outside = Scope(scope.matter, scope.cut, scope.day)
        for mention, conditions, exceptions, under in self.causes:
            for occurrence in occurrences(state, outside, mention):
                if under and not state.under(under):
                    continue
                cut = occurrence.day if isinstance(occurrence.day, int) else scope.cut
                inner = Scope(scope.matter, cut, occurrence.day, None, (occurrence.thing,))
                values = [occurrence.truth, is_opened_by(state, scope.matter, occurrence.day)]
                for line in conditions:
                    if not line.under or state.under(line.under):
                        values.append(line.test(state, inner))
                for line in exceptions:
                    if not line.under or state.under(line.under):
                        values.append(negation(line.test(state, inner)))
                truth = conjunction(values)
                if truth is not False:
                    found.append(Occurrence(occurrence.day, truth, occurrence.thing))
        return tuple(found)


class Counter:
    """A number that may be reached once and for all: what it counts, and how far."""

    def __init__(self, node: dict[str, Any], load: Any) -> None:
        self.id: str = node["id"]
        self.clause: str = node["clause"]
        self.limit: int = node["at_most"]
        self.mention = load.mention(node["counts"])
        self.stretch = stretch_of(node, load)
        self.matter: str | None = node["matter"]

    def used_up(self, state: State, scope: Scope, day: int, elsewhere: bool) -> Truth:
        """Tell whether the limit was reached by the end of a day; `elsewhere`: by other matters."""
        if self.mention.deemed and self.limit > 0 and state.steps is None:
            deemed = state.program.deemed[self.mention.key]
            if not deemed.is_possible(state, day):
                return False
        sure, asked = self.count(state, scope, day, elsewhere)
        if sure >= self.limit:
            return True
        if sure + len(asked) < self.limit:
            return False
        return unknown(*(question for truth in asked for question in truth.questions))

    def count(
        self, state: State, scope: Scope, day: int, elsewhere: bool
    ) -> tuple[int, list[Unknown]]:
        """Return how many are certain by the end of a day, and those that are not."""
        if self.matter is None:
            return self._sum(self._times(state, day))
        matters = state.matters_of(self.matter)
        history: History | None = state.tallies.get(self.id)
        if len(matters) < FEW or state.steps is not None or self.stretch is not None:
            if history is not None and day <= history.until:
                every, matters = len(matters), history.counting(day)
                self._tell_left_out(state, every, len(matters), day)
            others = [m for m in matters if not (elsewhere and m == scope.matter)]
            return self._added(state, others, day)
        if history is None:
            history = state.tallies[self.id] = History(self, state, matters)
        return history.count(state, scope.matter if elsewhere else None, day)

    def _tell_left_out(self, state: State, every: int, told: int, day: int) -> None:
        """Tell of how many matters nothing more is told, for they certainly do not count."""
        if told < every:
            left_out = f"{every - told} of {every} matters of the kind {self.matter}"
            state.note(f"by {state.program.say_day(day)} not counted: {left_out}", self.clause)

    def _added(
        self, state: State, matters: Sequence[Matter], day: int
    ) -> tuple[int, list[Unknown]]:
        return self._sum(
            [self._counts_now(state, m, day) for m in matters if m.opener.first_day <= day]
        )

    def _sum(self, truths: list[Truth]) -> tuple[int, list[Unknown]]:
        return truths.count(True), [truth for truth in truths if truth.__class__ is Unknown]

    def _times(self, state: State, day: int) -> list[Truth]:
        """Return each time that the event came by the end of a day, and whether it counts."""
        truths: list[Truth] = []
        for thing, when, truth in each_time(state, Scope(None, day, day), self.mention):
            if isinstance(when, Open):
                truths.append(unknown(when.question))
                continue
            within = True if self.stretch is None else self.stretch.holds(state, when, day)
            counted = conjunction((truth, within))
            if counted is True and state.steps is not None:
                self._tell(state, thing, when)
            truths.append(counted)
        return truths

    def _tell(self, state: State, thing: Thing, when: int) -> None:
        lines = tuple(fact.line for fact in thing.facts)
        said = f"{self.mention.words} on {state.program.say_day(when)}"
        state.note(said, self.clause, lines)

    def _counts_now(self, state: State, matter: Matter, day: int) -> Truth:
        """Tell whether a matter counts on a day: by its end, and not before the stretch began."""
        now = self.counts(state, matter, day)
        if self.stretch is None or now is False:
            return now
        before = self.stretch.before(state, day)
        if isinstance(before, Open):
            return conjunction((now, unknown(before.question)))
        return conjunction((now, negation(self.counts(state, matter, before))))

    def counts(self, state: State, matter: Matter, day: int) -> Truth:
        """Tell whether a matter counts by the end of a day, however often the event came in it."""
        truths: list[Truth] = []
        for occurrence in occurrences(state, Scope(matter, day, day), self.mention):
            when = occurrence.day
            if isinstance(when, Open):
                truths.append(unknown(when.question))
                continue
            truth = conjunction((occurrence.truth, is_opened_by(state, matter, when)))
            if truth is True:
                if state.steps is not None:
                    self._tell(state, occurrence.thing, when)
                return True
            truths.append(truth)
        return disjunction(truths)


class History:
    """Which matters count, from which day on; gone through in order, no further than asked.

    What is counted comes about, if it does, on the day of a fact of the matter itself. Only where
    that is so are matters left out on other days.
    """

    def __init__(self, counter: Counter, state: State, matters: list[Matter]) -> None:
        self.counter = counter
        self.days: list[int] = []  # on which a matter began to count for certain, in order
        self.since: dict[int, int] = {}  # the same by matter
        self.doubtful: dict[int, tuple[int, Matter]] = {}
        self.until = FIRST_DAY  # up to which day it was gone through
        self._matters = matters
        self._reached = 0
        self._changes: list[tuple[int, int, Matter]] = []
        kinds = _steady_kinds(state, counter.mention)
        for matter in matters:
            if kinds is None or any(has_unnamed(state, matter, kind) for kind in kinds):
                self.doubtful[matter.number] = (matter.opener.first_day, matter)
                continue
            days = {
                max(day, matter.opener.first_day)
                for kind in kinds
                for thing in possibly_in(state, matter, kind)
                for happening in thing.happenings.values()
                for day in happening.days
            }
            self._changes += [(day, matter.number, matter) for day in days]
        self._changes.sort(key=lambda change: change[:2])

    def count(self, state: State, without: Matter | None, day: int) -> tuple[int, list[Unknown]]:
        """Return how many matters count by the end of a day, and those of which it is not sure."""
        while self._reached < len(self._changes) and self._changes[self._reached][0] <= day:
            changed, _, matter = self._changes[self._reached]
            self._reached += 1
            self._change(state, matter, changed)
        self.until = max(self.until, day)
        sure = bisect_right(self.days, day)
        if without is not None and self.since.get(without.number, day + 1) <= day:
            sure -= 1
        if sure >= self.counter.limit:
            return sure, []
        asked: list[Unknown] = []
        for number, (start, matter) in self.doubtful.items():
            if start > day or matter == without or self.since.get(number, day + 1) <= day:
                continue
            truth = self.counter.counts(state, matter, day)
            if truth is True:
                sure += 1
            elif truth.__class__ is Unknown:
                asked.append(truth)
        return sure, asked

    def counting(self, day: int) -> list[Matter]:
        """Return the matters that count, or may, by the end of a day already gone through."""
        found = {number for number, since in self.since.items() if since <= day}
        found.update(number for number, (since, _) in self.doubtful.items() if since <= day)
        return [self._matters[number - 1] for number in sorted(found)]

    def _change(self, state: State, matter: Matter, day: int) -> None:
        if matter.number in self.since:
            return
        tree = state.choices.tree_of(
            ("counts", self.counter.id, matter.number, day),
            self.counter.counts,
            state,
            matter,
            day,
        )
        if tree is True:
            self.days.append(day)
            self.since[matter.number] = day
        elif tree is not False:
            self.doubtful.setdefault(matter.number, (day, matter))


def _steady_kinds(state: State, mention: Mention) -> set[str] | None:
    """Return the kinds whose facts in a matter alone bring an event about, None if it is not so."""
    causes = [mention]
    if mention.deemed:
        causes = [c[0] for c in state.program.deemed[mention.key].causes]
    kinds: set[str] = set()
    for cause in causes:
        declared = None if cause.deemed else state.program.things.get(cause.kind)
        if declared is None or declared["kind"] == "notice" or cause.where or cause.pick != "this":
            return None
        kinds.add(cause.kind)
    return kinds
