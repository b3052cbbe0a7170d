"""What is asked for: what several things of one sender ask, as far as there is of it."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import Any

from engross.compiler.engine.log.things import NOTHING, Thing
from engross.compiler.engine.norms.validity import is_valid
from engross.compiler.engine.scope import Scope, State
from engross.compiler.engine.terms.attributes import every_thing, stated_by
from engross.compiler.engine.terms.balances import Ledger, ledger_of
from engross.compiler.engine.terms.following import following
from engross.compiler.engine.terms.matters import things_in
from engross.compiler.engine.terms.notices import received_day
from engross.compiler.engine.terms.roles import senders
from engross.compiler.engine.truth import Unknown


def asked_amounts(
    node: dict[str, Any], asked: dict[str, Any], load: Any
) -> Callable[[State, Scope], list[Any]]:
    """Return the function that reads what is asked for, by each thing or each sender."""
    return _Asked(node, asked, load).read


class _Asked:
    """What things of a kind ask for: within a balance, and of one sender perhaps added up."""

    def __init__(self, node: dict[str, Any], asked: dict[str, Any], load: Any) -> None:
        self.kind: str = node["thing"]
        self.things = every_thing(node, load)
        self.stated = stated_by(self.kind, node["attribute"], load)
        self.balance: str | None = asked["within"]
        self.own: bool = asked["own"]
        self.adds = load.condition(["asks", asked["added"]]) if asked["added"] else None
        follows = following(self.kind, node["attribute"], load)
        self.follows = follows if follows and follows.balance == self.balance else None

    def read(self, state: State, scope: Scope) -> list[Any]:
        """Return what each thing, or all that count together, ask for each name."""
        return [self._amounts(state, scope, group) for group in self._groups(state, scope)]

    def _groups(self, state: State, scope: Scope) -> Iterator[Sequence[Thing]]:
        """Yield the things that ask together, the last of them last."""
        things = self.things(state, scope)
        if self.adds is None:
            yield from ((thing,) for thing in things)
            return
        every = [
            thing
            for thing in things_in(state, scope.matter, self.kind, scope.cut)
            if state.settle(is_valid(state, thing))
        ]
        for thing in things:
            alike = [other for other in every if senders(other) == senders(thing)]
            if len(alike) <= 1:
                yield (thing,)
            elif state.settle(self.adds(state, scope.of(None).about())):
                yield [other for other in alike if other.number <= thing.number]
            else:
                yield alike[-1:]

    def _amounts(self, state: State, scope: Scope, group: Sequence[Thing]) -> Any:
        clause = state.program.things[self.kind]["clause"]
        total: dict[str, Any] = {}
        for thing in group:
            value = self.stated(state, thing, clause, scope.cut)
            if value.__class__ is Unknown:
                return value
            for name, amount in {} if value is NOTHING else value.items():
                total[name] = total.get(name, 0) + amount
        last = group[-1]
        if self.own:
            total = {name: amount for name, amount in total.items() if name in senders(last)}
        if self.balance is None:
            return total
        ledger, cut = ledger_of(state, self.balance), scope.cut
        return {
            name: self._held(state, ledger, last, name, amount, cut)
            for name, amount in total.items()
        }

    def _held(
        self, state: State, ledger: Ledger, thing: Thing, name: str, amount: Any, cut: int
    ) -> Any:
        """Return an amount as far as somebody held so much when the thing that asks for it came."""
        is_notice = state.program.things[self.kind]["kind"] == "notice"
        came = received_day(state, thing) if is_notice else thing.first_day
        day = came if came.__class__ is int else thing.first_day
        held: Any = ledger.on(name, day)
        if self.follows is not None:
            held = self.follows.since(state, held, day, cut)
        if held.__class__ is Unknown or amount <= held:
            return amount
        if state.steps is not None:
            on = state.program.say_day(day)
            state.note(f"{name} asks for {amount}; {self.balance} on {on}: {held}")
        return max(held, 0)
