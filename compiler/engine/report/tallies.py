"""What a report counts: each holder's balance and share, how often powers were used, what runs."""

from __future__ import annotations

from fractions import Fraction
from typing import Any

from engross.compiler.engine.days import iso_day
from engross.compiler.engine.findings import Evaluation
from engross.compiler.engine.numerals import decimal_text
from engross.compiler.engine.report.lasting_tallies import days_left
from engross.compiler.engine.scope import Scope
from engross.compiler.engine.terms.balances import ledger_of
from engross.compiler.engine.truth import Unknown
from engross.compiler.engine.ways import ways_of

HUNDRED = 100
POWERS = ("power", "right")


def tallies_of(evaluation: Evaluation, findings: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """Return the tallies of an evaluation, in the order of the agreement."""
    return [
        *_times_used(evaluation, findings),
        *_running(findings),
        *days_left(evaluation, findings),
        *_holding_tallies(evaluation),
    ]


def _times_used(evaluation: Evaluation, findings: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """Return how often each limited power was used, of how often it may be."""
    told = []
    for norm in evaluation.program.norms:
        if norm.kind not in POWERS:
            continue
        limits = [limit for limit in norm.limits if not limit["per_matter"]]
        if not limits or (norm.touched and not _is_told(evaluation, norm, findings)):
            continue
        limit = limits[0]
        used: dict[str, set[tuple[str, ...]]] = {} if "per_member" in limit else {"": set()}
        for finding in findings:
            if finding["norm"] == norm.id:
                side = "to" if norm.side == "to" else "bearer"
                whose = finding["instance"].get(side, "") if "per_member" in limit else ""
                acts = [act for act in finding["acts"] if act["kind"] == "exercise"]
                used.setdefault(whose, set()).update(tuple(act["facts"]) for act in acts)
        told += [
            {
                "name": norm.id,
                "clause": norm.clause,
                "instance": {"holder": whose} if whose else {},
                "value": str(len(acts)),
                "limit": str(limit["at_most"]),
            }
            for whose, acts in used.items()
        ]
    return told


def _is_told(evaluation: Evaluation, norm: Any, findings: list[dict[str, Any]]) -> bool:
    """Tell whether a version of a norm is one that the report tells of."""
    amendments = evaluation.program.amendments
    by = amendments[norm.amendment].heading if norm.amendment else None
    return any((f["norm"], f.get("amended_by")) == (norm.id, by) for f in findings)


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
            person: ways_of(state, members.contains, scope, person)
            for person in members.candidates(state, scope)
        }
        held: dict[str, Any] = {
            p: ledger.on(p, day) for p, ways in standing.items() if ways.values != [False]
        }
        certain = all(ways.only() in (True, False) for ways in standing.values())
        certain = certain and not any(isinstance(amount, Unknown) for amount in held.values())
        whole = sum(held.values(), Fraction(0)) if certain else None
        for person, amount in held.items():
            if not ledger.has(person) and not isinstance(amount, Unknown):
                continue
            entry: dict[str, Any] = {
                "name": name,
                "clause": declared["clause"],
                "instance": {"holder": person},
                "value": None if isinstance(amount, Unknown) else decimal_text(amount),
            }
            if isinstance(amount, Unknown):
                entry["questions"] = [q._asdict() for q in amount.questions]
            elif standing[person].too_many:
                asked = standing[person].questions(name, declared["clause"])
                entry["questions"] = [q._asdict() for q in asked]
            elif whole:
                entry["share"] = f"{percentage(amount, whole)}%"
            told.append(entry)
    return [{**entry, "as_of": iso_day(day)} for entry in told]


def percentage(part: int | Fraction, whole: int | Fraction) -> str:
    """Return a share as a percentage, rounded to two places: a figure to read, not to test by."""
    hundredths = round(Fraction(part) / Fraction(whole) * HUNDRED * HUNDRED)
    return decimal_text(Fraction(hundredths, HUNDRED))
