"""An agreement with all its scenarios: its own, and those in files beside it."""

from collections.abc import Sequence
from typing import NamedTuple

from engross.compiler.phases import Phases
from engross.dsl.syntax.scenarios import Scenario


class Suite(NamedTuple):
    """An agreement and the files of scenarios for it."""

    agreement: Phases
    files: tuple[Phases, ...]

    @property
    def parts(self) -> tuple[Phases, ...]:
        """Return all the files, the agreement's own first."""
        return self.agreement, *self.files

    @property
    def scenarios(self) -> list[Scenario]:
        """Return all the scenarios, the agreement's own first."""
        return [scenario for part in self.parts for scenario in part.scenarios]


def suites_of(found: Sequence[Phases]) -> list[Suite]:
    """Return each agreement with the files of scenarios among those given that name it.

    A file of scenarios whose agreement is not among them keeps its error.
    """
    agreements = [phases for phases in found if phases.scenarios_for is None]
    suites = []
    for agreement in agreements:
        beside = tuple(p for p in found if p.scenarios_for and p.names(agreement))
        for phases in beside:
            phases.stand_beside(agreement)
        suites.append(Suite(agreement, beside))
    return suites
