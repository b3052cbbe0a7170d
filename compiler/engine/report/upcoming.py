"""The dates that lie ahead: first and last days, with their weekday and whether they are open."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from engross.compiler.engine.days import iso_day, parse_day, weekday_of
from engross.compiler.engine.norms.verdicts import PENDING, SUSPENDED
from engross.compiler.engine.report.prose import weekend_of
from engross.compiler.engine.terms.calendars import Calendar

STILL_RUNNING = (PENDING, SUSPENDED, "available")
SIDES = (("due_from", "first day"), ("due_by", "last day"))


def dates_told(
    findings: Iterable[dict[str, Any]], as_of: int, calendars: Iterable[Calendar]
) -> list[dict[str, Any]]:
    """Return each day from `as_of` on with which a window that runs begins or ends, in order."""
    known = list(calendars)
    found = []
    for finding in findings:
        if finding["status"] not in STILL_RUNNING:
            continue
        for bound, side in SIDES:
            day = parse_day(finding[bound] or "")
            if day is not None and day >= as_of:
                found.append(
                    {
                        "date": iso_day(day),
                        "weekday": weekday_of(day),
                        "side": "it ends" if bound == "due_by" and "lasts" in finding else side,
                        "norm": finding["norm"],
                        "clause": finding["clause"],
                        "kind": finding["kind"],
                        "words": finding["words"],
                        "instance": finding["instance"],
                        "status": finding["status"],
                        "closed": closed_on(day, known),
                    }
                )
    return sorted(found, key=lambda date: (date["date"], date["side"]))


def closed_on(day: int, calendars: Iterable[Calendar]) -> str:
    """Return why a day is no business day: `a Sunday`, or a calendar's holiday; else nothing."""
    weekday = weekend_of(iso_day(day))
    if weekday:
        return f"a {weekday}"
    closed = ((c.closed(day), c.name) for c in calendars if c.knows(day))
    return next((f"{name} ({calendar})" for name, calendar in closed if name), "")
