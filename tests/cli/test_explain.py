"""`engross explain` lists every rule under its family, and shows one with its examples."""

from __future__ import annotations

import pytest

from engross.compiler.cli.explain import run
from engross.dsl.diagnostics.rules import FAMILIES, all_rules


def test_the_list_has_every_code_under_its_family(capsys: pytest.CaptureFixture[str]) -> None:
    assert run([]) == 0
    blocks = capsys.readouterr().out.split("\n\n")
    assert [block.split("\n")[0] for block in blocks] == list(FAMILIES)
    for block, rules in zip(blocks, FAMILIES.values(), strict=True):
        told = [line[:5] for line in block.split("\n") if line.startswith("RR")]
        assert told == [rule.code for rule in rules]
    assert sum(map(len, FAMILIES.values())) == len(all_rules())


def test_one_rule_shows_why_and_how(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["rr132"]) == 0
    told = capsys.readouterr().out
    first, summary, why, bad, good = told.split("\n\n")
    assert first == "RR132 day-said-otherwise (error)"
    assert summary.startswith("A line says a first or last day")
    assert "one meaning each" in " ".join(why.split())
    assert bad == "not so:\n    within 30 days of Notice is received"
    assert good == "but so:\n    not after 30 days after Notice is received\n"
