"""People in the graph: parties, authorities, classes and roles, and the blanks they leave."""

from __future__ import annotations

from engross.compiler.graph.conditions import condition_node
from engross.compiler.graph.context import Context, Json, place
from engross.compiler.graph.expressions import attribute_node, expect_type, mention_node
from engross.compiler.graph.typed import READABLE, SAY_TYPE, typed
from engross.dsl.syntax.declarations import Authority, Notice, Parameter, Party, PersonClass
from engross.dsl.syntax.expressions import Attribute
from engross.dsl.text.plural import singular_of


def party_node(context: Context, item: Party) -> Json:
    """Return the graph's form of a party."""
    return {
        "name": item.term.text,
        "kind": "party",
        "clause": context.section,
        "named": item.named.text if item.named else "",
        "address": item.address.text if item.address else "",
    }


def authority_node(context: Context, item: Authority) -> Json:
    """Return the graph's form of an authority."""
    return {
        "name": item.term.text,
        "kind": "authority",
        "clause": context.section,
        "named": item.words.text if item.words else "",
        "address": "",
    }


def roster_node(context: Context, item: PersonClass) -> Json | None:
    """Return the parameter that a class's roster is, where it has one."""
    if item.roster is None:
        return None
    return {
        "name": item.term.text,
        "type": "roster",
        "question": item.roster.text,
        "clause": context.section,
    }


def parameter_node(context: Context, item: Parameter) -> Json:
    """Return the graph's form of a blank; report one of a type that no line can read."""
    said = typed(context, item.type)
    target = item.type.refers_to
    known = target is None or target.text in context.symbols.terms
    if known and item.type.kind not in (*READABLE, "addresses"):
        context.sink.report(
            "RR411",
            item.type.span,
            f"“{item.term.text}” is {SAY_TYPE[item.type.kind]}, and no line can read such a blank",
            f"Give it one of the types {', '.join(READABLE)}; of any other blank, say in a "
            "provision what is left open.",
        )
    return {
        "name": item.term.text,
        **said,
        "question": item.question.text,
        "clause": context.section,
    }


def class_node(context: Context, item: PersonClass) -> Json:
    """Return the graph's form of a class of persons, with how it is joined."""
    joins = []
    for line in item.joins:
        thing = line.event.thing.text
        inner = context.at(context.section, thing)
        mention = mention_node(inner, line.event)
        joins.append(
            {
                "thing": mention["thing"],
                "moment": mention["moment"],
                "who": line.who.text,
                "if": [condition_node(inner, test) for test in line.conditions],
                "under": context.under(line.under),
            }
        )
    return {
        "name": item.term.text,
        "singular": item.singular.text if item.singular else singular_of(item.term.text),
        "clause": context.section,
        "span": place(item.span),
        "joins": joins,
        "those": _those(context, item.those) if item.those else None,
    }


def _those(context: Context, attribute: Attribute) -> Json:
    """Return the attribute that names the members of a class."""
    inner = context.at(context.section, attribute.thing.text)
    node, kind = attribute_node(inner, attribute)
    expect_type(inner, attribute, kind, "persons", "person", "new person", "amounts")
    return node


def role_node(context: Context, item: Notice) -> Json | None:
    """Return the role that those who send a notice take, where it names one."""
    if item.sender.role is None:
        return None
    return {
        "name": item.sender.role.text,
        "singular": singular_of(item.sender.role.text),
        "clause": context.section,
        "notice": item.term.text,
        "aggregate": [context.under(under) for under in item.adds_up],
    }
