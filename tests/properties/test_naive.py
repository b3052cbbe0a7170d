"""On small agreements the engine agrees with a naive evaluator that shares nothing with it."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from properties.bench import examples, opened, report
from properties.logs import iso
from properties.naive import Verdict, verdict
from properties.small import BASE, Event, Terms, events, log_of, terms


@pytest.fixture(scope="module")
def path(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the file that holds one small agreement after the other."""
    return tmp_path_factory.mktemp("small") / "small.rr"


def write(path: Path, said: Terms) -> None:
    """Write an agreement, and forget the one that stood there."""
    path.write_text(said.text(), encoding="utf-8")
    opened.cache_clear()


def since_base(day: str | None) -> int | None:
    """Return a day of a report as a number of days."""
    return None if day is None else (date.fromisoformat(day) - BASE).days


def told(path: Path, facts: list[Event], today: int) -> dict[str, Verdict]:
    """Return the engine's verdicts by job."""
    calls = sorted(fact.day for fact in facts if fact.what == "Call received")
    found: dict[str, Any] = {}
    for finding in report(log_of(facts), iso(BASE, today), path)["findings"]:
        if finding["norm"] == "report" and finding["instance"]:
            number = int(finding["instance"]["matter"].split()[1])
            window = since_base(finding["due_from"]), since_base(finding["due_by"])
            found[f"J{number}"] = (finding["status"], *window)
    assert len(found) == sum(day <= today for day in calls)
    return found


RELEASED = Terms(20, 10, None, None, None, False, False, True, False, 1)
CALLED = Event(0, "Call received", "J1", "J1", None)
EMPTIED = [CALLED, Event(1, "Signal raised", "J1", "S1", None)]


@examples(200)
@example(
    said=RELEASED._replace(empty="ceiling governs"),
    facts=[*EMPTIED, Event(5, "Release made", "J1", "E1", None)],
    todays={4, 5, 11},
)
@example(
    said=RELEASED._replace(empty="floor governs"),
    facts=[*EMPTIED, Event(15, "Release made", "J1", "E1", None)],
    todays={14, 15, 30},
)
@given(said=terms, facts=events(), todays=st.sets(st.integers(0, 120), min_size=3, max_size=3))
def test_the_engine_agrees(path: Path, said: Terms, facts: list[Event], todays: set[int]) -> None:
    write(path, said)
    for today in sorted(todays):
        found = told(path, facts, today)
        assert found == {job: verdict(said, facts, job, today) for job in found}


@examples(40)
@given(
    floor=st.integers(0, 40),
    ceiling=st.integers(0, 40),
    signal=st.integers(0, 40),
    act=st.integers(0, 80),
)
def test_no_day_satisfies(path: Path, floor: int, ceiling: int, signal: int, act: int) -> None:
    said = Terms(floor, ceiling, None, None, None, False, False, False, False, 1)
    write(path, said)
    possible = [day for day in range(100) if day >= signal + floor and day <= ceiling]
    facts = [
        CALLED,
        Event(signal, "Signal raised", "J1", "S1", None),
    ]
    finding = report(log_of(facts), iso(BASE, signal), path)["findings"][0]
    questions = [asked["text"] for asked in finding["questions"]]
    assert any("no day satisfies" in text for text in questions) is (not possible)
    done = [*facts, Event(max(act, signal), "Report filed", "J1", "R1", None)]
    fulfilled = told(path, done, 100)["J1"][0] == "fulfilled"
    assert fulfilled is (max(act, signal) in possible)
