"""Conditions of whole sections in the graph: a node of their own, and a line in every norm."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from engross.compiler.graph.conditions import condition_line
from engross.compiler.graph.context import Context, Json, place
from engross.compiler.graph.sections import is_section
from engross.dsl.syntax.norms import Application, ConditionLine, Never

NEVER = ["never"]
# Where each kind of norm keeps the conditions without which it does not arise.
KEPT_IN = {"duty": "if", "prohibition": "if", "power": "requires", "right": "requires"}


def application_node(context: Context, item: Application, sections: Iterable[str]) -> Json:
    """Return the graph's form of a condition of sections; report a section that is not there."""
    known = list(sections)
    for cite in item.sections:
        is_section(context, cite, known)
    return {
        "clause": context.section,
        "span": place(item.span),
        "sections": [cite.text for cite in item.sections],
        "lines": [_line(context, line) for line in item.lines],
    }


def _line(context: Context, line: ConditionLine | Never) -> Json:
    if isinstance(line, ConditionLine):
        node = condition_line(context, line)
        return {**node, "test": ["generally", node["test"]]}
    return {
        "test": NEVER,
        "under": context.under(line.under),
        "words": f"Section {context.section} ever takes effect",
        "clause": context.section,
        "span": place(line.span),
    }


def apply_to(applications: list[Json], norms: list[Json], deemed: list[Json]) -> None:
    """Give each norm, and each deeming rule, the conditions of the section it stands in."""
    for application in applications:
        lines: list[Any] = application["lines"]
        for norm in norms:
            if norm["clause"] not in application["sections"]:
                continue
            if norm["kind"] in KEPT_IN:
                norm[KEPT_IN[norm["kind"]]] += lines
            elif norm["block"] is not None:
                norm["block"]["starts"]["where"] += lines
        for rule in deemed:
            for cause in rule["causes"]:
                if cause["clause"] in application["sections"]:
                    cause["if"] += lines
