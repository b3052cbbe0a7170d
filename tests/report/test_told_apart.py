"""What a log tells backwards, twice or of two alike is said, and is decided nowhere in silence."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from support.run import AGREEMENT, ROOT, run

GOOD = ROOT / "tests" / "good"
LEASE, SHARES, REPAIRS, POWERS = (
    GOOD / f"{name}.rr" for name in ("states", "holdings", "matters", "powers")
)

Fact = dict[str, Any]


def report(agreement: Path, folder: Path, facts: list[Fact], as_of: str) -> dict[str, Any]:
    log = folder / "log.jsonl"
    log.write_text("".join(f"{json.dumps(fact)}\n" for fact in facts), "utf-8")
    ran = run("status", agreement, log, "--as-of", as_of, "--format", "json")
    assert ran.err == ""
    told: dict[str, Any] = json.loads(ran.out)
    return told


def problems(told: dict[str, Any], kind: str) -> list[str]:
    return [problem["text"] for problem in told["problems"] if problem["kind"] == kind]


def storm(declared: str, ended: str) -> list[Fact]:
    return [
        {"agreement": "Lease"},
        {"date": declared, "event": "Storm declared", "ref": "S"},
        {"date": ended, "event": "Storm ended", "ref": "S"},
        {"date": "2004-03-01", "event": "Fire broken-out"},
    ]


def test_a_period_that_ends_before_it_begins_is_a_problem_of_the_log(tmp_path: Path) -> None:
    told = report(LEASE, tmp_path, storm("2004-03-05", "2004-03-02"), "2004-04-01")
    (said,) = problems(told, "order")
    assert said == (
        "Storm S: storm would end on 2004-03-02, before it begins on 2004-03-05; "
        "one of the dates is wrong"
    )


def test_a_period_that_ends_on_the_day_it_begins_is_none(tmp_path: Path) -> None:
    told = report(LEASE, tmp_path, storm("2004-03-05", "2004-03-05"), "2004-04-01")
    assert problems(told, "order") == []


def shares(*more: Fact) -> list[Fact]:
    issued: Fact = {"event": "Share issued", "buyer": "Ann"}
    return [
        {"agreement": "Shareholders Agreement", "parameters": {"Holders": ["Ann", "Bob"]}},
        {"date": "2004-01-02", **issued, "number": 60, "ref": "A"},
        {"date": "2004-02-02", **issued, "number": 10, "ref": "B"},
        {"date": "2004-02-20", **issued, "number": 10, "ref": "B"},
        *more,
    ]


def holding(folder: Path, facts: list[Fact], as_of: str) -> dict[str, Any]:
    told = report(SHARES, folder, facts, as_of)
    assert any("contradictory facts about B" in text for text in problems(told, "contradiction"))
    held = [q for q in told["quantities"] if q["name"] == "Holding"]
    found: dict[str, Any] = next(q for q in held if q["instance"]["holder"] == "Ann")
    return found


def test_between_the_days_that_a_posting_is_given_a_balance_is_not_known(tmp_path: Path) -> None:
    facts = shares({"date": "2004-02-10", "event": "Call received", "from": ["Ann"]})
    told = report(SHARES, tmp_path, facts, "2004-02-25")
    call = next(finding for finding in told["findings"] if finding["norm"] == "call")
    asked = [question["text"] for question in call["questions"]]
    assert asked == [
        "On which day was the Share B issued, 2004-02-02 or 2004-02-20? The log gives each."
    ]


def test_after_both_days_a_balance_is_known(tmp_path: Path) -> None:
    assert holding(tmp_path, shares(), "2004-02-25")["value"] == "70"


def test_what_was_multiplied_meanwhile_is_not_known_for_good(tmp_path: Path) -> None:
    split = {"date": "2004-02-10", "event": "Share split", "ratio": 2}
    held = holding(tmp_path, shares(split), "2004-02-25")
    assert held["value"] is None
    assert [question["key"] for question in held["questions"]] == ["Share#2 issued"]


def demands(*more: Fact) -> list[Fact]:
    said: Fact = {"event": "Defect Notice received", "ref": "N", "urgent": True}
    return [
        {"agreement": "Repairs Agreement", "parameters": {"Tenants": ["Ann", "Bob"]}},
        {"date": "2004-01-02", **said, "from": ["Ann"]},
        {"date": "2004-01-09", **said, "from": ["Bob"]},
        *more,
    ]


def test_two_notices_of_one_ref_are_told_apart_by_their_senders(tmp_path: Path) -> None:
    told = report(REPAIRS, tmp_path, demands(), "2004-01-10")
    about = [f["instance"]["about"] for f in told["findings"] if f["norm"] == "survey"]
    assert about == ["Defect Notice from Ann, N", "Defect Notice from Bob, N"]


def registrations(*notices: Fact) -> list[Fact]:
    head = json.loads(
        (ROOT / "agreements" / "bestnet_2002.log.jsonl").read_text("utf-8").splitlines()[0]
    )
    sent: Fact = {"event": "Company Notice sent", "method": "certified-mail"}
    return [
        head,
        *(
            {"date": "2002-09-01", "event": "Common Stock issued", "recipient": who, "number": n}
            for who, n in (("Alder", 900), ("Birch", 100), ("Cedar", 100))
        ),
        *(
            {
                "date": day,
                "event": "Demand Notice received",
                "from": ["Alder"],
                "method": "facsimile",
                "shares": {"Alder": 100},
                "ref": ref,
            }
            for day, ref in (("2002-09-09", "D1"), ("2002-09-16", "D2"))
        ),
        *({**sent, **notice} for notice in notices),
    ]


def test_a_notice_under_the_ref_of_one_matter_is_on_its_way_in_no_other(tmp_path: Path) -> None:
    facts = registrations({"date": "2002-09-17", "to": "Birch", "ref": "D2", "method": "courier"})
    told = report(AGREEMENT, tmp_path, facts, "2002-09-20")
    noted = {
        finding["instance"]["matter"]
        for finding in told["findings"]
        if any("is on its way" in note for note in finding["notes"])
    }
    assert noted == {"Registration 2"}


def test_two_notices_of_one_day_to_one_person_are_asked_of_apart(tmp_path: Path) -> None:
    notice: Fact = {"date": "2002-09-17", "to": "Birch", "matter": "D2"}
    told = report(
        AGREEMENT,
        tmp_path,
        registrations({**notice, "method": "personal-delivery"}, {**notice, "method": "facsimile"}),
        "2002-09-20",
    )
    asked = [q["text"] for q in told["questions"] if q["kind"] == "receipt"]
    assert len(asked) == len(set(asked)) == 2
    assert all("sent on 2002-09-17, line " in text for text in asked)


def calls(*hours: str) -> list[Fact]:
    head = json.loads(
        '{"agreement": "Options Agreement", "parameters": {"Holders": ["Ann", "Bob"]}}'
    )
    call: Fact = {"date": "2004-02-20", "event": "Call received", "method": "hand"}
    return [
        head,
        {"date": "2004-02-01", "event": "Closing held"},
        *(
            {**call, "from": who, "ref": who[0], **({"time": hour} if hour else {})}
            for who, hour in zip(("Ann", "Bob"), hours, strict=True)
        ),
    ]


def transfers(told: dict[str, Any]) -> dict[str, str]:
    found = (f for f in told["findings"] if f["norm"] == "transfer")
    return {finding["instance"]["to"]: finding["status"] for finding in found}


def test_which_of_two_exercises_of_a_day_counts_is_asked(tmp_path: Path) -> None:
    told = report(POWERS, tmp_path, calls("", ""), "2004-03-15")
    assert set(transfers(told).values()) == {"needs-judgement"}
    (asked,) = told["questions"]
    assert asked["text"].startswith(
        "Did Call A received come before Call B received on 2004-02-20?"
    )
    acts = [act["kind"] for f in told["findings"] if f["norm"] == "call" for act in f["acts"]]
    assert set(acts) == {"undecided"}


def test_the_hours_tell_which_of_two_exercises_of_a_day_counts(tmp_path: Path) -> None:
    told = report(POWERS, tmp_path, calls("15:00", "09:00"), "2004-03-15")
    assert not told["questions"]
    acts = {
        (act["act"], act["kind"])
        for f in told["findings"]
        if f["norm"] == "call"
        for act in f["acts"]
    }
    assert acts == {("Call A", "void"), ("Call B", "exercise")}
