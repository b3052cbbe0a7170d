"""A program: its items in order, each in the section where it stands."""

from __future__ import annotations

from attrs import frozen

from engross.dsl.syntax.declarations import Declaration
from engross.dsl.syntax.norms import Counter, Deemed, Norm, Provision
from engross.dsl.syntax.scenarios import Scenario
from engross.dsl.syntax.words import Cite, Words

Item = Declaration | Norm | Deemed | Counter | Provision | Scenario


@frozen
class Placed:
    """An item and the section it stands in; empty outside all sections."""

    item: Item
    section: str


@frozen
class Section:
    """A section's number and heading."""

    cite: Cite
    heading: Words | None


@frozen
class Syntax:
    """The syntax of one source."""

    items: tuple[Placed, ...]
    sections: tuple[Section, ...]
