"""Money over random logs: limits, payments and shares come out as a plain reckoning has them."""

from __future__ import annotations

import json
from datetime import date, timedelta
from fractions import Fraction
from functools import cache
from typing import Any

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st
from properties.bench import (
    as_lines,
    captured,
    examples,
    program,
    report,
    status,
    without_order_of_lines,
)
from support.run import ROOT

from engross.compiler.engine.findings import Evaluation
from engross.compiler.engine.loading import Program
from engross.compiler.engine.log.vocabulary import Log
from engross.compiler.phases import Phases

Json = dict[str, Any]

CARRIAGE = ROOT / "docs" / "examples" / "carriage.rr"
HEAD = {"agreement": "Carriage Agreement", "parameters": {"Carriers": ["Maas", "Waal"]}}
AS_OF = date(2003, 6, 30)
FIRST = date(2003, 1, 1)
MONEY = st.integers(0, 90).map(lambda tens: tens * 100)

POT = """\
agreement "Pot" {{
  between Company and Holders
}}

section 1 "Shares" {{
  party Company {{ named "Company Inc." }}
  class Holders (each a "Holder") {{ roster asks "Who signed?" }}
  quantity pot {{ is {pot} USD }}
  quantity first {{ is pot shared as {first} to {second} }}
  quantity second {{ is pot shared as {second} to {first} }}
  quantity small {{ is first rounded down to 7 USD }}
}}
"""


@cache
def checker() -> Json:
    """Return the namespace of the checker of the agreement."""
    names: Json = {"__name__": "checker"}
    exec(compile(program(CARRIAGE).build(), "checker.py", "exec"), names)
    return names


def iso(days: int) -> str:
    """Return the day so many days after the first of the year."""
    return (FIRST + timedelta(days=days)).isoformat()


@st.composite
def cases(draw: st.DrawFn) -> list[Json]:
    """Return facts about trips, claims against Maas, parts that were found, and payments."""
    facts: list[Json] = [
        {
            "date": iso(draw(st.integers(0, 100))),
            "event": "Trip made",
            "carrier": draw(st.sampled_from(["Maas", "Waal"])),
            "tons": 10,
            "freight": draw(MONEY),
            "tolls": draw(st.integers(0, 300)),
        }
        for _ in range(draw(st.integers(0, 4)))
    ]
    for number in range(draw(st.integers(1, 4))):
        ref, packed = f"C{number}", draw(st.sampled_from(["Elm", "Shipper"]))
        day = draw(st.integers(100, 120))
        facts.append(
            {
                "date": iso(day),
                "event": "Claim made",
                "ref": ref,
                "owner": "Elm",
                "carriers": ["Maas"],
                "packed-by": packed,
                "loss": draw(MONEY),
            }
        )
        if packed == "Elm" and draw(st.booleans()):
            facts.append(
                {
                    "date": iso(121),
                    "event": "finding",
                    "on": "bad-packing",
                    "ref": ref,
                    "amount": draw(MONEY),
                    "by": "Surveyor",
                }
            )
        for at in range(draw(st.integers(0, 3))):
            facts.append(
                {
                    "date": iso(day + draw(st.integers(0, 50))),
                    "event": "Claim Payment made",
                    "ref": f"P{number}{at}",
                    "claim": ref,
                    "payer": "Maas",
                    "paid": draw(st.integers(1, 40)) * 100,
                }
            )
    return facts


def reckoned(facts: list[Json], *, net: bool = False, each: bool = False) -> Json:
    """Return what Maas owes on each claim, what was paid, when in full, and how that stands."""
    trips = [f for f in facts if f["event"] == "Trip made" and f["carrier"] == "Maas"]
    limit = sum(f["freight"] for f in trips)
    if net:
        limit = max(limit - sum(f["tolls"] for f in trips), 0)
    claims = [f for f in facts if f["event"] == "Claim made"]
    found: Json = {}
    left = limit
    same_day = {f["date"] for f in claims if sum(c["date"] == f["date"] for c in claims) > 1}
    for claim in sorted(claims, key=lambda f: f["date"]):
        parts = [f["amount"] for f in facts if f["event"] == "finding" and f["ref"] == claim["ref"]]
        after = claim["loss"] - min(claim["loss"], *parts[-1:]) if parts else claim["loss"]
        owed = min(after, limit if each else left)
        left -= owed
        payments = [
            f for f in facts if f["event"] == "Claim Payment made" and f["claim"] == claim["ref"]
        ]
        paid, day = 0, None
        for payment in sorted(payments, key=lambda f: f["date"]):
            paid += payment["paid"]
            if paid >= owed and day is None:
                day = payment["date"]
        found[claim["ref"]] = (claim, owed, paid, day, bool(same_day))
    return found


def stands(claim: Json, owed: int, day: str | None) -> str:
    """Return the status of a claim, by what is owed and the day on which it was paid."""
    if claim["loss"] == 0:
        return "not-triggered"
    if owed == 0:
        return "excused"
    last = (date.fromisoformat(claim["date"]) + timedelta(days=30)).isoformat()
    if day is None:
        return "breached" if AS_OF.isoformat() > last else "pending"
    return "fulfilled" if day <= last else "fulfilled-late"


