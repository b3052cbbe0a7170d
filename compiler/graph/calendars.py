"""Calendars in the graph: every closed day of the verified range, spelled out."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, timedelta

from dateutil.rrule import FR, MO, SA, SU, TH, TU, WE, YEARLY, rrule

from engross.compiler.graph.context import Context, Json
from engross.dsl.diagnostics.sink import did_you_mean
from engross.dsl.syntax.declarations import CalendarOf, Counting, Holiday
from engross.dsl.text.span import Span

WEEKDAYS = {
    "Monday": MO,
    "Tuesday": TU,
    "Wednesday": WE,
    "Thursday": TH,
    "Friday": FR,
    "Saturday": SA,
    "Sunday": SU,
}
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


def calendar_node(context: Context, calendar: CalendarOf) -> Json:
    """Return the graph's form of a calendar; report days and names that do not exist."""
    for day in calendar.weekend:
        _known(context, calendar.span, day.text, WEEKDAYS)
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


def check_rolls(context: Context, counting: Counting, calendars: list[str]) -> None:
    """Report a rolling rule that names no calendar."""
    for line in counting.rolls:
        if line.calendar.text not in calendars:
            advice = did_you_mean(line.calendar.text, calendars, "Declare it as a calendar.")
            context.sink.report(
                "RR213", line.calendar.span, f"no calendar is called “{line.calendar.text}”", advice
            )


def _range(context: Context, calendar: CalendarOf) -> tuple[date, date]:
    try:
        first, last = (date.fromisoformat(day) for day in calendar.verified or ("", ""))
    except ValueError:
        first, last = date(1, 1, 1), date(1, 1, 1)
    if not first < last or last.year - first.year > MAX_YEARS:
        context.sink.report(
            "RR309",
            calendar.name.span,
            f"“{calendar.name.text}” does not say for which days it was verified",
            "Add “verified 2002-01-01 to 2012-12-31”: "
            "two days that exist, at most a hundred years apart.",
        )
        return date(1, 1, 1), date(1, 1, 1)
    return first, last


def _known(context: Context, span: Span, name: str, names: Iterable[str]) -> bool:
    known = list(names)
    if name in known:
        return True
    advice = did_you_mean(name, known, f"One of {', '.join(known)}.")
    context.sink.report("RR201", span, f"“{name}” is not defined", advice)
    return False


def _days_of(context: Context, holiday: Holiday, first: date, last: date) -> list[date]:
    """Return the days on which a holiday falls within the range."""
    if holiday.date:
        try:
            return [date.fromisoformat(holiday.date)]
        except ValueError:
            context.sink.report(
                "RR308",
                holiday.span,
                f"{holiday.date} is no day of the calendar",
                "Write a day that exists.",
            )
            return []
    if not _known(context, holiday.span, holiday.month, MONTHS):
        return []
    month = MONTHS.index(holiday.month) + 1
    start = first.replace(day=1, month=1)
    if holiday.nth:
        if not _known(context, holiday.span, holiday.weekday, WEEKDAYS):
            return []
        weekday = WEEKDAYS[holiday.weekday](NTH[holiday.nth])
        rule = rrule(YEARLY, dtstart=start, until=last, bymonth=month, byweekday=weekday)
    else:
        rule = rrule(
            YEARLY,
            dtstart=start,
            until=last.replace(month=12, day=31),
            bymonth=month,
            bymonthday=holiday.day,
        )
    found = [_nearest(day.date()) if holiday.nearest else day.date() for day in rule]
    if not found:
        context.sink.report(
            "RR308",
            holiday.span,
            f"{holiday.month} {holiday.day} is no day of the calendar",
            "Write a day that exists.",
        )
    return found


def _nearest(day: date) -> date:
    """Return the weekday on which a holiday that falls on a weekend is kept."""
    return day + timedelta(days={5: -1, 6: 1}.get(day.weekday(), 0))
