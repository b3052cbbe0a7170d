"""Where only days are counted, a log moved by some days gives the same report, moved by as many."""

from __future__ import annotations

import json
from datetime import date
from typing import Any

from hypothesis import given
from hypothesis import strategies as st
from properties.bench import ISO_DAY, examples, report
from properties.logs import cases, iso

Json = dict[str, Any]


def moved(data: Any, days: int) -> Any:
    """Return data with every day in it so many days later."""
    text = json.dumps(data)
    return json.loads(ISO_DAY.sub(lambda day: iso(date.fromisoformat(day[0]), days), text))


def by_days_alone(told: Json) -> Json:
    """Return a report without what goes by the calendar: weekdays, years, the readings that roll.

    What is reckoned from those, the dates ahead and what would change an answer, goes with them.

    An instance that only such a reading would bring about stands there as not triggered.
    """
    for part in ("summary", "dates", "questions", "changes"):
        del told[part]
    told["findings"] = [
        finding
        for finding in told["findings"]
        if finding["status"] != "not-triggered" and "lasts" not in finding
    ]
    told["quantities"] = [q for q in told["quantities"] if q.get("unit") != "days left"]
    for finding in told["findings"]:
        for part in ("flags", "readings", "same_on_every_reading", "confidence"):
            del finding[part]
    return told


@examples(15)
@given(case=cases(), days=st.sampled_from((-1000, -1, 1, 7, 90, 365, 1461, 36_525)))
def test_a_log_moved_by_days(case: tuple[list[Any], str], days: int) -> None:
    records, as_of = case
    records[0].get("elections", {}).pop("day-count", None)
    told = by_days_alone(report(records, as_of))
    later = by_days_alone(report(moved(records, days), moved(as_of, days)))
    assert later == moved(told, days)
