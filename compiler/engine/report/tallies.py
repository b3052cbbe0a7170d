"""What a report counts: each holder's balance and share, how often powers were used, what runs."""

from __future__ import annotations

from fractions import Fraction
from functools import partial
from typing import Any

from engross.compiler.engine.days import iso_day
from engross.compiler.engine.findings import Evaluation
from engross.compiler.engine.scope import Scope
from engross.compiler.engine.terms.balances import ledger_of

HUNDRED = 100
POWERS = ("power", "right")


def tallies_of(evaluation: Evaluation, findings: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """Return the tallies of an evaluation, in the order of the agreement."""
    return [*_times_used(evaluation, findings), *_running(findings), *_holding_tallies(evaluation)]


def decimal_text(number: int | Fraction) -> str:
    """Return a number as a decimal where it ends, else as a fraction."""
    value = Fraction(number)
    rest = value.denominator
    for factor in (2, 5):
        while rest % factor == 0:
            rest //= factor
    if rest != 1:
        return f"{value.numerator}/{value.denominator}"
    places = 0
    while (value * 10**places).denominator != 1:
        places += 1
    digits = str(abs(value.numerator) * 10**places // value.denominator).rjust(places + 1, "0")
    text = f"{digits[:-places]}.{digits[-places:]}" if places else digits
    return f"-{text}" if value < 0 else text


def _times_used(evaluation: Evaluation, findings: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """Return how often each limited power was used, of how often it may be."""
    told = []
    for norm in evaluation.program.norms:
        if norm.kind not in POWERS:
            continue
        limits = [limit for limit in norm.limits if not limit["per_matter"]]
        if not limits:
            continue
        used = {
            tuple(act["facts"])
            for finding in findings
            if finding["norm"] == norm.id
            for act in finding["acts"]
            if act["kind"] == "exercise"
        }
        told.append(
            {
                "name": norm.id,
                "clause": norm.clause,
                "instance": {},
                "value": str(len(used)),
                "limit": str(limits[0]["at_most"]),
            }
        )
    return told


def _running(findings: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """Return the last day of each immunity that runs."""
    found = {
        (finding["norm"], finding["clause"], finding["due_by"])
        for finding in findings
        if finding["kind"] == "immunity" and finding["status"] == "available"
    }
    return [
        {"name": name, "clause": clause, "instance": {}, "value": end or "open", "unit": "last day"}
        for name, clause, end in sorted(found, key=str)
    ]


def _holding_tallies(evaluation: Evaluation) -> list[dict[str, Any]]:
    """Return the balance of each member of a class on the day, and its share of the class."""
    state, day = evaluation.elected, evaluation.as_of
    scope = Scope(None, day, day)
    told: list[dict[str, Any]] = []
    for name, declared in evaluation.program.balances.items():
        ledger = ledger_of(state, name)
        members = evaluation.program.class_sets[declared["each"]]
        standing = {
            person: state.choices.explore(partial(members.contains, state, scope, person))
            for person in members.candidates(state, scope)
        }
        certain = all(truth in (True, False) for truth in standing.values())
        held = {p: ledger.on(p, day) for p, truth in standing.items() if truth is not False}
        whole = sum(held.values(), Fraction(0))
        for person, amount in held.items():
            if not ledger.has(person):
                continue
            entry: dict[str, Any] = {
                "name": name,
                "clause": declared["clause"],
                "instance": {"holder": person},
                "value": decimal_text(amount),
            }
            if certain and whole:
                entry["share"] = f"{percentage(amount, whole)}%"
            told.append(entry)
    return [{**entry, "as_of": iso_day(day)} for entry in told]


def percentage(part: int | Fraction, whole: int | Fraction) -> str:
    """Return a share as a percentage, rounded to two places: a figure to read, not to test by."""
    hundredths = round(Fraction(part) / Fraction(whole) * HUNDRED * HUNDRED)
    return decimal_text(Fraction(hundredths, HUNDRED))
