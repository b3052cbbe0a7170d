"""Other persons in the place of some."""

from __future__ import annotations

from engross.compiler.mutation.changes.change import Around, Change, Changes, Maker, became
from engross.dsl.syntax.expressions import Attribute, Person
from engross.dsl.syntax.words import Term

KINDS = ("party", "class", "role")
HOWS = {"other": "each", "sender": ""}
SAID = {
    "all": "{}",
    "each": "each {}",
    "other": "each other {}",
    "that": "that {}",
    "sender": "each sender of {}",
}


def _how(node: Person, _: Around) -> Changes:
    how = HOWS.get(node.how)
    if how:
        new = node._replace(how=how)
        idea = f"a case about one who is no {_said(node)}"
        yield Change(new, became(_said(node), _said(new)), idea)


def _who(node: Person, around: Around) -> Changes:
    """Put others of the same kind in their place; where there are none, others of another."""
    symbols = around.symbols
    symbol = symbols.terms.get(node.term.text)
    if symbol is None or symbol.kind not in KINDS:
        return
    kinds = ("party",) if symbol.kind == "party" else ("class", "role")
    others = [s.name for s in symbols.of_kind(*kinds) if s.name != symbol.name]
    others = others or [s.name for s in symbols.of_kind(*KINDS) if s.name != symbol.name]
    for name in others[:2]:
        new = node._replace(term=Term(name, node.term.span))
        idea = f"a case that tells {_said(node)} from {_said(new)}"
        yield Change(new, became(_said(node), _said(new)), idea)


def _attribute(node: Attribute, around: Around) -> Changes:
    """Put another attribute of the same type in its place."""
    states = around.states(node.thing.text)
    own = next((line for line in states if line.name.text == node.name.text), None)
    for line in states if own else ():
        alike = line.type._replace(span=own.type.span) == own.type  # type: ignore[union-attr]
        if alike and line is not own:
            new = node._replace(name=node.name._replace(text=line.name.text))
            old = f"{node.name.text} of {node.thing.text}"
            idea = f"a case in which {node.name.text} and {line.name.text} differ"
            yield Change(new, became(old, f"{line.name.text} of {node.thing.text}"), idea)
            return


def _said(node: Person) -> str:
    return SAID[node.how].format(node.term.text)


PERSONS: dict[type, tuple[Maker, ...]] = {Person: (_how, _who), Attribute: (_attribute,)}
