"""What the log posts to a balance: to whom, how much, on which day, and what of it is not known."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction
from typing import Any, NamedTuple

from engross.compiler.engine.log.things import NOTHING, Conflict, Thing
from engross.compiler.engine.scope import State
from engross.compiler.engine.truth import Unknown

Amount = int | Fraction


class Posting(NamedTuple):
    """One entry of a balance: of a holder, or, where nobody knows whose, of anybody."""

    day: int
    line: int
    holder: str | None
    amount: Amount | Unknown
    scales: bool  # it multiplies every balance
    thing: Thing
    moment: str
    days: tuple[int, ...]  # several where facts contradict each other, the last of them `day`

    def hour(self) -> str:
        """Return the time of day that the log gives for it; nothing where it gives none, or two."""
        times = {fact.time for fact in self.thing.facts if fact.moment == self.moment}
        return (times.pop() or "") if len(times) == 1 else ""


def postings_of(state: State, declared: dict[str, Any]) -> list[Posting]:
    """Return what the log posts to a declared balance, in no order."""
    found: list[Posting] = []
    by_kind = state.things.by_kind
    for rule in declared["entries"]:
        if rule["thing"] not in by_kind:
            continue
        scales, moment = rule["effect"] == "times", rule["moment"]
        recurs = state.program.things[rule["thing"]]["moments"][moment].get("recurs")
        for thing in by_kind[rule["thing"]]:
            happening = thing.happenings.get(moment)
            if happening is None:
                continue
            # Of several days the last is that by which it was posted in any case.
            days = happening.days[:1] if recurs else happening.days
            day, line = days[-1], happening.lines[0]
            for holder, amount in _of_thing(state, thing, rule, declared["clause"]):
                found.append(Posting(day, line, holder, amount, scales, thing, moment, days))
    return found


def _of_thing(
    state: State, thing: Thing, rule: dict[str, Any], clause: str
) -> Iterator[tuple[str | None, Any]]:
    """Yield each holder with the amount that a thing posts; nobody knows whose where it is None."""
    sign = -1 if rule["effect"] == "minus" else 1
    said = thing.values.get(rule["amount"])
    amount = state.attribute(thing, rule["amount"], clause)
    if rule["effect"] == "times":
        if said is not NOTHING:
            yield None, amount
        return
    if isinstance(amount, dict):
        for holder, of_holder in amount.items():
            yield holder, sign * of_holder
        return
    if isinstance(said, Conflict) and all(isinstance(value, dict) for value in said.values):
        for holder in sorted({name for value in said.values for name in value}):
            given = {value.get(holder, 0) for value in said.values}
            yield holder, sign * given.pop() if len(given) == 1 else amount
        return
    if said is NOTHING or thing.values.get(rule["holder"]) is NOTHING or amount == 0:
        return
    holder = state.attribute(thing, rule["holder"], clause) if rule["holder"] else None
    if isinstance(holder, Unknown):
        yield None, holder
    elif isinstance(holder, str):
        yield holder, amount if isinstance(amount, Unknown) else sign * amount
    elif isinstance(amount, Unknown):
        yield None, amount  # an amount for each name, of which none is given
