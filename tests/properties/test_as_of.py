"""What is final on a day stays so without new facts, and what comes later does not matter yet."""

from __future__ import annotations

from datetime import date
from typing import Any

from hypothesis import given
from hypothesis import strategies as st
from properties.bench import examples, instances, report, without_lines
from properties.logs import cases, iso

FINAL = ("fulfilled", "fulfilled-late", "excused", "waived")


def known_on(records: list[Any], day: str) -> list[Any]:
    """Return a log without the facts that come after a day."""
    return [records[0], *(fact for fact in records[1:] if fact["date"] <= day)]


@examples(14)
@given(case=cases(), later=st.sampled_from((1, 2, 30, 200)))
def test_a_final_status_stays(case: tuple[list[Any], str], later: int) -> None:
    records, as_of = case
    known = known_on(records, as_of)
    now = instances(report(known, as_of))
    then = instances(report(known, iso(date.fromisoformat(as_of), later)))
    final = {key: found["status"] for key, found in now.items() if found["status"] in FINAL}
    assert {key: then[key]["status"] for key in final} == final


@examples(14)
@given(case=cases())
def test_facts_to_come_do_not_matter(case: tuple[list[Any], str]) -> None:
    records, as_of = case
    known = known_on(records, as_of)
    whole, part = report(records, as_of), report(known, as_of)
    assert len(whole.pop("ignored")) == len(records) - len(known)
    assert part.pop("ignored") == []
    assert without_lines(whole, records) == without_lines(part, known)
