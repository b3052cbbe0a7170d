"""Whose an event is, where it names the person: who did it, or for whom it was done."""

from __future__ import annotations

from engross.compiler.graph.context import Context, Json
from engross.compiler.resolve.symbols import Symbol
from engross.dsl.syntax.declarations import Happens, Thing
from engross.dsl.syntax.words import Name

PERSONS = ("person", "new person")


def check_named(context: Context, thing: Thing, line: Happens) -> Json:
    """Return the attributes that name who brings a moment about, and for whom.

    Reports a name that the thing does not state as a person.
    """
    found: Json = {}
    symbol = context.symbols.terms.get(thing.term.text)
    for key, name in (("doer", line.by), ("recipient", line.to)):
        if not isinstance(name, Name) or symbol is None:
            continue
        stated = context.attribute(symbol, name)
        if stated is not None and stated.type.kind not in PERSONS:
            context.sink.report(
                "RR401",
                name.span,
                f"“{name.text}” names no person",
                f"Let it state a person, as in “states {name.text} as person”.",
            )
        found[key] = name.text
    return found


def regarding(context: Context, symbol: Symbol, moment: str) -> list[Json]:
    """Return the condition by which an event is the concern of the member a norm is about.

    Where the moment names who brings it about, it is the concern of a member who is bound; where
    it names for whom it is, of one to whom something is owed. With one of the two, of that one.
    """
    node = symbol.node
    if not context.fork or not isinstance(node, Thing):
        return []
    line = next((line for line in node.happens if line.moment.text == moment), None)
    named = [] if line is None else [line.to, line.by]
    if context.side == "bearer":
        named.reverse()
    name = next((name for name in named if isinstance(name, Name)), None)
    if name is None:
        return []
    context.symbols.used.add(("attribute", f"{symbol.name}.{name.text}"))
    attribute = {"thing": symbol.name, "attribute": name.text, "via": None}
    words = f"{name.text} of {symbol.name} is that one"
    test = ["names", attribute, ["member"]]
    return [{"test": test, "under": [], "words": words, "clause": context.section}]
