"""Payment duties: what is owed and paid, what caps it, what reduces it."""

from __future__ import annotations

from engross.dsl.syntax.expressions import Persons, Quantity
from engross.dsl.syntax.node import Node
from engross.dsl.syntax.norms import ConditionLine
from engross.dsl.syntax.words import Name, Term, Under, Words
from engross.dsl.text.span import Span


class QuantityLine(Node):
    """A line that gives a quantity: `kind` is is, at_most, or reduces."""

    kind: str
    quantity: Quantity
    under: Under | None
    text: str
    span: Span


class BorneBy(Node):
    """Who bears what a quantity adds up."""

    persons: Persons
    under: Under | None
    span: Span


class Defined(Node):
    """A declared quantity, of each member of a class, for each matter."""

    name: Name
    each: Term | None
    matter: Term | None
    lines: tuple[QuantityLine, ...]
    borne: tuple[BorneBy, ...]
    span: Span


class CapScope(Node):
    """Over what a cap is used up: all, each matter, or each thing that makes a payment due."""

    each: Term | None
    in_order: bool
    under: Under | None
    span: Span


class Cap(Node):
    """The most that all payments within it come to."""

    name: Name
    each: Term | None
    limits: tuple[QuantityLine, ...]
    scopes: tuple[CapScope, ...]
    span: Span


class Excepts(Node):
    """The payment duty, or the exception, from which an exception takes."""

    norm: Name
    under: Under | None
    span: Span


class PartException(Node):
    """An exception that reduces what is owed, to the extent that it says."""

    name: Name
    words: Words | None
    to: tuple[Excepts, ...]
    reduces: tuple[QuantityLine, ...]
    conditions: tuple[ConditionLine, ...]
    span: Span
