"""What a norm hangs on is never its own breach."""

from __future__ import annotations

from engross.compiler.graph.context import Json
from engross.compiler.graph.parts import mentions
from engross.compiler.resolve.symbols import Symbols
from engross.dsl.diagnostics.sink import Sink


def check_own_breach(graph: Json, symbols: Symbols, sink: Sink) -> None:
    """Report each norm that asks for its own breach, or that breaches in a circle bring about."""
    causes: dict[str, str] = {}
    for norm in graph["norms"]:
        name = norm["id"]
        if any(mention.get("norm") == name for mention in mentions(norm)):
            _report(name, [name, name], symbols, sink)
        elif norm["trigger"] and norm["trigger"].get("norm"):
            causes.setdefault(name, norm["trigger"]["norm"])
    told: set[str] = set()
    for start in causes:
        way = [start]
        while way[-1] in causes and causes[way[-1]] not in way:
            way.append(causes[way[-1]])
        if causes.get(way[-1]) == start and not told & {*way}:
            told |= {*way}
            _report(start, [*way, start], symbols, sink)


def _report(name: str, way: list[str], symbols: Symbols, sink: Sink) -> None:
    sink.report(
        "RR316",
        symbols.norms[name].span,
        f"“{name}” hangs on its own breach: {' → '.join(way)}",
        "Say what else brings it about: what has to be breached first has to be owed first.",
    )
