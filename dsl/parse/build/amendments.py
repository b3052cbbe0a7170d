"""Build the rule on amendments, and the amendments."""

from __future__ import annotations

from collections.abc import Iterator

from engross.dsl.parse.build.expressions import HOW, build_someone
from engross.dsl.parse.build.norms import NORMS
from engross.dsl.parse.build.parts import Builder, child, only, percentage, phrase, sure, trees
from engross.dsl.parse.tree import Tree
from engross.dsl.syntax.amendments import Amendment, Amendments, Change, ConsentRule, Holders
from engross.dsl.syntax.expressions import Persons
from engross.dsl.syntax.norms import Norm
from engross.dsl.syntax.words import Date

NORM_BLOCKS = ("duty", "prohibition", "power", "immunity")


def build_amendments(build: Builder, node: Tree) -> Amendments:
    """Build the rule on amendments."""
    return Amendments(
        tuple(_rule(build, line) for line in trees(node, "consents")), build.span(node)
    )


def _rule(build: Builder, node: Tree) -> ConsentRule:
    parts = tuple(_part(build, part) for part in trees(node, "holders", *HOW))
    written = child(node, "in_writing") is not None
    text = build.text(node).partition(" ")[2]
    return ConsentRule(written, parts, build.under(node), text, build.span(node))


def _part(build: Builder, node: Tree) -> Persons | Holders:
    if node.data != "holders":
        return build_someone(build, node)
    return Holders(
        phrase(only(node, "least")),
        percentage(node),
        build.term(sure(node, "TERM")),
        build.span(node),
    )


def build_amendment(build: Builder, node: Tree) -> tuple[Amendment, list[tuple[Norm, Tree]]]:
    """Build an amendment, and the norms that it writes, each with its tree."""
    written = list(_written(build, node))
    dated = sure(only(node, "dated_on"), "DATE")
    amendment = Amendment(
        build.name(sure(node, "NAME")),
        build.words(sure(node, "WORDS")),
        Date(dated.text, build.span(dated)),
        tuple(change for change, _, _ in written),
        tuple(build.name(sure(line, "NAME")) for line in trees(node, "strikes")),
        child(node, "reaches_begun") is not None,
        build.span(node),
    )
    return amendment, [(norm, block) for _, norm, block in written]


def _written(build: Builder, node: Tree) -> Iterator[tuple[Change, Norm, Tree]]:
    for line in trees(node, "restates", "adds"):
        block = only(line, *NORM_BLOCKS)
        norm = NORMS[block.data](build, block)
        assert isinstance(norm, Norm)
        cite = child(line, "cite")
        section = build.cite(cite) if cite else None
        change = Change(line.data, section, norm.kind, norm.name, build.span(line))
        yield change, norm, block
