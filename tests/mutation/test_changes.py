"""Each kind of change is made where an agreement has the words for it."""

from __future__ import annotations

from functools import cache
from pathlib import Path

import pytest
from mutation.test_mutation import mutants
from support.run import ROOT

from engross.compiler.mutation.mutants import graph_of

VESSEL = ROOT / "docs" / "examples" / "vessel.rr"
CARRIAGE = ROOT / "docs" / "examples" / "carriage.rr"
OFFTAKE = ROOT / "docs" / "examples" / "offtake.rr"
BLANKS = ROOT / "tests" / "good" / "blanks.rr"
OCCASION = ROOT / "tests" / "good" / "on_what_occasion.rr"


@cache
def said_of(path: Path) -> frozenset[str]:
    """Return what is said of all the changes of an agreement."""
    return frozenset(mutant.said for mutant in mutants(path)[1])


@pytest.mark.parametrize(
    ("path", "said"),
    [
        (VESSEL, "“30 days” → “31 days”"),
        (VESSEL, "“30 days” → “29 days”"),
        (VESSEL, "“not after” → “not before”"),
        (VESSEL, "“floor = last” → “floor open”"),
        (VESSEL, "“floor = last” → “floor = first”"),
        (VESSEL, "“2004-08-12” → “2004-08-13”"),
        (VESSEL, "without “for each Docking”"),
        (OCCASION, "“Operator” → “Users”"),
        (OCCASION, "“Users” → “Sponsors”"),
        (OCCASION, "without “borne by Users and Sponsors”"),
        (OCCASION, "“Repair for that Damage is finished” → “Repair is finished”"),
        (BLANKS, "“Signing Date” → “Effective Date”"),
        (BLANKS, "“Ceiling” → “Yearly Fee”"),
        (BLANKS, "without “Effective Date”"),
        (CARRIAGE, "“earnings” → “net-freight”"),
        (CARRIAGE, "“Carriers” → “Shipper”"),
    ],
)
def test_a_change_is_made(path: Path, said: str) -> None:
    assert said in said_of(path)


@pytest.mark.parametrize("path", [VESSEL, CARRIAGE, OFFTAKE], ids=lambda path: path.stem)
def test_every_condition_that_can_be_an_exception_is_made_one(path: Path) -> None:
    said = said_of(path)
    lines = [line.strip() for line in path.read_text("utf-8").splitlines()]
    plain = [line for line in lines if line.startswith("unless ") and " under " not in line]
    for line in plain:
        words = " ".join(line.split())
        assert [
            one
            for one in said
            if one.startswith(f"“{words}") and one.endswith(("“if …”", "“requires …”"))
        ]


def test_an_exception_is_left_out_as_a_whole() -> None:
    phases, found = mutants(CARRIAGE)
    names = [exception["id"] for exception in phases.graph["exceptions"]]
    assert names
    for name in names:
        whole = next(mutant for mutant in found if mutant.said == f"without “{name}”")
        graph = graph_of(whole)
        left = [e["id"] for e in graph["exceptions"]] if graph else []
        assert graph is None or left == [other for other in names if other != name]
