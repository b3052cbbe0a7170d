"""What a duty owes, as the summary says it: at once, or with a word on where it stands."""

from __future__ import annotations

from typing import Any

from engross.compiler.artefacts.termsheet.entries import Json

OWED = ("payee", "amount", "within", "severally")
AT_ONCE = ("number", "attribute", "parameter", "quantity", "balance")
# Where what a figure is made of stands in it.
PARTS = {"percent": 2, "rounded": 2, "lesser": 1, "greater": 1}


def said_at_once(value: list[Any]) -> bool:
    """Tell whether a quantity is a figure, what a thing states, or made of a few such."""
    head = value[0]
    if head in AT_ONCE:
        return True
    if head == "plus":
        return all(said_at_once(part) for _, part in value[1])
    if head == "times":
        return all(said_at_once(part) for part in value[1:])
    if head not in PARTS:
        return False
    part = value[PARTS[head]]
    parts = part if isinstance(part[0], list) else [part]
    return all(said_at_once(inner) for inner in parts)


def owed_lines(lines: list[Json]) -> list[Json]:
    """Return the lines of what is owed, without what the sentence says; long ones refer."""
    return [
        {**line, "kind": "worked_out"} if line.get("long") else line
        for line in lines
        if line["kind"] in OWED and not line.get("own")
    ]
