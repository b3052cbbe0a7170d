"""Build what lasts: the ends of norms, and the conditions of whole sections."""

from __future__ import annotations

from engross.dsl.parse.build.expressions import DAYS, build_day, first_condition
from engross.dsl.parse.build.parts import Builder, child, only, trees
from engross.dsl.parse.tree import Tree
from engross.dsl.syntax.norms import Application, ConditionLine, EndLine, Never


def build_end(build: Builder, node: Tree) -> EndLine:
    """Build the line that says until when a norm lasts."""
    where = child(node, "where", "where_not")
    return EndLine(
        build_day(build, only(node, *DAYS)),
        first_condition(build, where) if where else None,
        where is not None and where.data == "where_not",
        build.under(node),
        build.text(node).partition(" ")[2],
        build.span(node),
    )


def build_application(build: Builder, node: Tree) -> Application:
    """Build the block that says on what whole sections depend."""
    lines: list[ConditionLine | Never] = []
    for line in trees(node, "if", "never"):
        under, text, span = build.under(line), build.text(line), build.span(line)
        if line.data == "never":
            lines.append(Never(under, text, span))
            continue
        words = text.partition(" ")[2]
        lines.append(ConditionLine("if", first_condition(build, line), under, words, span))
    cites = tuple(build.cite(cite) for cite in trees(node, "cite"))
    return Application(cites, tuple(lines), build.span(node))
