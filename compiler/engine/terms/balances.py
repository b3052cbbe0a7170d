"""Running balances by holder: what the log adds, takes away and scales, as of the end of a day."""

from __future__ import annotations

from bisect import bisect_right
from fractions import Fraction
from typing import Any

from engross.compiler.engine.log.things import Problem
from engross.compiler.engine.scope import State

Amount = int | Fraction
AMOUNTS = (int, Fraction)
Entry = tuple[int, int, str | None, Amount, bool]


class Ledger:
    """The balance of each holder over time."""

    def __init__(self) -> None:
        self._days: dict[str, list[int]] = {}
        self._amounts: dict[str, list[Amount]] = {}

    def post(self, holder: str, day: int, amount: Amount) -> Amount:
        """Add an amount on a day not before those already posted; return the new balance."""
        days = self._days.get(holder)
        if days is None:
            self._days[holder], self._amounts[holder] = [day], [amount]
            return amount
        amounts = self._amounts[holder]
        balance = amounts[-1] + amount
        if days[-1] == day:
            amounts[-1] = balance
        else:
            days.append(day)
            amounts.append(balance)
        return balance

    def scale(self, day: int, ratio: Amount) -> None:
        """Multiply every holder's balance on a day."""
        for holder in sorted(self._days):
            balance = self._amounts[holder][-1]
            self.post(holder, day, balance * (ratio - 1))

    def on(self, holder: str, day: int) -> Amount:
        """Return a holder's balance at the end of a day."""
        days = self._days.get(holder)
        if not days:
            return 0
        if days[-1] <= day:
            return self._amounts[holder][-1]
        at = bisect_right(days, day)
        return self._amounts[holder][at - 1] if at else 0

    def has(self, holder: str) -> bool:
        """Tell whether a holder ever had a balance."""
        return holder in self._days

    def holders(self) -> list[str]:
        """Return all who ever had a balance."""
        return sorted(self._days)


def ledger_of(state: State, name: str) -> Ledger:
    """Return the ledger of a balance, made once for a log."""
    ledgers: dict[str, Ledger] = state.ledgers
    if name not in ledgers:
        ledgers[name] = _build(state, state.program.balances[name])
    return ledgers[name]


def _build(state: State, declared: dict[str, Any]) -> Ledger:
    ledger = Ledger()
    for day, line, holder, amount, scales in sorted(_entries(state, declared), key=_by_day):
        if scales:
            ledger.scale(day, amount)
        elif holder is not None:
            balance = ledger.post(holder, day, amount)
            if balance < 0:
                text = f"{declared['name']} of {holder} falls below nothing"
                state.report(Problem("negative balance", text, (line,)))
    return ledger


def _by_day(entry: Entry) -> tuple[Any, ...]:
    """Order entries by day; on one day what is added comes before what is taken away."""
    day, _, holder, amount, scales = entry
    return (day, scales, -amount, holder or "")


def _entries(state: State, declared: dict[str, Any]) -> list[Entry]:
    found: list[Entry] = []
    for rule in declared["entries"]:
        things = state.things.by_kind.get(rule["thing"])
        if things is None:
            continue
        moment, effect = rule["moment"], rule["effect"]
        amount_name, holder_name = rule["amount"], rule["holder"]
        sign = -1 if effect == "minus" else 1
        for thing in things:
            happening = thing.happenings.get(moment)
            if happening is None:
                continue
            amount, holder = thing.values.get(amount_name), thing.values.get(holder_name)
            where = (happening.days[0], happening.lines[0])
            if effect == "times":
                if isinstance(amount, AMOUNTS):
                    found.append((*where, None, amount, True))
            elif isinstance(amount, dict):
                found += [(*where, who, sign * n, False) for who, n in amount.items()]
            elif isinstance(amount, AMOUNTS) and isinstance(holder, str):
                found.append((*where, holder, sign * amount, False))
    return found
