"""Facts that may be about one notice or about another: told, and never taken in silence."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from engross.compiler import load

AGREEMENT = Path(__file__).parents[1] / "good" / "unknown_days.rr"
HEAD = {"agreement": "Supply Agreement"}
SENT = {"date": "2004-01-01", "event": "Call sent", "method": "mail"}
RECEIVED = {"date": "2004-01-03", "event": "Call received"}
AGAIN = {"date": "2004-01-08", "event": "Call received"}
RETURNED = {"date": "2004-01-08", "event": "Call returned"}


def problems(folder: Path, *facts: dict[str, Any]) -> list[dict[str, Any]]:
    """Return what a report asks to be looked at in a log."""
    log = folder / "log.jsonl"
    log.write_text("".join(f"{json.dumps(record)}\n" for record in (HEAD, *facts)), "utf-8")
    told: list[dict[str, Any]] = load(AGREEMENT).status(log, "2004-02-01")["problems"]
    return told


@pytest.mark.parametrize("further", [AGAIN, RETURNED])
def test_what_may_be_about_a_notice_that_was_received_is_told(
    tmp_path: Path, further: dict[str, Any]
) -> None:
    (problem,) = problems(tmp_path, SENT, RECEIVED, further)
    assert problem["text"].endswith(
        "is taken to tell of a further Call, as the one before it had been received; a ref would "
        "tell"
    )
    assert problem["facts"] == ["log.jsonl:3", "log.jsonl:4"]


def test_a_ref_tells(tmp_path: Path) -> None:
    assert problems(tmp_path, SENT, RECEIVED, {**AGAIN, "ref": "C2"}) == []


def test_a_second_notice_takes_its_own_receipt(tmp_path: Path) -> None:
    second = {**SENT, "date": "2004-01-05"}
    assert problems(tmp_path, SENT, RECEIVED, second, AGAIN) == []


def test_received_and_returned_is_a_contradiction(tmp_path: Path) -> None:
    (problem,) = problems(tmp_path, *({**f, "ref": "C"} for f in (SENT, RECEIVED, RETURNED)))
    assert problem["text"] == "contradictory facts about C: it is both received and returned"
