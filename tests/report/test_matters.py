"""A fact that names no matter, and that no matter takes in, is never left out in silence."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from support.run import ROOT, run

PROGRAM = ROOT / "tests" / "good" / "offering.rr"
HEAD = {"agreement": "Allotment Agreement", "parameters": {"Members": ["Ash", "Elm"]}}
BEGUN = (
    {"date": "2024-01-02", "event": "Places allotted", "member": "Ash", "number": 60},
    {
        "date": "2024-02-01",
        "event": "Call received",
        "ref": "K1",
        "from": "Ash",
        "places": {"Ash": 9},
    },
    {"date": "2024-02-05", "event": "List made", "ref": "L1", "places": {"Ash": 60}},
)
ENDED = {"date": "2024-02-09", "event": "List withdrawn", "ref": "L1", "asked-by": ["Ash"]}
SECOND = {"date": "2024-02-20", "event": "List made", "ref": "L2", "places": {"Ash": 60}}
BILL = {"date": "2024-02-20", "event": "Bill received", "ref": "B1", "amount": 70}


def of_matters(folder: Path, *facts: dict[str, Any]) -> list[str]:
    """Return what a report says of facts that belong to no matter."""
    log = folder / "log.jsonl"
    log.write_text("".join(json.dumps(fact) + "\n" for fact in (HEAD, *facts)))
    told = run("status", PROGRAM, log, "--as-of", "2024-03-20", "--format", "json")
    return [p["text"] for p in json.loads(told.out)["problems"] if p["kind"] == "matter"]


def test_what_comes_after_the_end(tmp_path: Path) -> None:
    [text] = of_matters(tmp_path, *BEGUN, ENDED, SECOND)
    assert text.startswith("the List L2 of 2024-02-20 belongs to no Round: each was closed by then")


def test_what_comes_before_the_beginning(tmp_path: Path) -> None:
    early = {**BILL, "date": "2024-01-20"}
    [text] = of_matters(tmp_path, *BEGUN, early)
    assert text.startswith("the Bill B1 of 2024-01-20 belongs to no Round: none was opened by then")


def test_a_document_whose_making_is_not_logged(tmp_path: Path) -> None:
    [text] = of_matters(tmp_path, *BEGUN[:2], ENDED)
    assert "the log does not say when it was made" in text


@pytest.mark.parametrize(
    "facts",
    [
        (*BEGUN, ENDED, BILL),
        (*BEGUN, ENDED, {**SECOND, "matter": "K1"}),
        (*BEGUN, ENDED, {**SECOND, "matter": "none"}),
        (*BEGUN, {**ENDED, "asked-by": None}, SECOND),
    ],
    ids=["still taken", "named", "named as of none", "not ended"],
)
def test_what_belongs_is_no_problem(facts: tuple[dict[str, Any], ...], tmp_path: Path) -> None:
    assert of_matters(tmp_path, *facts) == []
