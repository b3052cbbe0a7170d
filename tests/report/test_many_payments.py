"""What many debts rest on alike is cited in part by each, and how much is left out is said."""

from __future__ import annotations

import json
from datetime import date, timedelta
from pathlib import Path
from typing import Any

from support.run import ROOT, run

EARN_OUT = ROOT / "tests" / "good" / "appropriation.rr"
CARRIAGE = ROOT / "tests" / "good" / "claims_of_one_day.rr"

Fact = dict[str, Any]


def day(number: int) -> str:
    return str(date(2003, 1, 5) + timedelta(days=10 * number))


def paid_debts(count: int) -> list[Fact]:
    """Return debts, each paid in time, by payments that count towards all of them."""
    facts: list[Fact] = [{"agreement": "Earn-out"}]
    for n in range(count):
        facts.append({"date": day(n), "event": "Accounts approved", "profit": 1000, "ref": f"Y{n}"})
        facts.append({"date": day(n), "event": "Payment made", "paid": 100, "ref": f"P{n}"})
    return facts


def claims(count: int) -> list[Fact]:
    """Return claims on one carrier, each after a trip that adds to what it is liable for."""
    facts: list[Fact] = [{"agreement": "Carriage", "parameters": {"Carriers": ["Ann"]}}]
    claim = {"event": "Claim made", "owner": "Zoe", "carriers": ["Ann"], "loss": 10}
    for n in range(count):
        facts.append({"date": day(n), "event": "Trip made", "carrier": "Ann", "freight": 20})
        facts.append({"date": day(n), "ref": f"C{n}", **claim})
    return facts


def status(agreement: Path, folder: Path, facts: list[Fact], *options: str) -> str:
    log = folder / "log.jsonl"
    log.write_text("".join(f"{json.dumps(fact)}\n" for fact in facts), "utf-8")
    ran = run("status", agreement, log, "--as-of", "2020-01-01", *options)
    assert ran.err == ""
    return ran.out


def told(agreement: Path, folder: Path, facts: list[Fact]) -> dict[str, Any]:
    report: dict[str, Any] = json.loads(status(agreement, folder, facts, "--format", "json"))
    return report


def test_a_debt_tells_of_the_first_of_many_payments_and_sums_up_the_rest(tmp_path: Path) -> None:
    report = told(EARN_OUT, tmp_path, paid_debts(60))
    first = report["findings"][0]
    assert (first["status"], first["done_on"]) == ("fulfilled", day(0))
    assert first["acts"][0]["act"] == "Payment P0: 100 EUR"
    assert len(first["acts"]) == 21
    assert first["acts"][-1]["act"] == (f"40 more of Payment, the last on {day(59)}: 4,000 EUR")
    assert first["acts"][-1]["facts"] == ["log.jsonl:43", "log.jsonl:121"]
    assert first["acts"][-1]["kind"] == "beyond what is owed"
    assert first["paid"] == "6000"


def test_how_many_facts_are_not_cited_is_said(tmp_path: Path) -> None:
    report = told(EARN_OUT, tmp_path, paid_debts(60))
    last = report["findings"][-1]
    assert last["acts"] == [
        {
            "kind": "in time",
            "date": day(59),
            "act": "Payment P59: 100 EUR",
            "facts": ["log.jsonl:121"],
        }
    ]
    assert len(last["facts"]) + last["facts_left_out"] == 61
    step = next(step for step in last["because"] if step["text"].startswith("paid "))
    summed = step["steps"][0]
    assert summed["text"].startswith("paid of 60 of Payment, ")
    assert len(summed["facts"]) == 20
    assert summed["facts_left_out"] == 40
    said = status(EARN_OUT, tmp_path, paid_debts(60), "--why")
    assert "and 40 more" in " ".join(said.split())


def test_every_fact_that_is_rested_on_stays_in_evidence(tmp_path: Path) -> None:
    for agreement, facts in ((EARN_OUT, paid_debts(60)), (CARRIAGE, claims(60))):
        report = told(agreement, tmp_path, facts)
        cited = {fact["fact"] for fact in report["evidence"]}
        assert cited == {f"log.jsonl:{line}" for line in range(2, 122)}


def test_an_entry_does_not_grow_with_the_payments_and_claims_of_others(tmp_path: Path) -> None:
    for agreement, facts in ((EARN_OUT, paid_debts), (CARRIAGE, claims)):
        few, many = (told(agreement, tmp_path, facts(n))["findings"] for n in (60, 120))
        longest = [max(len(json.dumps(entry)) for entry in found) for found in (few, many)]
        assert longest[1] < 1.1 * longest[0]


def test_the_cap_itself_tells_of_every_claim(tmp_path: Path) -> None:
    report = told(CARRIAGE, tmp_path, claims(60))
    cap = next(q for q in report["quantities"] if q["name"] == "liability")
    uses = [step for step in cap["because"] if " uses up " in step["text"]]
    assert len(uses) == 60
    assert (cap["value"], cap["limit"]) == ("600", "1200")
