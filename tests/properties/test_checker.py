"""The standalone checker says what the command says, byte for byte."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from properties.bench import as_lines, check, checker_source, examples, status
from properties.logs import cases

FORMS = ("--format=json", "--format=json", "--why")


@examples(15)
@given(case=cases(), form=st.sampled_from(FORMS))
def test_the_checker_says_what_the_command_says(case: tuple[list[Any], str], form: str) -> None:
    records, as_of = case
    log = as_lines(records)
    told, checked = status(log, as_of, form), check(log, as_of, form)
    assert told.code in (0, 1, 3), told.err
    assert checked == told


@pytest.fixture(scope="module")
def checker_file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the checker as a file."""
    path = tmp_path_factory.mktemp("checker") / "checker.py"
    path.write_text(checker_source(), encoding="utf-8")
    return path


@examples(3)
@given(case=cases())
def test_so_does_the_checker_alone(checker_file: Path, case: tuple[list[Any], str]) -> None:
    records, as_of = case
    log = as_lines(records)
    argv: list[str | Path] = [
        sys.executable,
        "-I",
        "-S",
        checker_file,
        "-",
        "--as-of",
        as_of,
        "--format=json",
    ]
    alone = subprocess.run(argv, input=log, capture_output=True, check=False)
    told = status(log, as_of, "--format=json")
    assert (alone.returncode, alone.stdout.decode(), alone.stderr) == (told.code, told.out, b"")
    assert json.loads(told.out)["as_of"] == as_of
