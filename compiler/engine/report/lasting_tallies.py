"""How many days are left to what lasts: how long a statement has still to be kept effective."""

from __future__ import annotations

from typing import Any

from engross.compiler.engine.days import parse_day
from engross.compiler.engine.findings import Evaluation
from engross.compiler.engine.norms.verdicts import NEEDS_JUDGEMENT, PENDING, SUSPENDED

RUNNING = (PENDING, SUSPENDED, NEEDS_JUDGEMENT)


def days_left(evaluation: Evaluation, findings: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """Return the days from the day of the report to the last day of each norm that lasts.

    As many as there are if nothing ends it before the last day that is known.
    """
    lasting = {norm.id for norm in evaluation.program.norms if getattr(norm, "lasts", False)}
    told = []
    for finding in findings:
        last = parse_day(finding["due_by"] or "")
        if finding["norm"] not in lasting or finding["status"] not in RUNNING or last is None:
            continue
        if last >= evaluation.as_of:
            told.append(
                {
                    "name": finding["norm"],
                    "clause": finding["clause"],
                    "instance": finding["instance"],
                    "value": str(last - evaluation.as_of),
                    "unit": "days left",
                    "until": finding["due_by"],
                }
            )
    return told
