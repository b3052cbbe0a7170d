"""Comparisons of figures as contracts word them."""

from __future__ import annotations

from engross.dsl.parse.prose.phrase import Phrase, phrase

_ONE_WORD = "figures are compared in other words: “{}”"


def _worded(pattern: str, instead: str) -> Phrase:
    return phrase(
        "RR120", rf"(?P<at>{pattern}) *", _ONE_WORD.format(instead), f"Write “{instead}”.", instead
    )


# The longer first; each is told only where the line is read with it.
PHRASES: tuple[Phrase, ...] = (
    phrase(
        "RR120",
        r"(?P<at>==?) *(?=[a-z][\w-]* *(?:$|and\b|or\b|under\b))",
        "what a thing states is compared with “is”",
        "Write “is”.",
        "is",
    ),
    _worded(
        r"\b(?:do|does|did|may|must|shall|will|can)(?: not|not) exceed\b|\bnot exceeds?\b"
        r"|\b(?:is|are) less than or equal to\b|\b(?:is|are) equal to or less than\b",
        "is at most",
    ),
    _worded(
        r"\b(?:is|are) (?:greater|more) than or equal to\b"
        r"|\b(?:is|are) equal to or (?:greater|more) than\b|\bequals? or exceeds?\b",
        "is at least",
    ),
    phrase(
        "RR120",
        r"\b(?P<is>is|are) (?P<at>)(?P<figure>\d[\w.,%]*)",
        "“\\g<is>” beside a figure does not say whether more or less would do",
        "Write “\\g<is> exactly \\g<figure>”; or “at least”, or “at most”, for “exactly”.",
        "exactly ",
    ),
    phrase(
        "RR120",
        r"\b(?:is|are) (?P<at>between)\b *",
        "“between” does not say whether the ends are meant as well",
        "Write two comparisons: “… is at least … and … is at most …”.",
    ),
    _worded(r"\b(?:is|are) (?:not|no) (?:less|fewer|lower|smaller) than\b|>=|=>", "is at least"),
    _worded(
        r"\b(?:is|are) (?:(?:not|no) (?:more|greater|higher|larger) than|not (?:over|above)"
        r"|up to)\b|<=|=<",
        "is at most",
    ),
    _worded(r"\b(?:is|are) (?:fewer|lower|smaller|under|below)(?: than)?\b|<", "is less than"),
    _worded(
        r"\b(?:is|are) (?:more|greater|higher|larger|over|above|in excess)(?: than| of)?\b|>",
        "exceeds",
    ),
    _worded(r"\b(?:equals?|(?:is|are) equal to|amounts to)\b|==?", "is exactly"),
)
