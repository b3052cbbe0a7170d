"""Quantities: what is computed from the log, in money, shares or days."""

from __future__ import annotations

from typing import TYPE_CHECKING

from engross.dsl.syntax.node import Node
from engross.dsl.syntax.words import Name, Term, Words
from engross.dsl.text.span import Span

if TYPE_CHECKING:
    from engross.dsl.syntax.expressions import Attribute, Condition, Day, Quantity


class Percentage(Node):
    """A percentage of nothing named: a rate."""

    text: str
    span: Span


class Measure(Node):
    """A number with its unit: `150,000 USD`, `100 shares`."""

    text: str
    unit: Name | Term
    span: Span


class Blank(Node):
    """What a parameter holds: a figure, a day, or a number of days."""

    term: Term
    span: Span


class QuantityOf(Node):
    """A declared quantity of the person whom a thing names."""

    name: Name
    person: Attribute
    span: Span


class NamedQuantity(Node):
    """A declared quantity by its name alone."""

    name: Name
    span: Span


class Aggregate(Node):
    """The sum, the least or the greatest of what things say."""

    which: str
    attribute: Attribute
    where: Condition | None
    span: Span


class CountOf(Node):
    """How many things of a kind there are."""

    thing: Term
    where: Condition | None
    span: Span


class Chosen(Node):
    """The lesser or the greater of some quantities."""

    which: str
    parts: tuple[Quantity, ...]
    span: Span


class Found(Node):
    """An amount or a proportion that a person found, and what holds until one is found."""

    what: Name
    question: Words
    whole: Quantity | None
    otherwise: Quantity | None
    span: Span


class Total(Node):
    """Quantities added and taken away, from left to right."""

    parts: tuple[tuple[str, Quantity], ...]
    not_below_nothing: bool
    span: Span


class Product(Node):
    """One quantity times another."""

    first: Quantity
    second: Quantity
    span: Span


class Share(Node):
    """The part of a whole that falls on the first of two, in the proportion of the two."""

    whole: Quantity
    first: Quantity
    second: Quantity
    if_nothing: Words | Quantity | None
    span: Span


class Rounded(Node):
    """A quantity rounded up or down to a multiple."""

    whole: Quantity
    direction: str
    multiple: Measure
    span: Span


class AsOf(Node):
    """A quantity on the facts up to a day."""

    whole: Quantity
    day: Day
    span: Span


class ReachDay(Node):
    """The first day on which one quantity is at least another."""

    first: Quantity
    second: Quantity
    span: Span


class AggregateDay(Node):
    """The earliest or the latest of the days that things state."""

    which: str
    attribute: Attribute
    where: Condition | None
    span: Span
