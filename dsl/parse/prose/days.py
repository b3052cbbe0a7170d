"""Days and periods as contracts say them, and how they are counted."""

from __future__ import annotations

import re

from engross.dsl.parse.numbers import IN_WORDS, number_in_words, ordinal_number
from engross.dsl.parse.prose.phrase import Phrase, Told, phrase

_UNIT = r"(?:(?:business )?days?|weeks?|months?|years?)"
_PERIOD = rf"(\d+ +{_UNIT})"
_TERM = r"([A-Z][\w'&-]*(?: +[A-Z][\w'&-]*)*)"
_COUNT = rf"(?:{IN_WORDS}|[a-z]+(?:-[a-z]+)?)"


def _business_days(found: re.Match[str]) -> Told:
    unit = f"business {found['days'].lower()}"
    return Told(
        f"“{found['at']}” are “{unit}”, the open days of a calendar",
        f"Write “{found['number']} {unit}”, and once in counting “business days are the days "
        "of …”.",
        unit,
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


def _within_words(found: re.Match[str]) -> Told:
    digits = number_in_words(found["number"])
    if found["figures"] not in (None, digits):
        digits = ""  # which of the two holds is told first
    period = f"{digits} {found['unit']}"
    return Told(
        f"“{found['at']}” is not how the language says a last day",
        f"Write “not after {period} after …”: the last day of the act.",
        f"not after {period} after" if digits else "",
    )


def _in_words(found: re.Match[str]) -> Told:
    digits = number_in_words(found["at"])
    return Told(f"“{found['at']}” is a number in words", f"Write {digits}.", digits)


def _anniversary(found: re.Match[str]) -> Told:
    digits = ordinal_number(found["number"])
    period = f"{digits} year{'' if digits == '1' else 's'} after"
    return Told(
        f"“{found['at']}” counts years in words", f"Write “{period} …”.", period if digits else None
    )


_LAST = "Write “not after {} …”: the last day of the act."
_FIRST = "Write “not before {} …”: the first day of the act."
_ONE_DAY = "“\\g<0>” is not how the language says a {} day"

PHRASES: tuple[Phrase, ...] = (
    Phrase(
        "RR135",
        re.compile(rf"(?P<at>(?P<words>{_COUNT}) \((?P<figures>\d+)\))"),
        _said_twice,
    ),
    Phrase(
        "RR135",
        re.compile(rf"(?P<at>(?P<figures>\d+) \((?![a-z]\)|[ivx]+\))(?P<words>{_COUNT})\))"),
        _said_twice,
    ),
    Phrase(
        "RR133",
        re.compile(
            r"(?P<number>\d+)(?: +|-)(?P<at>(?!business days?\b)"
            r"(?i:(?:business|working|banking|trading|court)[ -]?(?P<days>days?)))"
        ),
        _business_days,
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
    Phrase(
        "RR129",
        re.compile(
            r"(?P<at>(?:the )?(?P<number>[a-z]+(?:-[a-z]+)?|\d+(?:st|nd|rd|th)) anniversary of)\b *"
        ),
        _anniversary,
    ),
    phrase(
        "RR129", r"\ban? (day|week|month|year) (after|before)", "“\\g<0>” counts in words",
        "Write “1 \\1 \\2 …”.", "1 \\1 \\2",
    ),
    phrase(
        "RR132",
        rf"\bis [\w-]+ (?P<at>(?:within|(?:no|not) (?:later|more) than|at most) {_PERIOD} "
        r"(?:of|after|from|following))\b",
        "in a condition the last day of a period is said with “by”",
        "Write “by \\g<2> after …”.", "by \\g<2> after",
    ),
    phrase(
        "RR132", r"\bis [\w-]+ (?P<at>(?:no|not) later than|on or before)\b",
        "in a condition the last day that counts is said with “by”", "Write “by …”.", "by",
    ),
    Phrase(
        "RR132",
        re.compile(
            rf"(?P<at>\bwithin (?P<number>{_COUNT})(?: \((?P<figures>\d+)\))? "
            rf"(?P<unit>{_UNIT}) "
            r"(?:of|after|from|following))\b"
        ),
        _within_words,
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
        "RR132",
        r"\b(?P<at>within) (?=(?:\d+ +[a-z]|an? |[a-z-]+ \().*\b(?:after|of|from|following)\b)",
        "“within” is not how the language says a last day",
        "Write “not after … after …”: the last day of the act, counted from what happens.",
    ),
    phrase(
        "RR132", r"\b(?P<at>within) (?=\d+ +[a-z]|an? |[a-z-]+ \()",
        "“within” does not say from when", _LAST.format("30 days after"),
    ),
    phrase(
        "RR132", r"\b(?:no|not) later than\b", _ONE_DAY.format("last"),
        "Write “not after …”: the last day of the act, counted from what happens.", "not after",
        outline=True,
    ),
    phrase(
        "RR132", r"\b(?:no|not) (?:earlier|sooner) than\b", _ONE_DAY.format("first"),
        "Write “not before …”: the first day of the act, counted from what happens.", "not before",
        outline=True,
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
        "RR132", rf"^\s*(?P<at>for) {_PERIOD}\b", "“for” does not say from when a period runs",
        "Write “not after \\2 after …” for a last day, “until \\2 after …” for the end of what "
        "lasts.", begins="not",
    ),
    phrase(
        "RR132", rf"^\s*(?P<at>for) {_PERIOD}\b", "“for” does not say from when a period runs",
        "Write “until \\2 after …”.", begins="until",
    ),
    phrase(
        "RR132", r"^\s*(?P<at>by|on or before|at the latest)\b",
        "“\\g<at>” is not how the language says a last day",
        "Write “not after …”: the last day of the act.", "not after", begins="not",
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
        "RR132", r"\bthe (?P<end>earlier|later) of (?:(?! and ).)*? (?P<at>or)\b",
        "the days that are compared are joined by “and”, though one of them counts",
        "Write “and”: “the \\g<end> of … and …”.", "and",
    ),
    phrase(
        "RR132", r"\bthe (earlier|later) of (?!.* and ).*(?P<at>,)[^,]*$",
        "the last of the days that are compared comes after “and”",
        "Write “and” in the place of this comma: “the \\1 of … and …”.", " and",
    ),
    Phrase("RR129", re.compile(rf"(?P<at>{IN_WORDS})(?= ) *"), _in_words),
)  # fmt: skip
