"""Whether an exercise of a power is good never hangs on that exercise itself."""

from __future__ import annotations

from engross.compiler.graph.context import Json
from engross.compiler.graph.parts import mentions
from engross.compiler.resolve.symbols import Symbols
from engross.dsl.diagnostics.sink import Sink

OWN = ("this", "first", "last")
JUDGING = ("not_before", "not_after", "requires", "unless")


def check_circular(graph: Json, symbols: Symbols, sink: Sink) -> None:
    """Report each power with a line that counts from, or asks for, its own exercise."""
    for norm in graph["norms"]:
        act = norm["act"]["thing"] if norm.get("act") else None
        if norm["kind"] not in ("power", "right") or act is None:
            continue
        started = [norm["trigger"]] if norm["trigger"] else []
        for line in (*started, *(line for part in JUDGING for line in norm[part])):
            if any(m["thing"] == act and m["pick"] in OWN for m in mentions(line)):
                sink.report(
                    "RR313",
                    symbols.norms[norm["id"]].span,
                    f"“{norm['id']}” hangs on itself: “{line['words']}” is about its own exercise",
                    f"Say what else it counts from, as in “when …”; {act} is what it judges.",
                )
                break
