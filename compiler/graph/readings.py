"""Readings in the graph: what the text can mean, and what is elected."""

from __future__ import annotations

from collections.abc import Collection

from engross.compiler.graph.context import Context, Json, place
from engross.compiler.graph.sections import is_section
from engross.dsl.syntax.declarations import Reading


def reading_node(context: Context, reading: Reading, sections: Collection[str]) -> Json:
    """Return the graph's form of a reading; report a section that is not there."""
    for cite in reading.cites:
        is_section(context, cite, sections)
    elected = [option for option in reading.options if option.elected]
    for option in elected[1:]:
        context.sink.report(
            "RR502",
            option.span,
            f"two options of “{reading.name.text}” are elected",
            "Elect one; the others stay open to choose.",
        )
    return {
        "name": reading.name.text,
        "clause": context.section,
        "span": place(reading.span),
        "question": reading.question.text,
        "cites": [cite.text for cite in reading.cites],
        "options": [
            {"name": option.name.text, "argument": option.argument.text}
            for option in reading.options
        ],
        "elected": elected[0].name.text if elected else None,
    }
