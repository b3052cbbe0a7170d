"""A duty that is broken, and one that is put right, as contracts say it."""

from __future__ import annotations

from engross.dsl.parse.prose.phrase import Phrase, phrase

_TERM = r"[A-Z][\w'&-]*(?: +[A-Z][\w'&-]*)*"
_LINE = r"^\s*(?P<line>requires|if|unless|allowed if|excused when) "
_BAD = r"(?:breach|default|violation|non-?performance)"
_BROKEN = "“\\g<at>” does not say which duty is broken, or who judges"
_JUDGED = (
    "Write “\\g<line> … is breached”, with the name of a duty. What only a person can judge is a "
    'question in quotes, “\\g<line> "Is …?"”.'
)

PHRASES: tuple[Phrase, ...] = (
    *(
        phrase("RR120", rf"{_LINE}{said}", _BROKEN, _JUDGED)
        for said in (
            rf"(?P<at>(?:the )?{_TERM} (?:is|are|has been) in (?:[a-z]+ )?{_BAD}\b[^\n]*)",
            rf"(?P<at>(?:the )?{_TERM} (?:has|have) (?:failed|refused|ceased|breached)\b[^\n]*)",
            rf"(?P<at>(?:the )?{_TERM} (?:fails|refuses|breaches)\b[^\n]*)",
            rf"(?P<at>(?:an? |any |the )?(?:[a-z]+ )?{_BAD} (?:by|of)\b[^\n]*)",
        )
    ),
    phrase(
        "RR120",
        r"\b(?:is|been) (?P<at>in breach|in default|defaulted|violated|overdue|late)\b",
        "a duty that is not performed by its last day is “breached”",
        "Write “breached”.",
        "breached",
    ),
    phrase(
        "RR120",
        r"\b(?:is|been) (?P<at>remedied|made good|put right)\b",
        "a duty that is performed after it was breached is “cured”",
        "Write “cured”.",
        "cured",
    ),
    phrase(
        "RR120",
        r"^\s*(?P<at>(?:up)?on (?:(?:an?|any|the) )?breach of (?P<norm>[a-z][\w-]*))",
        "what follows from a breach is said with “when … is breached”",
        "Write “when \\g<norm> is breached”.",
        "when \\g<norm> is breached",
        begins="when",
    ),
)
