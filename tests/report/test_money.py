"""What a report tells of money: each debt, each quantity, each limit, and what nobody bears."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from support.run import AGREEMENT, ROOT, run

Json = dict[str, Any]

CARRIAGE = ROOT / "docs" / "examples" / "carriage.rr"
HEAD = {"agreement": "Carriage Agreement", "parameters": {"Carriers": ["Maas", "Waal"]}}
REGISTERED = [
    {
        "agreement": "BestNet 2002 Registration Rights Agreement",
        "parameters": {"Investors": ["Alder"]},
    },
    {"date": "2002-08-20", "event": "Common Stock issued", "recipient": "Alder", "number": 9},
    {
        "date": "2002-09-09",
        "event": "Demand Notice received",
        "from": "Alder",
        "method": "facsimile",
        "shares": {"Alder": 9},
    },
]


def report(folder: Path, agreement: Path, records: list[Json], as_of: str) -> Json:
    """Return the report on a log of these records, as data."""
    log = folder / "log.jsonl"
    log.write_text("".join(json.dumps(record) + "\n" for record in records), "utf-8")
    ran = run("status", agreement, log, "--as-of", as_of, "--format", "json")
    assert ran.code in (0, 1, 3), ran.err
    told: Json = json.loads(ran.out)
    return told


def quantity(told: Json, name: str, **instance: str) -> Json:
    """Return one quantity of a report."""
    (found,) = [q for q in told["quantities"] if q["name"] == name and q["instance"] == instance]
    return {key: value for key, value in found.items() if key != "because"}


def test_a_debt_paid_in_part(tmp_path: Path) -> None:
    records = [
        HEAD,
        {
            "date": "2003-01-10",
            "event": "Bill received",
            "ref": "B1",
            "kind": "loading",
            "sum-due": 500.25,
            "payee": "Docks",
        },
        {"date": "2003-01-20", "event": "Bill Payment made", "bill": "B1", "paid": 300},
    ]
    told = report(tmp_path, CARRIAGE, records, "2003-01-25")
    (finding,) = [f for f in told["findings"] if f["norm"] == "pay-bill"]
    assert finding["instance"] == {"bearer": "Shipper", "to": "Docks", "about": "Bill B1"}
    assert finding["status"] == "breached"
    assert finding["amount"] == "500.25"
    assert finding["paid"] == "300"
    assert finding["outstanding"] == "200.25"
    assert finding["currency"] == "EUR"
    assert [act["kind"] for act in finding["acts"]] == ["short"]
    assert finding["reason"].startswith("200.25 EUR outstanding of 500.25 EUR; ")
    assert quantity(told, "pay-bill", bearer="Shipper")["outstanding"] == "200.25"


def test_a_share_that_never_ends_is_a_fraction(tmp_path: Path) -> None:
    records = [
        HEAD,
        {
            "date": "2003-01-10",
            "event": "Trip made",
            "carrier": "Maas",
            "tons": 1,
            "freight": 100,
            "tolls": 0,
        },
        {
            "date": "2003-01-10",
            "event": "Trip made",
            "carrier": "Waal",
            "tons": 1,
            "freight": 200,
            "tolls": 0,
        },
        {
            "date": "2003-03-03",
            "event": "Claim made",
            "ref": "C1",
            "owner": "Elm",
            "carriers": ["Maas", "Waal"],
            "packed-by": "Elm",
            "loss": 100,
        },
        {"date": "2003-03-10", "event": "Insolvency declared", "claim": "C1", "carrier": "Waal"},
    ]
    told = report(tmp_path, CARRIAGE, records, "2003-03-20")
    (finding,) = [
        f
        for f in told["findings"]
        if f["norm"] == "contribute" and f["instance"]["bearer"] == "Maas"
    ]
    assert finding["amount"] == "100/3"


def test_nothing_to_nothing_is_asked(tmp_path: Path) -> None:
    records: list[Json] = [
        HEAD,
        {
            "date": "2003-03-03",
            "event": "Claim made",
            "ref": "C1",
            "owner": "Elm",
            "carriers": ["Maas", "Waal"],
            "packed-by": "Elm",
            "loss": 100,
        },
        {
            "date": "2003-03-10",
            "event": "Insolvency declared",
            "ref": "I1",
            "claim": "C1",
            "carrier": "Waal",
        },
    ]
    told = report(tmp_path, CARRIAGE, records, "2003-03-20")
    (asked,) = [
        f
        for f in told["findings"]
        if f["instance"].get("about") == "Insolvency I1" and f["status"] == "needs-judgement"
    ]
    assert asked["amount"] is None
    assert [q["text"] for q in asked["questions"]] == [
        "In which proportion, where neither has earned anything?"
    ]
    found = {
        "date": "2003-03-11",
        "event": "finding",
        "on": "contribute",
        "ref": "I1",
        "proportion": "60:40",
        "by": "Arbitrator",
    }
    told = report(tmp_path, CARRIAGE, [*records, found], "2003-03-20")
    (settled,) = [
        f
        for f in told["findings"]
        if f["instance"].get("about") == "Insolvency I1" and f["instance"]["bearer"] == "Maas"
    ]
    assert (settled["status"], settled["amount"]) == ("pending", "60")


def test_a_bill_that_nobody_bears_is_asked_for(tmp_path: Path) -> None:
    records = [
        HEAD,
        {
            "date": "2003-01-10",
            "event": "Bill received",
            "ref": "B3",
            "kind": "other",
            "sum-due": 9,
            "payee": "Docks",
        },
    ]
    told = report(tmp_path, CARRIAGE, records, "2003-02-01")
    (problem,) = [p for p in told["problems"] if p["kind"] == "unallocated"]
    assert problem["text"] == (
        "Who bears the Bill B3 of 2003-01-10? No line of the agreement takes it in."
    )
    assert problem["facts"] == ["log.jsonl:2"]


def test_a_doubtful_invoice_leaves_the_rest_certain(tmp_path: Path) -> None:
    records = [
        *REGISTERED,
        {
            "date": "2002-12-05",
            "event": "Invoice received",
            "ref": "1",
            "category": "printing",
            "amount": 7500,
        },
        {
            "date": "2002-12-05",
            "event": "Invoice received",
            "ref": "2",
            "category": "accounting",
            "amount": 100,
        },
    ]
    told = report(tmp_path, AGREEMENT, records, "2002-12-31")
    expenses = quantity(told, "registration-expenses", matter="Registration 1")
    asked = "Is it an expense that the Company incurs in complying with the Agreement?"
    assert expenses["value"] is None
    assert expenses["at_least"] == "7500"
    assert [q["text"] for q in expenses["questions"]] == [asked]
    (doubtful,) = [f for f in told["findings"] if f["instance"].get("about") == "Invoice 2"]
    assert doubtful["status"] == "needs-judgement"
    assert not [p for p in told["problems"] if p["kind"] == "unallocated"]


@pytest.mark.parametrize("share", ["0:0", 1.5, "3", "a:b"])
def test_a_proportion_is_a_share(tmp_path: Path, share: Any) -> None:
    log = tmp_path / "log.jsonl"
    finding = {"date": "2003-01-10", "event": "finding", "on": "contribute", "proportion": share}
    log.write_text(f"{json.dumps(HEAD)}\n{json.dumps(finding)}\n", "utf-8")
    ran = run("status", CARRIAGE, log, "--as-of", "2003-02-01")
    assert ran.code == 2
    assert "“proportion” is not a share such as 60:40, or a number from 0 to 1" in ran.err


def test_a_finding_says_something(tmp_path: Path) -> None:
    log = tmp_path / "log.jsonl"
    finding = {"date": "2003-01-10", "event": "finding", "on": "contribute", "by": "Arbitrator"}
    log.write_text(f"{json.dumps(HEAD)}\n{json.dumps(finding)}\n", "utf-8")
    ran = run("status", CARRIAGE, log, "--as-of", "2003-02-01")
    assert ran.code == 2
    assert "“finding” does not say what was found" in ran.err
