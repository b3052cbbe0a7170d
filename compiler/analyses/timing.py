"""A duty has an event that triggers it, an act that performs it, and a time or a standard."""

from __future__ import annotations

from engross.compiler.graph.lasting import lasts
from engross.dsl.diagnostics.sink import Sink
from engross.dsl.syntax.norms import (
    BoundLine,
    Effort,
    EventLine,
    Norm,
    NoTime,
    Speed,
    WindowOf,
)
from engross.dsl.syntax.program import Syntax

TIMES = (BoundLine, Speed, Effort, WindowOf, NoTime)


def check_timing(syntax: Syntax, sink: Sink) -> None:
    """Report norms without a trigger, an exercise, or any time."""
    for placed in syntax.items:
        norm = placed.item
        if not isinstance(norm, Norm):
            continue
        events = {line.kind for line in norm.lines if isinstance(line, EventLine)}
        if norm.kind in ("duty", "prohibition"):
            if "when" not in events:
                sink.report(
                    "RR305",
                    norm.name.span,
                    f"nothing triggers the {norm.kind} “{norm.name.text}”",
                    "Add a line “when … is …”.",
                    lacking=norm.span,
                )
            timed = lasts(norm) or any(isinstance(line, TIMES) for line in norm.lines)
            if not timed:
                sink.report(
                    "RR306",
                    norm.name.span,
                    f"the duty “{norm.name.text}” has no time: no day and no standard",
                    "Add “not after …” or “speed …”; without one it stays pending for ever.",
                    lacking=norm.span,
                )
        elif norm.kind in ("power", "right") and "exercised" not in events:
            if norm.headline.verb[0].text == "give":
                sink.report(
                    "RR307",
                    norm.name.span,
                    f"“{norm.name.text}” does not say when it counts as exercised",
                    f"Add “exercised when {norm.headline.thing.text} is "
                    "received” (or given, or sent).",
                    lacking=norm.span,
                )
        elif norm.kind == "immunity" and "starts" not in events:
            sink.report(
                "RR305",
                norm.name.span,
                f"nothing starts the immunity “{norm.name.text}”",
                "Add a line “starts when … is …”.",
                lacking=norm.span,
            )
