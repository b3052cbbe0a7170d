"""What hangs on a blank: asked with its own question, decided and derived once it is filled in."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from support.run import ROOT, run

from engross.compiler import load

Json = dict[str, Any]

LICENCE = ROOT / "docs" / "examples" / "licence.rr"
FACTS: list[Json] = [
    {"date": "2026-03-03", "event": "Acceptance given"},
    {"date": "2026-03-12", "event": "Key delivered"},
    {"date": "2026-03-10", "event": "Order placed", "years": 2, "discount": 500},
    {"date": "2026-04-20", "event": "Default notified"},
]
# What each blank decides, worked by hand: 10 days after the second of March, 15 after the
# twentieth of April, twice 12,000 less 500.
DECIDES = {
    "Signing Date": ("deliver", "2026-03-02", ("fulfilled", "2026-03-02", "2026-03-12")),
    "Cure Days": ("cure", 15, ("breached", "2026-04-20", "2026-05-05")),
    "Yearly Fee": ("pay-fee", 12000, ("breached", "2026-03-10", "2026-04-09")),
    "Long Stop Date": ("exclusive", "2026-04-30", ("fulfilled", "2026-03-12", "2026-04-30")),
}


def log_of(folder: Path, **blanks: Any) -> Path:
    log = folder / "log.jsonl"
    filled = {name.replace("_", " "): value for name, value in blanks.items()}
    head: Json = {"agreement": "Software Licence", "parameters": filled}
    log.write_text("".join(json.dumps(record) + "\n" for record in (head, *FACTS)), "utf-8")
    return log


def finding(report: Json, norm: str) -> Json:
    (found,) = (f for f in report["findings"] if f["norm"] == norm)
    return found


@pytest.mark.parametrize("blank", DECIDES)
def test_a_blank_is_asked_for_and_then_decides(blank: str, tmp_path: Path) -> None:
    norm, value, decided = DECIDES[blank]
    program = load(LICENCE)
    report = program.status(log_of(tmp_path), "2026-05-10")
    assert finding(report, norm)["status"] == "needs-judgement"
    declared = next(p for p in program.graph["parameters"] if p["name"] == blank)
    (asked,) = (q for q in report["questions"] if q["text"] == declared["question"])
    (answer,) = asked["answers"]
    assert (answer["where"], answer["log"]) == ("the first record", {"parameters": {blank: "…"}})

    log = log_of(tmp_path, **{blank.replace(" ", "_"): value})
    found = finding(program.status(log, "2026-05-10"), norm)
    assert (found["status"], found["due_from"], found["due_by"]) == decided
    assert not found["questions"]


def test_a_derivation_names_the_blank_and_its_value(tmp_path: Path) -> None:
    log = log_of(tmp_path, Yearly_Fee=12000, Signing_Date="2026-03-02")
    why = run("status", LICENCE, log, "--as-of", "2026-05-10", "--why").out
    assert "Signing Date, a blank: 2026-03-02 [1]" in why
    assert "10 days after 2026-03-02 = 2026-03-12 [2]" in why
    assert "Yearly Fee, a blank: 12000 USD [1]" in why
    assert "Cure Days, a blank: not filled in [1]" in why


def test_a_log_in_csv_fills_blanks(tmp_path: Path) -> None:
    log = tmp_path / "log.csv"
    log.write_text(
        "date,event,agreement,parameters[Cure Days],parameters[Signing Date]\n"
        ",,Software Licence,15,2026-03-02\n2026-04-20,Default notified,,,\n",
        "utf-8",
    )
    found = finding(load(LICENCE).status(log, "2026-05-10"), "cure")
    assert (found["status"], found["due_by"]) == ("breached", "2026-05-05")


def test_a_checker_reads_blanks_as_the_command_does(tmp_path: Path) -> None:
    checker = tmp_path / "checker.py"
    run("build", LICENCE, "-o", checker)
    asked = (log_of(tmp_path, Cure_Days=15), "--as-of", "2026-05-10", "--why")
    done = subprocess.run(
        [sys.executable, "-I", "-S", str(checker), *map(str, asked)], capture_output=True
    )
    there = run("status", LICENCE, *asked)
    assert (done.returncode, done.stdout.decode()) == (there.code, there.out)


def test_a_summary_shows_a_blank_as_one() -> None:
    sheet = run("termsheet", LICENCE).out
    assert "- Yearly Fee: ______ (blank), in USD. How much is the fee for a year? — 1" in sheet
    assert "10 days after Signing Date (blank)" in sheet
    assert "| Cure Days (blank) | Default is notified |" in sheet
    assert "(Yearly Fee (blank) times years of Order) less discount of Order" in sheet


def test_the_vocabulary_tells_what_reads_a_blank() -> None:
    told = run("events", LICENCE).out
    assert "  Yearly Fee: a number, in USD. How much is the fee for a year?\n" in told
    assert "    read by: pay-fee\n" in told
