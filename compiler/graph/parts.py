"""What a part of the graph names, however deep it stands."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from engross.compiler.engine.parts import PARAMETER, maps_of, parts_of
from engross.compiler.graph.context import Json


class Named:
    """What a part of the graph names, read in one walk; `totalled` are the things it adds up."""

    def __init__(self, node: Any) -> None:
        self.events: list[str] = []
        self.norms: list[str] = []  # of which something becomes, as by a breach
        self.counters: list[str] = []
        self.readings: list[str] = []
        self.quantities: list[str] = []
        self.totalled: list[str] = []
        self.blanks: list[str] = []
        for part in parts_of(node):
            if isinstance(part, dict):
                if "pick" in part:
                    (self.norms if part.get("norm") else self.events).append(event_id(part))
                self.readings += [axis for axis, _ in part.get("under") or ()]
            # A list of options, too, may begin with one of these words: it has words alone, and
            # none with a capital.
            elif isinstance(part, list) and len(part) > 2 and not isinstance(part[2], str):
                self._expression(part)
            elif isinstance(part, list) and len(part) == 2 and part[0] == PARAMETER:
                self.blanks += [part[1]] if part[1][:1].isupper() else []

    def _expression(self, part: list[Any]) -> None:
        if part[0] == "used up":
            self.counters.append(part[1])
        elif part[0] == "quantity":
            self.quantities.append(part[1])
        elif part[0] == "total":
            self.totalled.append(part[2]["of"]["thing"])


def event_id(mention: Json) -> str:
    """Return the name of a mentioned event, or of the norm of which something becomes."""
    return mention.get("norm") or f"{mention['thing']} {mention['moment']}"


def mentions(node: Any) -> Iterator[Json]:
    """Yield every mention of an event within a part of the graph."""
    return (part for part in maps_of(node) if "pick" in part)


def readings_in(node: Any) -> Iterator[str]:
    """Yield every reading under which a line within a part of the graph stands."""
    for part in maps_of(node):
        yield from (axis for axis, _ in part.get("under") or ())
