"""The agreement in the graph: its name, its parties, its blanks, what it is silent on."""

from __future__ import annotations

from engross.compiler.graph.context import Context, Json
from engross.dsl.syntax.declarations import Agreement
from engross.dsl.text.span import Span


def agreement_node(context: Context, found: list[Agreement]) -> Json:
    """Return the graph's form of the agreement; report a file that names none, or two."""
    sink = context.sink
    if not found:
        if not sink.lost.heading:
            sink.report(
                "RR301",
                Span(1, 1, 1, 2),
                "the file does not name its agreement",
                'Begin with: agreement "…" { between … and … }',
            )
        return {
            "name": "",
            "parties": [],
            "dated": "",
            "governed": "",
            "executed": "",
            "silent": [],
        }
    for second in found[1:]:
        sink.report(
            "RR203",
            second.span,
            "a second agreement in one file",
            "One file holds one agreement.",
        )
    item = found[0]
    for term in item.parties:
        context.term(term, "party", "class")
    return {
        "name": item.name.text,
        "parties": [term.text for term in item.parties],
        "dated": item.dated.text if item.dated else "",
        "governed": item.governed.text if item.governed else "",
        "executed": item.executed.text if item.executed else "",
        "silent": [words.text for words in item.silences],
    }
