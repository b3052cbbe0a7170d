"""Hunt the mutants of an agreement with its scenarios, and keep those that nothing notices."""

from __future__ import annotations

import time
from collections import Counter
from collections.abc import Callable
from typing import Any, NamedTuple

from engross.compiler.engine.days import OutOfRange
from engross.compiler.engine.findings import BeyondCalendar
from engross.compiler.graph.context import Json
from engross.compiler.mutation.mutants import Mutant, graph_of
from engross.compiler.scenarios.cases import Case, Loaded, cases_of
from engross.compiler.scenarios.run import run_scenarios
from engross.dsl.syntax.norms import Norm
from engross.dsl.syntax.payments import Cap, Defined, PartException
from engross.dsl.syntax.scenarios import Scenario


class Bag(NamedTuple):
    """What a hunt brought: how many mutants were noticed, and those that were not.

    `refused` are those that the check of an agreement refuses, `same` those that change nothing in
    the graph. Times are in seconds: of one plain run of the scenarios, and of all the mutants.
    """

    noticed: list[Mutant]
    survivors: list[Mutant]
    refused: int
    same: int
    plain: float
    spent: float

    @property
    def tried(self) -> int:
        """Return how many mutants say something else, and something that could be meant."""
        return len(self.noticed) + len(self.survivors)

    @property
    def ratio(self) -> float:
        """Return the time for one mutant, as a part of that of one plain run."""
        made = self.tried + self.refused + self.same
        return self.spent / made / self.plain if made and self.plain else 0.0


Progress = Callable[[int, int], None]


def hunt(graph: Json, mutants: list[Mutant], scenarios: list[Scenario], progress: Progress) -> Bag:
    """Run the scenarios on each mutant until one of them notices; tell the progress."""
    began = time.perf_counter()
    for _ in run_scenarios(graph, scenarios):
        pass
    plain = time.perf_counter() - began
    began = time.perf_counter()
    whole = Loaded(graph)
    # A case that is not met as it is would seem to notice every change.
    hunter = _Hunter(graph, [case for case in cases_of(graph, scenarios) if whole.meets(case)])
    noticed: list[Mutant] = []
    survivors: list[Mutant] = []
    refused = same = 0
    for at, mutant in enumerate(mutants):
        progress(at, len(survivors))
        other = graph_of(mutant.syntax)
        if other is None:
            refused += 1
        elif other == graph:
            same += 1
        elif hunter.notices(other, mutant):
            noticed.append(mutant)
        else:
            survivors.append(mutant)
    progress(len(mutants), len(survivors))
    return Bag(noticed, survivors, refused, same, plain, time.perf_counter() - began)


class _Hunter:
    """Asks the cases first that are the likeliest to notice: those that noticed nearby."""

    def __init__(self, graph: Json, cases: list[Case]) -> None:
        self._elected = {r["name"]: r["elected"] for r in graph["readings"]}
        self._cases = cases
        self._near: dict[int, Counter[int]] = {}
        self._all: Counter[int] = Counter()

    def notices(self, graph: Json, mutant: Mutant) -> bool:
        """Tell whether some case has another outcome than it expects."""
        loaded = Loaded(graph)
        near = self._near.setdefault(mutant.item, Counter())
        for at in self._ordered(mutant, near):
            try:
                met = loaded.meets(self._cases[at])
            except (BeyondCalendar, OutOfRange, OverflowError, RecursionError):
                met = False  # no answer at all is another answer than the expected one
            if not met:
                near[at] += 1
                self._all[at] += 1
                return True
        return False

    def _ordered(self, mutant: Mutant, near: Counter[int]) -> list[int]:
        name = _name_of(mutant.syntax.items[mutant.item].item)

        def rank(at: int) -> tuple[bool, int, bool, int]:
            case = self._cases[at]
            stands = all(
                case.readings.get(axis, self._elected.get(axis)) in (*options, None)
                for axis, options in mutant.under
            )
            return not stands, -near[at], name not in case.names, -self._all[at]

        return sorted(range(len(self._cases)), key=rank)


def _name_of(item: Any) -> str:
    return item.name.text if isinstance(item, Norm | Cap | Defined | PartException) else ""
