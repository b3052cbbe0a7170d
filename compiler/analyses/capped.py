"""A cap is a figure of the kind that it limits."""

from __future__ import annotations

from engross.compiler.graph.context import Context, Json
from engross.compiler.graph.units import joined
from engross.compiler.resolve.symbols import Symbols
from engross.dsl.diagnostics.sink import Sink
from engross.dsl.syntax.norms import Norm, Within
from engross.dsl.syntax.payments import Cap
from engross.dsl.syntax.program import Syntax


def check_capped(syntax: Syntax, graph: Json, symbols: Symbols, sink: Sink) -> None:
    """Report a cap in a unit that is not that of the amount within it."""
    context = Context(symbols, sink)
    owed = {norm["id"]: norm["payment"]["unit"] for norm in graph["norms"] if "payment" in norm}
    units = {cap["id"]: cap["unit"] for cap in graph["caps"]}
    for placed in syntax.items:
        norm = placed.item
        if not isinstance(norm, Norm) or placed.amendment or norm.name.text not in owed:
            continue
        for line in norm.lines:
            symbol = symbols.caps.get(line.cap.text) if isinstance(line, Within) else None
            cap = symbol.node if symbol else None
            if isinstance(cap, Cap) and cap.limits and isinstance(line, Within):
                limit = (units[cap.name.text], cap.limits[0].quantity.span)
                joined(context, "limited by", (owed[norm.name.text], line.span), limit)
