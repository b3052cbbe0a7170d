"""The smallest parts of a program: terms, names, quoted words, and reading qualifiers."""

from __future__ import annotations

from attrs import frozen

from engross.dsl.text.span import Span


@frozen
class Term:
    """A capitalised phrase: something the agreement defines."""

    text: str
    span: Span


@frozen
class Name:
    """A lower-case name: a norm, a reading, an attribute, a method."""

    text: str
    span: Span


@frozen
class Words:
    """What stands in quotes: words for people, which nothing interprets."""

    text: str
    span: Span


@frozen
class Cite:
    """A section as the agreement numbers it."""

    text: str
    span: Span


@frozen
class AxisChoice:
    """A reading and the options under which a line stands."""

    axis: Name
    options: tuple[Name, ...]


@frozen
class Under:
    """The readings under which a line stands; an unqualified line has none."""

    choices: tuple[AxisChoice, ...]
    span: Span


@frozen
class Type:
    """The type of an attribute or parameter: `text`, `date`, …, or a reference to a thing."""

    kind: str
    values: tuple[Name, ...]
    refers_to: Term | None
    span: Span
