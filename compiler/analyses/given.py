"""Where a notice is read as given, a clause says when it is."""

from __future__ import annotations

from typing import Any

from engross.compiler.graph.context import Json
from engross.compiler.resolve.symbols import Symbols
from engross.dsl.diagnostics.sink import Sink

GIVEN = "given"
# A power is exercised as its own line says, and not when what it sends is given.
UNREAD = {"power": "done", "right": "done"}


def check_given(graph: Json, symbols: Symbols, sink: Sink) -> None:
    """Warn of the first notice whose giving is read, where no clause says when that is."""
    if graph["notices"] is not None:
        return
    read = _given(graph)
    for symbol in symbols.of_kind("notice"):
        if symbol.name in read:
            sink.report(
                "RR312",
                symbol.span,
                f"no clause says when “{symbol.name}” is given: it is taken to be on receipt",
                "Write what the agreement says in a block “notices”, as in “given when received "
                "by any other method”.",
            )
            return


def _given(graph: Json) -> set[str]:
    """Return the things that the norms and rules of a graph read as given."""
    found: set[str] = set()
    parts: list[Any] = [node for name, node in graph.items() if name != "things"]
    while parts:
        part = parts.pop()
        if isinstance(part, dict):
            if part.get("moment") == GIVEN:
                found.add(str(part["thing"]))
            skipped = UNREAD.get(part.get("kind", ""), "")
            parts += [inner for name, inner in part.items() if name != skipped]
        elif isinstance(part, list):
            parts += part
    return found
