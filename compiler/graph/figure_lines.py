"""Lines that give one figure, each under readings of its own, in the graph."""

from __future__ import annotations

from collections.abc import Iterable

from engross.compiler.graph.context import Context, Json, place
from engross.compiler.graph.expressions import quantity_node
from engross.compiler.graph.units import joined
from engross.dsl.syntax.norms import AmountLine
from engross.dsl.syntax.payments import QuantityLine


def quantity_lines(
    context: Context, lines: Iterable[QuantityLine | AmountLine]
) -> tuple[list[Json], str]:
    """Return the graph's form of lines that give one quantity, and its unit."""
    made = [(line, *quantity_node(context, line.quantity)) for line in lines]
    unit = (
        joined(context, "an alternative to", *((u, line.quantity.span) for line, _, u in made))
        if made
        else ""
    )
    return [
        {
            "value": node,
            "under": context.under(line.under),
            "words": line.text,
            "clause": context.section,
            "span": place(line.span),
        }
        for line, node, _ in made
    ], unit
