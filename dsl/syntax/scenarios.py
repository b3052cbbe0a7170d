"""Scenarios: dated facts, a day, and what is expected on it."""

from __future__ import annotations

from attrs import frozen

from engross.dsl.syntax.words import Name, Term, Under, Words
from engross.dsl.text.span import Span

Atom = str | tuple[str, str]


@frozen
class Date:
    """A date as written, which need not be one of the calendar."""

    text: str
    span: Span


@frozen
class Value:
    """A value as written: atoms joined by `and`; a pair of atoms is an entry of a map."""

    atoms: tuple[Atom, ...]
    span: Span


@frozen
class Given:
    """A parameter's value."""

    parameter: Term
    value: Value
    span: Span


@frozen
class FactLine:
    """One dated fact."""

    date: str
    thing: Term
    moment: Name
    attributes: tuple[tuple[Name, Value], ...]
    span: Span


@frozen
class Expectation:
    """The status, and perhaps the window, that an instance is expected to have."""

    norm: Name
    matter: int | None
    member: Term | None
    status: str
    status_span: Span
    due_from: str | None
    due_by: str | None
    under: Under | None
    span: Span


@frozen
class Scenario:
    """A worked case."""

    title: Words
    given: tuple[Given, ...]
    facts: tuple[FactLine, ...]
    as_of: str | None
    expected: tuple[Expectation, ...]
    dates: tuple[Date, ...]
    span: Span
