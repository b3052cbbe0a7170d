"""The ways that an evaluation can go: what it comes to on each, or that they are too many."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Any

from engross.compiler.engine.choices import Axis, TooManyWays, leaves_of
from engross.compiler.engine.scope import State, questions_of
from engross.compiler.engine.truth import Question

TOO_MANY = "too many open points"


class Ways:
    """What an evaluation comes to on each way that it can go; nothing where there are too many."""

    def __init__(self, leaves: list[tuple[Any, Any]], too_many: tuple[Axis, ...] = ()) -> None:
        self.values = [value for _, value in leaves]
        self.too_many = too_many  # what was asked last, where there are too many
        self._asked = {q for path, _ in leaves for axis, _ in path for q in axis.asks}

    def only(self) -> Any:
        """Return what it comes to where that hangs on nothing; else None."""
        return self.values[0] if len(self.values) == 1 else None

    def questions(self, name: str, clause: str) -> list[Question]:
        """Return what it hangs on; `name` says what hangs on too much, if there is too much."""
        if self.too_many:
            return list(open_points(name, clause, self.too_many))
        return sorted(self._asked | {q for value in self.values for q in questions_of(value)})


def is_past_following(verdict: Any) -> bool:
    """Tell whether a verdict is that there are too many ways to follow."""
    return any(question.key == TOO_MANY for question in verdict.questions)


def ways_of(state: State, evaluate: Callable[..., Any], *given: Any) -> Ways:
    """Return the ways of an evaluation of a state; it asks for no choice."""
    choices = state.choices
    followed, choices.ways = choices.ways, 0  # what asks is not charged with them
    try:
        return Ways(leaves_of(choices.explore(evaluate, state, *given)))
    except TooManyWays as many:
        return Ways([], many.axes)
    finally:
        choices.ways = followed


def may_hold(state: State, test: Callable[..., Any], *given: Any) -> bool:
    """Tell whether something is so, or may be: that it is not has to be certain."""
    ways = ways_of(state, test, *given)
    return bool(ways.too_many) or any(truth is not False for truth in ways.values)


def open_points(name: str, clause: str, axes: Iterable[Axis]) -> tuple[Question, ...]:
    """Return what to ask of something that hangs on more open points than can be followed."""
    text = f"Too many open points bear on {name}; settle some of them first."
    asked = {question for axis in axes for question in axis.asks}
    return (Question(TOO_MANY, text, clause), *sorted(asked))
