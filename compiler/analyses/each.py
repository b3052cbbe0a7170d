"""“Each” goes with one member of a class, and so with the word for one."""

from __future__ import annotations

from collections.abc import Iterator

from engross.compiler.analyses.pieces import Pieces
from engross.compiler.resolve.symbols import Symbols
from engross.dsl.diagnostics.diagnostic import Fix
from engross.dsl.diagnostics.sink import Sink
from engross.dsl.syntax.declarations import Balance
from engross.dsl.syntax.expressions import Person
from engross.dsl.syntax.words import Term, Type

ONE_BY_ONE = ("each", "other", "that")
SINGLE = (Balance, Person, Type)


def check_each(pieces: Pieces, symbols: Symbols, sink: Sink) -> None:
    """Report every “each” before the name of a class that has another word for a member."""
    singular = {
        symbol.name: text
        for text, symbol in symbols.terms.items()
        if symbol.kind in ("class", "role") and text != symbol.name
    }
    for term in _single(pieces):
        one = singular.get(term.text)
        if one:
            sink.report(
                "RR220",
                term.span,
                f"“{term.text}” are many; one of them is meant here",
                f"Write “{one}”.",
                fix=Fix(term.span, one, safe=True),
            )


def _single(pieces: Pieces) -> Iterator[Term]:
    """Yield the terms of a program that stand for one of a class at a time."""
    yield from (person.term for person in pieces[Person] if person.how in ONE_BY_ONE)
    yield from (t.refers_to for t in pieces[Type] if t.kind == "amounts" and t.refers_to)
    yield from (balance.each for balance in pieces[Balance])
