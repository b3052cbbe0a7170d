"""Calendars in the graph: every closed day of the verified range, spelled out."""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Iterable, Mapping
from datetime import date, timedelta

from engross.compiler.graph.context import Context, Json
from engross.dsl.syntax.declarations import (
    BusinessDays,
    CalendarOf,
    Counting,
    Holiday,
    Rolls,
)
from engross.dsl.text.span import Span

WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
MONTHS = (
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
)
NTH = {"first": 1, "second": 2, "third": 3, "fourth": 4, "last": -1}
MAX_YEARS = 100
# Where the range cannot be read: every day of the calendar is among them.
SOME_YEARS = date(2000, 1, 1), date(2003, 12, 31)


def calendar_node(context: Context, calendar: CalendarOf) -> Json:
    """Return the graph's form of a calendar; report days and names that do not exist."""
    for day in calendar.weekend:
        if day.text in WEEKDAYS or not context.capital(day):
            _known(context, day.span, day.text, WEEKDAYS)
    first, last = _range(context, calendar)
    days: dict[str, str] = {}
    for holiday in calendar.holidays:
        for found in _days_of(context, holiday, first, last):
            days.setdefault(found.isoformat(), holiday.name.text)
    return {
        "name": calendar.name.text,
        "clause": context.section,
        "weekend": [day.text for day in calendar.weekend],
        "holidays": [list(pair) for pair in sorted(days.items())],
        "first": first.isoformat(),
        "last": last.isoformat(),
    }


def check_calendars(context: Context, counting: Counting, calendars: Mapping[str, Span]) -> None:
    """Report a counting rule that names no calendar."""
    lines: list[Rolls | BusinessDays] = [*counting.rolls, *counting.business_days]
    for line in lines:
        name = line.calendar
        if name.text in calendars:
            context.symbols.used.add(("calendar", name.text))
        else:
            message = f"no calendar is called “{name.text}”"
            advice = "Declare it as a calendar."
            context.missing("RR213", ("calendar", ""), name, calendars, message, advice)


def _range(context: Context, calendar: CalendarOf) -> tuple[date, date]:
    if calendar.verified is None:
        context.sink.report(
            "RR309",
            calendar.name.span,
            f"“{calendar.name.text}” does not say for which days it was verified",
            "Add “verified 2002-01-01 to 2012-12-31”, with the days that somebody checked.",
            lacking=calendar.span,
        )
        return SOME_YEARS
    first, last = (_day_of(context, day.text, day.span) for day in calendar.verified)
    if first is None or last is None:
        return SOME_YEARS
    if not first < last or last.year - first.year > MAX_YEARS:
        context.sink.report(
            "RR309",
            calendar.verified[1].span,
            f"from {first} to {last} is no range for which a calendar is verified",
            "Write first the earlier day, then the later, at most a hundred years apart.",
        )
        return SOME_YEARS
    return first, last


def _day_of(context: Context, text: str, span: Span) -> date | None:
    try:
        return date.fromisoformat(text)
    except ValueError:
        context.sink.report(
            "RR308", span, f"{text} is no day of the calendar", "Write a day that exists."
        )
        return None


def _known(context: Context, span: Span, name: str, names: Iterable[str]) -> bool:
    known = list(names)
    if name in known:
        return True
    advice = context.did_you_mean(name, known, f"One of {', '.join(known)}.")
    context.sink.report("RR201", span, f"“{name}” is not defined", advice)
    return False


def _days_of(context: Context, holiday: Holiday, first: date, last: date) -> list[date]:
    """Return the days on which a holiday falls within the range."""
    if holiday.date:
        day = _day_of(context, holiday.date, holiday.span)
        return [day] if day else []
    if not _known(context, holiday.span, holiday.month, MONTHS):
        return []
    month = MONTHS.index(holiday.month) + 1
    years = range(first.year, last.year + 1)
    if holiday.nth:
        if not _known(context, holiday.span, holiday.weekday, WEEKDAYS):
            return []
        days = _nth_days(years, month, holiday)
        found = [day for day in days if day <= last]
    else:
        found = [
            date(year, month, holiday.day)
            for year in years
            if 1 <= holiday.day <= monthrange(year, month)[1]
        ]
    if not found:
        context.sink.report(
            "RR308",
            holiday.span,
            f"{holiday.month} {holiday.day} is no day of the calendar",
            "Write a day that exists.",
        )
    return [_nearest(day) for day in found] if holiday.nearest else found


def _nth_days(years: Iterable[int], month: int, holiday: Holiday) -> list[date]:
    from dateutil.relativedelta import relativedelta, weekday  # most calendars need none

    nth = NTH[holiday.nth]
    # From the first day of the month on, or from its last day back.
    start = 1 if nth > 0 else 31
    on = weekday(WEEKDAYS.index(holiday.weekday), nth)
    found = relativedelta(day=start, weekday=on)
    return [date(year, month, 1) + found for year in years]


def _nearest(day: date) -> date:
    """Return the weekday on which a holiday that falls on a weekend is kept."""
    return day + timedelta(days={5: -1, 6: 1}.get(day.weekday(), 0))
