"""A program: its items in order, each in the section where it stands."""

from __future__ import annotations

from engross.dsl.syntax.amendments import Amendment, Amendments
from engross.dsl.syntax.declarations import Declaration
from engross.dsl.syntax.encodes import Encodes
from engross.dsl.syntax.node import Node
from engross.dsl.syntax.norms import Application, Counter, Deemed, Norm, Provision
from engross.dsl.syntax.payments import Cap, Defined, PartException
from engross.dsl.syntax.scenarios import Scenario, ScenariosFor
from engross.dsl.syntax.waivers import Waivers
from engross.dsl.syntax.words import Cite, Words

Item = (
    Declaration
    | Application
    | Norm
    | Deemed
    | Counter
    | Provision
    | Defined
    | Cap
    | PartException
    | Waivers
    | Amendments
    | Amendment
    | Scenario
    | ScenariosFor
)


class Placed(Node):
    """An item and the section it stands in; empty outside all sections.

    `amendment` is the name of the amendment that writes a norm.
    """

    item: Item
    section: str
    amendment: str = ""
    encodes: tuple[Encodes, ...] = ()


class Section(Node):
    """A section's number and heading."""

    cite: Cite
    heading: Words | None


class Syntax(Node):
    """The syntax of one source."""

    items: tuple[Placed, ...]
    sections: tuple[Section, ...]
