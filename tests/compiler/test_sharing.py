"""Whoever has the window of another has the other's days, wherever the two are declared."""

from __future__ import annotations

from itertools import permutations

import pytest
from support.checking import codes

from engross.compiler.phases import Phases

HEAD = """\
agreement "Supply Agreement" {
  between Company and Holder
}

party Company { named "Acme Inc." }
party Holder { named "Beta Ltd." }

section 1 "Filing" {
  notice Request from Holder to Company

  document Filing {
    happens made (to make) by Company
    happens served (to serve) by Company
    happens posted (to post) by Company
  }
"""
DUTY = """
  {change}duty {name} {{
    Company must {name} Filing
    when      Request is received
    {line}
  }}
"""
STORM = """
  event Storm { happens reported }

  immunity storm {
    Company need not make Filing
    starts when Storm is reported
    from   Storm is reported
    until  9 days after Storm is reported
    suspends make
  }
"""
AMENDED = """
  amendments { require written consent of Company and Holder }
}

amendment first "First Amendment" {
  dated 2010-03-15
"""
SHARED = {"serve": "window of make", "post": "window of serve"}
ORDERS = list(permutations(("make", "serve", "post")))
DAYS = "not after {} days after Request is received"


def duty(name: str, line: str, change: str = "") -> str:
    return DUTY.format(name=name, line=line, change=change)


def norms(text: str) -> dict[tuple[str, str], dict]:
    found = Phases("x.rr", text.encode())
    assert found.diagnostics == []
    return {(node["id"], node.get("amendment", "")): node for node in found.graph["norms"]}


def ceilings(text: str) -> dict[tuple[str, str], list[int]]:
    return {
        key: [int(line["day"][1][1]) for line in node["not_after"]]
        for key, node in norms(text).items()
        if node["kind"] == "duty"
    }


@pytest.mark.parametrize("order", ORDERS, ids="-".join)
def test_the_order_of_declarations_changes_no_window(order: tuple[str, ...]) -> None:
    lines = {"make": DAYS.format(30), **SHARED}
    text = HEAD + "".join(duty(name, lines[name]) for name in order) + STORM + "}\n"
    assert {tuple(days) for days in ceilings(text).values()} == {(30,)}
    effects = norms(text)["storm", ""]["block"]["effects"]
    assert {effect["on"] for effect in effects} == {"make", "serve", "post"}


@pytest.mark.parametrize("order", ORDERS, ids="-".join)
@pytest.mark.parametrize("restated", [("make",), ("make", "post"), ("make", "serve", "post")])
def test_what_shares_a_window_follows_its_amendment(
    order: tuple[str, ...], restated: tuple[str, ...]
) -> None:
    lines = {"make": DAYS.format(30), **SHARED}
    text = HEAD + "".join(duty(name, lines[name]) for name in order) + AMENDED
    lines["make"] = DAYS.format(40)
    changes = [duty(name, lines[name], "restates ") for name in order if name in restated]
    found = ceilings(text + "".join(changes) + "}\n")
    assert found == {
        (name, amendment): [days] for name in order for amendment, days in (("", 30), ("first", 40))
    }


def test_an_amendment_that_closes_a_circle_is_reported() -> None:
    text = HEAD + duty("make", DAYS.format(30)) + duty("serve", SHARED["serve"]) + AMENDED
    assert codes((text + duty("make", "window of serve", "restates ") + "}\n").encode()) == [
        "RR315"
    ]


def test_what_leads_into_a_circle_is_no_second_fault() -> None:
    circle = duty("post", "window of serve") + duty("serve", "window of make")
    text = HEAD + circle + duty("make", "window of serve") + "}\n"
    assert codes(text.encode()) == ["RR315"]
