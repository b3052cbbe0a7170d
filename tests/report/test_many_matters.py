"""A log whose facts name no matter, where many are open, is answered, and says what is not known."""

from __future__ import annotations

import json
from datetime import date, timedelta
from pathlib import Path
from typing import Any

from support.run import AGREEMENT, ROOT, run

LOG = ROOT / "agreements" / "bestnet_2002.log.jsonl"
NAMES = ("ref", "matter")
TIMES = 6


def without_names(folder: Path) -> Path:
    """Write the log of the example several times over, each later, with no ref and no matter."""
    head, *facts = map(json.loads, LOG.read_text("utf-8").splitlines())
    told = [head]
    for time in range(TIMES):
        for fact in facts:
            day = date.fromisoformat(fact["date"]) + timedelta(days=200 * time)
            told.append({k: v for k, v in fact.items() if k not in NAMES} | {"date": str(day)})
    log = folder / "log.jsonl"
    log.write_text("".join(f"{json.dumps(fact)}\n" for fact in told), "utf-8")
    return log


def report(log: Path) -> dict[str, Any]:
    ran = run("status", AGREEMENT, log, "--as-of", "2007-01-01", "--format", "json")
    assert (ran.code, ran.err) == (3, "")
    told: dict[str, Any] = json.loads(ran.out)
    return told


def test_what_hangs_on_too_much_is_not_known_and_asks(tmp_path: Path) -> None:
    told = report(without_names(tmp_path))
    asked = [
        question["text"]
        for entry in (*told["findings"], *told["quantities"])
        for question in entry.get("questions", ())
    ]
    assert any(text.startswith("Too many open points bear on ") for text in asked)
    assert any(" belong to Registration 1 or " in text for text in asked)
