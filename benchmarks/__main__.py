"""Run the benchmarks and print one table of ratios.

python benchmarks [NAME…]
"""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator

from damage import BESIDE, ON_THE_LINE, measure
from deciding import engine_rows, growth_rows
from measuring import Row
from reading import parse_rows
from starting import checker_rows, start_rows
from telling import report_rows

DAMAGES = 60
WIDTHS = "{:<14}{:<52}{:>8}{:>8}{:>8}  {}"


def damage_rows(seeds: int = DAMAGES) -> list[Row]:
    """Return the share of damaged programs told elsewhere than on or beside the damage."""
    share = 1 - measure(seeds).share(ON_THE_LINE, BESIDE)
    return [Row("damage", f"told elsewhere : {seeds} damaged programs", share, share, None)]


BENCHMARKS: dict[str, Callable[[], list[Row]]] = {
    "start": start_rows,
    "checker": checker_rows,
    "parse": parse_rows,
    "engine": engine_rows,
    "growth": growth_rows,
    "report": report_rows,
    "damage": damage_rows,
}


def main(names: list[str]) -> int:
    """Run some of the benchmarks, or all; return 1 where a goal is missed, 2 on bad usage."""
    unknown = [name for name in names if name not in BENCHMARKS]
    if unknown:
        print(f"there is no benchmark {unknown[0]}; there are: {', '.join(BENCHMARKS)}")
        return 2
    print(WIDTHS.format("name", "what : against what", "min", "median", "goal", "met"))
    missed = False
    for row in _rows(names or list(BENCHMARKS)):
        goal = "" if row.goal is None else f"≤ {row.goal:.1f}"
        met = "" if row.goal is None else "yes" if row.met else "NO"
        figures = f"{row.least:.2f}", f"{row.median:.2f}"
        print(WIDTHS.format(row.name, row.compared, *figures, goal, met), flush=True)
        missed |= not row.met
    return 1 if missed else 0


def _rows(names: list[str]) -> Iterator[Row]:
    for name in names:
        yield from BENCHMARKS[name]()


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
