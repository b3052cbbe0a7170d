"""The schedule: every node of the graph, prepared by what prepares its kind."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from engross.compiler.artefacts.termsheet.changes import amending_entry, amendment_entry
from engross.compiler.artefacts.termsheet.clauses import (
    calendar_entry,
    counting_entry,
    notices_entry,
)
from engross.compiler.artefacts.termsheet.english import leaves
from engross.compiler.artefacts.termsheet.entries import Json, Preparing
from engross.compiler.artefacts.termsheet.money import (
    cap_entry,
    exception_entry,
    quantity_entry,
)
from engross.compiler.artefacts.termsheet.norms import norm_entry
from engross.compiler.artefacts.termsheet.people import (
    agreement_entry,
    class_entry,
    parameter_entry,
    party_entry,
    role_entry,
    section_entry,
)
from engross.compiler.artefacts.termsheet.readings import reading_entry
from engross.compiler.artefacts.termsheet.rules import (
    application_entry,
    counter_entry,
    deemed_entry,
    noise_entry,
    provision_entry,
    waivers_entry,
)
from engross.compiler.artefacts.termsheet.things import balance_entry, matter_entry, thing_entry

# Each part of the graph in the order of the schedule, with what prepares one node of it.
PARTS: dict[str, Callable[[Preparing, str, Any], Json]] = {
    "agreement": agreement_entry,
    "sections": section_entry,
    "parties": party_entry,
    "parameters": parameter_entry,
    "classes": class_entry,
    "roles": role_entry,
    "applications": application_entry,
    "norms": norm_entry,
    "quantities": quantity_entry,
    "caps": cap_entry,
    "exceptions": exception_entry,
    "deemed": deemed_entry,
    "counters": counter_entry,
    "waivers": waivers_entry,
    "amending": amending_entry,
    "amendments": amendment_entry,
    "matters": matter_entry,
    "things": thing_entry,
    "balances": balance_entry,
    "notices": notices_entry,
    "counting": counting_entry,
    "calendars": calendar_entry,
    "readings": reading_entry,
    "provisions": provision_entry,
    "noise": noise_entry,
}
# The edges are read off the nodes; the number of the graph's form is no part of an agreement.
DERIVED = ("edges", "format")


def schedule_of(of: Preparing) -> list[Json]:
    """Return the schedule, a group for each part of the graph that holds anything.

    A part that nothing here prepares comes last, its words and numbers as they stand.
    """
    parts = {**PARTS}
    for key in of.graph:
        if key not in parts and key not in DERIVED:
            parts[key] = _unknown_entry
    return [
        {"part": part, "entries": entries}
        for part, make in parts.items()
        if (entries := [make(of, path, node) for path, node in _nodes(part, of.graph.get(part))])
    ]


def _nodes(part: str, value: Any) -> list[tuple[str, Any]]:
    if isinstance(value, list):
        return [(f"{part}.{at}", node) for at, node in enumerate(value)]
    return [(part, value)] if value is not None else []


def _unknown_entry(of: Preparing, node: str, value: Any) -> Json:
    source = value if isinstance(value, dict) else {}
    lines = (
        of.others(node, source, frozenset(("id", "name", "clause", "span")))
        if source
        else [of.line("other", f"{node}.value", label=node, said=", ".join(leaves(value)))]
    )
    return of.entry("unknown", node, source, lines)
