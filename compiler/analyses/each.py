"""“Each” goes with one member of a class, and so with the word for one."""

from __future__ import annotations

from collections.abc import Iterator

from engross.compiler.resolve.symbols import Symbols
from engross.dsl.diagnostics.diagnostic import Fix
from engross.dsl.diagnostics.sink import Sink
from engross.dsl.syntax.declarations import Balance
from engross.dsl.syntax.expressions import Person
from engross.dsl.syntax.program import Syntax
from engross.dsl.syntax.words import Term, Type
from engross.dsl.text.span import Span

ONE_BY_ONE = ("each", "other", "that")


def check_each(syntax: Syntax, symbols: Symbols, sink: Sink) -> None:
    """Report every “each” before the name of a class that has another word for a member."""
    singular = {
        symbol.name: text
        for text, symbol in symbols.terms.items()
        if symbol.kind in ("class", "role") and text != symbol.name
    }
    for placed in syntax.items if singular else ():
        for term in _single(placed.item):
            one = singular.get(term.text)
            if one:
                sink.report(
                    "RR220",
                    term.span,
                    f"“{term.text}” are many; one of them is meant here",
                    f"Write “{one}”.",
                    fix=Fix(term.span, one, safe=True),
                )


def _single(node: object) -> Iterator[Term]:
    """Yield the terms of a piece of syntax that stand for one of a class at a time."""
    if isinstance(node, Person) and node.how in ONE_BY_ONE:
        yield node.term
    elif isinstance(node, Type) and node.kind == "amounts" and node.refers_to:
        yield node.refers_to
    elif isinstance(node, Balance):
        yield node.each
    if isinstance(node, tuple):
        for part in node:
            if isinstance(part, tuple) and not isinstance(part, Span):
                yield from _single(part)
