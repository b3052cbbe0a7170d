"""A fact that names what is not there: a ref, a method, a norm; and what is told of it."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from support.run import run

from engross.compiler import load

AGREEMENT = """agreement "Lease" {
  between Landlord and Tenant
}

section 1 "Rent" {
  party Landlord
  party Tenant

  event Rent Day {
    happens reached
    states rent as money in USD
  }

  event Rent Payment {
    happens made (to make) by Tenant
    states paid as money in USD
    states month as Rent Day
  }

  duty rent {
    Tenant must pay rent of Rent Day to Landlord
    when      Rent Day is reached
    amount    rent of Rent Day
    paid      sum of paid of every Rent Payment where month of Rent Payment is that Rent Day
    not after 5 days after Rent Day is reached
  }

  notice Reminder from Landlord to Tenant {
    states month as Rent Day
  }

  duty answer {
    Tenant must make Rent Payment
    when      Reminder is given
    not after 5 days after Reminder is given
  }

  power remind {
    Landlord may give Reminder to Tenant
    exercised when Reminder is given
    requires that Rent Day is reached
  }

  notices {
    given when sent by registered-mail
    given when received by hand
  }
}
"""
HEAD = {"agreement": "Lease"}
APRIL = {"date": "2024-04-01", "event": "Rent Day reached", "ref": "April", "rent": 8500}


def payment(month: str, day: str = "2024-04-03") -> dict[str, Any]:
    return {"date": day, "event": "Rent Payment made", "paid": 8500, "month": month}


def reminder(**said: str) -> dict[str, Any]:
    return {"date": "2024-04-07", "event": "Reminder sent", "method": "registered-mail", **said}


class Case:
    """An agreement and a log of it, in a folder."""

    def __init__(self, folder: Path) -> None:
        self.agreement, self.log = folder / "lease.rr", folder / "lease.jsonl"
        self.agreement.write_text(AGREEMENT, "utf-8")

    def write(self, *facts: dict[str, Any]) -> None:
        lines = [json.dumps(fact, ensure_ascii=False) for fact in (HEAD, *facts)]
        self.log.write_text("\n".join(lines) + "\n", "utf-8")

    def report(self, *facts: dict[str, Any], day: str = "2024-05-01") -> dict[str, Any]:
        self.write(*facts)
        return load(self.agreement).status(self.log, day)

    def verdict(self, norm: str, *facts: dict[str, Any]) -> str:
        findings = self.report(*facts)["findings"]
        return next(str(f["status"]) for f in findings if f["norm"] == norm)

    def checked(self, *facts: dict[str, Any]) -> tuple[int, str]:
        self.write(*facts)
        ran = run("check", self.agreement, "--log", self.log)
        return ran.code, ran.out + ran.err


@pytest.fixture
def case(tmp_path: Path) -> Case:
    return Case(tmp_path)


MISSPELT = (
    "no Rent Day has the ref “Arpil”, so “month” of the Rent Payment is not known. "
    "Did you mean “April”?"
)


def test_a_reference_to_nothing_is_a_problem_and_decides_nothing(case: Case) -> None:
    assert case.verdict("rent", APRIL, payment("April")) == "fulfilled"
    assert case.verdict("rent", APRIL) == "breached"
    assert case.verdict("rent", APRIL, payment("Arpil")) == "needs-judgement"
    (problem,) = case.report(APRIL, payment("Arpil"))["problems"]
    assert problem == {"kind": "reference", "text": MISSPELT, "facts": ["lease.jsonl:3"]}


def test_check_and_checker_tell_it_as_status_does(case: Case, tmp_path: Path) -> None:
    assert case.checked(APRIL, payment("April")) == (0, f"{case.agreement}: nothing is wrong\n")
    code, text = case.checked(APRIL, payment("Arpil"))
    assert (code, text) == (1, f"{case.log}:3: reference: {MISSPELT}\n")
    checker = tmp_path / "checker.py"
    assert run("build", case.agreement, "-o", checker).code == 0
    command = [sys.executable, str(checker), str(case.log), "--as-of", "2024-05-01"]
    answer = subprocess.run(command, capture_output=True, check=False)
    assert answer.returncode == 3
    assert MISSPELT[1:] in " ".join(answer.stdout.decode().split())


def test_what_is_not_there_yet_is_not_there(case: Case) -> None:
    early = payment("April", "2024-03-30")
    (problem,) = case.report(APRIL, early, day="2024-03-31")["problems"]
    assert "The log tells of no Rent Day with a ref" in problem["text"]
    assert case.report(APRIL, early)["problems"] == []
    assert case.verdict("rent", APRIL, early) == "fulfilled"


def test_a_condition_on_the_thing_referred_to_is_undetermined(case: Case) -> None:
    facts = (APRIL, payment("April"))
    assert case.verdict("answer", *facts, reminder(month="April")) == "breached"
    assert case.verdict("answer", *facts, reminder(month="Arpil")) == "needs-judgement"
    assert case.verdict("answer", reminder(month="Arpil")) == "not-triggered"


def test_a_method_that_the_notice_clause_does_not_name(case: Case) -> None:
    fact = reminder(method="registered mail", month="April")
    code, text = case.checked(APRIL, fact)
    assert code == 1
    assert ":3: method: “registered mail” is not among the methods" in text
    assert "Did you mean “registered-mail”?" in text
    assert case.report(APRIL, fact)["problems"][0]["kind"] == "method"


def test_where_any_other_method_serves_only_what_is_nearly_a_name_is_told(case: Case) -> None:
    other = "    given when received by hand\n    given when received by any other method"
    text = AGREEMENT.replace("    given when received by hand", other)
    case.agreement.write_text(text, "utf-8")
    assert case.checked(APRIL, reminder(method="pigeon", month="April"))[0] == 0
    assert case.checked(APRIL, reminder(method="registered_mail", month="April"))[0] == 1


def finding(on: str) -> dict[str, Any]:
    said = {"date": "2024-04-09", "event": "finding", "result": "met", "by": "A. Lee"}
    return said | {"on": on, "reason": "seen"}


def test_a_finding_on_what_is_neither_a_norm_nor_a_question(case: Case) -> None:
    code, text = case.checked(APRIL, finding("rents"))
    assert (code, "Did you mean “rent”?" in text) == (1, True)
    assert "decides nothing so far" in case.checked(APRIL, finding("rent.effort"))[1]
    (problem,) = case.report(APRIL, finding("rents"))["problems"]
    assert problem["text"].startswith("the finding is on “rents”")


def test_given_follows_from_the_notice_clause(case: Case) -> None:
    _, text = case.checked({"date": "2024-04-09", "event": "Reminder given"})
    assert "that a Reminder is given follows from the notice clause" in text
    assert "“Reminder sent”, “Reminder received”" in text


@pytest.mark.parametrize("extra", [",}", "} ,"])
def test_a_comma_too_many_is_named(case: Case, extra: str) -> None:
    case.write(APRIL)
    text = case.log.read_text("utf-8")
    case.log.write_text(text.replace("8500}", f"8500{extra}"), "utf-8")
    ran = run("check", case.agreement, "--log", case.log)
    assert "Delete this comma" in ran.err
    column = int(ran.err.split(":")[2])
    assert case.log.read_text("utf-8").split("\n")[1][column - 1] == ","
