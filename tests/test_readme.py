"""The commands and examples of the README and the docs do what is said of them."""

from __future__ import annotations

import re

import pytest
from support.run import ROOT, run

from engross.compiler.cli.main import VERBS

README = (ROOT / "README.md").read_text("utf-8")


def test_the_first_command_ends_with_3_as_the_text_says() -> None:
    command = re.search(r"bin/engross (status .*)\n", README)
    assert command is not None
    ran = run(
        *(ROOT / word if word.startswith("agreements/") else word for word in command[1].split())
    )
    assert ran.code == 3
    assert "Exit code 3" in README
    assert "best efforts" in ran.out


def test_every_verb_is_in_the_table() -> None:
    assert re.findall(r"^\| `engross (\w+)", README, re.M) == list(VERBS)


def test_the_python_example_runs(monkeypatch: pytest.MonkeyPatch) -> None:
    code = re.search(r"```python\n(.*?)```", README, re.DOTALL)
    assert code is not None
    monkeypatch.chdir(ROOT)
    found: dict[str, dict[str, object]] = {}
    exec(code[1], found)
    assert found["report"]["as_of"] == "2002-12-20"
