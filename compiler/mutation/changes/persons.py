"""Other persons in the place of some."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from engross.compiler.mutation.changes.change import Around, Change, Changes, Maker, became
from engross.compiler.resolve.symbols import ONE_PERSON, SEVERAL_PERSONS
from engross.dsl.syntax.declarations import Balance, Joins, Sender, States
from engross.dsl.syntax.expressions import Attribute, Person
from engross.dsl.syntax.payments import Cap, Defined
from engross.dsl.syntax.words import Name, Term

HOWS = {"other": "each", "sender": ""}
SAID = {
    "all": "{}",
    "each": "each {}",
    "other": "each other {}",
    "that": "that {}",
    "sender": "each sender of {}",
}
PERSON = ("person", "new person")


def _how(node: Person, _: Around) -> Changes:
    how = HOWS.get(node.how)
    if how:
        new = node._replace(how=how)
        idea = f"a case about one who is no {_said(node)}"
        yield Change(new, became(_said(node), _said(new)), idea)


def _who(node: Person, around: Around) -> Changes:
    for name in _others(node.term, around)[:2]:
        new = node._replace(term=Term(name, node.term.span))
        idea = f"a case that tells {_said(node)} from {_said(new)}"
        yield Change(new, became(_said(node), _said(new)), idea)


def _others(term: Term, around: Around) -> Sequence[str]:
    """Return others of the same kind, or where there are none others of another."""
    symbols = around.symbols
    symbol = symbols.terms.get(term.text)
    if symbol is None or symbol.kind not in (*ONE_PERSON, *SEVERAL_PERSONS, "notice"):
        return ()
    among: tuple[tuple[str, ...], ...] = (SEVERAL_PERSONS, ONE_PERSON)
    if symbol.kind in ONE_PERSON:
        among = ((symbol.kind,), SEVERAL_PERSONS, ONE_PERSON)
    elif symbol.kind == "notice":
        among = (("notice",),)
    for kinds in among:
        others = [s.name for s in symbols.of_kind(*kinds) if s.name != symbol.name]
        if others:
            return others
    return ()


def _whose(node: Any, around: Around) -> Changes:
    """Let a figure, or a notice of several, be of the members of another class."""
    field = "several" if isinstance(node, Sender) else "each"
    term = getattr(node, field)
    classes = [s.name for s in around.symbols.of_kind("class")]
    own = around.symbols.class_named(term.text) if term else None
    for name in [other for other in classes if own and other != own][:1]:
        part = node._replace(**{field: Term(name, term.span)})
        idea = f"a case about one of {own} who is none of {name}"
        yield Change(part, became(term.text, name), idea)


def _attribute(node: Attribute, around: Around) -> Changes:
    """Put another attribute of the same type in its place."""
    new = _alike(node.name, around.states(node.thing.text))
    if new is not None:
        old = f"{node.name.text} of {node.thing.text}"
        idea = f"a case in which {node.name.text} and {new.text} differ"
        yield Change(node._replace(name=new), became(old, f"{new.text} of {node.thing.text}"), idea)


def _joining(node: Joins, around: Around) -> Changes:
    new = _alike(node.who, around.states(node.event.thing.text))
    if new is not None:
        idea = f"a case in which {node.who.text} and {new.text} are two persons"
        yield Change(node._replace(who=new), became(node.who.text, new.text), idea)


def _alike(name: Name, states: Sequence[States]) -> Name | None:
    """Return the next attribute of the same type."""
    at = next((n for n, line in enumerate(states) if line.name.text == name.text), None)
    if at is None:
        return None
    for line in (*states[at + 1 :], *states[:at]):
        if _type(line) == _type(states[at]):
            return name._replace(text=line.name.text)
    return None


def _type(line: States) -> tuple[Any, ...]:
    kind = "person" if line.type.kind in PERSON else line.type.kind
    refers = line.type.refers_to.text if line.type.refers_to else ""
    unit = line.type.unit.text if line.type.unit else ""
    return kind, tuple(value.text for value in line.type.values), refers, unit


def _said(node: Person) -> str:
    return SAID[node.how].format(node.term.text)


PERSONS: dict[type, tuple[Maker, ...]] = {
    Person: (_how, _who),
    Attribute: (_attribute,),
    Joins: (_joining,),
    Sender: (_whose,),
    Balance: (_whose,),
    Defined: (_whose,),
    Cap: (_whose,),
}
