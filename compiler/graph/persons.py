"""Persons in the graph: a party, a class, a role in a matter, the senders of a notice."""

from __future__ import annotations

from functools import reduce
from typing import Any

from engross.compiler.graph.context import Context
from engross.compiler.resolve.symbols import ONE_PERSON, SEVERAL_PERSONS
from engross.dsl.syntax.declarations import Notice
from engross.dsl.syntax.expressions import Person, Persons


def persons_node(context: Context, persons: Persons) -> list[Any]:
    """Return the graph's form of persons; those joined by `and` are taken together."""
    parts = [_person_node(context, part) for part in persons.parts]
    return reduce(lambda first, second: ["union", first, second], parts)


def _person_node(context: Context, person: Person) -> list[Any]:
    if person.how == "sender":
        symbol = context.term(person.term, "notice")
        return ["senders", symbol.name if symbol else person.term.text]
    symbol = context.term(person.term, *ONE_PERSON, *SEVERAL_PERSONS)
    if symbol is None:
        return ["party", person.term.text]
    if person.how == "other":
        return _others(context, person, symbol.name)
    if person.how == "that":
        if context.fork != symbol.name:
            context.sink.report(
                "RR206",
                person.span,
                f"“that {person.term.text}” refers to nobody",
                "It needs an “each” of the same class earlier in the norm.",
            )
        return ["member"]
    kind = "party" if symbol.kind in ONE_PERSON else symbol.kind
    return [kind, symbol.name]


def _others(context: Context, person: Person, class_name: str) -> list[Any]:
    role = context.symbols.role_over(class_name)
    if role is None and not context.sink.lost.heading:
        context.sink.report(
            "RR206",
            person.span,
            f"“each other {person.term.text}”: other than whom?",
            'Name those who open the matter, as in “from one or more … (the "…")”.',
        )
    if role is None:
        return ["class", class_name]
    context.symbols.used.add(("term", role.name))
    return ["except", ["class", class_name], ["role", role.name]]


def forks(persons: Persons) -> bool:
    """Tell whether a norm has an instance for each of the persons."""
    return any(part.how in ("each", "other", "sender") for part in persons.parts)


def class_of(context: Context, persons: Persons) -> str:
    """Return the class whose member a forked norm is about."""
    for part in persons.parts:
        symbol = context.symbols.terms.get(part.term.text)
        if symbol is None:
            return part.term.text  # reported; for what follows it is the class that was meant
        if symbol.kind == "class":
            return symbol.name
        if isinstance(symbol.node, Notice):
            return _class_of_senders(context, symbol.node)
    return ""


def _class_of_senders(context: Context, notice: Notice) -> str:
    """Return the class to which those belong who send a notice."""
    several, persons = notice.sender.several, notice.sender.persons
    if several is not None:
        return context.symbols.class_named(several.text) or several.text
    if persons is None or any(part.how == "sender" for part in persons.parts):
        return ""
    return class_of(context, persons)
