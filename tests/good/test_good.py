"""Agreements of several kinds, written in the language as it is: nothing to report."""

from __future__ import annotations

from pathlib import Path

import pytest
from support.checking import told

from engross.compiler.phases import Phases
from engross.compiler.scenarios.run import run_scenarios

FILES = sorted(Path(__file__).parent.glob("*.rr"))


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_nothing_is_reported(path: Path) -> None:
    assert told(path) == ""


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_the_scenarios_hold(path: Path) -> None:
    phases = Phases.of_file(str(path))
    outcomes = list(run_scenarios(phases.graph, phases.scenarios))
    assert [outcome for outcome in outcomes if not outcome.holds] == []
