"""Calendars of days on which nothing can be done: weekends and holidays, as far as verified."""

from __future__ import annotations

from typing import Any, NamedTuple

from engross.compiler.engine.days import parse_day, weekday_of


class Calendar(NamedTuple):
    """The closed days of one calendar. Outside its verified range it says nothing."""

    name: str
    weekend: frozenset[str]
    holidays: dict[int, str]
    first: int
    last: int
    clause: str

    def knows(self, day: int) -> bool:
        """Tell whether a day lies within the verified range."""
        return self.first <= day <= self.last

    def closed(self, day: int) -> str:
        """Return why a day is closed, a weekday's or a holiday's name; nothing for an open day."""
        if day in self.holidays:
            return self.holidays[day]
        weekday = weekday_of(day)
        return weekday if weekday in self.weekend else ""

    def next_open(self, day: int) -> int | None:
        """Return the first open day from a day on, None where the calendar ends before it."""
        while self.knows(day):
            if not self.closed(day):
                return day
            day += 1
        return None

    def open_day(self, day: int, count: int) -> int:
        """Return the open day so many after a day, or before it where `count` is negative.

        Where the verified range ends earlier, the first day outside it.
        """
        step = 1 if count > 0 else -1
        while count:
            day += step
            if not self.knows(day):
                break
            if not self.closed(day):
                count -= step
        return day


def calendar_of(node: dict[str, Any]) -> Calendar:
    """Return the calendar that a node of the graph holds."""
    holidays = {parse_day(day) or 0: name for day, name in node["holidays"]}
    first, last = (parse_day(node[side]) or 0 for side in ("first", "last"))
    weekend = frozenset(node["weekend"])
    return Calendar(node["name"], weekend, holidays, first, last, node["clause"])
