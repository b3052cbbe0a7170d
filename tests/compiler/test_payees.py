"""Who is paid: a party, whom a thing names, or whoever presents the thing."""

from __future__ import annotations

import json

import pytest

from engross.compiler.phases import Phases
from engross.compiler.scenarios.run import run_scenarios

TEXT = """agreement "Sublease" {{
  between Subtenant and Sublandlord
}}

section 1 "Deposit" {{
  party Subtenant
  party Sublandlord

  event Start {{
    happens reached
  }}

  event Deposit {{
    happens paid (to pay) by Subtenant
    states due as money in USD
    states payee as person
  }}

  duty deposit {{
    Subtenant must {sentence}
    when      Start is reached
{line}    amount    17,000 USD
    paid      sum of due of every Deposit
    not after 5 days after Start is reached
  }}
}}

scenario "Part of it is paid" {{
  2010-01-01 Start reached
  2010-01-02 Deposit paid, due 12000, payee Sublandlord
  on 2010-01-20
  expect deposit{to} is breached, owes 17,000 USD
}}
"""
PARTY, NAMED = "Sublandlord", {"thing": "Deposit", "attribute": "payee", "via": None}
OWED = "    owed to   Sublandlord\n"


def phases(sentence: str, line: str = "", to: str = "") -> Phases:
    return Phases("x.rr", TEXT.format(sentence=sentence, line=line, to=to).encode())


@pytest.mark.parametrize(
    ("sentence", "line", "to", "named"),
    [
        ("pay Deposit to Sublandlord", "", PARTY, None),
        ("pay due of Deposit to Sublandlord", "", PARTY, None),
        ("pay Deposit", OWED, None, None),
        ("pay due of Deposit", OWED, None, None),
        ("pay due of Deposit", "", None, None),
        ("pay payee of Deposit", "", None, NAMED),
        ("pay to payee of Deposit", "", None, NAMED),
        ("pay due of Deposit to payee of Deposit", "", None, NAMED),
    ],
)
def test_who_is_paid(sentence: str, line: str, to: str | None, named: dict | None) -> None:
    found = phases(sentence, line)
    assert found.diagnostics == []
    (norm,) = found.graph["norms"]
    assert (norm["to"], norm["payment"]["to"]) == (to, named), json.dumps(norm["payment"])


def test_a_party_that_is_named_is_paid_in_a_scenario() -> None:
    found = phases("pay Deposit to Sublandlord", to=" to Sublandlord")
    (outcome,) = run_scenarios(found.graph, found.scenarios)
    assert outcome.holds


@pytest.mark.parametrize(
    ("sentence", "code"),
    [
        ("pay Deposit", "RR407"),
        ("pay Deposti to Sublandlord", "RR201"),
        ("pay payee of Deposit to Sublandlord", "RR401"),
        ("pay due of Deposit to due of Deposit", "RR401"),
    ],
)
def test_a_sentence_that_does_not_say_who_is_paid(sentence: str, code: str) -> None:
    assert [found.code for found in phases(sentence).diagnostics] == [code]


LENDERS = """agreement "Loan" {
  between Borrower and Lenders
}

party Borrower

class Lenders (each a "Lender") {
  roster asks "Who signed?"
}

section 1 "The loan" {
  event Loan {
    happens advanced by lender
    states lender as person
    states principal as money in USD
  }

  event Payment {
    happens made (to repay) by Borrower
    states lender as person
    states paid as money in USD
  }

  event Offset {
    happens agreed
    states lender as person
    states less as money in USD
  }

  event End {
    happens reached
  }

  duty repay {
    Borrower must repay Payment TO
    when      End is reached
    amount    sum of principal of every Loan where lender of Loan is that Lender
    paid      sum of paid of every Payment where lender of Payment is that Lender
    no time stated
  }

  exception set-off {
    to repay
    reduces by sum of less of every Offset where lender of Offset is that Lender
  }
}

scenario "Each is owed what it has lent, less its own offset" {
  given Lenders are Ash and Birch
  2010-01-01 Loan advanced, lender Ash, principal 500
  2010-01-01 Loan advanced, lender Birch, principal 90
  2010-02-01 Offset agreed, lender Ash, less 100
  2010-03-01 End reached
  2010-03-02 Payment made, lender Birch, paid 90
  on 2010-03-03
  expect repay to Ash is pending, owes 400 USD
  expect repay to Birch is fulfilled, owes 90 USD
}
"""


@pytest.mark.parametrize("to", ["to each Lender", "\n    owed to each Lender"])
def test_an_amount_and_an_exception_are_those_of_the_payee(to: str) -> None:
    found = Phases("x.rr", LENDERS.replace("TO", to).encode())
    assert found.diagnostics == []
    assert [outcome.holds for outcome in run_scenarios(found.graph, found.scenarios)] == [True] * 2
