"""How often a power may be exercised, in the graph."""

from __future__ import annotations

from engross.compiler.graph.context import Context, Json
from engross.compiler.graph.expressions import length_node
from engross.dsl.syntax.norms import Limit
from engross.dsl.syntax.words import Term


def limit_node(context: Context, line: Limit) -> Json:
    """Return the graph's form of a limit: in all, for each matter, for each who has the power."""
    members = [term for term in line.each if _is_member(context, term)]
    matters = [term for term in line.each if term not in members]
    for term in matters:
        context.term(term, "matter")
    for term in members:
        _check_member(context, term)
    return {
        "at_most": line.at_most,
        "per_matter": bool(matters),
        **({"per_member": members[0].text} if members else {}),
        "in_any": length_node(context, line.in_any) if line.in_any else None,
        "under": context.under(line.under),
    }


def _is_member(context: Context, term: Term) -> bool:
    symbol = context.symbols.terms.get(term.text)
    return symbol is not None and symbol.kind == "class"


def _check_member(context: Context, term: Term) -> None:
    """Report a limit for each of a class of which the power is not each one's."""
    symbol = context.term(term, "class")
    if symbol is not None and context.fork != symbol.name:
        context.sink.report(
            "RR206",
            term.span,
            f"“for each {term.text}” refers to nobody",
            "The power needs an “each” of the same class, whose it is or towards whom it runs.",
        )
