"""What lasts is judged as a naive evaluator judges it, at its boundaries and day after day."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from properties.bench import examples, opened, report
from properties.lasting import BASE, Answer, Event, Terms, answer, events, log_of, terms
from properties.logs import iso

Json = dict[str, Any]
FINAL = ("fulfilled", "breached")


@pytest.fixture(scope="module")
def path(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the file that holds one small agreement after the other."""
    return tmp_path_factory.mktemp("lasting") / "small.rr"


def write(path: Path, said: Terms) -> None:
    """Write an agreement, and forget the one that stood there."""
    path.write_text(said.text(), encoding="utf-8")
    opened.cache_clear()


def findings(path: Path, facts: list[Event], today: int) -> dict[tuple[str, str], Json]:
    """Return the findings by norm and by who must refrain."""
    told = report(log_of(facts), iso(BASE, today), path)["findings"]
    return {(f["norm"], f["instance"].get("bearer", "")): f for f in told}


def plain(finding: Json) -> Answer:
    """Return a finding as the naive evaluator answers."""
    days = [finding["due_from"], finding["due_by"]]
    since = [day and (date.fromisoformat(day) - BASE).days for day in days]
    return (finding["status"], since[0], since[1])


def told(path: Path, facts: list[Event], today: int) -> dict[str, Answer]:
    """Return the engine's answers, for the duty and for each who must refrain."""
    found = findings(path, facts, today)
    named = {
        "keep": ("keep", "Company"),
        "Alder": ("refrain", "Alder"),
        "Birch": ("refrain", "Birch"),
    }
    nothing: Answer = ("not-triggered", None, None)
    return {name: plain(found[key]) if key in found else nothing for name, key in named.items()}


def naive(said: Terms, facts: list[Event], today: int) -> dict[str, Answer]:
    """Return the naive evaluator's answers."""
    asked = {"keep": ("keep", ""), "Alder": ("refrain", "Alder"), "Birch": ("refrain", "Birch")}
    return {name: answer(said, facts, *key, today) for name, key in asked.items()}


@examples(120)
@given(said=terms, facts=events(), todays=st.sets(st.integers(0, 90), min_size=3, max_size=3))
def test_the_engine_agrees(path: Path, said: Terms, facts: list[Event], todays: set[int]) -> None:
    write(path, said)
    for today in sorted(todays):
        assert told(path, facts, today) == naive(said, facts, today)


@examples(40)
@given(said=terms, facts=events(), today=st.integers(0, 90), later=st.sampled_from((1, 30, 300)))
def test_what_is_final_stays(
    path: Path, said: Terms, facts: list[Event], today: int, later: int
) -> None:
    write(path, said)
    known = [fact for fact in facts if fact.day <= today]
    now, then = told(path, known, today), told(path, known, today + later)
    final = {name: found[0] for name, found in now.items() if found[0] in FINAL}
    assert {name: then[name][0] for name in final} == final


@examples(40)
@given(said=terms, facts=events(), today=st.integers(0, 90), gone=st.integers(0, 9))
def test_without_a_fact_nothing_is_kept_that_does_not_say_so(
    path: Path, said: Terms, facts: list[Event], today: int, gone: int
) -> None:
    write(path, said)
    left = [fact for number, fact in enumerate(facts) if number != gone % len(facts)]
    for finding in findings(path, left, today).values():
        if finding["status"] == "fulfilled":
            assert finding["reason"].startswith("no violation logged")


@pytest.mark.parametrize("days", [1, 10, 30])
@pytest.mark.parametrize("side, status", [(-1, "breached"), (0, "breached"), (1, "fulfilled")])
def test_the_last_day_counts_to_its_end(path: Path, days: int, side: int, status: str) -> None:
    write(path, Terms("days", days, effort=False, allowed=False))
    lapse = max(2, 1 + days + side)
    facts = [Event(0, "Call received"), Event(1, "Permit granted"), Event(lapse, "Permit lapsed")]
    assert told(path, facts, 60)["keep"] == (status, 1, 1 + days)


@pytest.mark.parametrize(
    "day, hour, status",
    [
        (4, None, "pending"),  # before it began
        (5, None, "needs-judgement"),
        (5, "08:59", "pending"),
        (5, "09:01", "breached"),
        (6, None, "breached"),
        (19, None, "breached"),
        (20, None, "needs-judgement"),
        (20, "11:59", "breached"),
        (20, "12:01", "fulfilled"),
        (21, None, "fulfilled"),
    ],
)
def test_the_days_that_events_bring(path: Path, day: int, hour: str | None, status: str) -> None:
    write(path, Terms("event", 10, effort=False, allowed=False))
    facts = [
        Event(0, "Call received"),
        Event(5, "Permit granted", "09:00"),
        Event(20, "Handover made", "12:00"),
        Event(day, "Offer made", hour, "Alder"),
    ]
    today = 19 if status == "pending" else 30
    assert told(path, facts, today)["Alder"][0] == status
    assert told(path, facts, today)["Birch"][0] == ("pending" if today == 19 else "fulfilled")


def test_what_ends_on_the_day_it_begins(path: Path) -> None:
    write(path, Terms("event", 10, effort=False, allowed=False))
    facts = [
        Event(0, "Call received"),
        Event(5, "Permit granted", "09:00"),
        Event(5, "Handover made", "08:00"),  # one that came before
        Event(8, "Offer made", None, "Alder"),
    ]
    assert told(path, facts, 9)["Alder"] == ("breached", 5, None)
    facts[2] = Event(5, "Handover made", "10:00")
    assert told(path, facts, 9)["Alder"] == ("fulfilled", 5, 5)
    facts[2] = Event(5, "Handover made")
    assert told(path, facts, 9)["Alder"][0] == "needs-judgement"
