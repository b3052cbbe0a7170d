"""Running balances by holder: what the log adds, takes away and scales, as of the end of a day."""

from __future__ import annotations

from bisect import bisect_right
from typing import Any

from engross.compiler.engine.log.things import NEVER, Problem
from engross.compiler.engine.scope import State, questions_of
from engross.compiler.engine.terms.postings import Amount, Posting, postings_of
from engross.compiler.engine.truth import Question, Unknown, unknown


class Ledger:
    """The balance of each holder over time."""

    def __init__(self) -> None:
        self._days: dict[str, list[int]] = {}
        self._amounts: dict[str, list[Amount]] = {}
        self._doubts: list[tuple[int, int, str | None, tuple[Question, ...]]] = []

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

    def doubt(
        self, holder: str | None, day: int, asked: tuple[Question, ...], until: int = NEVER
    ) -> None:
        """Leave the balance of a holder, or of everybody, unknown from a day on, up to another."""
        self._doubts.append((day, until, holder, asked))

    def doubt_scale(self, day: int, asked: tuple[Question, ...]) -> None:
        """Leave each balance unknown from a day on that a ratio nobody knows multiplies."""
        for holder in sorted(self._days):
            if self._amounts[holder][-1] != 0:
                self.doubt(holder, day, asked)

    def on(self, holder: str, day: int) -> Amount | Unknown:
        """Return a holder's balance at the end of a day; Unknown where a posting leaves it open."""
        if self._doubts:
            asked = [
                question
                for since, until, whose, questions in self._doubts
                if since <= day < until and whose in (None, holder)
                for question in questions
            ]
            if asked:
                return unknown(*asked)
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
    postings = _in_order(postings_of(state, declared))
    _doubt_order(state, declared, postings, ledger)
    _doubt_days(state, postings, ledger)
    for day, line, holder, amount, scales, *_ in postings:
        if isinstance(amount, Unknown):
            asked = questions_of(amount)
            if scales:
                ledger.doubt_scale(day, asked)
            else:
                ledger.doubt(holder, day, asked)
        elif scales:
            ledger.scale(day, amount)
        elif holder is not None:
            balance = ledger.post(holder, day, amount)
            if balance < 0:
                text = f"{declared['name']} of {holder} falls below nothing"
                state.report(Problem("negative balance", text, (line,)))
    return ledger


def _in_order(postings: list[Posting]) -> list[Posting]:
    """Return postings by day; on a day on which balances are multiplied, by the hours."""
    ordered = sorted(postings, key=_by_day)
    scaled = {posting.day for posting in postings if posting.scales}
    if not scaled:
        return ordered
    return sorted(ordered, key=lambda p: (p.day, p.hour() if p.day in scaled else ""))


def _doubt_order(
    state: State, declared: dict[str, Any], postings: list[Posting], ledger: Ledger
) -> None:
    """Doubt what was posted on a day of which no hours tell whether it was multiplied too."""
    scaling: dict[int, list[Posting]] = {}
    for posting in postings:
        if posting.scales:
            scaling.setdefault(posting.day, []).append(posting)
    for posting in postings:
        if posting.scales or posting.day not in scaling:
            continue
        hours = {other.hour() for other in scaling[posting.day]}
        if posting.hour() and "" not in hours and posting.hour() not in hours:
            continue
        thing, on = posting.thing, state.program.say_day(posting.day)
        text = (
            f"Did the {thing.kind} of {on} come before or after {declared['name']} were "
            "multiplied on that day?"
        )
        asked = Question(f"hours of {thing.kind}#{thing.number}", text, declared["clause"])
        ledger.doubt(posting.holder, posting.day, (asked,))


def _doubt_days(state: State, postings: list[Posting], ledger: Ledger) -> None:
    """Doubt balances between the days that contradictory facts give for one posting.

    What is multiplied meanwhile is in doubt for good, and so is all that a doubtful day multiplies.
    """
    scaled = [posting.day for posting in postings if posting.scales]
    for posting in postings:
        days = posting.days
        if len(days) == 1:
            continue
        asked = state.asked_day(posting.thing, posting.moment, days).questions
        meanwhile = posting.scales or any(days[0] <= day <= days[-1] for day in scaled)
        until = NEVER if meanwhile else days[-1]
        ledger.doubt(None if posting.scales else posting.holder, days[0], asked, until)


def _by_day(posting: Posting) -> tuple[Any, ...]:
    """Order postings by day; on one day what is added comes before what is taken away."""
    amount = posting.amount
    first = 0 if isinstance(amount, Unknown) else -amount
    return (posting.day, posting.scales, first, posting.holder or "", posting.line)
