"""What a report says of each occasion of a duty is about that occasion and no other."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from engross.compiler import load
from engross.compiler.program import Program

AGREEMENT = """agreement "Support" {
  between Vendor and Licensee
}

party Vendor
party Licensee

section 1 "Tickets" {
  document Ticket {
    happens received by Vendor
    happens resolved (to resolve) by Vendor
  }

  event Refund {
    happens made (to make) by Vendor
    states ticket as Ticket
  }

  duty resolve {
    Vendor must resolve Ticket
    when      Ticket is received
    effort    "reasonable efforts"
    not after 10 days after Ticket is received
  }

  duty refund {
    Vendor must make Refund
    when      Ticket is received
    not after 12 days after Ticket is received
    done when Refund for that Ticket is made
  }
}
"""
TWO = [
    {"date": "2024-06-03", "event": "Ticket received", "ref": "T2"},
    {"date": "2024-06-03", "event": "Ticket received", "ref": "T3"},
]
NOT_MADE = {"on": "resolve.effort", "result": "not met", "ref": "T2", "by": "R. Roe"}
NOT_MADE |= {"date": "2024-06-20", "event": "finding"}


@pytest.fixture
def program(tmp_path: Path) -> Program:
    path = tmp_path / "support.rr"
    path.write_text(AGREEMENT, "utf-8")
    return load(path)


def report(program: Program, folder: Path, *facts: dict[str, Any]) -> dict[str, Any]:
    log = folder / "log.jsonl"
    records = [{"agreement": "Support"}, *facts]
    log.write_text("".join(json.dumps(record) + "\n" for record in records), "utf-8")
    return program.status(log, "2024-06-24")


def entry(told: dict[str, Any], norm: str, about: str) -> dict[str, Any]:
    return next(
        found
        for found in told["findings"]
        if found["norm"] == norm and found["instance"]["about"] == f"Ticket {about}"
    )


def test_the_finding_to_be_pasted_answers_for_its_own_ticket(
    program: Program, tmp_path: Path
) -> None:
    told = report(program, tmp_path, *TWO, NOT_MADE)
    (asked,) = (q for q in told["questions"] if q["text"].startswith("Were “reasonable efforts”"))
    met = next(answer["log"] for answer in asked["answers"] if answer["answer"] == "met")
    assert met["ref"] == "T3"
    after = report(program, tmp_path, *TWO, NOT_MADE, {**met, "by": "R. Roe"})
    assert entry(after, "resolve", "T2")["status"] == "breached"  # as it was found before
    assert entry(after, "resolve", "T3")["status"] == "pending"


def test_what_is_owed_after_its_last_day_says_why(program: Program, tmp_path: Path) -> None:
    told = report(program, tmp_path, *TWO, {**NOT_MADE, "result": "met"})
    assert entry(told, "resolve", "T2")["reason"] == (
        "not done by 2024-06-13; a finding keeps that from being a breach"
    )


def test_a_cure_is_an_act_for_that_ticket(program: Program, tmp_path: Path) -> None:
    told = report(program, tmp_path, *TWO)
    for ref in ("T2", "T3"):
        assert entry(told, "refund", ref)["cure"] == "fulfilled-late"


def test_what_became_of_a_ticket_that_never_came_is_told_with_the_one_that_waits(
    program: Program, tmp_path: Path
) -> None:
    answered = {"date": "2024-06-05", "event": "Ticket resolved", "ref": "T-2"}
    told = report(program, tmp_path, *TWO, answered)
    (problem,) = told["problems"]
    assert problem["kind"] == "reference"
    assert problem["text"] == "no Ticket with the ref “T-2” was received. Did you mean “T2”?"
    # Where nothing waits for it, the log may begin after the ticket came.
    assert report(program, tmp_path, answered)["problems"] == []


def test_many_wrong_refs_are_all_told_and_few_are_guessed(program: Program, tmp_path: Path) -> None:
    many = [
        {"date": "2024-06-03", "event": f"Ticket {moment}", "ref": f"{letter}{n}"}
        for n in range(60)
        for moment, letter in (("received", "T"), ("resolved", "X"))
    ]
    texts = [problem["text"] for problem in report(program, tmp_path, *many)["problems"]]
    assert len(texts) == 60
    assert sum("was received. " in text for text in texts) == 20
