"""One of several, as contracts say it: of days, of figures, of words; and figures of figures."""

from __future__ import annotations

import re

from engross.dsl.parse.prose.phrase import Phrase, Told, phrase

_TERM = r"[A-Z][\w&-]*(?: +[A-Z][\w&-]*)*"
_NAME = r"[a-z][\w-]*"
_LIST = rf"{_NAME}(?:(?:, ?|,? or ){_NAME})*,? or {_NAME}"
_FIGURE_LINE = r"^\s*(?:amount|paid|is|at most|reduces by) [^\n]*?"
_DAY_LINE = r"^\s*(?:not (?:after|before)|until|from|after) [^\n]*?"
_WHICH = {
    "the earlier of": "earlier|earliest|first|sooner",
    "the later of": "later|latest|last",
    "the lesser of": "less|lesser|least|lower|lowest|smaller|smallest",
    "the greater of": "greater|greatest|more|higher|highest|larger|largest",
}
_NEGATED = "a condition says what is, not what is not"


def _one_of(found: re.Match[str]) -> Told:
    names = re.split(r",? or |, ?", found["list"])
    listed = f"one of {', '.join(names)}"
    return Told("what can be one of several is said with “one of”", f"Write “{listed}”.", listed)


PHRASES: tuple[Phrase, ...] = (
    phrase(
        "RR120",
        r"^\s*require (?:written )?consent of [^\n]*?"
        r"(?P<at>(?:(?:all|both|each|every|either) )?(?:of )?(?:the )?(?:part(?:y|ies))\b[^\n#]*?)"
        r"(?= *(?:#|$))",
        "“\\g<at>” is no defined term",
        "Name those who must consent, joined by “and”; of a class, “each …” or “holders of 50% "
        "of …”.",
    ),
    phrase(
        "RR120",
        r"^\s*(?:requires|if|unless|allowed if) (?P<at>(?:the )?(?:(?:prior|express|written) )*"
        r"(?:consent|approval|agreement|majority)\b[^\n]*)",
        "a consent is something that happens",
        "Declare it, as in “event Consent { happens given }”, and write “Consent is given”; of a "
        "majority, “Shares of … exceed 50% of Shares of …”.",
    ),
    *(
        phrase(
            "RR120",
            rf"(?P<at>(?:\bor|,)\b(?!.*\bor\b)[^\n]*,? *\bwhichever\b[^\n]*\b(?:{words})\b[^\n]*"
            rf"|,? *\bwhichever\b[^\n]*\b(?:{words})\b[^\n]*)",
            f"which of them counts is said before them, with “{said}”",
            f"Write “{said} … and …”.",
        )
        for said, words in _WHICH.items()
    ),
    phrase(
        "RR120",
        rf"{_DAY_LINE}\b(?P<at>or)\b",
        "two days stand here, and one of them has to count",
        "Write “the earlier of … and …” or “the later of … and …”.",
    ),
    phrase(
        "RR120",
        rf"{_FIGURE_LINE}\b(?P<at>or)\b",
        "two figures stand here, and one of them has to count",
        "Write “the lesser of … and …” or “the greater of … and …”.",
    ),
    phrase(
        "RR120",
        rf"{_FIGURE_LINE}(?P<at>,? *(?:but )?(?:not to exceed|not exceeding|(?:no|not) more than"
        r"|up to|capped at|subject to a (?:maximum|cap) of))\b *",
        "a figure and its bound are said in one",
        "Write “the lesser of … and …”, or “within …” with the name of a cap.",
    ),
    phrase("RR120", r"\b(?P<at>minus|reduced by|net of)\b *", "figures are taken away with “less”",
           "Write “less”.", "less"),
    phrase("RR120", r"\b(?P<at>multiplied by)\b *", "figures are multiplied with “times”",
           "Write “times”.", "times"),
    phrase("RR120", r"\b(?P<at>added to|together with)\b *", "figures are added with “plus”",
           "Write “plus”.", "plus"),
    phrase("RR120", r"\b(?P<at>divided by)\b", "a figure is not divided, but a share of it taken",
           "Write “50% of …”, or “… shared as … to …”."),
    phrase(
        "RR120",
        rf"\b(?P<at>sum of) (?:every|each|all) (?={_TERM})",
        "what is added up is something that the things state",
        "Write “sum of … of every …”, as in “sum of paid of every Payment”.",
    ),
    phrase(
        "RR120",
        r"^\s*paid (?P<at>all|any|every|each|the)\b(?: [A-Z]|$)",
        "what counts as payment is a figure",
        "Write “sum of … of every …”, as in “sum of paid of every Payment”.",
    ),
    phrase(
        "RR120",
        rf"(?P<at>(?P<who>{_TERM})'s (?P<what>[a-z][\w-]*))",
        "what a thing states is said with “of”",
        "Write “\\g<what> of \\g<who>”.",
        "\\g<what> of \\g<who>",
    ),
    phrase(
        "RR120",
        rf"(?P<at>{_TERM}'s [a-z][\w-]*)",
        "“\\g<at>” is no term",
        "Declare whoever or whatever is meant, and write the term.",
    ),
    phrase(
        "RR120",
        rf"{_FIGURE_LINE}(?P<at>(?P<who>{_TERM}) (?P<what>[a-z][\w-]*))(?= *$)",
        "what a thing states is said with “of”",
        "Write “\\g<what> of \\g<who>”.",
        "\\g<what> of \\g<who>",
    ),
    phrase(
        "RR120",
        rf"{_FIGURE_LINE}\b(?!as )[a-z][\w-]* (?P<at>on|in|under|stated in|set out in|shown in)"
        rf" (?={_TERM})",
        "what a thing states is said with “of”",
        "Write “of”.",
        "of",
    ),
    Phrase(
        "RR120",
        re.compile(rf"\bis (?P<at>(?:either )?(?P<list>{_LIST}))(?= *$| +under )"),
        _one_of,
    ),
    Phrase("RR120", re.compile(rf"\bas (?P<at>(?:either )?(?P<list>{_LIST}))(?= *$)"), _one_of),
    phrase("RR120", r"\bone of [^\n]*?(?P<at>,? or )(?=[a-z])",
           "what is listed is joined by commas", "Write “,”.", ", "),
    phrase(
        "RR136",
        r"^\s*(?:allowed if|if|unless|excused when|requires) (?P<at>not|no)\b(?:[^\n\x00]*)",
        _NEGATED,
        "Turn the line: say under “unless” what does happen.",
        begins="unless",
    ),
    phrase(
        "RR136",
        r"^\s*(?:allowed if|if|unless|excused when|requires) (?P<at>not|no)\b(?:[^\n\x00]*)",
        _NEGATED,
        "Turn the line: say what does happen.",
    ),
    phrase("RR120", r"^\s*(?:requires|if|unless|allowed if) (?P<at>that )(?=[a-z])",
           "“that” is not written here", "Leave it out.", ""),
    phrase(
        "RR120",
        r"\b(?P<at>(?P<what>[a-z][\w-]*)) is (?:yes|no|one of)\b",
        "“\\g<what>” does not say of which thing",
        "Write “\\g<what> of …”, with the thing that states it.",
    ),
)  # fmt: skip
