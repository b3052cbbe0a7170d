"""`engross test`: scenarios beside their agreement, what differs, and what a log comes to."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from support.run import AGREEMENT, LOG, ROOT, run

EXAMPLES = ROOT / "docs" / "examples"
DEPOSIT = EXAMPLES / "deposit.rr"
WRONG = EXAMPLES / "broken" / "deposit-scenario.rr"

LOGS = [
    (AGREEMENT, LOG, "2002-12-20"),
    (AGREEMENT, LOG, "2003-12-31"),
    (EXAMPLES / "repairs.rr", EXAMPLES / "repairs.log.jsonl", "2024-03-25"),
    (EXAMPLES / "supply.rr", EXAMPLES / "supply.log.jsonl", "2003-04-14"),
    (EXAMPLES / "put.rr", EXAMPLES / "put.log.jsonl", "2020-05-01"),
]


def test_scenarios_beside_their_agreement_are_run_with_it() -> None:
    beside = EXAMPLES / "scenarios" / "deposit.rr"
    ran = run("test", DEPOSIT, beside)
    assert (ran.code, ran.err) == (0, "")
    assert f"{beside}: 3 scenarios, 3 expectations, 0 not met" in ran.out


def test_the_scenarios_of_the_agreement_hold() -> None:
    ran = run("test", AGREEMENT, AGREEMENT.with_suffix(".scenarios.rr"))
    assert (ran.code, ran.err) == (0, ""), ran.out


@pytest.mark.parametrize("verb", ["test", "check"])
def test_scenarios_without_their_agreement_are_refused(verb: str) -> None:
    ran = run(verb, WRONG)
    assert ran.code in (1, 2)
    assert "RR241" in ran.out + ran.err


def test_scenarios_of_another_agreement_are_refused() -> None:
    ran = run("test", EXAMPLES / "repairs.rr", WRONG)
    assert ran.code == 2
    assert "“Harbour Street Deposit” is not among the files given" in ran.err


def test_a_wrong_date_is_told_with_the_steps_that_give_it() -> None:
    ran = run("test", DEPOSIT, WRONG)
    assert ran.code == 1
    assert f"{WRONG}:7:3: “Returned on the last day”: return-deposit" in ran.out
    assert "21 days after 2024-05-01 = 2024-05-22" in ran.out
    assert "exception tried" not in ran.out  # the status is as expected


def beside(tmp_path: Path, *lines: str) -> Path:
    """Return a file of one scenario about the deposit."""
    path = tmp_path / "more.rr"
    facts = "2024-05-01 Leaving Notice received, from Tenant, method email, rent-paid no"
    body = "\n".join((facts, "on 2024-06-01", *lines))
    path.write_text(
        f'scenarios for "Harbour Street Deposit"\nscenario "More" {{\n{body}\n}}\n', "utf-8"
    )
    return path


def test_a_wrong_status_is_told_with_the_exception_that_held(tmp_path: Path) -> None:
    ran = run("test", DEPOSIT, beside(tmp_path, "expect return-deposit is breached"))
    assert ran.code == 1
    assert "found     not-triggered" in ran.out


def test_who_is_bound_is_told_apart(tmp_path: Path) -> None:
    right, wrong = (run("test", AGREEMENT, _bound(tmp_path, who)) for who in ("Company", "Alder"))
    assert right.code == 0, right.out
    assert wrong.code == 1
    assert "no such instance" in wrong.out


def _bound(tmp_path: Path, who: str) -> Path:
    path = tmp_path / f"{who}.rr"
    path.write_text(
        'scenarios for "BestNet 2002 Registration Rights Agreement"\n'
        'scenario "Bound" {\n'
        "given Investors are Alder\n"
        "2002-08-20 Common Stock issued, recipient Alder, number 600000\n"
        "2002-09-09 Demand Notice received, from Alder, method facsimile, shares Alder 600000\n"
        "on 2002-10-01\n"
        f"expect file by {who} to Alder is pending, by 2002-10-24\n"
        "}\n",
        "utf-8",
    )
    return path


def test_a_name_that_the_scenario_does_not_have_is_asked_for(tmp_path: Path) -> None:
    asks = "expect file to {} is not-triggered"
    named = _bound(tmp_path, "Company").read_text("utf-8")
    path = tmp_path / "named.rr"
    path.write_text(named.replace("}\n", f"{asks.format('Company')}\n}}\n"), "utf-8")
    ran = run("test", AGREEMENT, path)
    assert "found     pending" in ran.out  # whom it binds, it is about
    path.write_text(named.replace("}\n", f"{asks.format('Aldar')}\n}}\n"), "utf-8")
    ran = run("test", AGREEMENT, path)
    assert ran.code == 2
    assert "RR613" in ran.err
    assert "Did you mean “Alder”?" in ran.err


@pytest.mark.parametrize(("agreement", "log", "day"), LOGS, ids=lambda part: str(part)[-20:])
def test_a_recorded_log_comes_to_the_same(
    agreement: Path, log: Path, day: str, tmp_path: Path
) -> None:
    ran = run("test", agreement, "--record", log, "--as-of", day, "--title", "Recorded")
    assert (ran.code, ran.err) == (0, "")
    name = json.loads(log.read_text("utf-8").partition("\n")[0])["agreement"]
    path = tmp_path / "recorded.rr"
    path.write_text(f'scenarios for "{name}"\n\n{ran.out}', "utf-8")
    assert run("test", agreement, path).code == 0
    assert run("fmt", "--check", path).out == ""


def test_an_election_of_the_log_is_recorded_as_a_reading(tmp_path: Path) -> None:
    records = LOG.read_text("utf-8").split("\n")
    head = json.loads(records[0]) | {"elections": {"floor": "first"}}
    path = tmp_path / "log.jsonl"
    path.write_text("\n".join([json.dumps(head), *records[1:]]), "utf-8")
    ran = run("test", AGREEMENT, "--record", path, "--as-of", "2002-12-20")
    assert ran.code == 0
    assert "expect file of Registration 1 to Alder is fulfilled, from 2002-10-10" in ran.out
    assert "under floor = first" in ran.out


def test_what_no_scenario_can_say_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "log.jsonl"
    path.write_text(LOG.read_text("utf-8").replace("Cedar", "van Cedar"), "utf-8")
    ran = run("test", AGREEMENT, "--record", path, "--as-of", "2002-12-20")
    assert (ran.code, ran.out) == (2, "")
    assert "no scenario can say this: “van Cedar” is not written as a term" in ran.err


def test_a_day_is_asked_for() -> None:
    ran = run("test", AGREEMENT, "--record", LOG)
    assert ran.code == 2
    assert "--as-of YYYY-MM-DD" in ran.err
    assert run("test", AGREEMENT, "--as-of", "2002-12-20").code == 2


OCCASION = ROOT / "tests" / "good" / "on_what_occasion.rr"
BERTHS = [
    {"agreement": "Terminal Agreement", "parameters": {"Users": ["Alder", "Birch"]}},
    {"date": "2004-02-02", "event": "Work Notice received", "ref": "W1", "from": "Alder"},
    {"date": "2004-03-01", "event": "Damage found", "ref": "D1", "berth": "north"},
    {"date": "2004-03-01", "event": "Damage found", "ref": "D2", "berth": "south"},
    {"date": "2004-03-01", "event": "Repair finished", "damage": "D2"},
    {"date": "2004-03-02", "event": "Bill received", "kind": "security", "sum-due": 50},
]


def _berths(tmp_path: Path) -> Path:
    path = tmp_path / "berths.jsonl"
    path.write_text("".join(f"{json.dumps(record)}\n" for record in BERTHS), "utf-8")
    return path


def test_who_bears_a_figure_and_each_occasion_are_recorded(tmp_path: Path) -> None:
    log = _berths(tmp_path)
    ran = run("test", OCCASION, "--record", log, "--as-of", "2004-03-01", "--title", "Berths")
    assert "expect repair for D1 is pending" in ran.out
    assert "expect repair for D2 is fulfilled" in ran.out
    ran = run("test", OCCASION, "--record", log, "--as-of", "2004-03-02", "--title", "Berths")
    assert "expect repair for D1 is needs-judgement" in ran.out
    assert "expect dredging borne by Operator" in ran.out
    assert "expect security borne by Alder and Birch" in ran.out
    path = tmp_path / "recorded.rr"
    path.write_text(f'scenarios for "Terminal Agreement"\n\n{ran.out}', "utf-8")
    again = run("test", OCCASION, path)
    assert again.code == 0, again.out


def test_who_bears_a_figure_is_told_beside_who_was_expected_to(tmp_path: Path) -> None:
    log = _berths(tmp_path)
    ran = run("test", OCCASION, "--record", log, "--as-of", "2004-03-02", "--title", "Berths")
    path = tmp_path / "recorded.rr"
    text = ran.out.replace("security borne by Alder and Birch", "security borne by Operator")
    path.write_text(f'scenarios for "Terminal Agreement"\n\n{text}', "utf-8")
    ran = run("test", OCCASION, path)
    assert ran.code == 1
    assert "expected  borne by Operator\n  found     borne by Alder and Birch\n" in ran.out


def test_a_figure_that_is_not_declared_is_borne_by_nobody_that_can_be_asked(tmp_path: Path) -> None:
    path = tmp_path / "more.rr"
    path.write_text(
        'scenarios for "Terminal Agreement"\n\nscenario "No such figure" {\n'
        "  given Users is Alder\n  on 2004-03-01\n  expect securty borne by Alder\n}\n",
        "utf-8",
    )
    ran = run("check", OCCASION, path)
    assert ran.code == 1
    assert "no quantity is called “securty”" in ran.out + ran.err
