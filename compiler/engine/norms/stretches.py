"""Stretches of time that move along: what is counted “in any 12 months”."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from engross.compiler.engine.scope import Open, Scope, State
from engross.compiler.engine.truth import Truth, unknown


class Stretch:
    """So many days, months or years, ending on whichever day is asked about."""

    def __init__(self, length: list[Any], load: Any) -> None:
        day = ["scope day"]
        self._back: Callable[..., Any] = load.day(["before", *length, day])
        self._on: Callable[..., Any] = load.day(["after", *length, day])

    def before(self, state: State, end: int) -> int | Open:
        """Return the last day before the stretch that ends on a day."""
        found: int | Open = self._back(state, Scope(None, end, end))
        return found

    def holds(self, state: State, day: int, end: int) -> Truth:
        """Tell whether a day falls within the stretch that ends on another, both days included."""
        before = self.before(state, end)
        if isinstance(before, Open):
            return unknown(before.question)
        return bool(before < day <= end)

    def left_by(self, state: State, day: int) -> int | None:
        """Return the first day on which the stretch that ends on it leaves a day behind."""
        found: int | Open = self._on(state, Scope(None, day, day))
        if isinstance(found, Open):
            return None
        while self.holds(state, day, found) is True:  # a month's end may fall short of it
            found += 1
        return found


def stretch_of(node: dict[str, Any], load: Any) -> Stretch | None:
    """Return the stretch within which a limit or a counter counts; None where it counts all."""
    return Stretch(node["in_any"], load) if node["in_any"] else None
