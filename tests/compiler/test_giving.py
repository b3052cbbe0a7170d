"""Who may give a notice: the sentence of a norm is held against the heading of the notice."""

from __future__ import annotations

import pytest
from support.checking import codes

from engross.compiler.phases import Phases

HEADINGS = {
    "Answer": "each Owner to Manager",
    "Opening": "each Demanding Owner to Manager",
    "Further": "each other Owner to Manager",
    "Reply": "each sender of Answer to Manager",
    "Warning": "Manager and Guarantor to each Owner",
    "Claim": "each Claimant to each Guest",
}
FITS = [
    "each Owner must give Answer to Manager",
    "each Demanding Owner must give Answer to Manager",
    "each other Owner must give Answer to Manager",
    "each sender of Docking Demand must give Opening to Manager",
    "each Demanding Owner must give Reply to Manager",
    "each Owner must give Opening to Manager",
    "each other Owner must give Docking Demand to Manager",
    "Manager must give Warning to each other Owner",
    "Guarantor must give Warning to each sender of Answer",
    "Guarantor must give Warning",
    "each Guest must give Answer to Manager",
    "Manager must give Claim to Guarantor",
]
CONTRADICTS = [
    "Guarantor must give Answer to Manager",
    "each Owner must give Answer to Guarantor",
    "each other Owner must give Opening to Manager",
    "each Demanding Owner must give Further to Manager",
    "Guarantor must give Reply to Manager",
    "each Owner must give Warning to Manager",
    "Manager must give Warning to Guarantor",
    "Manager and each Owner must give Warning to each Owner",
]


def program(sentence: str) -> bytes:
    notices = "".join(f"  notice {name} from {way}\n" for name, way in HEADINGS.items())
    return f"""agreement "Owners' Agreement" {{
  between Manager and Guarantor and Owners
}}

party Manager {{
}}

party Guarantor {{
}}

class Owners (each an "Owner") {{
  roster asks "Who signed?"
}}

class Claimants (each a "Claimant") {{
}}

class Guests (each a "Guest") {{
}}

section 1 "Docking" {{
  notice Docking Demand from one or more Owners (the "Demanding Owners") to Manager
{notices}
  duty give {{
    {sentence}
    when      Docking Demand is received
    not after 5 days after Docking Demand is received
  }}
}}
""".encode()


@pytest.mark.parametrize("sentence", FITS)
def test_whoever_can_be_meant_is_let_pass(sentence: str) -> None:
    assert Phases("a.rr", program(sentence)).errors == []


@pytest.mark.parametrize("sentence", CONTRADICTS)
def test_another_sender_or_receiver_is_told_once(sentence: str) -> None:
    assert codes(program(sentence)) == ["RR222"]
