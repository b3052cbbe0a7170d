"""Measure where errors are told: 500 damaged programs, and how many point at the damage.

    python benchmarks/damage.py [SEEDS]

A letter, a word, a line or a sign is taken away, doubled, swapped, put in. Of the programs that
are then ill formed it counts how many are told on the damaged line itself, how many on the line
beside it or at the heading of its block, and how many elsewhere. A damage that leaves a program
well formed is listed by its kind: whoever reads the list judges whether it should be refused.
"""

from __future__ import annotations

import statistics
import sys
import time
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1] / "tests"))

from support.damages import AGREEMENT, Damage, damage, places

from engross.compiler.phases import Phases

SEEDS = 500
ON_THE_LINE, BESIDE, ELSEWHERE = "on the damaged line", "beside it or at its block", "elsewhere"
IN_WORDS, IN_TEXT = "in quoted words or a comment", "in what the language reads"


@dataclass
class Outcome:
    """What became of the damages, by where the first error was told, or by how they survived."""

    told: dict[str, list[tuple[int, Damage]]] = field(default_factory=lambda: defaultdict(list))
    survived: dict[str, list[tuple[int, Damage]]] = field(default_factory=lambda: defaultdict(list))
    same: int = 0
    alone: int = 0
    failed: list[tuple[int, str]] = field(default_factory=list)
    times: list[float] = field(default_factory=list)

    @property
    def ill_formed(self) -> int:
        """Return how many programs were refused."""
        return sum(map(len, self.told.values()))

    @property
    def well_formed(self) -> int:
        """Return how many programs mean something else and are not refused."""
        return sum(map(len, self.survived.values()))

    def share(self, *where: str) -> float:
        """Return the share of the refused programs that were told there."""
        return sum(len(self.told[place]) for place in where) / max(1, self.ill_formed)


def measure(seeds: int = SEEDS) -> Outcome:
    """Return what became of so many damages of the agreement."""
    text = AGREEMENT.read_text("utf-8")
    whole = Phases("whole.rr", text.encode()).hash
    outcome = Outcome()
    for seed in range(seeds):
        _try(outcome, seed, damage(text, seed), whole)
    return outcome


def _try(outcome: Outcome, seed: int, damaged: Damage, whole: str) -> None:
    start = time.perf_counter()
    try:
        phases = Phases("damaged.rr", damaged.text.encode())
        errors = phases.errors
    except Exception as error:
        outcome.failed.append((seed, repr(error)))
        return
    outcome.times.append(time.perf_counter() - start)
    if errors:
        told = places(errors[0])
        exact, near = bool(told & damaged.exact), bool(told & damaged.near)
        outcome.told[ON_THE_LINE if exact else BESIDE if near else ELSEWHERE].append(
            (seed, damaged)
        )
        outcome.alone += len(errors) == 1
    elif phases.hash == whole:
        outcome.same += 1
    else:
        outcome.survived[_how(damaged)].append((seed, damaged))


def _how(damaged: Damage) -> str:
    """Tell whether the damage lies in words for people: the rest of the line is as it was."""
    before, after = (_without_words(text) for text in (damaged.before, damaged.after))
    return f"{damaged.kind}, {IN_WORDS if before == after else IN_TEXT}"


def _without_words(text: str) -> str:
    return "\n".join('"'.join(line.split('"')[::2]).split("#")[0] for line in text.split("\n"))


def main(seeds: int = SEEDS) -> None:
    """Damage, check, count, print."""
    outcome = measure(seeds)
    median = statistics.median(outcome.times) if outcome.times else 0.0
    print(f"{seeds} damages, {median * 1000:.0f} ms each")
    print(f"  ill formed     {outcome.ill_formed}")
    for place in (ON_THE_LINE, BESIDE, ELSEWHERE):
        print(f"    told {place:<26} {len(outcome.told[place]):>4}  {outcome.share(place):6.1%}")
    print(
        f"    told there or beside it         {outcome.share(ON_THE_LINE, BESIDE):10.1%}  "
        f"(one diagnostic alone: {outcome.alone})"
    )
    print(f"  same meaning   {outcome.same}")
    print(f"  well formed    {outcome.well_formed}")
    print(f"  failed         {len(outcome.failed)}")
    for seed, error in outcome.failed:
        print(f"    seed {seed}: {error}")
    for place in (BESIDE, ELSEWHERE):
        _list(f"Told {place}", outcome.told[place])
    for how, found in sorted(outcome.survived.items()):
        _list(f"Well formed, with another meaning: {how}", found)


def _list(title: str, found: Iterable[tuple[int, Damage]]) -> None:
    listed = list(found)
    print(f"\n{title}: {len(listed)}")
    for seed, damaged in listed:
        before = "\n    - ".join(damaged.before.split("\n"))
        after = "\n    + ".join(damaged.after.split("\n"))
        print(f"  seed {seed}, {damaged.kind}, line {damaged.line}\n    - {before}\n    + {after}")


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else SEEDS)
