"""Sentences of norms, and the mentions of things in them, as contracts word them."""

from __future__ import annotations

import re

from engross.dsl.parse.prose.phrase import Phrase, Told, phrase
from engross.dsl.parse.vocabulary import how_to_forbid


def _may_not(found: re.Match[str]) -> Told:
    return Told(
        f"“{found['at']}” can mean that it is forbidden or that it need not be done",
        f"Write “need not” for what is not owed. {how_to_forbid()}",
    )


_OWED = "“\\g<0>” is a duty in other words"
_FREE = "“\\g<0>” is a right in other words"

PHRASES: tuple[Phrase, ...] = (
    phrase(
        "RR215",
        r"\b(?P<at>may not|can not|cannot|need not)\b *(?:\w+ +)?",
        "a prohibition says “must not”; “\\g<at>” can mean that it need not be done",
        "Write “must not”.",
        "must not",
        block="prohibition",
        outline=True,
    ),
    Phrase("RR215", re.compile(r"\b(?P<at>may not|can not|cannot)\b *(?:\w+ +)?"), _may_not),
    phrase(
        "RR215",
        r"\b(?:is|are) not (?:required|obliged|obligated) to\b",
        "“\\g<0>” is “need not” in other words",
        "Write “need not”.",
        "need not",
    ),
    phrase(
        "RR215",
        r"\b(?:(?:shall|will) be|is|are) (?:entitled|permitted|allowed) to\b"
        r"|\b(?:has|have|shall have|will have) the right to\b|\bcan\b(?! *not)",
        _FREE,
        "Write “may”.",
        "may",
    ),
    phrase(
        "RR215",
        r"\b(?:hereby )?(?:further )?(?:(?:agrees?|undertakes?|covenants?|promises?)(?:,? and|,) )*"
        r"(?:agrees?|undertakes?|covenants?|promises?) to\b"
        r"|\b(?:is|are) (?:required|obliged|obligated|bound) to\b"
        r"|\b(?:has|have|is|are|ought) to\b|\bshould\b",
        _OWED,
        "Write “must”.",
        "must",
    ),
    phrase(
        "RR136",
        r"\b(must|shall|will) use (?:its |their )?(.*efforts) to\b",
        "an effort is not what is owed but how; it has a line of its own",
        'Write “must …” here, and below it “effort "\\2"”.',
    ),
    phrase(
        "RR136",
        r"\b(?:must|may|shall|will|need not) "
        r"(?P<at>promptly|immediately|forthwith|diligently|timely|duly)\b *(?:\w+ +)?",
        "“\\g<at>” is a standard; it does not stand in the sentence",
        'Leave it out here, and write below it “speed "\\g<at>"”.',
    ),
    phrase(
        "RR120",
        r"\b(the|an?|such|said|its|their|his|her|any|this|these|those) (?=[A-Z])",
        "“\\1” is not written before a term",
        "Leave it out.",
        "",
    ),
    phrase(
        "RR120",
        r"[A-Z][\w'-]* (?P<at>(?:has|have|had)(?: been)?|was|were|are)(?= +[a-z])",
        "what happens to a thing is said with “is”, whenever it happens",
        "Write “is”; the thing stands in the singular.",
        "is",
    ),
)
