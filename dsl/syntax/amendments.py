"""Amendments: whose consent they need, and what each of them changes."""

from __future__ import annotations

from engross.dsl.syntax.expressions import Persons
from engross.dsl.syntax.node import Node
from engross.dsl.syntax.words import Cite, Date, Name, Term, Under, Words
from engross.dsl.text.span import Span


class Holders(Node):
    """Those who hold enough of a balance: `measure` is “at least” or “more than”."""

    measure: str
    percent: str
    balance: Term
    span: Span


class ConsentRule(Node):
    """Whose consent an amendment needs: of all these parts."""

    written: bool
    parts: tuple[Persons | Holders, ...]
    under: Under | None
    text: str
    span: Span


class Amendments(Node):
    """The rule by which the agreement may be amended."""

    rules: tuple[ConsentRule, ...]
    span: Span


class Change(Node):
    """A norm that an amendment writes: `kind` is restates or adds, `section` where it adds one.

    The norm itself is an item of the program, marked with the amendment's name.
    """

    kind: str
    section: Cite | None
    norm_kind: str
    norm: Name
    span: Span


class Amendment(Node):
    """A dated change of the text."""

    name: Name
    heading: Words
    dated: Date
    changes: tuple[Change, ...]
    strikes: tuple[Name, ...]
    reaches_begun: bool
    span: Span
