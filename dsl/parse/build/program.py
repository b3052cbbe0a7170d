"""Build the syntax of a whole source from its tree."""

from __future__ import annotations

from collections.abc import Iterator

from engross.dsl.parse.build.amendments import build_amendment, build_amendments
from engross.dsl.parse.build.declarations import DECLARATIONS
from engross.dsl.parse.build.encodes import build_encodes
from engross.dsl.parse.build.norms import NORMS
from engross.dsl.parse.build.parts import Builder, only, token, trees
from engross.dsl.parse.build.payments import BLOCKS
from engross.dsl.parse.build.scenarios import build_scenario, build_scenarios_for
from engross.dsl.parse.build.waivers import build_waivers
from engross.dsl.parse.tree import Tree
from engross.dsl.syntax.program import Item, Placed, Section, Syntax
from engross.dsl.text.source import Source


def build_syntax(source: Source, tree: Tree) -> Syntax:
    """Return the syntax of a source, its items in order, each with the section it stands in."""
    build = Builder(source)
    items: list[Placed] = []
    sections: list[Section] = []
    for top in trees(tree):
        if top.data != "section":
            items += _items(build, top, "")
            continue
        cite = build.cite(only(top, "cite"))
        heading = token(top, "WORDS")
        sections.append(Section(cite, build.words(heading) if heading else None))
        for part in trees(top):
            items += _items(build, part, cite.text) if part.data != "cite" else ()
    return Syntax(tuple(items), tuple(sections))


def _items(build: Builder, node: Tree, section: str) -> Iterator[Placed]:
    """Yield an item, and after an amendment the norms that it writes."""
    if node.data != "amendment":
        yield Placed(_item(build, node), section, "", build_encodes(build, node))
        return
    amendment, norms = build_amendment(build, node)
    yield Placed(amendment, section, "", build_encodes(build, node))
    for norm, written in norms:
        yield Placed(norm, "", amendment.name.text, build_encodes(build, written))


def _item(build: Builder, node: Tree) -> Item:
    if node.data == "scenario":
        return build_scenario(build, node)
    if node.data == "scenarios_for":
        return build_scenarios_for(build, node)
    if node.data in BLOCKS:
        return BLOCKS[node.data](build, node)
    if node.data == "waivers":
        return build_waivers(build, node)
    if node.data == "amendments":
        return build_amendments(build, node)
    if node.data in NORMS:
        return NORMS[node.data](build, node)
    return DECLARATIONS[node.data](build, node)
