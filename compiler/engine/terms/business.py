"""Business days: the open days of the calendar that the agreement's counting rules name."""

from __future__ import annotations

from engross.compiler.engine.days import BUSINESS_DAYS, FIRST_DAY
from engross.compiler.engine.scope import Open, State, describe_reading
from engross.compiler.engine.terms.calendars import Calendar
from engross.compiler.engine.truth import Question


def days_after(state: State, start: int, count: int, unit: str) -> int | Open:
    """Return the day so many days of a unit, `days` or `business days`, after another."""
    return business_day(state, start, count) if unit == BUSINESS_DAYS else start + count


def business_day(state: State, start: int, count: int) -> int | Open:
    """Return the day so many business days after another, or before it where `count` is negative.

    The day counted from is not counted. Open where the calendar was not verified so far.
    """
    for under, calendar in state.program.business_days:
        if state.under(under):
            found: int = calendar.open_day(start, count)
            if not calendar.knows(found):
                earliest = found if count > 0 else FIRST_DAY
                return Open(unverified(state, calendar, found), earliest)
            if state.steps is not None:
                _tell(state, calendar, start, found, describe_reading(under))
            return found
    clause = state.program.graph["counting"]["clause"]
    return Open(Question(BUSINESS_DAYS, "Which days are business days? No line says.", clause))


def unverified(state: State, calendar: Calendar, day: int) -> Question:
    """Return the question whether a day is open that the calendar was not verified for."""
    said = state.program.say_day(day)
    text = f"Is {said} a business day? {calendar.name} was not verified for it."
    return Question(f"calendar {calendar.name} {day}", text, calendar.clause)


def _tell(state: State, calendar: Calendar, start: int, end: int, reading: str) -> None:
    """Tell the holidays that were passed over; whoever recounts sees the weekends."""
    first, last = sorted((start, end))
    passed = [
        f"{state.program.say_day(day)} ({calendar.holidays[day]})"
        for day in range(first + 1, last)
        if day in calendar.holidays
    ]
    closed = f", closed in between {', '.join(passed)}" if passed else ""
    state.note(f"business days are the days of {calendar.name}{closed}", reading=reading)
