"""Facts that leave out what they are about: a few are followed, of many it is said that they are not."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from support.run import ROOT

from engross.compiler import load

AGREEMENT = ROOT / "tests" / "good" / "doubtful_events.rr"


def told(folder: Path, number: int) -> dict[str, Any]:
    """Return the report on one ticket, and so many repairs of which nobody says what they mended."""
    records: list[dict[str, Any]] = [{"agreement": "Support Agreement"}]
    records.append({"date": "2024-06-03", "event": "Ticket received", "ref": "T1"})
    records += [
        {"date": "2024-06-05", "event": "Repair made", "ref": f"R{n}"} for n in range(number)
    ]
    log = folder / "log.jsonl"
    log.write_text("".join(json.dumps(record) + "\n" for record in records), "utf-8")
    findings = load(AGREEMENT).status(log, "2024-06-20")["findings"]
    return next(found for found in findings if found["norm"] == "repair")


@pytest.mark.parametrize(("number", "followed"), [(1, True), (6, True), (7, False), (200, False)])
def test_many_links_that_nobody_says_are_asked_and_not_followed(
    tmp_path: Path, number: int, followed: bool
) -> None:
    repair = told(tmp_path, number)
    assert repair["status"] == "needs-judgement"
    asked = [question["text"] for question in repair["questions"]]
    assert any(text.startswith("What is “ticket” of the Repair") for text in asked)
    assert any("Too many open points" in text for text in asked) is not followed
