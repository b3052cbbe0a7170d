"""Days of the calendar as contracts write them."""

from __future__ import annotations

import re

from engross.dsl.parse.prose.phrase import Phrase, Told, phrase

MONTHS = (
    "January", "February", "March", "April", "May", "June",
    "July", "August", "September", "October", "November", "December",
)  # fmt: skip
_NAMED = "|".join(MONTHS)
_MONTH_FIRST = rf"(?P<month>{_NAMED}) +(?P<day>\d{{1,2}})(?:st|nd|rd|th)?,? +(?P<year>\d{{4}})"
_DAY_FIRST = rf"(?P<day>\d{{1,2}})(?:st|nd|rd|th)? +(?P<month>{_NAMED}),? +(?P<year>\d{{4}})"
_SLASHED = r"(?P<first>\d{1,2})[/.-](?P<second>\d{1,2})[/.-](?P<year>\d{4})"
_ANY_DATE = (
    rf"(?:\d{{4}}-\d{{2}}-\d{{2}}|(?:{_NAMED}) +\d+(?:st|nd|rd|th)?(?:,? +\d{{4}})?"
    rf"|\d+(?:st|nd|rd|th)? +(?:{_NAMED})(?:,? +\d{{4}})?|\d+[/.-]\d+[/.-]\d+)"
)
_AS_EVENT = "Declare the day as an event, as in “event Last Day {{ happens reached }}”, write {}"


def _in_words(found: re.Match[str]) -> Told:
    month, day = MONTHS.index(found["month"]) + 1, int(found["day"])
    written = f"{found['year']}-{month:02}-{day:02}"
    return Told(f"“{found[0]}” is a date in words", f"Write {written}.", written)


def _in_figures(found: re.Match[str]) -> Told:
    year, first, second = found["year"], int(found["first"]), int(found["second"])
    either = [
        f"{year}-{month:02}-{day:02}"
        for month, day in dict.fromkeys(((first, second), (second, first)))
        if month <= len(MONTHS)
    ]
    return Told(
        f"“{found[0]}” can be read month first or day first",
        f"Write {' or '.join(either) or 'the date as YYYY-MM-DD'}: year, month, day.",
        either[0] if either else None,
        certain=len(either) == 1,
    )


# A date is told to be written otherwise only where one can stand; elsewhere a day is an event's.
PHRASES: tuple[Phrase, ...] = (
    Phrase("RR137", re.compile(_MONTH_FIRST), _in_words),
    Phrase("RR137", re.compile(_DAY_FIRST), _in_words),
    Phrase("RR137", re.compile(_SLASHED), _in_figures),
    phrase(
        "RR137",
        rf"\bon (?P<at>(?P<day>\d{{1,2}})(?:st|nd|rd|th)?(?: of)? (?P<month>{_NAMED}))\b",
        "a day of each year is written month first",
        "Write “\\g<month> \\g<day>”.",
        "\\g<month> \\g<day>",
    ),
    phrase(
        "RR137",
        rf"\b(?P<at>(?P<month>{_NAMED}) (?P<day>\d{{1,2}})(?:st|nd|rd|th))\b",
        "the day of a month is a plain number",
        "Write “\\g<month> \\g<day>”.",
        "\\g<month> \\g<day>",
    ),
    phrase(
        "RR132",
        rf"^\s*(?P<at>(?:by|on|on or before|before|after|until|from"
        rf"|(?:no|not) (?:later|earlier) than|not (?:after|before)) +{_ANY_DATE})",
        "“\\g<at>” names a day of the calendar; the lines of a norm count from events",
        _AS_EVENT.format("“not after Last Day is reached”, and log the event on its date."),
    ),
    phrase(
        "RR132",
        rf"\bis [\w-]+ (?P<at>(?:by|on|on or before|before|after|(?:no|not) later than)"
        rf" +{_ANY_DATE})",
        "a date of the calendar does not stand in a condition; its days are those of events",
        _AS_EVENT.format(
            "“by Last Day is reached” (or before it, or after it), and log the event on its date."
        ),
    ),
    phrase(
        "RR132",
        r"(?:\b(?:by|on|(?:no|not) later than|not after) )?(?:\bthe (?:\w+ )?(?:day )?of )?"
        r"\b(?:each|every) (?:calendar |business )?"
        r"(?:day|week|month|quarter|year)\b"
        r"|(?<![\w-])(?:daily|weekly|monthly|quarterly|annually|yearly)(?![\w-])",
        "“\\g<0>” recurs, and what is owed hangs on events",
        "Declare what recurs as an event, as in “event Due Day { happens reached }”; with "
        "“when Due Day is reached” each one that is logged brings about what is owed.",
    ),
)
