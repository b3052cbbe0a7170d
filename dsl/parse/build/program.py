"""Build the syntax of a whole source from its tree."""

from __future__ import annotations

from engross.dsl.parse.build.declarations import DECLARATIONS
from engross.dsl.parse.build.nodes import Builder, Node, only, token, trees
from engross.dsl.parse.build.norms import NORMS
from engross.dsl.parse.build.scenarios import build_scenario
from engross.dsl.syntax.program import Placed, Section, Syntax
from engross.dsl.text.source import Source


def build_syntax(source: Source, tree: Node) -> Syntax:
    """Return the syntax of a source, its items in order, each with the section it stands in."""
    build = Builder(source)
    items: list[Placed] = []
    sections: list[Section] = []
    for top in trees(tree):
        if top.data != "section":
            items.append(_item(build, top, ""))
            continue
        cite = build.cite(only(top, "cite"))
        heading = token(top, "WORDS")
        sections.append(Section(cite, build.words(heading) if heading else None))
        items += [_item(build, part, cite.text) for part in trees(top) if part.data != "cite"]
    return Syntax(tuple(items), tuple(sections))


def _item(build: Builder, node: Node, section: str) -> Placed:
    if node.data == "scenario":
        return Placed(build_scenario(build, node), section)
    if node.data in NORMS:
        return Placed(NORMS[node.data](build, node), section)
    return Placed(DECLARATIONS[node.data](build, node), section)
