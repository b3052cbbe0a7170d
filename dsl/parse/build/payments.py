"""Build declared quantities, caps, exceptions, and the lines of payment duties."""

from __future__ import annotations

from collections.abc import Callable

from engross.dsl.parse.build.expressions import (
    QUANTITIES,
    build_persons,
    build_quantity,
    first_condition,
)
from engross.dsl.parse.build.parts import Builder, child, only, sure, token, trees
from engross.dsl.parse.tree import Tree
from engross.dsl.syntax.norms import AmountLine, ConditionLine, Severally, Within
from engross.dsl.syntax.payments import (
    BorneBy,
    Cap,
    CapScope,
    Defined,
    Excepts,
    PartException,
    QuantityLine,
)
from engross.dsl.syntax.words import Term


def _quantity_line(build: Builder, node: Tree) -> QuantityLine:
    quantity = build_quantity(build, only(node, *QUANTITIES))
    kind = {"amounts_to": "is"}.get(node.data, node.data)
    skipped = 1 if kind == "is" else 2
    text = " ".join(build.text(node).split(" ")[skipped:])
    return QuantityLine(kind, quantity, build.under(node), text, build.span(node))


def _term_of(build: Builder, node: Tree, name: str) -> Term | None:
    found = child(node, name)
    return build.term(sure(found, "TERM")) if found else None


def build_defined(build: Builder, node: Tree) -> Defined:
    """Build a declared quantity."""
    return Defined(
        build.name(sure(node, "NAME")),
        _term_of(build, node, "of_each"),
        _term_of(build, node, "for_each"),
        tuple(_quantity_line(build, line) for line in trees(node, "amounts_to")),
        tuple(
            BorneBy(
                build_persons(build, only(line, "persons")), build.under(line), build.span(line)
            )
            for line in trees(node, "borne_by")
        ),
        build.span(node),
    )


def build_cap(build: Builder, node: Tree) -> Cap:
    """Build a cap."""
    scopes = []
    for line in trees(node, "cap_scope", "cap_in_all"):
        each = token(line, "TERM")
        in_order = child(line, "in_order") is not None
        term = build.term(each) if each else None
        scopes.append(CapScope(term, in_order, build.under(line), build.span(line)))
    return Cap(
        build.name(sure(node, "NAME")),
        _term_of(build, node, "of_each"),
        tuple(_quantity_line(build, line) for line in trees(node, "at_most")),
        tuple(scopes),
        build.span(node),
    )


def build_exception(build: Builder, node: Tree) -> PartException:
    """Build an exception that reduces what is owed."""
    words = token(node, "WORDS")
    return PartException(
        build.name(sure(node, "NAME")),
        build.words(words) if words else None,
        tuple(
            Excepts(build.name(sure(line, "NAME")), build.under(line), build.span(line))
            for line in trees(node, "excepts")
        ),
        tuple(_quantity_line(build, line) for line in trees(node, "reduces")),
        tuple(_condition(build, line) for line in trees(node, "if", "unless")),
        build.span(node),
    )


def _condition(build: Builder, node: Tree) -> ConditionLine:
    text = build.text(node).partition(" ")[2]
    condition = first_condition(build, node)
    return ConditionLine(node.data, condition, build.under(node), text, build.span(node))


def build_amount(build: Builder, node: Tree) -> AmountLine:
    """Build the line that says what is owed, or what was paid."""
    quantity = build_quantity(build, only(node, *QUANTITIES))
    text = build.text(node).partition(" ")[2]
    return AmountLine(node.data, quantity, build.under(node), text, build.span(node))


def build_within(build: Builder, node: Tree) -> Within:
    """Build the line that names the cap of a payment."""
    return Within(build.name(sure(node, "NAME")), build.under(node), build.span(node))


def build_severally(build: Builder, node: Tree) -> Severally:
    """Build the line that makes each bearer owe its own share alone."""
    return Severally(build.span(node))


BLOCKS: dict[str, Callable[[Builder, Tree], Defined | Cap | PartException]] = {
    "quantity": build_defined,
    "cap": build_cap,
    "exception": build_exception,
}
