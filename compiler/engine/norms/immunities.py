"""Immunities: periods in which a party need not do what it would otherwise owe."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from engross.compiler.engine.norms.amendments import version_on
from engross.compiler.engine.norms.blocks import periods_of
from engross.compiler.engine.norms.duties import Instance
from engross.compiler.engine.norms.verdicts import ABSENT, Act, Verdict
from engross.compiler.engine.scope import State


class Immunity:
    """An immunity, compiled from its node in the graph."""

    def __init__(self, node: dict[str, Any], load: Any) -> None:
        self.amendment: str = node.get("amendment", "")
        self.touched: tuple[str, ...] = load.touching.get(node["id"], ())
        self.id: str = node["id"]
        self.kind: str = node["kind"]
        self.clause: str = node["clause"]
        self.matter: str | None = node["matter"]
        self.holder: str = node["bearer"]["name"]

    def instances(self, state: State) -> Iterator[Instance]:
        """Yield one instance for each matter that the immunity could reach."""
        for scope in state.scopes(self.matter):
            yield Instance(scope, None, self.holder, None)

    def exists(self, state: State, _instance: Instance) -> bool:
        """Tell whether there is such an instance: there is one in each matter."""
        return not self.touched or version_on(state, self, state.as_of) == self.amendment

    def verdict(self, state: State, instance: Instance) -> Verdict:
        """Return whether the immunity runs on the day, and for how long."""
        if self.touched and not self.exists(state, instance):
            return Verdict(ABSENT)
        periods = [
            period
            for block in state.program.blocks[self.id]
            for period in periods_of(state, instance.scope, block)
            if period.truth is True or state.settle(period.truth)
        ]
        if not periods:
            return Verdict("unavailable")
        lasting = [p for p in periods if p.last is None or state.as_of <= p.last]
        chosen = lasting[-1] if lasting else periods[-1]
        if state.steps is not None:
            state.note(
                f"it runs from {state.program.say_day(chosen.first)}", self.clause, chosen.lines
            )
        acts = tuple(Act("starts", period.first, period.lines, self.id) for period in periods)
        status = "available" if lasting else "expired"
        return Verdict(status, chosen.first, chosen.last, None, acts)
