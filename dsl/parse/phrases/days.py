"""Days and periods as contracts say them."""

from __future__ import annotations

import re

from engross.dsl.parse.numbers import number_in_words, ordinal_number
from engross.dsl.parse.phrases.phrase import Phrase, Told, phrase

MONTHS = (
    "January", "February", "March", "April", "May", "June",
    "July", "August", "September", "October", "November", "December",
)  # fmt: skip
_NAMED = "|".join(MONTHS)
_UNIT = r"(?:days?|weeks?|months?|years?)"
_PERIOD = rf"(\d+ +{_UNIT})"
_TERM = r"([A-Z][\w'&-]*(?: +[A-Z][\w'&-]*)*)"
_MONTH_FIRST = rf"(?P<month>{_NAMED}) +(?P<day>\d{{1,2}})(?:st|nd|rd|th)?,? +(?P<year>\d{{4}})"
_DAY_FIRST = rf"(?P<day>\d{{1,2}})(?:st|nd|rd|th)? +(?P<month>{_NAMED}),? +(?P<year>\d{{4}})"
_SLASHED = r"(?P<first>\d{1,2})[/.-](?P<second>\d{1,2})[/.-](?P<year>\d{4})"
_ANY_DATE = rf"(?:\d{{4}}-\d{{2}}-\d{{2}}|{_NAMED} +\d|\d+ +(?:{_NAMED})|\d+[/.-]\d+[/.-]\d+)"


def _date_in_words(found: re.Match[str]) -> Told:
    month, day = MONTHS.index(found["month"]) + 1, int(found["day"])
    written = f"{found['year']}-{month:02}-{day:02}"
    return Told(f"“{found[0]}” is a date in words", f"Write {written}.", written)


def _date_in_figures(found: re.Match[str]) -> Told:
    year, first, second = found["year"], int(found["first"]), int(found["second"])
    either = [
        f"{year}-{month:02}-{day:02}"
        for month, day in dict.fromkeys(((first, second), (second, first)))
        if month <= len(MONTHS)
    ]
    return Told(
        f"“{found[0]}” can be read month first or day first",
        f"Write {' or '.join(either) or 'the date as YYYY-MM-DD'}: year, month, day.",
        either[0] if len(either) == 1 else None,
    )


def _ordinal(found: re.Match[str]) -> Told:
    digits = ordinal_number(found["number"])
    if not digits:
        return Told(f"“{found[0]}” is no number", "Write a number, as in “1 day after”.")
    period = f"{digits} {found['unit']}{'' if digits == '1' else 's'}"
    return Told(
        f"“{found['number']} {found['unit']}” counts in words",
        f"Write “{period} after …”.",
        f"{period} after",
    )


def _said_twice(found: re.Match[str]) -> Told:
    words, figures = found["words"], found["figures"]
    if number_in_words(words) == figures:
        return Told(f"“{found['at']}” says one number twice", f"Write {figures}.", figures)
    if number_in_words(words):
        return Told(
            f"“{found['at']}” says two numbers",
            f"Write the one that holds: {number_in_words(words)} or {figures}.",
        )
    return Told(f"“{words}” stands beside the number {figures}", f"Write {figures}.", figures)


_LAST = "Write “not after {} …”: the last day of the act."
_FIRST = "Write “not before {} …”: the first day of the act."
_ONE_DAY = "“\\g<0>” is not how the language says a {} day"

FIXED_DAY = phrase(
    "RR132",
    rf"^\s*(?P<at>(?:by|on|on or before|before|after|until|from|(?:no|not) (?:later|earlier) than"
    rf"|not (?:after|before)|until) +{_ANY_DATE}[\w/.,-]*(?: \d{{4}})?)",
    "“\\g<at>” names a day of the calendar; the lines of a norm count from events",
    "Declare the day as an event, as in “event Last Day { happens reached }”, write "
    "“not after Last Day is reached”, and log the event on its date.",
)

