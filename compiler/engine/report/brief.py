"""The verdicts of a report and nothing else of it: for one agreement held against many logs."""

from __future__ import annotations

from typing import Any

from engross.compiler.engine.days import OutOfRange
from engross.compiler.engine.findings import BeyondCalendar, Evaluation, Finding
from engross.compiler.engine.norms.verdicts import said_status
from engross.compiler.engine.report.entries import day_text
from engross.compiler.engine.report.hypotheses import instance_entry


def verdicts_told(evaluation: Evaluation, *_: str) -> list[dict[str, Any]]:
    """Return each finding of the report, in its order, with its status and its window alone.

    Raises `BeyondCalendar`.
    """
    return [_told(finding) for finding in evaluation.findings()]


def _told(finding: Finding) -> dict[str, Any]:
    norm, instance, verdict = finding.norm, finding.instance, finding.verdict
    try:
        return {
            "norm": norm.id,
            "clause": norm.clause,
            "instance": instance_entry(instance),
            "status": said_status(verdict.status),
            "due_from": day_text(verdict.due_from),
            "due_by": day_text(verdict.due_by),
            "done_on": day_text(verdict.done_on),
        }
    except (OutOfRange, OverflowError) as error:
        raise BeyondCalendar(norm, instance) from error
