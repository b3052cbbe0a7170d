"""What an evaluation writes down while it is retold: steps, and the steps they rest on."""

from __future__ import annotations

from collections.abc import Callable, Hashable
from typing import Any, NamedTuple


class Step(NamedTuple):
    """One step of a derivation, with the steps it rests on.

    A step with a key holds what was noted while a shared part was evaluated, and has no text.
    """

    text: str
    clause: str
    lines: tuple[int, ...]
    reading: str
    steps: tuple[Any, ...]
    key: Hashable = None


class Trace:
    """The steps of one evaluation after another; what a shared part noted is kept for all."""

    def __init__(self) -> None:
        self.values: dict[Hashable, Any] = {}
        self._shared: dict[Hashable, Step] = {}
        self._steps: list[Step] = []

    def note(self, text: str, clause: str, lines: tuple[int, ...], reading: str) -> None:
        """Write down a step."""
        self._steps.append(Step(text, clause, lines, reading, ()))

    def part(self, text: str, clause: str, evaluate: Callable[[], Any], reading: str) -> Any:
        """Evaluate a part, its steps gathered under one line."""
        value, steps = self.gather(evaluate)
        self._steps.append(Step(text, clause, (), reading, steps))
        return value

    def shared(self, key: Hashable, evaluate: Callable[[], Any]) -> Any:
        """Return the value of a shared part, evaluated once, with the steps it always rests on."""
        if key not in self._shared:
            value, steps = self.gather(evaluate)
            self.values[key] = value
            self._shared[key] = Step("", "", (), "", steps, key)
        self._steps.append(self._shared[key])
        return self.values[key]

    def keep(self, step: Step) -> None:
        """Write down a step that was made elsewhere."""
        self._steps.append(step)

    def gather(self, evaluate: Callable[[], Any]) -> tuple[Any, tuple[Step, ...]]:
        """Return the value of an evaluation and the steps that it wrote down."""
        outer, self._steps = self._steps, []
        try:
            value = evaluate()
        finally:
            steps, self._steps = self._steps, outer
        return value, tuple(steps)
