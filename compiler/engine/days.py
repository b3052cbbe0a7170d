"""Civil days as whole numbers: the proleptic Gregorian ordinal, day 1 being 0001-01-01."""

from __future__ import annotations

from datetime import date

FIRST_DAY = 1
LAST_DAY = date.max.toordinal()
BUSINESS_DAYS = "business days"  # the unit of what is counted on a calendar
WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")


class OutOfRange(Exception):
    """A computed day falls outside 0001-01-01 to 9999-12-31."""


def parse_day(text: str) -> int | None:
    """Return the day written `YYYY-MM-DD`, or None where the text is no such day."""
    if len(text) != 10 or text[4] != "-" or text[7] != "-" or not text.isascii():
        return None
    try:
        return date.fromisoformat(text).toordinal()
    except ValueError:
        return None


def iso_day(day: int) -> str:
    """Return the day as `YYYY-MM-DD`. Raises `OutOfRange`."""
    if not FIRST_DAY <= day <= LAST_DAY:
        raise OutOfRange
    return date.fromordinal(day).isoformat()


def weekday_of(day: int) -> str:
    """Return the English name of the weekday."""
    return WEEKDAYS[(day - 1) % 7]


def add_days(day: int, count: int) -> int:
    """Return the day `count` days later: the trigger day is not counted, the last day is."""
    result = day + count
    if FIRST_DAY <= result <= LAST_DAY:
        return result
    raise OutOfRange


def add_months(day: int, count: int, month_end: str) -> int:
    """Return the same day of the month `count` months later.

    Where that month is too short, `month_end` says which day serves: `last` is the month's
    last day, `next` the first day of the month that follows.
    """
    start = date.fromordinal(day)
    month = start.month - 1 + count
    year = start.year + month // 12
    month = month % 12 + 1
    if not 1 <= year <= 9999:
        raise OutOfRange
    try:
        return date(year, month, start.day).toordinal()
    except ValueError:
        pass
    following = date(year + month // 12, month % 12 + 1, 1).toordinal()
    return following if month_end == "next" else following - 1
