"""How a verdict came about, as far as it is not the expected one."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from engross.compiler.engine.findings import Evaluation, Finding
from engross.compiler.engine.report.entries import Entries
from engross.compiler.engine.report.exhibits import Exhibits
from engross.compiler.engine.report.why import step_lines

BOUNDS = ("due_from", "due_by")


def differing_lines(
    evaluation: Evaluation, finding: Finding, parts: Sequence[str], name: str
) -> Iterator[str]:
    """Yield the lines of a derivation on which the parts of a verdict rest that differ.

    Where a bound alone differs, the steps that give it; where the status does, what is said of
    it, and all steps.
    """
    if finding.instance is None:
        return
    entry = Entries(evaluation, Exhibits(evaluation, name)).finding(finding)
    steps = entry["because"]
    days = [entry[part] for part in parts if part in BOUNDS and entry[part]]
    if set(parts) <= set(BOUNDS) and days:
        steps = [step for step in steps if any(_gives(step, day) for day in days)] or steps
    else:
        yield f"{entry['reason']}"
    yield from step_lines(steps, 0)


def _gives(step: dict[str, Any], day: str) -> bool:
    return day in step["text"] or any(_gives(inner, day) for inner in step.get("steps", ()))