PHRASES: tuple[Phrase, ...] = (
    FIXED_DAY,
    Phrase("RR137", re.compile(_MONTH_FIRST), _date_in_words),
    Phrase("RR137", re.compile(_DAY_FIRST), _date_in_words),
    Phrase("RR137", re.compile(_SLASHED), _date_in_figures),
    Phrase(
        "RR135",
        re.compile(r"(?P<at>(?P<words>[a-z]+(?:-[a-z]+)?) \((?P<figures>\d+)\))"),
        _said_twice,
    ),
    Phrase(
        "RR135",
        re.compile(r"(?P<at>(?P<figures>\d+) \((?P<words>[a-z]+(?:-[a-z]+)?)\))"),
        _said_twice,
    ),
    phrase(
        "RR133",
        r"(?i)(\d+)(?: +|-)((?:business|working|banking|trading|court) ?-?days?)",
        "“\\2” are not counted: the language counts the days of the calendar",
        "Write days, weeks, months or years. Where a last day that is closed moves, say so once, "
        "in counting: “last day moves to the next day of …”.",
    ),
    phrase(
        "RR133",
        r"(\d+) +(?:calendar|consecutive) +(days?)",
        "“\\g<0>” says more than is needed: a day is a day of the calendar",
        "Write “\\1 \\2”.",
        "\\1 \\2",
    ),
    phrase(
        "RR133",
        r"(\d+) +(hours?|minutes?|quarters?|fortnights?)",
        "“\\2” is not a unit: time is counted in whole days",
        "Write days, weeks, months or years.",
    ),
    phrase(
        "RR129", r"\b1-(day|week|month|year)\b", "a number and its unit are two words",
        "Write “1 \\1”.", "1 \\1",
    ),
    phrase(
        "RR129", r"(\d+)-(day|week|month|year)s?\b", "a number and its unit are two words",
        "Write “\\1 \\2s”.", "\\1 \\2s",
    ),
    Phrase(
        "RR129",
        re.compile(
            r"(?:\bthe )?\b(?P<number>one|(?:[a-z]+-)?(?:first|second|third)|[a-z-]+th"
            r"|\d+(?:st|nd|rd|th)) "
            r"(?P<unit>day|week|month|year) (?:after|following)"
        ),
        _ordinal,
    ),
    phrase(
        "RR129", r"\ban? (day|week|month|year) (after|before)", "“\\g<0>” counts in words",
        "Write “1 \\1 \\2 …”.", "1 \\1 \\2",
    ),
    phrase(
        "RR132",
        rf"\bwithin {_PERIOD} (?:of|after|from|following) (?:the )?receipt of (?:the )?{_TERM}",
        _ONE_DAY.format("last"),
        "Write “not after \\1 after \\2 is received”.",
        "not after \\1 after \\2 is received",
    ),
    phrase(
        "RR132", rf"\bwithin {_PERIOD} (?:of|after|from|following)\b", _ONE_DAY.format("last"),
        _LAST.format("\\1 after"), "not after \\1 after",
    ),
    phrase(
        "RR132", r"\b(?P<at>within) (?=\d|an? |[a-z-]+ \()", "“within” does not say from when",
        _LAST.format("30 days after"),
    ),
    phrase(
        "RR132", r"\b(?:no|not) later than\b", _ONE_DAY.format("last"),
        _LAST.format("30 days after"), "not after",
    ),
    phrase(
        "RR132", r"\b(?:no|not) (?:earlier|sooner) than\b", _ONE_DAY.format("first"),
        _FIRST.format("30 days after"), "not before",
    ),
    phrase(
        "RR132", rf"\b(?:not more than|at most|up to) {_PERIOD} (?:after|from|following)",
        _ONE_DAY.format("last"), _LAST.format("\\1 after"), "not after \\1 after",
    ),
    phrase(
        "RR132", rf"\b(?:not more than|at most|up to) {_PERIOD} (?:before|prior to)",
        _ONE_DAY.format("first"), _FIRST.format("\\1 before"), "not before \\1 before",
    ),
    phrase(
        "RR132", rf"\b(?:not less than|not fewer than|at least) {_PERIOD} (?:after|from|following)",
        _ONE_DAY.format("first"), _FIRST.format("\\1 after"), "not before \\1 after",
    ),
    phrase(
        "RR132", rf"\b(?:not less than|not fewer than|at least) {_PERIOD} (?:before|prior to)",
        _ONE_DAY.format("last"), _LAST.format("\\1 before"), "not after \\1 before",
    ),
    phrase(
        "RR132", rf"{_PERIOD} (?:following|from|of)\b", "a period runs “after” or “before” a day",
        "Write “\\1 after …”.", "\\1 after",
    ),
    phrase(
        "RR132", rf"{_PERIOD} prior to\b", "the language says “before”",
        "Write “\\1 before …”.", "\\1 before",
    ),
    phrase(
        "RR132", r"^\s*(?P<at>before|after) ", "“\\g<at>” does not say of which day it tells",
        "Write “not before …” for the first day of the act, “not after …” for the last.",
    ),
    phrase(
        "RR132",
        r"^\s*(?P<at>promptly|immediately|forthwith|without (?:undue )?delay"
        r"|as soon as (?:reasonably )?(?:practicable|possible))",
        "“\\g<at>” is an open standard; it stands in quotes after “speed”",
        'Write “speed "\\g<at>" after …”.',
        'speed "\\g<at>"',
    ),
    phrase(
        "RR132", r"(?P<at>(?:and |but )?in any (?:event|case)).*", "one line says one thing",
        "Say the standard in one line, “speed …”, and the last day in another, “not after …”.",
    ),
    phrase(
        "RR132", r"(?<!the )\b(?P<at>(?:earlier|later) (?:of|to occur of)) *",
        "“\\g<at>” needs its “the”", "Write “the earlier of … and …” or “the later of … and …”.",
    ),
    phrase(
        "RR132", r"\bthe (earli|lat)est (?:of|to occur of)",
        "“\\g<0>” is “the \\1er of”, however many there are",
        "Write “the \\1er of …, … and …”.", "the \\1er of",
    ),
    phrase(
        "RR132", r"\bthe (earlier|later) of (?!.* and ).*(?P<at>,)[^,]*$",
        "the last of the days that are compared comes after “and”",
        "Write “and” in the place of this comma: “the \\1 of … and …”.", " and",
    ),
)  # fmt: skip
