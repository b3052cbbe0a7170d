"""Build the rule on waivers."""

from __future__ import annotations

from engross.dsl.parse.build.parts import Builder, trees
from engross.dsl.parse.tree import Tree
from engross.dsl.syntax.waivers import WaivedBy, WaiverForm, WaiverReach, Waivers


def build_waivers(build: Builder, node: Tree) -> Waivers:
    """Build the rule on waivers."""
    return Waivers(
        tuple(
            WaivedBy(line.data == "waived_by_all", build.under(line), build.span(line))
            for line in trees(node, "waived_by_each", "waived_by_all")
        ),
        tuple(_form(build, line) for line in trees(node, "waiver_written", "waiver_signed")),
        tuple(
            WaiverReach(build.under(line), build.span(line)) for line in trees(node, "waiver_reach")
        ),
        build.span(node),
    )


def _form(build: Builder, node: Tree) -> WaiverForm:
    signed = node.data == "waiver_signed"
    return WaiverForm(signed, build.under(node), build.text(node), build.span(node))
