"""What a check tells of the record: decisions that hold no longer, sections nobody has signed."""

from __future__ import annotations

from engross.compiler.graph.context import Json
from engross.compiler.record.elections import (
    ELECTION,
    elections_without_reading,
    with_elections,
)
from engross.compiler.record.entries import Record
from engross.compiler.record.signoffs import UNSIGNED, VOID, signed_told
from engross.dsl.diagnostics import Diagnostic
from engross.dsl.diagnostics.sink import Sink
from engross.dsl.syntax.program import Syntax
from engross.dsl.text.span import Span


def notes_on(name: str, syntax: Syntax, graph: Json, record: Record) -> list[Diagnostic]:
    """Return the notes on a program with a record, in order of place."""
    sink = Sink(name)
    _elections(sink, graph, record)
    if record.signoffs:
        _signoffs(sink, syntax, graph, record)
    return sink.sorted()


def _elections(sink: Sink, graph: Json, record: Record) -> None:
    for reading in with_elections(graph, record)["readings"]:
        election = reading.get(ELECTION)
        if election and election["void"]:
            sink.report(
                "RR702",
                Span(*reading["span"]),
                f"{election['by']}'s election of {reading['name']} = {election['option']}, made "
                f"on {election['on']}, is void: {election['void']}",
                "Look at it again, and elect anew: engross readings … --elect.",
            )
    for election in elections_without_reading(graph, record):
        sink.report(
            "RR703",
            Span(1, 1, 1, 2),
            f"line {election.line} of the record elects {election.reading} = {election.option}; "
            "there is no such reading",
            "If it was renamed, elect it anew under its name.",
        )


def _signoffs(sink: Sink, syntax: Syntax, graph: Json, record: Record) -> None:
    places = {section.cite.text: section.cite.span for section in syntax.sections}
    unsigned = []
    for told in signed_told(graph, record):
        if told["state"] == VOID:
            sink.report(
                "RR704",
                places[told["section"]],
                f"{told['by']}'s sign-off of {told['section']} on {told['on']} is void: "
                f"{told['why']}",
                "Read the section against its text again: engross sign.",
            )
        elif told["state"] == UNSIGNED and told["section"] not in unsigned:
            unsigned.append(told["section"])
    if unsigned:
        sink.report(
            "RR705",
            places[unsigned[0]],
            f"nobody has signed {', '.join(unsigned)}",
            "Read each against its text: engross sign.",
        )
