"""A duty that amendments restate: which of its versions governs what arose."""

from __future__ import annotations

from abc import ABC, abstractmethod
from typing import Any, NamedTuple

from engross.compiler.engine.norms.amendments import governing, tell_amendments
from engross.compiler.engine.norms.points import Point, point_of
from engross.compiler.engine.norms.standards import Outcome
from engross.compiler.engine.norms.verdicts import ABSENT, EXCUSED, Verdict
from engross.compiler.engine.norms.waivers import is_over
from engross.compiler.engine.scope import Scope, State
from engross.compiler.engine.terms.moments import Mention, Occurrence


class Versioned(ABC):
    """One version of a norm: the original, or the norm as an amendment writes it."""

    id: str
    clause: str
    starts: Mention
    lasts = False  # as what has to be kept does, or left alone

    def __init__(self, node: dict[str, Any], load: Any) -> None:
        self.amendment: str = node.get("amendment", "")
        self.touched: tuple[str, ...] = load.touching.get(node["id"], ())
        self.key = f"{node['id']} {self.amendment}".strip()  # tells the versions of a norm apart
        self.alone: Any = self  # the same whatever other instances leave of a cap

    def addressed(self, _state: State, instance: Any) -> Any:
        """Return an instance with the one to whom it is owed, where a thing names them."""
        return instance

    @abstractmethod
    def begun(self, state: State, scope: Scope, trigger: Occurrence | None) -> int | Outcome:
        """Return the day on which the duty arose, or how it stands if it did not."""

    @abstractmethod
    def by_its_text(self, state: State, scope: Scope, trigger: Occurrence | None) -> Verdict:
        """Return how an instance stands by the text of this version, whichever governs it."""

    def governs(self, state: State, scope: Scope) -> bool:
        """Tell whether this version governs what the scope's event brought about."""
        if not self.touched:
            return True
        found = governing(state, self, scope, self._arisen(state, scope))
        return found.version == self.amendment

    def as_amended(self, state: State, scope: Scope, trigger: Occurrence | None) -> Verdict:
        """Return how an instance stands if this version governs it."""
        found = governing(state, self, scope, self._arisen(state, scope))
        if found.version != self.amendment:
            return Verdict(ABSENT)
        if state.steps is not None:
            tell_amendments(state, self)
        verdict = self.by_its_text(state, scope, trigger)
        struck = found.struck
        if struck is None or struck.day > state.as_of or is_over(verdict, struck.day):
            return verdict
        state.note("struck by an amendment that reaches it", self.clause, struck.lines)
        return verdict._replace(status=EXCUSED, questions=(), ended_on=struck.day)

    def starts_with(self, other: Any) -> bool:
        """Tell whether the same event brings about this norm and another version of it."""
        return (self.starts.kind, self.starts.moment) == (other.starts.kind, other.starts.moment)

    def was_over(self, state: State, scope: Scope, day: int) -> bool:
        """Tell whether nothing was left by this text on a day, or its last day had passed."""
        trigger = _trigger_of(scope)
        verdict = state.untold(lambda: self.alone.by_its_text(state, scope, trigger))
        return is_over(verdict, day) or (verdict.due_by is not None and verdict.due_by < day)

    def _arisen(self, state: State, scope: Scope) -> Point:
        """Return the event that brought an instance about."""
        trigger = _trigger_of(scope)
        started = state.untold(lambda: self.begun(state, scope, trigger))
        day = trigger.thing.first_day if isinstance(started, Outcome) else started
        return point_of(trigger.thing, self.starts.moment, day)


class AnyVersion(NamedTuple):
    """The versions of a norm together: the one that governs an instance gives the verdict."""

    id: str
    clause: str
    versions: tuple[Any, ...]

    def verdict(self, state: State, instance: Any) -> Verdict:
        """Return how an instance stands under the version that governs it, if one does."""
        for version in self.versions:
            verdict: Verdict = version.verdict(state, instance)
            if verdict.status != ABSENT:
                return verdict
        return Verdict(ABSENT)


def _trigger_of(scope: Scope) -> Occurrence:
    thing = scope.bound[0]
    return Occurrence(thing.first_day, True, thing)
