"""A remedy goes by what a report of each day says of the norm whose breach brings it about."""

from __future__ import annotations

import json
from datetime import date, timedelta
from typing import Any

from hypothesis import given
from hypothesis import strategies as st
from properties.bench import as_lines, check, examples, report, status
from support.run import ROOT

Json = dict[str, Any]
FACILITY = ROOT / "docs" / "examples" / "facility.rr"
LENDERS = ("Alder", "Birch")
HEAD = {"agreement": "Facility Agreement", "parameters": {"Lenders": LENDERS}}
BREACHED = ("breached", "fulfilled-late")
NOT_THERE = ("unavailable", "not-triggered")


def day(number: int) -> str:
    """Return a day so many days after the advance."""
    return str(date(2024, 1, 15) + timedelta(number))


def fact(event: str, who: str, number: int) -> Json:
    """Return a fact that is of one lender."""
    whose = "lender" if event == "Interest paid" else "from"
    return {"date": day(number), "event": event, whose: who}


EVENTS = ("Interest paid", "Default Notice received", "Acceleration Notice received")
FACTS = st.builds(
    fact, st.sampled_from(EVENTS), st.sampled_from(LENDERS), st.integers(min_value=25, max_value=60)
)
LOGS = (
    st.lists(FACTS, max_size=8, unique_by=json.dumps)
    .flatmap(lambda facts: st.permutations([{"date": day(0), "event": "Advance made"}, *facts]))
    .map(lambda facts: [HEAD, *facts])
)


def standing(records: list[Json], as_of: str) -> dict[tuple[str, str], str]:
    """Return the status of each instance by its norm, and the lender whose it is."""
    return {
        (found["norm"], who): found["status"]
        for found in report(records, as_of, FACILITY)["findings"]
        for who in LENDERS
        if who in (found["instance"] or {}).values()
    }


@examples(10)
@given(records=LOGS)
def test_a_right_is_there_from_the_day_on_which_a_report_has_the_breach(
    records: list[Json],
) -> None:
    for number in (31, 32, 40, 55):
        found = standing(records, day(number))
        for who in LENDERS:
            there = found["give-default-notice", who] not in NOT_THERE
            assert there == (found["pay-interest", who] in BREACHED)


@examples(6)
@given(records=LOGS, number=st.integers(min_value=30, max_value=80))
def test_the_checker_says_what_the_command_says(records: list[Json], number: int) -> None:
    log, form = as_lines(records), ("--format=json", "--why")
    told = status(log, day(number), *form, agreement=FACILITY)
    assert told.code in (0, 1, 3), told.err
    assert check(log, day(number), *form, agreement=FACILITY) == told
