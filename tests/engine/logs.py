"""Logs of the handwritten agreement, and what it makes of them."""

from __future__ import annotations

import json
from typing import Any

from engine.handwritten import GRAPH

from engross.compiler.engine.days import parse_day
from engross.compiler.engine.findings import Evaluation
from engross.compiler.engine.loading import Program
from engross.compiler.engine.log.read import read_records
from engross.compiler.engine.log.vocabulary import Vocabulary
from engross.compiler.engine.report.report import report

HASH = "sha256:" + "0" * 64
META = {"graph_hash": HASH, "source_hash": "sha256:" + "1" * 64, "compiler": "0.1.0"}
PROGRAM = Program(GRAPH)

# Line 1 of every log says who the investors are, lines 2 to 4 what they hold.
HEAD = {
    "agreement": GRAPH["agreement"]["name"],
    "parameters": {"Investors": ["Alder", "Birch", "Cedar"]},
}
HOLDINGS = {"Alder": 600_000, "Birch": 300_000, "Cedar": 100_000}


def fact(date: str, event: str, **attributes: Any) -> dict[str, Any]:
    """Return one record; underscores in names stand for hyphens."""
    named = {name.replace("_", "-"): value for name, value in attributes.items()}
    return {"date": date, "event": event} | named


def begun(*facts: dict[str, Any]) -> list[dict[str, Any]]:
    """Return a log that begins with the investors and their shares."""
    issued = [
        fact("2002-08-20", "Common Stock issued", to=name, shares=shares, source="note_conversion")
        for name, shares in HOLDINGS.items()
    ]
    return [HEAD, *issued, *facts]


def demand(date: str, **more: Any) -> dict[str, Any]:
    """Return Alder's demand for all its shares, received by facsimile."""
    said = {"from": ["Alder"], "shares": {"Alder": 600_000}, "method": "facsimile"}
    return fact(date, "Demand Notice received", **said, **more)


def sent(date: str, to: str, method: str = "facsimile") -> dict[str, Any]:
    """Return a Company Notice sent."""
    return fact(date, "Company Notice sent", to=to, method=method)


def received(date: str, to: str) -> dict[str, Any]:
    """Return a Company Notice received."""
    return fact(date, "Company Notice received", to=to)


def told_at_once(date: str) -> list[dict[str, Any]]:
    """Return the notices to both other investors, sent and received on one day."""
    others = ("Birch", "Cedar")
    return [*(sent(date, name) for name in others), *(received(date, name) for name in others)]


def filed(date: str, ref: str = "RS1") -> dict[str, Any]:
    """Return the filing of a statement that covers Alder's shares."""
    said = {"covers": {"Alder": 600_000}, "as_specified": True}
    return fact(date, "Registration Statement filed", ref=ref, **said)


def as_lines(facts: list[dict[str, Any]]) -> bytes:
    """Return a log as JSON Lines."""
    return "".join(json.dumps(record) + "\n" for record in facts).encode()


def evaluate(
    facts: list[dict[str, Any]], as_of: str, known_by: str | None = None, **readings: str
) -> Evaluation:
    """Return the evaluation of a log; underscores in the names of readings stand for hyphens."""
    records, errors = read_records(as_lines(facts), "log.jsonl")
    assert not errors
    log, errors = Vocabulary(GRAPH).read(records)
    assert not errors
    day = parse_day(as_of)
    assert day is not None
    chosen = {name.replace("_", "-"): option for name, option in readings.items()}
    known = parse_day(known_by) if known_by else None
    return Evaluation(PROGRAM, log, day, chosen, known)


def told(
    facts: list[dict[str, Any]], as_of: str, known_by: str | None = None, **readings: str
) -> dict[str, Any]:
    """Return the report on a log."""
    return report(evaluate(facts, as_of, known_by, **readings), "log.jsonl", HASH)


def found(told_report: dict[str, Any], norm: str) -> dict[str, Any]:
    """Return the one finding of a norm, or the first of several."""
    return next(f for f in told_report["findings"] if f["norm"] == norm)


def verdict(told_report: dict[str, Any], norm: str = "file") -> tuple[str, str | None, str | None]:
    """Return the status and the window of a norm."""
    finding = found(told_report, norm)
    return finding["status"], finding["due_from"], finding["due_by"]
