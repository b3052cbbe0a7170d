"""What hangs on more open points than can be followed is not known, and the rest is told."""

from __future__ import annotations

import json
from collections.abc import Iterable
from pathlib import Path
from typing import Any

import pytest
from support.run import ROOT, run

from engross.compiler.engine import choices

TERMINAL = ROOT / "tests" / "good" / "on_what_occasion.rr"
OFFTAKE = ROOT / "tests" / "good" / "amendments.rr"
# Elm is a Buyer since the first of its transfers that was joined; nobody knows when any was made.
TRANSFERS = 8
WAYS = 2**TRANSFERS - 1  # fewer than there are, so that not all of them are followed
ROSTER = {"agreement": "Offtake Agreement", "parameters": {"Buyers": ["Ash"]}}

Fact = dict[str, Any]


def transfers(ref: str, buyer: str) -> list[Fact]:
    """Return transfers of which the log gives two days each."""
    said: Fact = {"event": "Share transferred", "seller": "Ash", "buyer": buyer, "number": 1}
    return [
        {"date": f"2010-02-{day:02}", "ref": f"{ref}{number}", **said, "joinder-signed": True}
        for number in range(TRANSFERS)
        for day in (number + 1, number + 2)
    ]


def consents(*persons: str) -> list[Fact]:
    return [
        {"date": "2010-03-15", "event": "consent", "to": "first", "by": by, "written": True}
        for by in persons
    ]


LOG: list[Fact] = [
    ROSTER,
    {"date": "2010-01-10", "event": "Share allotted", "buyer": "Ash", "number": 60},
    {"date": "2010-01-10", "event": "Share allotted", "buyer": "Elm", "number": 5},
    *transfers("T", "Elm"),
    {"date": "2010-03-01", "event": "Forecast published", "ref": "F1"},
    {"date": "2010-03-05", "event": "waiver", "of": "deliver-schedule", "by": "Elm"},
]


def report(agreement: Path, folder: Path, facts: Iterable[Fact]) -> dict[str, Any]:
    log = folder / "log.jsonl"
    log.write_text("".join(f"{json.dumps(fact)}\n" for fact in facts), "utf-8")
    ran = run("status", agreement, log, "--as-of", "2010-04-12", "--format", "json")
    assert ran.err == ""
    assert ran.code in (1, 3)
    told: dict[str, Any] = json.loads(ran.out)
    return told


def settle_first(entry: dict[str, Any]) -> list[str]:
    asked = [q if isinstance(q, str) else q["text"] for q in entry.get("questions", ())]
    return asked if any(text.startswith("Too many open points bear on ") for text in asked) else []


@pytest.fixture(autouse=True)
def few_ways(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(choices, "MAX_WAYS", WAYS)


@pytest.fixture
def told(tmp_path: Path) -> dict[str, Any]:
    return report(OFFTAKE, tmp_path, LOG)


def test_a_holding_whose_membership_cannot_be_followed_asks(told: dict[str, Any]) -> None:
    held = {q["instance"]["holder"]: q for q in told["quantities"] if q["name"] == "Shares"}
    assert any("On which day was the Share T" in text for text in settle_first(held["Elm"]))
    numbers = {question["number"] for question in told["questions"]}
    assert numbers.issuperset(question["number"] for question in held["Elm"]["questions"])
    assert held["Ash"]["value"] is not None
    assert "questions" not in held["Ash"]


def test_what_hangs_on_none_of_it_is_told_as_ever(told: dict[str, Any]) -> None:
    found = {(f["norm"], f["instance"].get("to")): f for f in told["findings"]}
    assert found["deliver-schedule", "Ash"]["status"] == "breached"
    assert found["deliver-schedule", "Elm"]["status"] == "needs-judgement"
    assert settle_first(found["deliver-schedule", "Elm"])


def test_an_amendment_whose_consents_cannot_be_followed_is_undecided(tmp_path: Path) -> None:
    told = report(OFFTAKE, tmp_path, [*LOG, *consents("Producer", "Ash")])
    first = next(a for a in told["amendments"] if a["amendment"] == "first")
    assert first["status"] == "undecided"
    assert settle_first(first)
    second = next(a for a in told["amendments"] if a["amendment"] == "second")
    assert (second["status"], second["missing"]) == ("not in force", [])
    assert settle_first(second)


def test_a_waiver_that_cannot_be_followed_is_not_said_to_have_no_effect(
    told: dict[str, Any],
) -> None:
    problems = [p["text"] for p in told["problems"] if p["kind"] == "waiver"]
    assert problems == [
        "too many open points bear on the waiver of deliver-schedule by Elm on 2010-03-05 to tell "
        "whether it has an effect; settle some of them first"
    ]


def test_the_same_is_followed_where_there_are_no_more_ways_than_the_bound(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(choices, "MAX_WAYS", 2 ** (TRANSFERS + 1))
    told = report(OFFTAKE, tmp_path, LOG)
    assert not [entry for entry in told["quantities"] if settle_first(entry)]


def test_a_figure_whose_bearers_cannot_be_followed_is_borne_by_nobody_known(tmp_path: Path) -> None:
    text, _, _ = TERMINAL.read_text("utf-8").partition('scenario "')
    joined = "joined by sponsor when Pledge is made"
    text = text.replace(joined, f"{joined} {{ if accepted of Pledge is yes }}")
    text = text.replace("as new person\n", "as new person\n    states accepted as yes or no\n")
    pledges = "".join(
        f"  2004-03-01 Pledge made, ref P{n}, sponsor S{n}\n" for n in range(TRANSFERS)
    )
    path = tmp_path / "terminal.rr"
    path.write_text(
        f'{text}scenario "Who knows" {{\n  given Users is Alder\n{pledges}'
        "  2004-03-02 Bill received, kind security, sum-due 50\n  on 2004-03-10\n"
        "  expect security borne by Alder\n  expect security amounts to 50 EUR\n}\n",
        "utf-8",
    )
    ran = run("test", path)
    assert (ran.code, ran.err) == (1, "")
    assert "found     borne by not known" in ran.out
    assert "2 expectations, 1 not met" in ran.out
