"""Amounts that follow a balance: what multiplies it multiplies them, once they were stated."""

from __future__ import annotations

from fractions import Fraction
from typing import Any, NamedTuple

from engross.compiler.engine.log.things import Conflict, Happening, Thing
from engross.compiler.engine.scope import State, Under, as_under, describe_reading
from engross.compiler.engine.truth import Question, Unknown, unknown

TIMES = "times"


class Multiplying(NamedTuple):
    """What multiplies a balance: on a day, at an hour if the log has one, by a ratio."""

    thing: Thing
    day: int
    time: str
    ratio: Any


class Following:
    """What follows a balance, and under which readings it does."""

    def __init__(self, balance: dict[str, Any], unders: list[Under]) -> None:
        self.balance: str = balance["name"]
        self.clause: str = balance["clause"]
        self.unders = unders
        self.sources = [
            (entry["thing"], entry["moment"], entry["amount"])
            for entry in balance["entries"]
            if entry["effect"] == TIMES
        ]
        self.kinds = frozenset(kind for kind, _, _ in self.sources)

    def since_stated(self, state: State, thing: Thing, name: str, value: Any, cut: int) -> Any:
        """Return what a thing stated, multiplied by what came after it until a day.

        Unknown where both came on one day, and the log has no hour of one of them.
        """
        if value.__class__ is Unknown or self.kinds.isdisjoint(state.things.by_kind):
            return value
        facts = [f for f in thing.facts if f.day <= cut and f.attributes.get(name) == value]
        if not facts:
            return value
        said = min(facts, key=lambda fact: (fact.day, fact.time))
        later = [each for each in self._multiplying(state, cut) if each.day >= said.day]
        today = [each for each in later if each.day == said.day]
        if any(not (each.time and said.time) for each in today):
            return self._asked(state, thing, name, said.day) if self._holds(state) else value
        later = [each for each in later if (each.day, each.time) > (said.day, said.time)]
        return self._multiplied(state, value, later)

    def since(self, state: State, amount: Any, day: int, cut: int) -> Any:
        """Return an amount as of the end of a day, multiplied by what came after it."""
        return self._multiplied(
            state, amount, [each for each in self._multiplying(state, cut) if each.day > day]
        )

    def _multiplying(self, state: State, cut: int) -> list[Multiplying]:
        found: list[Multiplying] = []
        for kind, moment, amount in self.sources:
            for thing, happening in _came_about(state, ((kind, moment),)):
                if happening.days[0] > cut:
                    continue
                ratio = thing.values.get(amount)
                if ratio is None or ratio.__class__ is Conflict:
                    ratio = state.attribute(thing, amount, self.clause)
                times = {fact.time for fact in thing.facts if fact.moment == moment}
                time = times.pop() if len(times) == 1 else ""
                found.append(Multiplying(thing, happening.days[0], time, ratio))
        return sorted(found, key=lambda each: (each.day, each.thing.number))

    def _multiplied(self, state: State, value: Any, later: list[Multiplying]) -> Any:
        if not later or not self._holds(state):
            return value
        for each in later:
            if each.ratio.__class__ is Unknown:
                return each.ratio
            value = _by_ratio(value, Fraction(each.ratio))
            if state.steps is not None:
                on = state.program.say_day(each.day)
                lines = tuple(fact.line for fact in each.thing.facts)
                text = f"times {each.ratio}, for the {each.thing.kind} of {on}: {value}"
                state.note(text, self.clause, lines)
        return value

    def _holds(self, state: State) -> bool:
        for under in self.unders:
            if state.under(under):
                if state.steps is not None and under:
                    state.note(
                        f"it follows {self.balance}", self.clause, (), describe_reading(under)
                    )
                return True
        return False

    def _asked(self, state: State, thing: Thing, name: str, day: int) -> Unknown:
        on = state.program.say_day(day)
        text = (
            f"Did the {thing.kind} of {on} state “{name}” before or after "
            f"{self.balance} were multiplied on that day?"
        )
        return unknown(Question(f"hours of {thing.kind}#{thing.number}", text, self.clause))


def following(kind: str, name: str, load: Any) -> Following | None:
    """Return what an amount follows, None where it stays as it was stated."""
    for balance in load.graph["balances"]:
        unders = [
            as_under(line["under"])
            for line in balance["scales"]
            if (line["of"]["thing"], line["of"]["attribute"]) == (kind, name)
        ]
        if unders:
            return Following(balance, unders)
    return None


def moments_followed(graph: dict[str, Any]) -> tuple[tuple[str, str], ...]:
    """Return the moments of things that multiply balances which amounts follow."""
    found = {
        (entry["thing"], entry["moment"])
        for balance in graph["balances"]
        if balance["scales"]
        for entry in balance["entries"]
        if entry["effect"] == TIMES
    }
    return tuple(sorted(found))


def days_followed(state: State, moments: tuple[tuple[str, str], ...]) -> list[int]:
    """Return the days on which amounts are multiplied, in order."""
    happenings = [happening for _, happening in _came_about(state, moments)]
    return sorted({happening.days[0] for happening in happenings})


def _came_about(
    state: State, moments: tuple[tuple[str, str], ...]
) -> list[tuple[Thing, Happening]]:
    """Return the things that came to one of some moments, each with when it did."""
    indexes = state.things.indexes
    key = ("happened", moments)
    if key not in indexes:
        indexes[key] = [
            (thing, thing.happenings[moment])
            for kind, moment in moments
            for thing in state.things.by_kind.get(kind, ())
            if moment in thing.happenings
        ]
    happened: list[tuple[Thing, Happening]] = indexes[key]
    return happened


def _by_ratio(value: Any, ratio: Fraction) -> Any:
    if isinstance(value, dict):
        return {name: _by_ratio(amount, ratio) for name, amount in value.items()}
    if not isinstance(value, (int, Fraction)):
        return value
    product = value * ratio
    return product.numerator if product.denominator == 1 else product
