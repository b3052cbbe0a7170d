"""One line twice in one block: a slip of copy and paste, which would count twice."""

from __future__ import annotations

from engross.dsl.diagnostics.diagnostic import Label
from engross.dsl.diagnostics.sink import Sink
from engross.dsl.parse.build.nodes import Builder, Node, trees
from engross.dsl.text.source import Source

# Two equal events can happen on one day.
MAY_REPEAT = ("fact",)


def check_twice(source: Source, tree: Node, sink: Sink) -> None:
    """Report every line that its block has before, word for word."""
    build = Builder(source)
    for top in trees(tree):
        for block in trees(top) if top.data == "section" else (top,):
            _check(block, build, sink)


def _check(block: Node, build: Builder, sink: Sink) -> None:
    seen: dict[tuple[str, str], Node] = {}
    for line in trees(block):
        if line.data in MAY_REPEAT or line.meta.empty:
            continue
        words = " ".join(build.source.text[line.meta.start_pos : line.meta.end_pos].split())
        first = seen.setdefault((str(line.data), words), line)
        if first is not line:
            sink.report(
                "RR131",
                build.span(line),
                "this line stands twice in its block",
                "Remove one of the two.",
                secondary=(Label(build.span(first), "the same line"),),
            )
            sink.lost.add_lines([build.span(line).line])
