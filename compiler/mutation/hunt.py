"""Hunt the mutants of an agreement with its scenarios, and keep those that nothing notices."""

from __future__ import annotations

import time
from collections import Counter
from collections.abc import Callable
from typing import NamedTuple

from engross.compiler.engine.days import OutOfRange
from engross.compiler.engine.findings import BeyondCalendar
from engross.compiler.graph.context import Json
from engross.compiler.mutation.mutants import Mutant, graph_of
from engross.compiler.scenarios.cases import Case, Loaded, cases_of
from engross.dsl.syntax.scenarios import Scenario


class Bag(NamedTuple):
    """What a hunt brought: how many mutants were noticed, and those that were not.

    `refused` are those that the check of an agreement refuses, `same` those that change nothing in
    the graph. `spent` is the time for all of them, in seconds.
    """

    noticed: list[Mutant]
    survivors: list[Mutant]
    refused: int
    same: int
    spent: float


Progress = Callable[[int, int], None]


def hunt(graph: Json, mutants: list[Mutant], scenarios: list[Scenario], progress: Progress) -> Bag:
    """Run the scenarios on each mutant until one of them notices; tell the progress."""
    began = time.perf_counter()
    whole = Loaded(graph)
    # A case that is not met as it is would seem to notice every change.
    hunter = _Hunter(graph, [case for case in cases_of(graph, scenarios) if whole.meets(case)])
    noticed: list[Mutant] = []
    survivors: list[Mutant] = []
    refused = same = 0
    for at, mutant in enumerate(mutants):
        progress(at, len(survivors))
        other = graph_of(mutant)
        if other is None:
            refused += 1
        elif other == graph:
            same += 1
        elif hunter.notices(other, mutant):
            noticed.append(mutant)
        else:
            survivors.append(mutant)
    progress(len(mutants), len(survivors))
    return Bag(noticed, survivors, refused, same, time.perf_counter() - began)


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
        def rank(at: int) -> tuple[bool, int, bool, int]:
            case = self._cases[at]
            stands = all(
                case.readings.get(axis, self._elected.get(axis)) in (*options, None)
                for axis, options in mutant.under
            )
            return not stands, -near[at], mutant.name not in case.names, -self._all[at]

        return sorted(range(len(self._cases)), key=rank)
