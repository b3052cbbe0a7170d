"""The smallest parts of a program: terms, names, quoted words, and reading qualifiers."""

from __future__ import annotations

from typing import NamedTuple

from engross.dsl.text.span import Span


class Term(NamedTuple):
    """A capitalised phrase: something the agreement defines."""

    text: str
    span: Span


class Name(NamedTuple):
    """A lower-case name: a norm, a reading, an attribute, a method."""

    text: str
    span: Span


class Words(NamedTuple):
    """What stands in quotes: words for people, which nothing interprets."""

    text: str
    span: Span


class Cite(NamedTuple):
    """A section as the agreement numbers it."""

    text: str
    span: Span


class Date(NamedTuple):
    """A date as written, which need not be one of the calendar."""

    text: str
    span: Span


class AxisChoice(NamedTuple):
    """A reading and the options under which a line stands."""

    axis: Name
    options: tuple[Name, ...]


class Under(NamedTuple):
    """The readings under which a line stands; an unqualified line has none."""

    choices: tuple[AxisChoice, ...]
    span: Span


class Type(NamedTuple):
    """The type of an attribute or parameter: `text`, `date`, …, or a reference to a thing."""

    kind: str
    values: tuple[Name, ...]
    refers_to: Term | None
    span: Span
    unit: Term | None = None
