"""Words by which contracts join, except and illustrate."""

from __future__ import annotations

from engross.dsl.parse.phrases.phrase import Phrase, phrase

_TERM = r"[A-Z][\w'&-]*(?: +[A-Z][\w'&-]*)*"

PHRASES: tuple[Phrase, ...] = (
    phrase(
        "RR136",
        r"\bif and only if\b",
        "“if and only if” says “if” twice: without what “if” asks for, nothing is triggered",
        "Write “if”.",
        "if",
    ),
    phrase(
        "RR136",
        r"\bunless and until\b",
        "“unless and until” says two things",
        "Write “unless …” for what keeps the norm from arising, or “until …” for the day on "
        "which a period ends.",
    ),
    phrase(
        "RR136",
        r"\band ?/ ?or\b",
        "“and/or” leaves open which of the two is meant",
        "Write “or”, which holds with one or with both; or “and”, where both are needed.",
        "or",
    ),
    phrase(
        "RR136",
        r"\bincluding(?:,? without limitation|,? but not limited to)?\b"
        r"|\b(?:such as|for example|without limitation)\b",
        "“\\g<0>” begins a list of examples, and examples change nothing that is owed",
        "Leave it out, or keep it in quotes or in a comment.",
    ),
    phrase(
        "RR136",
        r"(?:^\s*|,\s*)(?P<at>provided(?:,? however,?)?(?: that)?)\b",
        "“\\g<at>” can bring in a condition, an exception or a new promise",
        "Write “if …” for a condition, “unless …” for an exception, a norm for a promise.",
    ),
    phrase(
        "RR136",
        r"^\s*(?P<at>subject to|notwithstanding|except(?: (?:if|that|as|where|when|for))?"
        r"|save (?:that|as|for)|other than)\b",
        "“\\g<at>” does not say what gives way to what",
        "Write the exception in the norm that gives way: “unless …” for what keeps it from "
        "arising, “excused when …” for what ends it.",
    ),
    phrase(
        "RR136",
        r"\b(either|both) (?=[A-Z])",
        "“\\1” is not written: “and” and “or” say it",
        "Leave it out.",
        "",
    ),
    phrase(
        "RR136",
        r"\b(?:is not|are not|has not been|have not been|was not) +\w+",
        "a condition says what is, not what is not",
        "Turn the line: say under “unless” what does happen.",
    ),
    phrase(
        "RR136",
        r"^\s*(?:(?:starts|exercised|done|opens) )?when [^\n]*?\b(?P<at>or|and)\b",
        "“when” names one event",
        "Write one norm for each event; what else must hold stands in a line with “if”.",
    ),
    phrase(
        "RR125",
        rf"\bincludes (?:each |every |that )?{_TERM} (?P<at>and {_TERM}) (?:is|of)\b",
        "“\\g<at>” is read as one more of the persons before it",
        "Put brackets around what stands before “and”: “(…) \\g<at> …”.",
    ),
    phrase(
        "RR125",
        rf"{_TERM} of (?P<at>(?:each |every |that )?{_TERM} and (?:each |every |that )?{_TERM})",
        "a figure of several persons has them in brackets",
        "Put brackets around the persons: “of (\\g<at>)”.",
        "(\\g<at>)",
    ),
)
