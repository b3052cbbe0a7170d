"""Declared quantities: what the agreement computes and calls by a name."""

from __future__ import annotations

from typing import Any

from engross.compiler.engine.log.things import Thing
from engross.compiler.engine.scope import Scope, State, describe_reading
from engross.compiler.engine.truth import Question, unknown


class Declared:
    """A quantity of the agreement, of each member of a class or each thing, for each matter."""

    def __init__(self, node: dict[str, Any], load: Any) -> None:
        self.name: str = node["name"]
        self.clause: str = node["clause"]
        self.unit: str = node["unit"]
        self.each: str | None = node["each"]
        self.matter: str | None = node["matter"]
        self.kind: str | None = self.each if self.each in load.things else None
        self.persons = load.persons(["class", self.each]) if self.each and not self.kind else None
        self.lines = [
            (load.quantity(line["value"]), line["under"], line["words"]) for line in node["lines"]
        ]
        self.borne = [
            (load.persons(line["by"]), line["under"], line["words"]) for line in node["borne"]
        ]

    def value(self, state: State, scope: Scope, member: str | None) -> Any:
        """Return the quantity on the facts up to the scope's cut, of a member where it is one's."""
        matter = scope.matter if self.matter else None
        return self._shared(state, Scope(matter, scope.cut, scope.cut, member))

    def value_of(self, state: State, scope: Scope, thing: Thing) -> Any:
        """Return the quantity of one thing, on the facts up to the scope's cut."""
        matter = scope.matter if self.matter else None
        return self._shared(state, Scope(matter, scope.cut, scope.cut, None, (thing,)))

    def _shared(self, state: State, inner: Scope) -> Any:
        key = ("quantity", self.name, inner.key())
        return state.shared(key, lambda: self._value(state, inner))

    def _value(self, state: State, scope: Scope) -> Any:
        for figure, under, words in self.lines:
            if state.under(under):
                whose = f" of {scope.member}" if scope.member else ""
                for thing in scope.bound:
                    whose = f" of {thing.kind} {thing.ref or thing.number}"
                return state.part(
                    f"{self.name}{whose}: {words}",
                    self.clause,
                    lambda: figure(state, scope),  # noqa: B023
                    describe_reading(under),
                )
        text = f"What is {self.name}? No line of it stands under the readings elected."
        return unknown(Question(f"{self.name} line", text, self.clause))
