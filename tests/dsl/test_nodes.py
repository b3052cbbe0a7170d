"""Nodes of the syntax: immutable, made by place or by name, equal by their parts."""

from __future__ import annotations

import copy
import pickle
from collections.abc import Callable

import pytest

from engross.dsl.syntax.node import Node
from engross.dsl.syntax.words import Name, Term, Type
from engross.dsl.text.span import Span

SPAN = Span(1, 1, 1, 8)
TERM = Term("Company", SPAN)
TYPE = Type("money", (), None, SPAN, Term("USD", SPAN))


def test_a_node_is_made_by_place_or_by_name() -> None:
    assert Term(span=SPAN, text="Company") == Term("Company", span=SPAN) == TERM
    assert (TERM.text, TERM.span) == ("Company", SPAN)


def test_a_part_that_is_not_given_has_its_default() -> None:
    assert Type("text", (), None, SPAN).unit is None
    assert Type("text", (), refers_to=TERM, span=SPAN) == Type("text", (), TERM, SPAN, None)


def test_equal_nodes_are_one_key() -> None:
    assert {TERM: 1}[Term("Company", SPAN)] == 1
    assert Term("Holder", SPAN) not in {TERM: 1}


@pytest.mark.parametrize(
    "make",
    [
        lambda: Term("Company"),
        lambda: Term("Company", SPAN, SPAN),
        lambda: Term("Company", SPAN, text="Holder"),
        lambda: Term("Company", SPAN, under=None),
        lambda: TERM._replace(under=None),
        lambda: Term._make(["Company"]),
    ],
    ids=["too few", "too many", "twice", "unknown", "replaced unknown", "made of too few"],
)
def test_a_node_has_the_parts_of_its_class_and_no_others(make: Callable[[], Node]) -> None:
    with pytest.raises(TypeError, match="a Term is made of text, span"):
        make()


@pytest.mark.parametrize("part", ["text", "other"])
def test_a_node_cannot_be_changed(part: str) -> None:
    with pytest.raises(AttributeError):
        setattr(TERM, part, "Holder")


def test_a_node_with_another_part_is_another_node() -> None:
    assert TYPE._replace(kind="text", unit=None) == Type("text", (), None, SPAN)
    assert TYPE.kind == "money"


def test_a_copy_is_the_same_node() -> None:
    assert copy.deepcopy(TYPE) == TYPE
    assert pickle.loads(pickle.dumps(TYPE)) == TYPE
    assert type(pickle.loads(pickle.dumps(TERM))) is Term


def test_a_node_tells_its_parts_by_name() -> None:
    name = Name("file", SPAN)
    assert repr(name) == f"Name(text='file', span={SPAN!r})"
