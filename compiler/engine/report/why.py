"""Derivations as text: each step, what it cites, and under it the steps it rests on."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from engross.compiler.engine.report.grouping import Group
from engross.compiler.engine.report.prose import cited_words, wrapped


def derivation_lines(finding: dict[str, Any]) -> list[str]:
    """Return how one verdict came about."""
    group = Group(finding)
    group.add(finding)
    title = ", ".join(part for part in (group.heading, group.who) if part)
    because = finding["because"] or [{"text": f"{finding['reason']}."}]
    return [*wrapped(f"WHY {title}: {finding['status']}", 0, 4), *step_lines(because, 2)]


def step_lines(steps: Iterable[dict[str, Any]], indent: int) -> Iterator[str]:
    """Yield the lines of steps, each with what it rests on beneath it."""
    for step in steps:
        notes = [cited_words(step), step.get("clause", ""), step.get("reading", "")]
        said = "; ".join(note for note in notes if note)
        yield from wrapped(f"- {step['text']}" + (f" [{said}]" if said else ""), indent, 2)
        yield from step_lines(step.get("steps", ()), indent + 2)
