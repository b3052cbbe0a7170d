"""One entry of the report for a terminal: what is owed, how it stands, and what that rests on."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from engross.compiler.engine.report.grouping import Group
from engross.compiler.engine.report.phrases import (
    Exhibited,
    act_words,
    alternatives_of,
    anchor_words,
    confidence_words,
    cure_words,
    label_of,
    owed_words,
    proof_words,
    same_words,
    sentence,
    standard_words,
    window_words,
)
from engross.compiler.engine.report.prose import wrapped


def entry_lines(group: Group, told: dict[str, Any], exhibited: Exhibited) -> list[str]:
    """Return the lines on findings of one norm that say the same."""
    heading = wrapped(f"{label_of(group.status).upper()}  {group.heading}", 0, 4)
    said = [line for text in _paragraphs(group, told, exhibited) for line in wrapped(text, 2, 2)]
    return heading + said + _readings(group.finding)


def _paragraphs(group: Group, told: dict[str, Any], exhibited: Exhibited) -> Iterator[str]:
    finding = group.finding
    cited = group.cited
    yield finding["words"]
    yield group.who
    yield window_words(finding)
    for flag in finding["flags"]:
        yield f"note: {flag}"
    yield sentence(finding["reason"]) + (f" [{cited}]" if cited else "")
    yield owed_words(finding)
    for act in finding["acts"]:
        yield act_words(act)
    for note in finding["notes"]:
        yield sentence(note)
    cure = cure_words(finding)
    yield f"cure: {cure}" if cure else ""
    for anchor in finding["anchors"]:
        proof = proof_words(anchor["facts"], exhibited)
        yield anchor_words(anchor) + (f" [{proof}]" if proof else "")
    yield standard_words(finding)
    for question in finding["questions"]:
        yield f"asks question {question['number']}: {question['text']}"
    yield f"confidence: {confidence_words(finding)}"
    yield same_words(finding, told)


def _readings(finding: dict[str, Any]) -> list[str]:
    """Return the answers under other readings, those that agree on one line."""
    others = alternatives_of(finding)
    lines = ["  read otherwise:"] if others else []
    for answer, readings in others:
        lines += wrapped(f"{answer}: if {readings}", 4, 4)
    return lines
