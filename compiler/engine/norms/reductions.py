"""Exceptions that reduce what is owed, each to its own extent."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from engross.compiler.engine.scope import Scope, State, Under, describe_reading
from engross.compiler.engine.terms.found import Asked
from engross.compiler.engine.truth import Question, Truth, Unknown, conjunction, negation


class Reduction:
    """An exception to a payment, or to another exception."""

    def __init__(self, node: dict[str, Any], load: Any, payment: str) -> None:
        self.id: str = node["id"]
        self.clause: str = node["clause"]
        self.words: str = node["words"]
        inner = load.of(self.clause, self.id)
        self.lines = [
            (inner.quantity(line["value"]), line["under"], line["words"])
            for line in node["reduces"]
        ]
        self.conditions = inner.qualified(node["if"])
        self.exceptions = inner.qualified(node["unless"])
        self.under: Under = next(to["under"] for to in node["to"] if to["on"] == payment)
        self.reductions = reductions_of(self.id, load)
        self.listed: list[Asked] = inner.listed

    def extent(self, state: State, scope: Scope, rest: Any) -> Any:
        """Return how much of what is left an exception takes; Unknown where nobody can say yet."""
        if not state.under(self.under):
            return 0
        said = f"exception {self.id}" + (f" (“{self.words}”)" if self.words else "")
        if not state.settle(self._holds(state, scope)):
            state.note(f"{said} tried, does not hold", self.clause)
            return 0
        return state.part(
            f"{said} holds", self.clause, lambda: self._taken(state, scope, rest), self._reading()
        )

    def asked(self, state: State, scope: Scope) -> Iterator[Question]:
        """Yield what nobody has answered of an exception that has an answer for now."""
        if state.under(self.under) and state.settle(self._holds(state, scope)):
            for asking in self.listed:
                yield from asking.unanswered(state, scope)
            for inner in self.reductions:
                yield from inner.asked(state, scope)

    def _reading(self) -> str:
        return describe_reading(self.under)

    def _holds(self, state: State, scope: Scope) -> Truth:
        values = [line.test(state, scope) for line in self.conditions if state.under(line.under)]
        values += [
            negation(line.test(state, scope)) for line in self.exceptions if state.under(line.under)
        ]
        return conjunction(values)

    def _taken(self, state: State, scope: Scope, rest: Any) -> Any:
        line = next((line for line in self.lines if state.under(line[1])), None)
        taken = rest
        if line is not None:
            found = line[0](state, scope)
            if found.__class__ is Unknown:
                return found
            taken = min(rest, found)
        for inner in self.reductions:
            back = inner.extent(state, scope, taken)
            if back.__class__ is Unknown:
                return back
            taken -= back
        state.note(f"it takes {taken} of {rest}", self.clause)
        return taken


def reductions_of(name: str, load: Any) -> list[Reduction]:
    """Return the exceptions to a payment or an exception, in the order of the agreement."""
    return [
        Reduction(node, load, name)
        for node in load.graph.get("exceptions", ())
        if any(to["on"] == name for to in node["to"])
    ]
