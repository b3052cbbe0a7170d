"""Whom and what an expectation names, and where a scenario says what nothing reads."""

from __future__ import annotations

import pytest
from support.run import ROOT

from engross.compiler.phases import Phases
from engross.dsl.diagnostics import Diagnostic

TEXT = (ROOT / "tests" / "good" / "waived_payments.rr").read_text("utf-8")
EXPECTED = "expect compensate for C1 is waived, owes 80 EUR"
FACT = "2010-01-05 waiver, by Shipper"


def found(old: str, new: str) -> tuple[Diagnostic, str]:
    """Return the one diagnostic of a changed program, and what it marks."""
    text = TEXT.replace(old, new, 1)
    assert text != TEXT
    (diagnostic,) = Phases("x.rr", text.encode()).diagnostics
    span = diagnostic.primary.span
    return diagnostic, text.split("\n")[span.line - 1][span.column - 1 : span.end_column - 1]


@pytest.mark.parametrize(
    ("line", "code", "marked", "says"),
    [
        ("expect compensate for C9 is waived", "RR213", "C9", "Named are: C1, C2"),
        ("expect compensate for D1 is waived", "RR213", "D1", "Named are: C1, C2"),
        ("expect compensate by Mas is waived", "RR613", "Mas", "“Maas”"),
        ("expect compensate to Shiper is waived", "RR613", "Shiper", "“Shipper”"),
        ("expect compensate for C1 is not waived", "RR136", "is not waived", "Write the state"),
        ("expect compensate for C1 owes 80 EUR", "RR120", "owes", "is pending, owes"),
        ("expect compensate is waived, owes 80.000 EUR", "RR410", "80.000 EUR", "80,000 EUR"),
    ],
)
def test_what_an_expectation_names_is_there(line: str, code: str, marked: str, says: str) -> None:
    diagnostic, place = found(EXPECTED, line)
    assert (diagnostic.code, place) == (code, marked)
    assert says in (diagnostic.help or "")


def test_the_event_that_nothing_reads_is_marked() -> None:
    diagnostic, place = found(FACT, "2010-01-05 Claim maid, by Shipper")
    assert (diagnostic.code, place) == ("RR612", "Claim maid")


def test_a_value_that_is_wrong_is_marked_whole() -> None:
    diagnostic, place = found(
        "carrier Maas, owner Shipper, loss 80", "carrier Maas, owner Shipper, loss many"
    )
    assert (diagnostic.code, place) == ("RR614", "many")


IDLE = "this is declared, and nothing uses it"
LOAN = (ROOT / "tests" / "good" / "term_loan.rr").read_text("utf-8")


@pytest.mark.parametrize(
    ("old", "new", "code", "says", "labels"),
    [
        (
            '    roster asks "Who signed as Lenders?"\n',
            "",
            "RR611",
            "roster asks",
            ["declared here"],
        ),
        (
            "given Lenders are Ash and Birch",
            "given Lenders are Esh and Birch",
            "RR613",
            "“Esh”",
            ["and here", "and here", "and here", "“Esh” is given here, and nothing else names it"],
        ),
        ("happens agreed", "happens agred", "RR612", "agred", [IDLE]),
        ("principal as money in USD\n  }", "principal as yes or no\n  }", "RR401", "", None),
        (
            "one of working-capital, equipment",
            "one of working-capital, equipmet",
            "RR212",
            "“equipmet”",
            ["declared here"],
        ),
    ],
)
def test_what_is_amiss_in_many_lines_is_told_once(
    old: str, new: str, code: str, says: str, labels: list[str] | None
) -> None:
    text = LOAN.replace(old, new, 1)
    assert text != LOAN
    first = Phases("x.rr", text.encode()).errors[0]
    assert (first.code, says in first.help) == (code, True), first
    assert labels is None or [label.text for label in first.secondary] == labels
