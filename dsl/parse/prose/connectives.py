"""Words by which contracts join, except and illustrate."""

from __future__ import annotations

from engross.dsl.parse.prose.phrase import Phrase, phrase

_TERM = r"[A-Z][\w'&-]*(?: +[A-Z][\w'&-]*)*"
_PROVIDED = r"(?:^\s*|,\s*)(?P<at>provided(?:,? however,?)?(?: that)?)\b"
_NOT = r"\b(?:is not|are not|has not been|have not been|was not) +\w+"

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
        r"\band ?/ ?or\b",
        "“and/or” leaves open which of the two is meant",
        "Write “and”: each of those that are listed is one of them.",
        "and",
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
        _PROVIDED,
        "“\\g<at>” can bring in a condition, an exception or a new promise",
        "Write “requires …” for a condition, a norm of its own for a promise.",
        begins="requires",
    ),
    phrase(
        "RR136",
        _PROVIDED,
        "“\\g<at>” can bring in a condition, an exception or a new promise",
        "Write “if …” for a condition, in a power “requires …”; “unless …” for an exception, "
        "a norm for a promise.",
    ),
    phrase(
        "RR136",
        r"^\s*(?P<at>(?:(?:unless|except as|if not) )?(?:otherwise )?(?:mutually )?agreed)",
        "“\\g<at>” says what is so of every agreement: the parties can change it",
        "Leave it out: a change is an amendment, and is told there.",
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
        "RR120",
        r"^\s*(?P<at>(?:only )?if|where)\b",
        "the condition of a power or right is said with “requires”",
        "Write “requires”.",
        "requires",
        begins="requires",
    ),
    phrase(
        "RR120",
        r"^\s*(?P<at>requires)\b",
        "a condition is said with “if” here",
        "Write “if”.",
        "if",
        begins="if",
    ),
    phrase(
        "RR120",
        r"^\s*(?P<at>when)\b",
        "what begins an immunity is said with “starts when”",
        "Write “starts when”.",
        "starts when",
        begins="starts",
    ),
    phrase(
        "RR136",
        rf"^\s*expect .*?(?P<at>{_NOT})",
        "a scenario expects what is, not what is not",
        "Write the state that is expected, as in “is pending” or “is fulfilled”.",
    ),
    phrase(
        "RR136",
        _NOT,
        "a condition says what is, not what is not",
        "Turn the line: say under “unless” what does happen.",
        begins="unless",
    ),
    phrase(
        "RR136",
        _NOT,
        "a condition says what is, not what is not",
        "Turn the line: write “requires …” with what does happen.",
        begins="requires",
    ),
    phrase(
        "RR136",
        _NOT,
        "a condition says what is, not what is not",
        "Turn the line: say what does happen.",
    ),
    phrase(
        "RR120",
        r"^\s*expect (?:(?! is ).)*?(?P<at>owes|from|by)\b",
        "the state stands before what is owed",
        "Write “is …, \\g<at> …”, as in “is pending, owes 8,500 USD”.",
        begins="expect",
    ),
    phrase(
        "RR120",
        r"\bthe (?P<end>greater|lesser) of (?:(?! and ).)*? (?P<at>or)\b",
        "what is compared is joined by “and”, though one of them counts",
        "Write “and”: “the \\g<end> of … and …”.",
        "and",
    ),
    phrase(
        "RR120",
        r"\b(?:from|to|between) [^\n]*?(?P<at>or) (?=[A-Z])",
        "persons are joined by “and”: each of them is one of those that the line names",
        "Write “and”.",
        "and",
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
