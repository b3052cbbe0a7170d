"""Declared quantities: what the agreement computes and calls by a name."""

from __future__ import annotations

from typing import Any

from engross.compiler.engine.log.things import Thing
from engross.compiler.engine.scope import Scope, State
from engross.compiler.engine.terms.lines import figure_of_lines
from engross.compiler.engine.truth import Question


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

    def bearers(self, state: State, scope: Scope) -> tuple[str, ...]:
        """Return who bears what it adds up: what is of no one matter, those of each of them."""
        scopes = [scope]
        if scope.matter is None:
            matters = [m for kind in state.program.matters for m in state.matters_of(kind)]
            scopes += [Scope(matter, scope.cut, scope.day, scope.member) for matter in matters]
        found = {
            person
            for persons, under, _ in self.borne
            if state.under(under)
            for inner in scopes
            for person in persons.members(state, inner)
        }
        return tuple(sorted(found))

    def _shared(self, state: State, inner: Scope) -> Any:
        key = ("quantity", self.name, inner.key())
        return state.shared(key, lambda: self._value(state, inner))

    def _value(self, state: State, scope: Scope) -> Any:
        whose = f" of {scope.member}" if scope.member else ""
        for thing in scope.bound:
            whose = f" of {thing.numbered}"
        text = f"What is {self.name}? No line of it stands under the readings elected."
        missing = Question(f"{self.name} line", text, self.clause)
        return figure_of_lines(self.lines, state, scope, f"{self.name}{whose}:", missing)
