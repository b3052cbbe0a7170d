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
