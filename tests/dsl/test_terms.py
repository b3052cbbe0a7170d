"""Terms with small words and figures: one term wherever a heading declares them so."""

from __future__ import annotations

import pytest

from engross.compiler.formatting import format_source
from engross.compiler.phases import Phases
from engross.compiler.scenarios.run import run_scenarios
from engross.compiler.suites import suites_of
from engross.dsl.parse.terms import declared_terms, joined_terms

PROGRAM = """\
agreement "Warrant Agreement" {
  between Company and Holder
}

party Company {
  named "Acme Inc."
}

party Holder {
  named "Beta Ltd."
}

class Holders of Notes {
  roster asks "Who holds Notes"
}

section 1 "Change of Control" {
  # event Sale of Business {
  notice Notice of Default from Holder to Company

  document Note and Warrant Purchase Agreement {
    happens signed (to sign) by Company
  }

  event Change of Control {
    happens closed
    states price as money in USD
  }

  document Form 8-K under Rule 144 {
    happens filed (to file) by Company
  }

  duty sign {
    Company must sign Note and Warrant Purchase Agreement
    owed to   each Holder of Notes
    when      Notice of Default is received
    not after 30 days after Change of Control is closed
    unless    price of Change of Control is less than 5 USD
  }

  duty file {
    Company must file Form 8-K under Rule 144
    when      Change of Control is closed
    not after 30 days after Change of Control is closed
  }
}
"""
SCENARIO = """
scenario "in time" {
  given Holders of Notes are Ash and Birch
  2002-01-01 Change of Control closed, price "10.00"
  2002-01-02 Notice of Default received
  on 2002-01-15
  expect sign by Company to Ash is pending, by 2002-01-31
  expect file is pending, by 2002-01-31
}
"""


def told(program: str) -> list[tuple[str, int, int, str]]:
    """Return the code, place and advice of each error."""
    found = Phases("program.rr", program.encode()).errors
    return [(e.code, e.primary.span.line, e.primary.span.column, e.help or "") for e in found]


def test_a_declared_term_keeps_its_small_words_and_figures() -> None:
    phases = Phases("program.rr", (PROGRAM + SCENARIO).encode())
    assert phases.diagnostics == []
    assert all(outcome.holds for outcome in run_scenarios(phases.graph, phases.scenarios))
    names = [thing["name"] for thing in phases.graph["things"]]
    assert "Form 8-K under Rule 144" in names
    assert phases.graph["norms"][1]["words"] == "Company must file Form 8-K under Rule 144"


def test_quoted_words_and_comments_declare_nothing() -> None:
    assert joined_terms(PROGRAM) == (
        "Holders of Notes",
        "Holder of Notes",
        "Notice of Default",
        "Note and Warrant Purchase Agreement",
        "Change of Control",
        "Form 8-K under Rule 144",
    )
    assert declared_terms('noise "words" # (the "Owners of Record")\n') == ()


def test_the_layout_keeps_them() -> None:
    text = PROGRAM + SCENARIO
    spread = text.replace("after Change of Control", "after   Change  of   Control")
    assert spread != text
    assert format_source(Phases("program.rr", spread.encode())) == text


def test_a_file_of_scenarios_has_the_terms_of_its_agreement() -> None:
    agreement = Phases("a.rr", PROGRAM.encode())
    text = f'scenarios for "Warrant Agreement"\n{SCENARIO}'
    beside = Phases("s.rr", text.encode())
    suites_of([agreement, beside])
    assert beside.errors == []
    assert format_source(beside) == text
    assert all(outcome.holds for outcome in run_scenarios(agreement.graph, beside.scenarios))


@pytest.mark.parametrize(
    ("written", "code", "said"),
    [
        ("Change Of Control", "RR201", "“Change of Control”"),
        ("Change of control", "RR219", "“Change of Control”"),
        ("change of control", "RR219", "“Change of Control”"),
        ("Change of Contrl", "RR201", "“Change of Control”"),
        ("Proposed Change of Control", "RR201", "“Change of Control”"),
        ("Sale of Business", "RR201", "Declare it"),
        ("Rule 144", "RR201", "Declare it"),
    ],
)
def test_a_misspelt_use_is_told_whole(written: str, code: str, said: str) -> None:
    lines = PROGRAM.split("\n")
    at = next(
        n for n, line in enumerate(lines) if line.endswith("after Change of Control is closed")
    )
    lines[at] = lines[at].replace("Change of Control", written)
    ((found, line, column, advice),) = told("\n".join(lines))
    assert (found, line, column) == (code, at + 1, lines[at].index(written) + 1)
    assert said in advice


def test_a_heading_that_ends_a_term_is_no_part_of_it() -> None:
    assert declared_terms("notice Notice of Removal from Board to Company\n") == (
        "Notice of Removal",
    )
    assert declared_terms('parameter Day of Closing as date asks "…"\n') == ("Day of Closing",)
    assert declared_terms("balance Shares of Stock of each Holder {\n") == ("Shares of Stock",)
