"""Sentences in which it is not said, or not first, who acts."""

from __future__ import annotations

from engross.dsl.parse.prose.phrase import Phrase, phrase
from engross.dsl.parse.recovery.messages import MODALS

_TERM = r"[A-Z][\w'&-]*(?: +[A-Z][\w'&-]*)*"

_LINES = "when|if|unless|until|from|not|excused|requires|starts|owed|no|speed|done"

# Only a sentence can begin with “each”: where one can, the sentence of the norm is still to come.
PHRASES: tuple[Phrase, ...] = (
    *(
        phrase(
            "RR120",
            rf"^\s*(?P<at>{_LINES})\b(?: [\w ]+)?",
            "“\\g<at>” is not expected here",
            f"First say who {modal} do what.",
            begins="each",
            block=kind,
        )
        for kind, modal in MODALS.items()
    ),
    phrase(
        "RR120",
        rf"^\s*(?P<thing>{_TERM}) (?P<modal>must|shall|will|may) (?P<at>be \w+ by)"
        rf" (?P<who>{_TERM})",
        "the sentence says first who acts, then what it does",
        "Turn it round: “\\g<who> \\g<modal> … \\g<thing>”.",
    ),
    phrase(
        "RR120",
        rf"^\s*(?P<thing>{_TERM}) (?P<modal>must|shall|will|may) (?P<at>be \w+)",
        "the sentence does not say who acts",
        "Say first who does it: “… \\g<modal> … \\g<thing>”.",
    ),
    phrase(
        "RR120",
        r"^\s*(?P<at>must|may|shall|will|need not)\b(?P<act>(?: \w+)?)",
        "the sentence does not say whose act it is",
        "Begin it with the one who acts: “… \\g<at>\\g<act> …”.",
    ),
    phrase(
        "RR120",
        r"^\s*(?P<at>(?:either|any) (?:of )?(?:the )?(?:part(?:y|ies)|sides?))\b",
        "“\\g<at>” is no defined term",
        "Write one norm for each of them, or one for “each” of a class to which they belong.",
    ),
    phrase(
        "RR120",
        r"^\s*(?P<at>(?:both|neither|no) (?:of )?(?:the )?(?:part(?:y|ies)|sides?))\b",
        "“\\g<at>” is no defined term",
        "Name the persons, joined by “and”, or the class to which they belong.",
    ),
    phrase(
        "RR120",
        rf"\bwhen (?P<who>{_TERM}) (?P<at>(?P<verb>(?!of |is )[a-z]+) (?P<thing>{_TERM}))",
        "an event is a thing and what happens to it, not who does it",
        "Write the thing first: “when \\g<thing> is …”.",
    ),
)
