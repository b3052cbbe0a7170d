"""Measure where errors are told: 500 damaged programs, and how many point at the damage.

    python benchmarks/damage.py [SEEDS]

A damage that leaves a program well formed (a word in quotes, a whole line) is listed: whoever
reads the list judges whether it should have been refused.
"""

from __future__ import annotations

import statistics
import sys
import time
from collections import Counter
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1] / "tests"))

from support.damages import AGREEMENT, Damage, damage, places

from engross.compiler.phases import Phases

SEEDS = 500


def main() -> None:
    """Damage, check, count, print."""
    seeds = int(sys.argv[1]) if len(sys.argv) > 1 else SEEDS
    text = AGREEMENT.read_text("utf-8")
    whole = Phases("whole.rr", text.encode()).hash
    counts: Counter[str] = Counter()
    survivors: list[tuple[int, Damage]] = []
    far: list[tuple[int, Damage]] = []
    times = []
    for seed in range(seeds):
        damaged = damage(text, seed)
        start = time.perf_counter()
        phases = Phases("damaged.rr", damaged.text.encode())
        errors = phases.errors
        times.append(time.perf_counter() - start)
        if errors:
            told = places(errors[0])
            where = "exact" if told & damaged.exact else "near" if told & damaged.near else "far"
            counts["ill formed"] += 1
            counts[where] += 1
            counts["one diagnostic"] += len(errors) == 1
            if where == "far":
                far.append((seed, damaged))
        elif phases.hash == whole:
            counts["same meaning"] += 1
        else:
            counts["well formed"] += 1
            survivors.append((seed, damaged))
    _show(counts, times)
    _list("Told far from the damage", far)
    _list("Well formed, with another meaning", survivors)


def _show(counts: Counter[str], times: list[float]) -> None:
    ill = counts["ill formed"]
    print(
        f"{sum(counts[k] for k in ('ill formed', 'same meaning', 'well formed'))} damages, "
        f"{statistics.median(times) * 1000:.0f} ms each"
    )
    print(f"  ill formed     {ill}")
    for name in ("exact", "near", "far", "one diagnostic"):
        print(f"    {name:<14} {counts[name]:>4}  {counts[name] / ill:6.1%}")
    print(f"  same meaning   {counts['same meaning']}")
    print(f"  well formed    {counts['well formed']}")


def _list(title: str, found: list[tuple[int, Damage]]) -> None:
    print(f"\n{title}: {len(found)}")
    for seed, damaged in found:
        before = "\n    - ".join(damaged.before.split("\n"))
        after = "\n    + ".join(damaged.after.split("\n"))
        print(f"  seed {seed}, {damaged.kind}, line {damaged.line}\n    - {before}\n    + {after}")


if __name__ == "__main__":
    main()
