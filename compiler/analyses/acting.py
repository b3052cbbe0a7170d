"""Who acts, and with whom: the sentence of a norm and the event that it is about say the same."""

from collections.abc import Iterator
from typing import NamedTuple

from engross.compiler.resolve.symbols import ONE_PERSON, SEVERAL_PERSONS, Symbol, Symbols
from engross.dsl.diagnostics.diagnostic import Label
from engross.dsl.diagnostics.sink import Sink
from engross.dsl.syntax.declarations import Happens, Thing
from engross.dsl.syntax.expressions import Person
from engross.dsl.syntax.norms import Headline, Norm
from engross.dsl.syntax.program import Syntax
from engross.dsl.syntax.words import Name, Term


class Said(NamedTuple):
    """What the event says of a person, and whom the sentence of a norm has there."""

    word: str
    declared: Term | Name | None
    persons: tuple[Person, ...]


def check_acting(syntax: Syntax, symbols: Symbols, sink: Sink) -> None:
    """Report every norm whose sentence lets another act, or act with another, than its event."""
    for placed in syntax.items:
        norm = placed.item
        if isinstance(norm, Norm):
            happens = _act(norm.headline, symbols)
            for said in _said(norm.headline, happens) if happens else ():
                assert happens is not None
                _check(norm, happens, said, symbols, sink)


def _act(headline: Headline, symbols: Symbols) -> Happens | None:
    """Return the line of the event that a sentence is about; None where it causes an event."""
    symbol = symbols.terms.get(headline.thing.text)
    node = symbol.node if symbol else None
    if not isinstance(node, Thing) or not headline.verb:
        return None
    if headline.verb[0].span > headline.thing.span:  # what one causes is the act of another
        return None
    verb = [name.text for name in headline.verb]
    return next((h for h in node.happens if [name.text for name in h.verb] == verb), None)


def _said(headline: Headline, happens: Happens) -> Iterator[Said]:
    yield Said("by", happens.by, headline.bearer.parts)
    for preposition, persons in headline.to:
        declared = {"with": happens.with_, "to": happens.to}.get(preposition)
        yield Said(preposition, declared, persons.parts)


def _check(norm: Norm, happens: Happens, said: Said, symbols: Symbols, sink: Sink) -> None:
    declared = symbols.terms.get(said.declared.text) if isinstance(said.declared, Term) else None
    for person in said.persons:
        meant = symbols.terms.get(person.term.text)
        if declared is not None and meant is not None and not _may_be(declared, meant):
            thing = norm.headline.thing.text
            caused = " Whoever sees to it that another acts “must cause … to …”."
            sink.report(
                "RR222",
                person.span,
                f"“{thing} is {happens.moment.text}” is declared {said.word} "
                f"{declared.name}, and here it is {said.word} {person.term.text}",
                f"Name the same in both.{caused if said.word == 'by' else ''}",
                secondary=(Label(happens.span, "declared here"),),
            )


def _may_be(declared: Symbol, meant: Symbol) -> bool:
    """Tell whether two terms can stand for one person; who belongs to a class is for the log."""
    if declared.kind in ONE_PERSON and meant.kind in (*ONE_PERSON, *SEVERAL_PERSONS):
        return declared.name == meant.name
    return not (declared.kind in SEVERAL_PERSONS and meant.kind in ONE_PERSON)
