"""The verbs, as a user runs them."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from datetime import date
from pathlib import Path

import pytest
from support.run import AGREEMENT, LOG, run

from engross.compiler import load
from engross.compiler.cli.main import VERBS
from engross.compiler.program import ProgramError
from engross.dsl.diagnostics.rules import all_rules

DAYS = ["2002-08-19", "2002-09-09", "2002-10-18", "2002-12-18", "2002-12-20", "2003-12-31"]


@pytest.fixture(scope="module")
def checker(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("built") / "checker.py"
    assert run("build", AGREEMENT, "-o", path).code == 0
    return path


@pytest.mark.parametrize("form", ["json", "human"])
@pytest.mark.parametrize("day", DAYS)
def test_a_checker_answers_as_the_command_does(checker: Path, day: str, form: str) -> None:
    mine = run("status", AGREEMENT, LOG, "--as-of", day, "--format", form)
    command = [sys.executable, "-I", "-S", checker, LOG, "--as-of", day, "--format", form]
    theirs = subprocess.run(command, capture_output=True, check=False)
    assert theirs.stdout.decode() == mine.out
    assert theirs.returncode == mine.code
    assert theirs.stderr == b""


def test_the_shipped_log_ends_undecided() -> None:
    told = json.loads(
        run("status", AGREEMENT, LOG, "--as-of", "2002-12-20", "--format", "json").out
    )
    effective = next(f for f in told["findings"] if f["norm"] == "become-effective")
    assert effective["status"] == "needs-judgement"
    # Filed 2002-10-18: 13 days to the end of October, 30 in November, 17 more: 2002-12-17.
    assert effective["due_by"] == "2002-12-17"
    assert {"effective-date": "absolute", "status": "fulfilled-late"}.items() <= (
        effective["readings"][0].items()
    )


def test_python_gives_what_the_command_gives() -> None:
    told = load(AGREEMENT).status(LOG, "2002-12-20")
    printed = run("status", AGREEMENT, LOG, "--as-of", "2002-12-20", "--format", "json").out
    assert told == json.loads(printed)


@pytest.mark.parametrize("readings", [{}, {"floor": "first", "effective-date": "absolute"}])
def test_verdicts_are_those_of_the_report(readings: dict[str, str]) -> None:
    program = load(AGREEMENT)
    for day in ("2002-09-20", "2002-12-20", "2004-06-01"):
        told = program.status(LOG, day, readings=readings)["findings"]
        verdicts = program.verdicts(LOG, day, readings=readings)
        assert verdicts == [{key: found[key] for key in verdicts[0]} for found in told]
        assert {"norm", "instance", "status", "due_from", "due_by"} <= verdicts[0].keys()
        assert program.verdicts(LOG, date.fromisoformat(day), readings=readings) == verdicts


def test_python_says_what_is_wrong_with_what_it_is_given(tmp_path: Path) -> None:
    program = load(AGREEMENT)
    log = tmp_path / "log.jsonl"
    log.write_text('{"date": "2002-09-09", "event": "Sale"}\n', "utf-8")
    for tell in (program.status, program.verdicts):
        with pytest.raises(ProgramError, match=r"log\.jsonl:1:33: RR612 "):
            tell(log, "2002-12-20")
        with pytest.raises(ProgramError, match="“soon” is not a date"):
            tell(LOG, "soon")
        with pytest.raises(ProgramError, match="no reading “flour”"):
            tell(LOG, "2002-12-20", readings={"flour": "first"})
        with pytest.raises(ProgramError, match="an agreement, not a log"):
            tell(AGREEMENT, "2002-12-20")


def test_the_scenarios_of_the_example_hold() -> None:
    ran = run("test", AGREEMENT)
    assert ran.code == 0
    text = AGREEMENT.read_text("utf-8")
    scenarios, expected = text.count("\nscenario "), text.count("\n  expect ")
    told = f"{scenarios} scenarios, {expected} expectations, 0 not met\n"
    assert scenarios > 7
    assert ran.out.endswith(told)


def test_a_scenario_that_does_not_hold_shows_expected_beside_found(tmp_path: Path) -> None:
    path = tmp_path / "wrong.rr"
    text = AGREEMENT.read_text("utf-8")
    path.write_text(text.replace("by 2002-12-23", "by 2002-12-24"), "utf-8")
    ran = run("test", path)
    assert ran.code == 1
    assert "expected  needs-judgement  from 2002-10-24  by 2002-12-24" in ran.out
    assert "found     needs-judgement  from 2002-10-24  by 2002-12-23" in ran.out


def test_check_of_a_log_names_the_place(tmp_path: Path) -> None:
    path = tmp_path / "log.jsonl"
    path.write_text('{"date": "2002-09-09", "event": "Demand Notice recieved", "from": "Alder"}\n')
    ran = run("check", AGREEMENT, "--log", path)
    assert ran.code == 1
    assert ran.err.startswith(f"{path}:1:33: RR612 ")
    assert "Did you mean “Demand Notice received”?" in ran.err


def test_an_agreement_with_errors_gives_no_verdict(tmp_path: Path) -> None:
    path = tmp_path / "bad.rr"
    path.write_text(
        AGREEMENT.read_text("utf-8").replace("last Company Notice is r", "last Notice is r", 1)
    )
    ran = run("status", path, LOG, "--as-of", "2002-12-20")
    assert (ran.code, ran.out) == (2, "")
    assert "RR201" in ran.err


@pytest.mark.parametrize("verb", [*VERBS, ""])
def test_help_fits_the_terminal(verb: str) -> None:
    command = [
        sys.executable,
        "-m",
        "engross.compiler.cli.main",
        *([verb] if verb else []),
        "--help",
    ]
    environment = {**os.environ, "COLUMNS": "80"}
    ran = subprocess.run(command, capture_output=True, text=True, check=False, env=environment)
    assert ran.returncode == 0
    assert "example" in ran.stdout
    assert max(map(len, ran.stdout.splitlines())) <= 80


def test_every_code_is_explained() -> None:
    for rule in all_rules():
        ran = run("explain", rule.code)
        assert ran.code == 0
        assert ran.out.startswith(f"{rule.code} {rule.name}")
    assert run("explain", "RR10").code == 2


def test_bad_usage_is_2() -> None:
    assert run("stauts").code == 2
    assert run("check").code == 2
    assert run("check", "no-such-file.rr").code == 2
    assert run("check", ".").code == 2
    assert run("status", AGREEMENT, LOG).code == 2
    assert run("status", AGREEMENT, LOG, "--as-of", "2002-02-30").code == 2


def test_build_refuses_a_link_and_leaves_nothing_behind(tmp_path: Path) -> None:
    (tmp_path / "real.py").write_text("kept")
    (tmp_path / "link.py").symlink_to(tmp_path / "real.py")
    ran = run("build", AGREEMENT, "-o", tmp_path / "link.py")
    assert ran.code == 2
    assert (tmp_path / "real.py").read_text() == "kept"
    assert run("build", AGREEMENT, "-o", tmp_path / "no" / "where.py").code == 2
    assert sorted(path.name for path in tmp_path.iterdir()) == ["link.py", "real.py"]


def test_the_graph_is_written_with_its_hashes() -> None:
    ran = run("build", AGREEMENT, "--to", "graph")
    graph = json.loads(ran.out)
    assert graph["graph_hash"] == load(AGREEMENT).meta["graph_hash"]
    assert {node["id"] for node in graph["norms"]} >= {"demand", "file", "cooldown", "delay"}


def test_events_tells_who_reads_each_event() -> None:
    ran = run("events", AGREEMENT)
    block = ran.out[ran.out.index("Company Notice received") :].split("\n\n")[0]
    assert "to: a name, required" in block
    assert "read by: file, join, company-notice" in block or "file" in block.split("read by: ")[1]
