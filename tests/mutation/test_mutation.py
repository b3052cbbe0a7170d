"""What the scenarios of an agreement do not notice is found, told at its place, and nothing else."""

from __future__ import annotations

from pathlib import Path

import pytest
from support.run import ROOT, run

from engross.compiler.mutation.mutants import (
    Mutant,
    graph_of,
    mutants_of,
    text_at,
    without_scenarios,
)
from engross.compiler.phases import Phases

EXAMPLES = ROOT / "docs" / "examples"
DEPOSIT = EXAMPLES / "deposit.rr"
BESIDE = EXAMPLES / "scenarios" / "deposit.rr"
GOOD = [*sorted((ROOT / "tests" / "good").glob("*.rr")), *sorted(EXAMPLES.glob("*.rr"))]

ALONE = """agreement "Example Agreement" {
  between Buyer and Seller
}

party Buyer {}

party Seller {}

section 1 "Delivery" {
  notice Order Notice from Buyer to Seller {
    states urgent as yes or no
  }

  event Delivery {
    happens made (to make) by Seller
  }

  duty deliver {
    Seller must make Delivery
    when      Order Notice is received
    not after 30 days after Order Notice is received
    unless    urgent of Order Notice is no
  }
}

scenario "On the last day" {
  2024-03-01 Order Notice received, urgent yes
  2024-03-31 Delivery made
  on 2024-04-30
  expect deliver by Seller is fulfilled, from 2024-03-01, by 2024-03-31
}
"""


def mutants(path: Path) -> tuple[Phases, list[Mutant]]:
    """Return an agreement and its mutants."""
    phases = Phases.of_file(str(path))
    assert phases.source is not None
    return phases, list(mutants_of(phases.syntax, phases.symbols, phases.source))


def told(out: str) -> dict[str, str]:
    """Return the changes that a command lists, each with its place."""
    lines = [line for line in out.split("\n") if "“" in line and not line.startswith(" ")]
    return {line.partition(": ")[2]: line.partition(": ")[0] for line in lines}


def test_what_one_scenario_does_not_notice_is_listed_at_its_place() -> None:
    ran = run("test", "--mutate", DEPOSIT)
    assert ran.code == 1
    found = told(ran.out)
    for said, place in (
        ("“21 days” → “22 days”", "33:15"),
        ("“21 days” → “20 days”", "33:15"),
        ("without “unless rent-paid of Leaving Notice is no”", "34:5"),
        ("“received” → “sent”", "40:5"),
    ):
        assert found[said] == f"{DEPOSIT}:{place}"
    assert "13 changes: 7 noticed, 53.8 %, 6 not noticed" in ran.out
    assert "19 of 19 changes tried, 10 not noticed" in ran.err


def test_scenarios_beside_the_agreement_notice_more() -> None:
    ran = run("test", "--mutate", DEPOSIT, BESIDE)
    assert ran.code == 1
    assert "4 scenarios, 13 changes: 12 noticed, 92.3 %, 1 not noticed" in ran.out
    assert "“21 days”" not in ran.out


@pytest.fixture
def agreement(tmp_path: Path) -> Path:
    path = tmp_path / "agreement.rr"
    path.write_text(ALONE, "utf-8")
    return path


def test_a_boundary_case_notices_one_day_more_and_one_day_less(agreement: Path) -> None:
    found = told(run("test", "--mutate", agreement).out)
    assert not [said for said in found if "30 days" in said]
    assert "without “unless urgent of Order Notice is no”" in found


def test_scenarios_that_do_not_hold_are_refused(agreement: Path) -> None:
    text = agreement.read_text("utf-8").replace("by 2024-03-31", "by 2024-03-30")
    agreement.write_text(text, "utf-8")
    ran = run("test", "--mutate", agreement)
    assert (ran.code, ran.out) == (2, "")
    assert f"{agreement}:30:3: “On the last day” expects what is not found" in ran.err


def test_an_agreement_without_scenarios_is_refused(agreement: Path) -> None:
    agreement.write_text(ALONE[: ALONE.index("scenario")], "utf-8")
    ran = run("test", "--mutate", agreement)
    assert ran.code == 2
    assert "there is no scenario that could notice a change" in ran.err


def test_an_argument_that_a_scenario_refutes_is_told(agreement: Path) -> None:
    line = "    not after 30 days"
    mark = "    # equivalent: “30 days” → “31 days”, because nobody counts\n"
    agreement.write_text(ALONE.replace(line, mark + line), "utf-8")
    ran = run("test", "--mutate", agreement)
    assert f"{agreement}:22:1: called equivalent, and a scenario notices it" in ran.out


def test_an_argument_about_no_change_is_told(agreement: Path) -> None:
    mark = "  # equivalent: “40 days” → “41 days”, because nobody counts"
    agreement.write_text(
        ALONE.replace("is yes", "is yes", 1).replace(
            "Seller must make Delivery", f"Seller must make Delivery{mark}"
        ),
        "utf-8",
    )
    ran = run("test", "--mutate", agreement)
    assert f"{agreement}:19:1: called equivalent, and no such change is made" in ran.out


@pytest.mark.parametrize("path", GOOD, ids=lambda path: path.stem)
def test_a_mutant_is_one_change_at_a_place_of_the_text(path: Path) -> None:
    phases, found = mutants(path)
    plain = without_scenarios(phases.syntax).items
    source = phases.source
    assert source is not None
    for mutant in found:
        assert text_at(source, mutant.span)
        if len(mutant.syntax.items) < len(plain):  # left out as a whole
            assert mutant.syntax.items == (*plain[: mutant.item], *plain[mutant.item + 1 :])
            continue
        changed = [at for at, placed in enumerate(mutant.syntax.items) if placed != plain[at]]
        assert changed in ([mutant.item], []), mutant.said


@pytest.mark.parametrize("path", GOOD, ids=lambda path: path.stem)
def test_every_mutant_has_a_graph_or_is_refused(path: Path) -> None:
    phases, found = mutants(path)
    for mutant in found[:: max(1, len(found) // 40)]:
        graph = graph_of(mutant)
        assert graph is None or graph["agreement"] == phases.graph["agreement"]
