"""An election on record prevails over the agreement's own, is printed, and is void on a change."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from support.desk import Desk
from support.run import run

from engross.compiler import load

HEAD = '{"agreement": "Storage Agreement", "parameters": {"Depositors": ["Alder"]}}\n'
FACTS = (
    '{"date": "2024-04-01", "event": "Collection Notice received", "from": "Alder", '
    '"method": "hand"}\n'
)


@pytest.fixture
def log(tmp_path: Path) -> Path:
    path = tmp_path / "log.jsonl"
    path.write_text(HEAD + FACTS, "utf-8")
    return path


def status(desk: Desk, log: Path, *more: str) -> dict[str, Any]:
    ran = run("status", desk.program, log, "--as-of", "2024-04-10", "--format", "json", *more)
    assert ran.code in (0, 1, 3), ran.err
    told: dict[str, Any] = json.loads(ran.out)
    return told


def test_an_election_prevails_over_the_agreements_own(desk: Desk, log: Path) -> None:
    assert status(desk, log)["readings"] == {"days-from": "given"}
    assert status(desk, log)["elections"] == []
    assert desk.elect("days-from=received").code == 0
    told = status(desk, log)
    assert told["readings"] == {"days-from": "received"}
    assert told["elections"] == [
        {
            "reading": "days-from",
            "option": "received",
            "by": "A. Lee",
            "on": "2024-03-04",
            "because": "both sides have always counted so",
        }
    ]
    human = run("status", desk.program, log, "--as-of", "2024-04-10").out
    assert "A. Lee on 2024-03-04, because both sides have always counted so" in " ".join(
        human.split()
    )


def test_the_log_and_the_command_line_prevail_over_the_record(desk: Desk, log: Path) -> None:
    desk.elect("days-from=received")
    other = status(desk, log, "--reading", "days-from=given")
    assert other["elections"] == [{"reading": "days-from", "option": "given", "by": "command line"}]
    log.write_text(HEAD.replace("}}", '}, "elections": {"days-from": "given"}}') + FACTS, "utf-8")
    assert status(desk, log)["elections"] == [
        {"reading": "days-from", "option": "given", "by": "log"}
    ]


def test_the_last_election_counts(desk: Desk, log: Path) -> None:
    desk.elect("days-from=received")
    desk.elect("days-from=given", by="C. Orr")
    assert status(desk, log)["elections"][0]["by"] == "C. Orr"
    assert len(desk.record.read_text("utf-8").splitlines()) == 2


def test_a_checker_carries_the_election(desk: Desk, log: Path, tmp_path: Path) -> None:
    plain = load(desk.program).meta["graph_hash"]
    desk.elect("days-from=received")
    assert load(desk.program).meta["graph_hash"] != plain
    checker = tmp_path / "checker.py"
    assert run("build", desk.program, "-o", checker).code == 0
    for form in ("json", "human"):
        options = ["--as-of", "2024-04-10", "--format", form]
        command = [sys.executable, "-I", "-S", checker, log, *options]
        theirs = subprocess.run(command, capture_output=True, check=False)
        mine = run("status", desk.program, log, *options)
        assert (theirs.stdout.decode(), theirs.returncode) == (mine.out, mine.code)
        assert "A. Lee" in mine.out


VOIDING = {
    "the option's argument": ("The clause says given", "The clause says given, and means it"),
    "the question": ("From when do the twenty days run?", "From when do they run?"),
    "a number of the norm it decides": ("not after 20 days after C", "not after 21 days after C"),
}
KEEPING = {
    "a comment": ("# A storage agreement", "# The storage agreement"),
    "a norm that it does not reach": ("not after 30 days", "not after 31 days"),
    "which sentence a node encodes": ("encodes sentence 2\n  }\n\n  imm", "}\n\n  imm"),
    "the layout": ("    starts ", "\n\n    starts "),
}


@pytest.mark.parametrize("change", VOIDING.values(), ids=VOIDING)
def test_a_change_of_what_it_rests_on_voids_an_election(
    desk: Desk, log: Path, change: tuple[str, str]
) -> None:
    desk.elect("days-from=received")
    desk.edit(desk.program, lambda text: text.replace(*change))
    told = status(desk, log)
    assert told["readings"] == {"days-from": "given"}
    assert [problem["kind"] for problem in told["problems"]] == ["election"]
    assert desk.notes() == ["RR702"]
    assert "void: A. Lee elected received" in run("readings", desk.program).out
    assert desk.elect("days-from=received").code == 0
    assert desk.notes() == []
    assert status(desk, log)["readings"] == {"days-from": "received"}


@pytest.mark.parametrize("change", KEEPING.values(), ids=KEEPING)
def test_any_other_change_leaves_it(desk: Desk, log: Path, change: tuple[str, str]) -> None:
    desk.elect("days-from=received")
    desk.edit(desk.program, lambda text: text.replace(*change))
    assert status(desk, log)["readings"] == {"days-from": "received"}
    assert desk.notes() == []


def test_a_change_of_the_cited_text_voids_it_once_it_is_on_record(desk: Desk) -> None:
    desk.keep_text()
    desk.elect("days-from=received")
    desk.edit(desk.text, lambda text: text.replace("thirty", "sixty"))
    desk.keep_text("2024-05-01")
    assert desk.notes() == []  # 2.1 has changed, and the reading cites 1(a)
    desk.edit(desk.text, lambda text: text.replace("20 days", "25 days"))
    desk.keep_text("2024-06-01")
    assert desk.notes() == ["RR702"]
    told = json.loads(run("readings", desk.program, "--format", "json").out)
    (reading,) = told["readings"]
    assert reading["void"]["why"] == "the text of 1(a) has changed"
    assert (reading["election"], reading["holds"]) == (None, "given")


def test_an_election_of_a_reading_that_is_gone_is_noted(desk: Desk) -> None:
    desk.elect("days-from=received")
    desk.edit(desk.program, lambda text: text.replace("days-from", "start"))
    assert desk.notes() == ["RR703"]


def test_scenarios_are_about_the_text_alone(desk: Desk) -> None:
    scenario = """
