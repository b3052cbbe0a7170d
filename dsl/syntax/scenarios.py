"""Scenarios: dated facts, a day, and what is expected on it."""

from __future__ import annotations

from engross.dsl.syntax.node import Node
from engross.dsl.syntax.quantities import Measure
from engross.dsl.syntax.words import Date, Name, Term, Under, Words
from engross.dsl.text.span import Span

Atom = str | tuple[str, str]


class Value(Node):
    """A value as written: atoms joined by `and`; a pair of atoms is an entry of a map."""

    atoms: tuple[Atom, ...]
    span: Span


class Given(Node):
    """A parameter's value."""

    parameter: Term
    value: Value
    span: Span


class FactLine(Node):
    """One dated fact; one about the text, such as a finding, is of no thing."""

    date: str
    thing: Term | None
    moment: Name
    attributes: tuple[tuple[Name, Value], ...]
    span: Span


class WhichMatter(Node):
    """A matter by its kind and its number, in the order in which the matters of a kind opened."""

    kind: Term
    number: int

    @property
    def text(self) -> str:
        """Return the matter's name, as a report has it."""
        return f"{self.kind.text} {self.number}"


class Expectation(Node):
    """The status, and perhaps the window, that an instance is expected to have."""

    norm: Name
    matter: WhichMatter | None
    member: Term | None
    status: str
    status_span: Span
    due_from: str | None
    due_by: str | None
    under: Under | None
    span: Span
    about: str | None = None
    owes: Measure | None = None
    bearer: Term | None = None
    about_span: Span | None = None


class FigureExpectation(Node):
    """The figure that a quantity is expected to amount to, or that a cap is to leave."""

    name: Name
    matter: WhichMatter | None
    member: Term | None
    side: str
    figure: Measure
    under: Under | None
    span: Span


class BorneExpectation(Node):
    """The persons who are expected to bear what a quantity adds up."""

    name: Name
    matter: WhichMatter | None
    member: Term | None
    bearers: tuple[Term, ...]
    under: Under | None
    span: Span


AnyExpectation = Expectation | FigureExpectation | BorneExpectation


class ScenariosFor(Node):
    """The line by which a file of scenarios names the agreement that they are for."""

    agreement: Words
    span: Span


class Scenario(Node):
    """A worked case."""

    title: Words
    given: tuple[Given, ...]
    facts: tuple[FactLine, ...]
    as_of: str | None
    expected: tuple[AnyExpectation, ...]
    dates: tuple[Date, ...]
    span: Span
