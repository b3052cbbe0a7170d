"""How sure a finding is: reckoned from the facts alone, resting on a reading, or on judgement."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from engross.compiler.engine.norms.verdicts import NEEDS_JUDGEMENT

ANSWER = ("status", "due_from", "due_by", "amount")
FOUND_BY_A_PERSON = ("found met", "found not met", "found by ")


def confidence_of(finding: dict[str, Any]) -> dict[str, Any]:
    """Return the confidence of a finding: its `kind`, and the `readings` that it rests on.

    The kinds are `mechanical`, `reading` (another reading gives another answer) and `judgement`
    (a person has to answer, or has answered in a logged finding).
    """
    readings = sorted({axis for other in finding["readings"] for axis in other} - {*ANSWER})
    if finding["status"] == NEEDS_JUDGEMENT or _rests_on_finding(finding["because"]):
        return {"kind": "judgement", "readings": readings}
    if readings or not finding["same_on_every_reading"]:
        return {"kind": "reading", "readings": readings}
    return {"kind": "mechanical", "readings": []}


def _rests_on_finding(steps: Iterable[dict[str, Any]]) -> bool:
    return any(
        step["text"].startswith(FOUND_BY_A_PERSON) or _rests_on_finding(step.get("steps", ()))
        for step in steps
    )
