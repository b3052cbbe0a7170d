"""The benchmarks run, on inputs too small to say anything about speed."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

BENCHMARKS = Path(__file__).parents[1] / "benchmarks"
SMALL = {
    "start": "start_rows(rounds=1)",
    "checker": "checker_rows(rounds=1)",
    "parse": "parse_rows(80_000, rounds=1)",
    "engine": "engine_rows(logs=2, rounds=1)",
    "growth": "growth_rows((200, 400), rounds=1)",
    "report": "report_rows((60, 120), rounds=1)",
    "damage": "damage_rows(2)",
}
# What `python benchmarks` runs, without running it.
LOAD = (
    f"from runpy import run_path; globals().update(run_path({str(BENCHMARKS / '__main__.py')!r}))"
)


def _run(code: str) -> str:
    folders = os.pathsep.join((str(BENCHMARKS), str(BENCHMARKS.parent / "tests")))
    ran = subprocess.run(
        [sys.executable, "-c", code],
        env={**os.environ, "PYTHONPATH": folders},
        capture_output=True,
        check=False,
        text=True,
    )
    assert ran.returncode == 0, ran.stderr
    return ran.stdout


@pytest.mark.parametrize("name", SMALL)
def test_a_benchmark_gives_ratios(name: str) -> None:
    said = _run(f"{LOAD}\nfor row in {SMALL[name]}: print(row.name, row.median)")
    for line in said.splitlines():
        assert re.fullmatch(rf"{name}.* \d+\.\d+(e-\d+)?", line)
    assert said


def test_each_benchmark_is_explained() -> None:
    explained = re.findall(r"^\| `(\w+)` \|", (BENCHMARKS / "README.md").read_text("utf-8"), re.M)
    assert explained == list(SMALL)