def told(facts: list[Json], **readings: str) -> Json:
    """Return the report on these facts."""
    return report([HEAD, *facts], AS_OF.isoformat(), CARRIAGE, **readings)


def claims_in(said: Json) -> dict[str, Json]:
    """Return the findings on what Maas owes, by claim."""
    return {
        finding["instance"]["about"].removeprefix("Claim "): finding
        for finding in said["findings"]
        if finding["norm"] == "compensate" and finding["instance"]["bearer"] == "Maas"
    }


@pytest.mark.parametrize(
    ("readings", "net", "each"),
    [
        ({}, False, False),
        ({"earned": "net"}, True, False),
        ({"limit": "each"}, False, True),
    ],
    ids=["elected", "net", "each"],
)
@examples(25)
@given(facts=cases())
def test_a_limit_is_used_up_in_the_order_of_the_claims(
    readings: dict[str, str], net: bool, each: bool, facts: list[Json]
) -> None:
    found, wanted = claims_in(told(facts, **readings)), reckoned(facts, net=net, each=each)
    assert set(found) == set(wanted)
    if not each and any(tied for *_, tied in wanted.values()):
        owed = sum(int(f.get("amount") or 0) for f in found.values())
        assert owed == sum(owed for _, owed, *_ in wanted.values())
        return  # which of two claims of one day comes first is for the engine to say
    for ref, (claim, owed, paid, day, _) in wanted.items():
        finding = found[ref]
        assert finding["status"] == stands(claim, owed, day), ref
        assert (finding["amount"], finding["paid"]) == (str(owed), str(paid))
        assert finding["outstanding"] == str(max(owed - paid, 0))


@examples(15)
@given(facts=cases(), data=st.data())
def test_no_order_of_the_lines_changes_what_is_owed(facts: list[Json], data: st.DataObject) -> None:
    mixed = data.draw(st.permutations(facts))
    first, second = told(facts), told(mixed)
    lines = [[HEAD, *facts], [HEAD, *mixed]]
    assert without_order_of_lines(second, lines[1]) == without_order_of_lines(first, lines[0])


@examples(25)
@given(facts=cases())
def test_what_is_told_of_a_limit_adds_up(facts: list[Json]) -> None:
    days = [fact["date"] for fact in facts if fact["event"] == "Claim made"]
    assume(len(set(days)) == len(days))  # of one day nobody knows which came first
    said = told(facts)
    entries = {(q["name"], q["instance"].get("holder")): q for q in said["quantities"]}
    cap = entries["liability", "Maas"]
    owed = sum(int(f.get("amount") or 0) for f in claims_in(said).values())
    assert int(cap["value"]) == owed <= int(cap["limit"])
    assert int(cap["left"]) == int(cap["limit"]) - owed
    total = next((q for q in said["quantities"] if q["name"] == "compensate"), None)
    assert total is None or int(total["value"]) == owed


@examples(10)
@given(facts=cases())
def test_the_checker_says_the_same(facts: list[Json]) -> None:
    log, names = as_lines([HEAD, *facts]), checker()
    options = ["-", "--as-of", AS_OF.isoformat(), "--format=json"]
    graph = json.loads(names["GRAPH"])
    ran = captured(lambda: names["run_status"](graph, options, "checker.py", names["META"]), log)
    assert ran == status(log, AS_OF.isoformat(), "--format=json", agreement=CARRIAGE)


@examples(60)
@given(
    pot=st.integers(0, 10**12),
    first=st.integers(0, 10**6),
    second=st.integers(0, 10**6),
)
def test_what_is_shared_is_shared_out_exactly(pot: int, first: int, second: int) -> None:
    text = POT.format(pot=pot, first=first, second=second)
    engine = Program(Phases("pot.rr", text.encode()).graph)
    state = Evaluation(engine, Log([], {}, {}), AS_OF.toordinal(), {}).elected
    scope = state.scopes(None)[0]
    figures = {
        name: state.choices.explore(
            lambda name=name: engine.quantities[name].value(state, scope, None)
        )
        for name in ("first", "second", "small")
    }
    if first == second == 0:
        assert "proportion" in figures["first"].questions[0].text
        return
    one, other = Fraction(figures["first"]), Fraction(figures["second"])
    assert one + other == pot
    assert one * second == other * first
    assert figures["small"] % 7 == 0
    assert 0 <= one - figures["small"] < 7


@examples(40)
@given(
    trips=st.lists(st.tuples(st.integers(0, 60), st.integers(0, 500)), max_size=8),
    given_on=st.integers(0, 60),
)
def test_the_day_on_which_a_sum_is_reached(trips: list[tuple[int, int]], given_on: int) -> None:
    facts: list[Json] = [{"date": iso(given_on), "event": "Guarantee given"}]
    facts += [
        {
            "date": iso(day),
            "event": "Trip made",
            "ref": f"T{number}",
            "carrier": "Maas",
            "tons": tons,
            "freight": 1,
            "tolls": 0,
        }
        for number, (day, tons) in enumerate(trips)
    ]
    total, reached = 0, None
    for day, tons in sorted(trips):
        total += tons
        if total >= 1000 and reached is None:
            reached = day
    (finding,) = [f for f in told(facts)["findings"] if f["norm"] == "release-guarantee"]
    assert finding["due_by"] == (None if reached is None else iso(reached + 10))
