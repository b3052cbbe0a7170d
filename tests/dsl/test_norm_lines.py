"""Each line that the grammar allows in a norm is built: none is dropped without a word."""

from __future__ import annotations

from pathlib import Path

import lark
import pytest

from engross.dsl.parse.build.norms import LINES, OTHERS

GRAMMAR = (Path(__file__).parents[2] / "grammar" / "rr.lark").read_text("utf-8")
BLOCKS = ("_duty_line", "_prohibition_line", "_power_line", "_immunity_line", "_deemed_line")


def names_of_lines(block: str) -> set[str]:
    """Return the names that the lines of a block can have in a tree."""
    parser = lark.Lark(GRAMMAR, parser="lalr", maybe_placeholders=False)
    lines = {rule.expansion[0].name for rule in parser.rules if rule.origin.name == block}
    return {rule.alias or rule.origin.name for rule in parser.rules if rule.origin.name in lines}


@pytest.mark.parametrize("block", BLOCKS)
def test_each_line_of_a_norm_has_its_builder(block: str) -> None:
    names = names_of_lines(block)
    assert len(names) > 3
    assert names <= {*LINES, "encodes"}


def test_no_builder_is_left_over_and_none_is_passed_over() -> None:
    assert set(LINES) == set().union(*map(names_of_lines, BLOCKS)) - {"encodes"}
    assert not set(LINES) & set(OTHERS)
