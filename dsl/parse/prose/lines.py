"""Lines that contracts begin otherwise, or that say two things at once."""

from __future__ import annotations

import re

from engross.dsl.parse.numbers import IN_WORDS, number_in_words
from engross.dsl.parse.prose.phrase import Phrase, Told, phrase

_TERM = r"[A-Z][\w'&-]*(?: +[A-Z][\w'&-]*)*"
_PERIOD = r"(\d+ +(?:days?|weeks?|months?|years?))"
_WORDS = "\x00+"
_WHEN = "what brings it about follows “when”"
_LIMIT = "“\\g<at>” is said with “at most”"
_SO_OFTEN = "how often is a number, and how long a period that is counted back from each day"


def _often(found: re.Match[str]) -> Told:
    said = found["number"]
    digits = {"once": "1", "twice": "2"}.get(said) or number_in_words(said)
    return Told(f"“{found['at']}” is a number in words", f"Write {digits}.", digits)


PHRASES: tuple[Phrase, ...] = (
    phrase(
        "RR127",
        r"(?P<at> *, *)(?P<word>if|when|unless|until|excused when|provided)\b",
        "a new line is missing before “\\g<word>”",
        "Begin a new line with “\\g<word>”.",
        "\n",
    ),
    phrase(
        "RR127",
        rf"{_WORDS}(?P<at> *,? *(?:but |and )(?:in any event )?(?:no|not) (?:later|more) than) ",
        "one line says one thing",
        "Begin a new line with “not after …”.",
        "\nnot after",
    ),
    phrase(
        "RR132",
        rf"^\s*(?!if|unless|requires|excused|allowed|exhausted|so )\S[^\n]* "
        rf"(?P<at>within {_PERIOD} (?:of|after|from|following))\b",
        "the last day stands in a line of its own",
        "Begin a new line with “not after \\g<2> after …”.",
        "\nnot after \\g<2> after",
    ),
    phrase(
        "RR120",
        rf"(?:^|\{{)\s*(?P<at>(?:upon|on|after|following) (?:the |its )?receipt of (?:the |an? )?"
        rf"(?P<thing>{_TERM}))",
        _WHEN,
        "Write “when \\g<thing> is received”.",
        "when \\g<thing> is received",
        begins="when",
    ),
    phrase(
        "RR120",
        r"(?:^|\{)\s*(?P<at>upon|on|once|as soon as|whenever|following)(?= +(?:any |that )?[A-Z])",
        _WHEN,
        "Write “when”.",
        "when",
        begins="when",
    ),
    phrase(
        "RR120",
        r"(?:^|\{)\s*(?P<at>upon|following)\b",
        _WHEN,
        "Write “when …”, with a thing and what happens to it, as in “when Notice is received”.",
        begins="when",
    ),
    phrase(
        "RR132",
        r"(?:^|\{)\s*(?P<at>(?:using|with|by|use) (?:its |their )?(?P<how>[\w ,-]*efforts))\b *",
        "“\\g<how>” is an open standard; it stands in quotes after “effort”",
        'Write “effort "\\g<how>"”.',
        'effort "\\g<how>"',
        begins="effort",
    ),
    phrase(
        "RR132",
        r"(?:^|\{)\s*(?P<at>so long as|as long as|for so long as|while|during|throughout"
        r"|at all times|for the (?:term|duration))\b",
        "“\\g<at>” does not say when the period ends",
        "Write “until …” with the day on which it ends, or “no time stated”.",
        begins="until",
        block="prohibition",
    ),
    phrase(
        "RR132",
        r"(?:^|\{)\s*(?P<at>so long as|as long as|for so long as|while|throughout|at all times)\b",
        "“\\g<at>” does not say when a period ends",
        "Write “until …” in a duty to keep something, with the day on which it ends; “if …” for a "
        "condition.",
    ),
    phrase(
        "RR132",
        r"(?:^|\{)\s*(?P<at>not after|(?:no|not) later than)\b *",
        "what is forbidden has no last day of an act; it lasts until a day",
        "Write “until”.",
        "until",
        block="prohibition",
    ),
    phrase(
        "RR120",
        r"(?:^|\{)\s*(?P<at>(?:in no event |not |no )(?:more|greater) than|(?:not )?to exceed"
        r"|up to|maximum(?: of)?) ",
        _LIMIT,
        "Write “at most”.",
        "at most",
        begins="at",
    ),
    phrase(
        "RR120",
        r"(?:^|\{)\s*"
        r"(?P<at>(?:in no event |not |no )more than|up to|maximum(?: of)?|not to exceed) "
        rf"(?!{_PERIOD})",
        "a bound of what is owed belongs to the amount",
        "Write “amount the lesser of … and …”, or “within …” with the name of a cap.",
        begins="amount",
    ),
    phrase(
        "RR132",
        r"(?:^|\{)\s*within (?P<at>(?:[A-Z]{3} |US\$|[$\u20ac\u00a3\u00a5])? ?\d[\d.,]*"
        r"(?: [A-Z]{3}\b| percent| ?%)?) *$",
        "“within” is followed by the name of a cap",
        "Declare it, as in “cap most { at most … }”, and write its name here.",
        begins="within",
    ),
    Phrase(
        "RR129",
        re.compile(rf"\bat most (?P<at>(?P<number>{IN_WORDS}|once|twice)(?: times?)?)\b"),
        _often,
    ),
    phrase("RR120", r"\bat most \d+(?P<at> times?)\b", "“at most” counts, and “times” is not said",
           "Leave it out.", ""),
    phrase(
        "RR120",
        r"\bat most \d+ (?P<at>(?:in |during |within )?(?:any|each|every|per|an?|the)"
        r"(?: calendar| fiscal| given| same)? (?:year|month|quarter|week|day))\b",
        _SO_OFTEN,
        "Write “in any 12 months”, or another number of days, weeks, months or years.",
    ),
    phrase("RR120", r"\bunder (?P<at>reading )(?=[a-z])", "“under” is followed by the name alone",
           "Leave “reading” out.", ""),
    phrase("RR120", r"\bunder [a-z][\w-]* (?P<at>is|as)(?= [a-z])", "the option follows “=”",
           "Write “=”.", "="),
    phrase("RR120", r"\bunder [a-z][\w-]* = [a-z][\w-]* (?P<at>and) [a-z][\w-]* *$",
           "options of one reading are joined by “or”", "Write “or”.", "or"),
    phrase("RR120", r"\bunder (?P<at>[a-z][\w-]*) *$",
           "“under” names a reading and its option, and here stands one of the two",
           "Write “under … = …”, as in “under count = first”."),
)  # fmt: skip
