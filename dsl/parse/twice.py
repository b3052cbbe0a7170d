"""What a block says twice: the same line again, or another answer to what has only one."""

from __future__ import annotations

from collections.abc import Iterable

from engross.dsl.diagnostics.diagnostic import Label
from engross.dsl.diagnostics.sink import Sink
from engross.dsl.parse.build.parts import Builder, child, trees
from engross.dsl.parse.tree import Tree
from engross.dsl.text.source import Source

# Two equal events can happen on one day.
MAY_REPEAT = ("fact", "fact_about_the_text")
# What a block says once, or once under each option of a reading, by the words it begins with.
ONCE = {
    "between": "between",
    "dated": "dated",
    "governed": "governed by",
    "executed": "executed in",
    "named": "named",
    "address": "address",
    "roster": "roster asks",
    "when": "when",
    "exercised": "exercised when",
    "starts": "starts when",
    "from_day": "from",
    "owed_to": "owed to",
    "window_of": "window of",
    "speed": "speed",
    "effort": "effort",
    "no_effort": "effort",
    "early": "early act",
    "empty": "no day left",
    "address_change": "address of",
    "calendar_days": "calendar days",
    "month_end": "month end",
    "weekend": "weekend",
    "verified": "verified",
    "as_of": "on",
}
ADVICE = {
    "when": "Remove one of the two; what a second event brings about is a norm of its own.",
    "owed_to": "Name all of them in one line: “owed to … and …”.",
}


def check_twice(source: Source, tree: Tree, sink: Sink) -> None:
    """Report every line that its block has before, word for word."""
    build = Builder(source)
    for top in trees(tree):
        for block in trees(top) if top.data == "section" else (top,):
            _check(block, build, sink)


def _check(block: Tree, build: Builder, sink: Sink) -> None:
    lines = trees(block)
    for line in lines:
        if line.data == "joins":
            _check(line, build, sink)
        elif line.data in ("restates", "adds"):
            for norm in trees(line):
                _check(norm, build, sink)
    seen: dict[tuple[str, str], Tree] = {}
    for line in lines:
        if line.data in MAY_REPEAT:
            continue
        words = " ".join(build.source.text[line.start_pos : line.end_pos].split())
        first = seen.setdefault((line.data, words), line)
        if first is not line:
            sink.report(
                "RR131",
                build.span(line),
                "this line stands twice in its block",
                "Remove one of the two.",
                secondary=(Label(build.span(first), "the same line"),),
            )
            sink.lost.add_lines([build.span(line).line])
    _check_once(lines, build, sink)


def _check_once(lines: Iterable[Tree], build: Builder, sink: Sink) -> None:
    seen: dict[tuple[str, str], Tree] = {}
    for line in lines:
        kind = ONCE.get(line.data)
        if kind is None:
            continue
        under = child(line, "under")
        reading = build.text(under) if under else ""
        first = seen.setdefault((kind, reading), line)
        if first is not line:
            sink.report(
                "RR138",
                build.span(line),
                f"“{kind}” stands here a second time",
                ADVICE.get(line.data, "Remove the line that does not hold."),
                secondary=(Label(build.span(first), "the first time"),),
            )
