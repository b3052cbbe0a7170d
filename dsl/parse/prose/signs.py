"""Signs of arithmetic, of prose and of programs, in the place of words of the language."""

from __future__ import annotations

import re

from engross.dsl.parse.prose.phrase import Phrase, Told, phrase

_MONTHS_OF = {"year": (12, "months"), "week": (7, "days")}


def _sign(pattern: str, word: str) -> Phrase:
    return phrase(
        "RR124",
        rf"[ \t]*(?P<sign>{pattern})[ \t]*",
        f"“\\g<sign>” has no meaning here; the language says it in words: “{word}”",
        f"Write “{word}”.",
        f" {word} ",
    )


def _broken_period(found: re.Match[str]) -> Told:
    unit = found["unit"]
    whole = f"a period is a whole number; “{found['at']}” is none"
    parts, smaller = _MONTHS_OF.get(unit, (1, f"{unit}s"))
    tenths = round(float(found["number"].replace(",", ".")) * parts * 1_000)
    if tenths % 1_000:
        return Told(whole, f"Write it in whole {unit}s, or in a smaller unit.")
    period = f"{tenths // 1_000} {smaller}"
    return Told(whole, f"Write “{period}”.", period)


PHRASES: tuple[Phrase, ...] = (
    Phrase(
        "RR133",
        re.compile(r"(?P<at>(?P<number>\d+[.,]\d+) +(?P<unit>day|week|month|year)s?)\b"),
        _broken_period,
    ),
    phrase(
        "RR124", r"(?P<at>//|--|/\*).*", "“\\g<at>” begins no comment; “#” does", "Write “#”.", "#"
    ),
    phrase(
        "RR124", r"\byes ?/ ?no\b", "“\\g<0>” has its “or” in words", "Write “yes or no”.",
        "yes or no",
    ),
    _sign(r"\+", "plus"),
    _sign(r"-", "less"),
    _sign(r"\*", "times"),
    _sign(r"&", "and"),
    phrase(
        "RR124", r"'([^'\n]*)'", "words for people stand in double quotes",
        'Write “"\\1"”.', '"\\1"',
    ),
    phrase("RR124", r"\[", "brackets are round", "Write “(”.", "("),
    phrase("RR124", r"\]", "brackets are round", "Write “)”.", ")"),
)  # fmt: skip