scenario "Twenty days" {
  given Depositors are Alder
  2024-04-01 Collection Notice received, from Alder, method hand
  on 2024-04-10
  expect hand-over is pending, by 2024-04-21
}
"""
    desk.edit(desk.program, lambda text: text + scenario)
    before = run("test", desk.program)
    assert before.code == 0
    desk.elect("days-from=received")
    assert run("test", desk.program).out == before.out


def test_an_election_says_whose_it_is_why_and_when(desk: Desk) -> None:
    whole = {"--by": "A. Lee", "--because": "so", "--on": "2024-03-04"}
    for left_out in whole:
        given = [word for pair in whole.items() if pair[0] != left_out for word in pair]
        ran = run("readings", desk.program, "--elect", "days-from=received", *given)
        assert (ran.code, ran.out) == (2, "")
        assert left_out in ran.err
    for name, wrong in (("--on", "2024-02-30"), ("--by", " "), ("--because", "a\u202eb")):
        given = [word for pair in {**whole, name: wrong}.items() for word in pair]
        assert run("readings", desk.program, "--elect", "days-from=given", *given).code == 2
    assert "Did you mean “received”?" in desk.elect("days-from=recieved").err
    assert "Did you mean “days-from”?" in desk.elect("day-from=given").err
    assert desk.elect("days-from").code == 2
    assert not desk.record.exists()
    assert run("readings", desk.program, "--by", "A. Lee").code == 2


def test_the_term_sheet_tells_of_it(desk: Desk) -> None:
    desk.elect("days-from=received")
    sheet = run("termsheet", desk.program).out
    assert "A. Lee elected received on 2024-03-04" in sheet
    assert load(desk.program).termsheet().decode() == sheet
