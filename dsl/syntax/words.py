"""The smallest parts of a program: terms, names, quoted words, and reading qualifiers."""

from __future__ import annotations

from engross.dsl.syntax.node import Node
from engross.dsl.text.span import Span


class Term(Node):
    """A capitalised phrase: something the agreement defines."""

    text: str
    span: Span


class Name(Node):
    """A lower-case name: a norm, a reading, an attribute, a method."""

    text: str
    span: Span


class Words(Node):
    """What stands in quotes: words for people, which nothing interprets."""

    text: str
    span: Span


class Cite(Node):
    """A section as the agreement numbers it."""

    text: str
    span: Span


class Date(Node):
    """A date as written, which need not be one of the calendar."""

    text: str
    span: Span


class AxisChoice(Node):
    """A reading and the options under which a line stands."""

    axis: Name
    options: tuple[Name, ...]


class Under(Node):
    """The readings under which a line stands; an unqualified line has none."""

    choices: tuple[AxisChoice, ...]
    span: Span


class Type(Node):
    """The type of an attribute or parameter: `text`, `date`, …, or a reference to a thing."""

    kind: str
    values: tuple[Name, ...]
    refers_to: Term | None
    span: Span
    unit: Term | None = None
