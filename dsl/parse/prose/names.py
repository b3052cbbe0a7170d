"""Names, numbers of sections and attributes as contracts write them."""

from __future__ import annotations

import re

from engross.dsl.parse.prose.phrase import Phrase, Told, phrase

_TYPES = {
    "number": r"int|integer|numeric|numeral|decimal|float|figure|quantity",
    "text": r"str|string|words?|name",
    "yes or no": r"bool|boolean|flag|truth",
    "days": r"day|duration|period",
    "percent": r"percentage|percents",
}


def _hyphenated(found: re.Match[str]) -> Told:
    name = found["at"].replace(" ", "-")
    return Told(f"“{found['at']}” is two words, and a name is one", f"Write “{name}”.", name)


PHRASES: tuple[Phrase, ...] = (
    phrase(
        "RR120",
        r"\b(?P<at>(?:Sections?|Articles?|Clauses?|Paragraphs?) +)(?=\d)",
        "a section is cited by its number alone",
        "Leave “\\g<at>” out.",
        "",
    ),
    phrase(
        "RR120",
        r"^\s*section (?P<word>[A-Z][a-z]+) (?P<at>\d\w*)",
        "a section is called by a number, as 1(a), or by capitalised words without a figure",
        "Write the figure as a word, as in “section \\g<word> One”.",
    ),
    phrase(
        "RR120",
        r"\bencodes (?P<at>sentence) +\d+ *(?:,|and\b)",
        "more than one sentence is cited",
        "Write “sentences”.",
        "sentences",
    ),
    phrase(
        "RR120",
        r"\bencodes sentences [\d, ]*?\b(?P<at>(?P<last>\d+) *, *(?P<end>\d+)) *$",
        "the last of the sentences comes after “and”",
        "Write “\\g<last> and \\g<end>”.",
        "\\g<last> and \\g<end>",
    ),
    phrase(
        "RR120",
        r"\b(?P<at>(?:the|an?) )(?=[a-z][\w-]* of [A-Z])",
        "“\\g<at>” is not written before what a thing states",
        "Leave it out.",
        "",
    ),
    *(
        phrase(
            "RR120",
            rf"\bas (?P<at>{others})\b",
            "“\\g<at>” is no type of what a thing states",
            f"Write “{kind}”.",
            kind,
        )
        for kind, others in _TYPES.items()
    ),
    Phrase(
        "RR120",
        re.compile(r"\b(?P<at>[a-z]+ (?:over|up|off|out|back|away|down|in|on)) (?=[A-Z])"),
        _hyphenated,
    ),
    phrase(
        "RR120",
        r"^\s*(?P<at>equals|means|amounts to|=)(?: |$)",
        "what a quantity comes to is said with “is”",
        "Write “is”.",
        "is",
        block="quantity",
    ),
    phrase(
        "RR120",
        r"^\s*(?:amount|paid|at most) (?P<at>(?:is|of|exactly) +)",
        "the amount follows at once",
        "Leave “\\g<at>” out.",
        "",
    ),
    phrase(
        "RR120",
        r"\S +(?P<at>in (?:all|total|aggregate|the aggregate))\b(?! *, *used up)",
        "a cap on all together has a line of its own, and tells how it is used up",
        "Begin a new line with “in all, used up in order”.",
        "\nin all, used up in order",
    ),
    phrase(
        "RR120",
        r"^\s*in all(?P<at>) *$",
        "a cap on all together tells how it is used up",
        "Write “in all, used up in order”.",
        ", used up in order",
    ),
)
