"""The encoded agreement says of neutral scenarios what was worked out for them by hand."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest
from conformance.rows import Row, differences, rows_of
from conformance.runner import Runner
from conformance.translation import NotEncoded

FOLDER = Path(__file__).parent

Record = Callable[[str, str], None]


def pytest_generate_tests(metafunc: pytest.Metafunc) -> None:
    """Make a test of each row, and of each axis of the profile, that the scenarios hold."""
    chosen = metafunc.config.getoption("--scenarios")
    folder = metafunc.config.invocation_params.dir
    paths = [folder / chosen] if chosen else sorted(FOLDER.glob("*.json"))
    files = [json.loads(path.read_text("utf-8")) for path in paths]
    if "row" in metafunc.fixturenames:
        rows = [row for told in files for row in rows_of(told["scenarios"])]
        metafunc.parametrize("row", [pytest.param(row, id=row.id) for row in rows])
    if "axis" in metafunc.fixturenames:
        pairs = [pair for told in files for pair in told["meta"]["default_profile"].items()]
        profile = dict.fromkeys(pairs)  # two files that differ make two tests, and one fails
        metafunc.parametrize(
            "axis, option", [pytest.param(*pair, id="=".join(pair)) for pair in profile]
        )


def test_row(row: Row, runner: Runner, record_property: Record) -> None:
    """The report agrees with the row in its status and in both ends of its window."""
    name = row.parts["name"] or ""
    try:
        norms = runner.encoded.norm(name)
        report = runner.report(row)
    except NotEncoded as missing:
        record_property("skipped, not encoded", f"{name.partition(':')[0]}: {missing}")
        pytest.skip(f"not encoded: {missing}")
    record_property("compared", name)
    found = differences(row, norms, report)
    assert not found, "\n".join([*found, *row.reasons])


def test_profile(axis: str, option: str, runner: Runner) -> None:
    """The agreement elects the readings that the scenarios take for granted."""
    try:
        name, expected = runner.encoded.reading(axis, option)
    except NotEncoded as missing:
        pytest.skip(f"not encoded: {missing}")
    assert runner.encoded.elected[name] == expected
