"""Conditions on who or what a thing names, and on what a person found, in the graph."""

from __future__ import annotations

from typing import Any

from engross.compiler.graph.context import Context
from engross.compiler.graph.expressions import attribute_node, expect_type
from engross.compiler.graph.persons import persons_node
from engross.compiler.graph.typed import SAY_TYPE
from engross.compiler.resolve.symbols import THINGS
from engross.dsl.diagnostics.diagnostic import Label
from engross.dsl.syntax.declarations import Notice, Thing
from engross.dsl.syntax.expressions import (
    Attribute,
    IsFound,
    IsOneOf,
    IsPerson,
    IsSame,
    Persons,
)
from engross.dsl.syntax.words import Name

ONE_PERSON = ("person", "new person")


def is_one_of(context: Context, node: IsOneOf) -> list[Any]:
    """Return the condition that a thing says one of some words."""
    attribute, kind = attribute_node(context, node.attribute)
    if kind:
        expect_type(context, node.attribute, kind, "one of")
    if kind == "one of":
        for value in node.values:
            check_value(context, node.attribute, value)
    return ["any", [["is", attribute, value.text] for value in node.values]]


def check_value(context: Context, attribute: Attribute, value: Name) -> None:
    """Report a word that is not among those which a thing may say."""
    declared = context.symbols.terms[attribute.thing.text].node
    assert isinstance(declared, Notice | Thing)
    (line,) = [line for line in declared.states if line.name.text == attribute.name.text][:1]
    known = [word.text for word in line.type.values]
    if value.text not in known:
        context.sink.report(
            "RR212",
            value.span,
            f"“{value.text}” is not one of its values",
            context.did_you_mean(value.text, known, f"They are: {', '.join(known)}."),
            secondary=(Label(line.span, "declared here"),),
        )


def is_person(context: Context, node: IsPerson) -> list[Any]:
    """Return the condition that a thing names a person, or refers to a thing."""
    attribute, kind = attribute_node(context, node.attribute)
    person = node.person
    symbol = context.symbols.terms.get(person.term.text)
    if symbol is not None and symbol.kind in THINGS:
        context.term(person.term)
        expect_type(context, node.attribute, kind, "reference")
        via = None
        if person.how == "that" and symbol.name != context.act and context.act:
            via = context.reference_to(symbol.name, person.span)
        return ["equals", attribute, {"thing": symbol.name, "attribute": "ref", "via": via}]
    expect_type(context, node.attribute, kind, *ONE_PERSON)
    return ["names", attribute, persons_node(context, Persons((person,), person.span))]


def is_same(context: Context, node: IsSame) -> list[Any]:
    """Return the condition that two things say the same."""
    first, kind = attribute_node(context, node.attribute)
    second, other = attribute_node(context, node.other)
    pair = [("person" if one in ONE_PERSON else one) for one in (kind, other)]
    if kind and other and pair[0] != pair[1]:
        context.sink.report(
            "RR401",
            node.other.span,
            f"{SAY_TYPE[kind]} is never {SAY_TYPE[other]}",
            "Compare two of one type.",
            secondary=(Label(node.attribute.span, f"this is {SAY_TYPE[kind]}"),),
        )
    return ["equals", first, second]


def is_found(_context: Context, node: IsFound) -> list[Any]:
    """Return the condition that a person found something."""
    return ["found so", node.question.text]
