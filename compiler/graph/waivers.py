"""The rule on waivers in the graph: what form one must have, and how far it reaches."""

from __future__ import annotations

from engross.compiler.graph.context import Context, Json, place
from engross.dsl.syntax.waivers import Waivers

FORM = {False: ["written"], True: ["written", "signed"]}


def waivers_node(context: Context, item: Waivers) -> Json:
    """Return the graph's form of the rule on waivers."""
    return {
        "clause": context.section,
        "span": place(item.span),
        "by": [{"together": line.together, "under": context.under(line.under)} for line in item.by],
        "form": [
            {"needs": FORM[line.signed], "words": line.text, "under": context.under(line.under)}
            for line in item.forms
        ],
        "reach": [
            {"unless_said": "instance", "under": context.under(line.under)} for line in item.reaches
        ],
    }
