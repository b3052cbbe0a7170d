"""Facts that are in no matter, or came before theirs was there, are problems of the log."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from engross.compiler import load
from engross.compiler.engine.report.human import human_report

AGREEMENT = Path(__file__).parents[1] / "good" / "matters.rr"
HEAD = {"agreement": "Repairs Agreement", "parameters": {"Tenants": ["Ann", "Bob"]}}
DEFECT = {"date": "2004-03-01", "event": "Defect Notice received", "from": ["Ann"], "ref": "R1"}
VALID = {**DEFECT, "urgent": True}
VOID = {**DEFECT, "urgent": False}
COMPLETED = {"date": "2004-03-05", "event": "Work completed"}


def refused(day: str, **more: Any) -> dict[str, Any]:
    return {"date": day, "event": "Access refused", "tenant": "Ann", **more}


def report_on(tmp_path: Path, *facts: dict[str, Any]) -> dict[str, Any]:
    log = tmp_path / "log.jsonl"
    log.write_text("".join(f"{json.dumps(record)}\n" for record in (HEAD, *facts)), "utf-8")
    told: dict[str, Any] = load(str(AGREEMENT)).status(str(log), "2004-03-20")
    return told


@pytest.mark.parametrize(
    ("facts", "said"),
    [
        ((refused("2004-02-20"), VALID), "belongs to no Repair: none was opened by then"),
        ((VALID, COMPLETED, refused("2004-03-08")), "to no Repair: each was closed by then"),
        ((VOID, refused("2004-03-08")), "to no Repair: what would open Repair 1 has no effect"),
        ((refused("2004-02-20", matter="R1"), VALID), "Repair 1, which was not opened by then"),
        ((VOID, refused("2004-03-08", matter="R1")), "Repair 1, which was not opened by then"),
    ],
)
def test_a_fact_that_decides_nothing_is_listed(
    tmp_path: Path, facts: tuple[dict[str, Any], ...], said: str
) -> None:
    told = report_on(tmp_path, *facts)
    assert [said in problem["text"] for problem in told["problems"]] == [True]
    statuses = {entry["status"] for entry in told["findings"] if entry["norm"] == "refund"}
    assert statuses == {"not-triggered"}


@pytest.mark.parametrize(
    "facts",
    [
        (VALID, refused("2004-03-01")),
        (VALID, refused("2004-03-08", matter="R1")),
        (VALID, COMPLETED, refused("2004-03-08", matter="R1")),
        (VALID, refused("2004-02-20", matter="none")),
        (DEFECT, refused("2004-03-08")),
    ],
)
def test_a_fact_with_a_place_is_no_problem(
    tmp_path: Path, facts: tuple[dict[str, Any], ...]
) -> None:
    assert report_on(tmp_path, *facts)["problems"] == []


def test_a_void_exercise_is_shown_where_the_power_is_not_to_be_had(tmp_path: Path) -> None:
    directed = {"date": "2004-03-08", "event": "Delay directed", "matter": "R1"}
    told = report_on(tmp_path, VOID, directed)
    delay = next(entry for entry in told["findings"] if entry["norm"] == "delay")
    assert (delay["status"], [act["kind"] for act in delay["acts"]]) == ("unavailable", ["void"])
    assert "UNAVAILABLE  delay" in human_report(told, None)


def test_two_instances_differ_by_what_they_are_about(tmp_path: Path) -> None:
    twice = [refused("2004-03-05", ref="A1"), refused("2004-03-08", ref="A2")]
    told = report_on(tmp_path, VALID, *twice)
    about = [e["instance"]["about"] for e in told["findings"] if e["norm"] == "refund"]
    assert about == ["Access A1", "Access A2"]
    text = " ".join(human_report(told, None).split())
    assert "Repair 1: Landlord, on Access A1" in text
    assert "Landlord, on Defect Notice" not in text
