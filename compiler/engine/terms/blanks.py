"""Read what the log's first record fills into a blank; its own question where it fills in none."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from engross.compiler.engine.scope import Open, Scope, State
from engross.compiler.engine.truth import Question, unknown


def blank_value(name: str, load: Any) -> Callable[[State, Scope], Any]:
    """Return the function that reads a blank; Unknown where nobody filled it in."""
    blank = load.parameters[name]
    clause: str = blank["clause"]
    missing = unknown(Question(f"parameter {name}", blank["question"], clause))

    def read(state: State, _scope: Scope) -> Any:
        value = state.parameters.get(name)
        if state.steps is not None:
            state.note(f"{name}, a blank: {_filled_in(state, value, blank)}", clause)
        return missing if value is None else value

    return read


def blank_day(name: str, load: Any) -> Callable[[State, Scope], Any]:
    """Return the function that reads a blank that is a day; any day where nobody filled it in."""
    read = blank_value(name, load)

    def day(state: State, scope: Scope) -> Any:
        value = read(state, scope)
        return value if value.__class__ is int else Open(value.questions[0])

    return day


def _filled_in(state: State, value: Any, blank: dict[str, Any]) -> str:
    """Return a value in words, with its unit."""
    if value is None:
        return "not filled in"
    if blank["type"] == "day":
        day: str = state.program.say_day(value)
        return day
    unit = "days" if blank["type"] == "count" else blank.get("unit", "")
    return f"{value} {unit}".rstrip()
