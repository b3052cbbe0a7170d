"""The report is the same bytes whatever the hash seed, the time zone and the locale."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Iterable
from concurrent.futures import ThreadPoolExecutor
from itertools import product
from pathlib import Path

from properties.bench import checker_source
from support.run import AGREEMENT, LOG

SEEDS = ("0", "1", "4294967295")
ZONES = ("UTC", "Pacific/Kiritimati", "America/Los_Angeles")
LOCALES = ("C", "tr_TR.UTF-8")
ALL = tuple(product(SEEDS, ZONES, LOCALES))
SOME = tuple((SEEDS[n % 3], ZONES[n % 3], LOCALES[n % 2]) for n in range(6))
COMMAND = ("-m", "engross.compiler.cli.main")
AS_OF = ("--as-of", "2002-12-20")

Given = tuple[int, bytes, bytes]


def given(argv: list[str | Path], place: tuple[str, str, str]) -> Given:
    """Return the exit code and the output of a process in an environment of its own."""
    seed, zone, locale = place
    variables = {**os.environ, "PYTHONHASHSEED": seed, "TZ": zone, "LC_ALL": locale}
    ran = subprocess.run([sys.executable, *argv], env=variables, capture_output=True, check=False)
    return ran.returncode, ran.stdout, ran.stderr


def everywhere(argv: list[str | Path], places: Iterable[tuple[str, str, str]]) -> set[Given]:
    """Return all that a command gives in some environments."""
    with ThreadPoolExecutor(max_workers=4) as pool:
        return set(pool.map(lambda place: given(argv, place), places))


def test_the_checker_is_the_same_everywhere(tmp_path: Path) -> None:
    path = tmp_path / "checker.py"
    path.write_text(checker_source(), encoding="utf-8")
    found = everywhere([path, LOG, *AS_OF, "--why"], ALL)
    assert [code for code, _, _ in found] == [3]


def test_what_is_built_is_the_same_everywhere() -> None:
    found = everywhere([*COMMAND, "build", AGREEMENT, "--to", "graph"], SOME)
    assert [(code, err) for code, _, err in found] == [(0, b"")]


def test_a_status_is_the_same_everywhere() -> None:
    found = everywhere([*COMMAND, "status", AGREEMENT, LOG, *AS_OF, "--format=json"], SOME)
    assert [(code, err) for code, _, err in found] == [(3, b"")]
