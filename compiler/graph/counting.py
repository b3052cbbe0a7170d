"""The rules on counting days in the graph."""

from __future__ import annotations

from collections.abc import Iterable

from engross.compiler.graph.context import Context, Json
from engross.dsl.syntax.declarations import BusinessDays, Counting, Rolls

NO_COUNTING: Json = {
    "month_end": [],
    "clear_days": [],
    "rolls": [],
    "business_days": [],
    "clause": "",
    "stated": False,
}


def counting_node(context: Context, counting: Counting) -> Json:
    """Return the graph's form of the counting rules."""
    return {
        "month_end": [
            {"day": line.day, "under": context.under(line.under)} for line in counting.month_ends
        ],
        "rolls": _calendars(context, counting.rolls),
        "business_days": _calendars(context, counting.business_days),
        "clear_days": [context.under(line.under) for line in counting.clear_days],
        "clause": context.section,
        "stated": True,
    }


def _calendars(context: Context, lines: Iterable[Rolls | BusinessDays]) -> list[Json]:
    return [{"calendar": line.calendar.text, "under": context.under(line.under)} for line in lines]
