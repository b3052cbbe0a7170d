"""Waivers and amendments over random logs: what they reach, in whatever order they are told."""

from __future__ import annotations

import json
from datetime import date, timedelta
from functools import cache
from typing import Any

from hypothesis import given
from hypothesis import strategies as st
from properties.bench import (
    Json,
    as_lines,
    captured,
    examples,
    instances,
    program,
    report,
    status,
    without_order_of_lines,
)
from properties.test_as_of import FINAL, known_on
from support.run import ROOT

OFFTAKE = ROOT / "docs" / "examples" / "offtake.rr"
FIRST_DAY = date(2010, 6, 1)
BUYERS = ("Ash", "Beech")
HEAD = {"agreement": "Ore Offtake Agreement", "parameters": {"Buyers": list(BUYERS)}}
OFTEN = (True, True, True, False, None)

days = st.integers(0, 60).map(lambda n: (FIRST_DAY + timedelta(n)).isoformat())
refs = st.sampled_from(("Q1", "Q2", "Q3"))


def _without_none(fact: Json) -> Json:
    return {key: value for key, value in fact.items() if value is not None}


allotments = st.builds(
    lambda day, buyer, tonnes: {
        "date": day,
        "event": "Share allotted",
        "buyer": buyer,
        "tonnes": tonnes,
    },
    days,
    st.sampled_from(BUYERS),
    st.sampled_from((10, 40, 60)),
)
forecasts = st.builds(
    lambda day, ref: {"date": day, "event": "Forecast published", "ref": ref}, days, refs
)
plans = st.builds(
    lambda day, ref: {"date": day, "event": "Loading Plan delivered", "matter": ref}, days, refs
)
waivers = st.builds(
    lambda day, by, of, extent, matter, signed: _without_none(
        {
            "date": day,
            "event": "waiver",
            "by": by,
            "of": of,
            "extent": extent,
            "matter": matter,
            "written": True,
            "signed": signed,
        }
    ),
    days,
    st.sampled_from((*BUYERS, "Producer")),
    st.sampled_from(("deliver-plan", "furnish-assay", "4")),
    st.sampled_from((None, "instance", "general")),
    st.one_of(st.none(), refs),
    st.sampled_from(OFTEN),
)
consents = st.builds(
    lambda day, by, written: _without_none(
        {"date": day, "event": "consent", "to": "first", "by": by, "written": written}
    ),
    days,
    st.sampled_from((*BUYERS, "Producer")),
    st.sampled_from(OFTEN),
)


@st.composite
def cases(draw: st.DrawFn) -> tuple[list[Json], str]:
    """Draw a log, with a few facts of each kind, and a day."""
    facts: list[Json] = []
    for kind, most in ((allotments, 3), (forecasts, 3), (plans, 2), (waivers, 3), (consents, 4)):
        facts += draw(st.lists(kind, max_size=most, unique_by=json.dumps))
    refs_seen: set[str] = set()
    kept = []
    for fact in facts:
        if fact["event"] == "Forecast published":
            if fact["ref"] in refs_seen:
                continue
            refs_seen.add(fact["ref"])
        kept.append(fact)
    return [HEAD, *draw(st.permutations(kept))], draw(days)


def told(records: list[Json], as_of: str) -> Json:
    """Return the report on a log."""
    return report(records, as_of, OFFTAKE)


@examples(25)
@given(case=cases(), data=st.data())
def test_the_order_of_waivers_and_consents_does_not_matter(
    case: tuple[list[Json], str], data: st.DataObject
) -> None:
    (head, *facts), as_of = case
    first, second = [head, *facts], [head, *data.draw(st.permutations(facts))]
    wanted = without_order_of_lines(told(first, as_of), first)
    assert without_order_of_lines(told(second, as_of), second) == wanted


@examples(25)
@given(case=cases(), later=st.sampled_from((1, 5, 40)))
def test_what_is_waived_or_done_stays_so(case: tuple[list[Json], str], later: int) -> None:
    records, as_of = case
    known = known_on(records, as_of)
    then = (date.fromisoformat(as_of) + timedelta(later)).isoformat()
    now, after = instances(told(known, as_of)), instances(told(known, then))
    final = {key: found["status"] for key, found in now.items() if found["status"] in FINAL}
    assert {key: after[key]["status"] for key in final} == final


@examples(25)
@given(case=cases())
def test_a_waiver_reaches_nobody_but_the_one_who_gives_it(case: tuple[list[Json], str]) -> None:
    records, as_of = case
    givers = {f["by"] for f in records[1:] if f["event"] == "waiver" and f["date"] <= as_of}
    without = [fact for fact in records if fact.get("event") != "waiver"]
    with_them, bare = instances(told(records, as_of)), instances(told(without, as_of))
    for key, found in with_them.items():
        if found["status"] == "waived":
            assert found["instance"]["to"] in givers
        if found["instance"].get("to") not in givers:
            assert _standing(found) == _standing(bare[key])


@examples(25)
@given(case=cases())
def test_without_the_consents_the_text_is_the_first(case: tuple[list[Json], str]) -> None:
    records, as_of = case
    fewer = [fact for fact in records if fact.get("by") != "Producer" or fact["event"] != "consent"]
    found = told(fewer, as_of)
    assert all("amended_by" not in finding for finding in found["findings"])
    assert [a["status"] for a in found["amendments"]] == ["not in force"]
    assert "Producer" in found["amendments"][0]["missing"]


@cache
def checker() -> dict[str, Any]:
    """Return the namespace of the agreement's standalone checker."""
    names: dict[str, Any] = {"__name__": "checker"}
    exec(compile(program(OFFTAKE).build(), "checker.py", "exec"), names)
    return names


@examples(15)
@given(case=cases(), form=st.sampled_from(("--format=json", "--why")))
def test_the_checker_says_the_same(case: tuple[list[Json], str], form: str) -> None:
    records, as_of = case
    log, names = as_lines(records), checker()
    argv = ["-", "--as-of", as_of, form]
    graph = json.loads(names["GRAPH"])
    checked = captured(lambda: names["run_status"](graph, argv, "checker.py", names["META"]), log)
    assert checked == status(log, as_of, form, agreement=OFFTAKE)


def _standing(found: Json) -> tuple[Any, ...]:
    return found["status"], found["due_from"], found["due_by"]
