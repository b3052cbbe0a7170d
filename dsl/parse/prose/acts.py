"""Sentences that hold more than the one act of a norm, or tell it in another order."""

from __future__ import annotations

from engross.dsl.parse.prose.phrase import Phrase, phrase

_TERM = r"[A-Z][\w'&-]*(?: +[A-Z][\w'&-]*)*"
_EACH = r"(?:each |every |the |any |all )?"
_MUST = r"\b(?:must|may|shall|will|need not)(?: not)?"
_TURNED = "Turn it round, as in “must deliver Report to Company”."
_EXEMPT = "what is exempt stands in a line of its own"
_NOT = "who must not act is told of by “must not”"

PHRASES: tuple[Phrase, ...] = (
    phrase(
        "RR120",
        rf"{_MUST} (?P<act>[a-z-]+(?: [a-z-]+)?) (?P<at>(?P<each>each|every) +)"
        rf"(?P<declared>{_TERM})",
        "“\\g<each>” is not written here: each \\g<declared> is an occasion of its own",
        "Write “\\g<act> \\g<declared>”; below it, “when \\g<declared> is …” brings it about for "
        "each one that is logged.",
        "",
        outline=True,
    ),
    phrase(
        "RR120",
        rf"^\s*{_EACH}{_TERM}(?:, *{_EACH}{_TERM})*,? (?P<at>or) {_EACH}{_TERM} (?:{_MUST})",
        "“or” does not say which of them it is, and “and” would be both",
        "Write one norm for each of them, or one for “each” of a class to which they belong.",
    ),
    phrase(
        "RR120",
        rf"{_MUST} [a-z-]+ (?P<at>to {_EACH}{_TERM})",
        "the sentence names the thing first, and then to whom it goes",
        _TURNED,
        block="duty",
    ),
    phrase(
        "RR120",
        rf"{_MUST} [a-z-]+ (?P<at>{_EACH}{_TERM} (?:an?|the|its)|(?:each|every) [A-Z][\w&'-]*)"
        rf" {_TERM}(?= |$)",
        "the sentence names the thing first, and then to whom it goes",
        _TURNED,
    ),
    phrase(
        "RR120",
        rf"{_MUST} (?:[\w-]+, )*[\w-]+,? (?P<at>or|and) [\w-]+",
        "a sentence names one act",
        "Write one norm for each act, or declare one event that happens by either.",
    ),
    phrase(
        "RR120",
        r"\b(?:must|shall|will) (?P<at>(?:ensure|procure|see|see to it|make sure)(?: that)?)"
        r"(?= )[^\n]*",
        "“\\g<at>” does not say who does what",
        "Say who acts, “… must deliver …”; or what is brought about, “must cause … to become …”.",
    ),
    phrase(
        "RR120",
        rf"\bcause (?P<at>(?:the )?[a-z]+ of) {_TERM}",
        "what is brought about is a state of a thing",
        "Name the thing first, “must cause … to become …”; or name the act itself.",
    ),
    phrase(
        "RR136",
        r"\b(?P<at>(?:must|shall|will) not fail) to\b *(?:[\w-]+ +)?",
        "“\\g<at> to” says twice that something is not so",
        "Write “must”.",
        block="duty",
    ),
    phrase(
        "RR215",
        r"\b(?P<at>(?:must|shall|will) (?:never|at no time))\b *(?:\w+ +)?",
        _NOT,
        "Write “must not”.",
        "must not",
        block="prohibition",
    ),
    phrase(
        "RR215",
        rf"\b(?:must|shall|will) [a-z-]+ (?P<at>no) (?={_TERM})",
        _NOT,
        "Write “must not …”, and leave “no” out.",
    ),
    phrase(
        "RR215",
        r"^\s*(?P<at>neither|no|none of)\b[^\n]*?\b(?:must|may|shall|will)\b",
        _NOT,
        "Write “… must not …”; several who are bound are joined by “and”.",
    ),
    phrase(
        "RR120",
        r"^\s*(?P<at>(?i:if|when|where|whenever|upon|on|once|unless|after|within|in the event)\b"
        r"[^\n]*?),[^\n]*\b(?:must|may|shall|will|need not)\b",
        "what a norm depends on does not stand before its sentence",
        "Begin with who does what; below it a line says when, “when …”, or on what condition, "
        "“if …”.",
    ),
    phrase(
        "RR136",
        r"\S +(?P<at>(?:except(?: with)?|unless with|without|other than|save)\b[^\n]*)",
        _EXEMPT,
        "Begin a new line, “allowed if …”, with what makes it no breach.",
        block="prohibition",
    ),
    phrase(
        "RR136",
        r"^\s*(?P<at>(?:permitted|except(?:ed)?|exempt|excluded) (?:if|when|where))\b *",
        _EXEMPT,
        "Write “allowed if”.",
        "allowed if",
        block="prohibition",
    ),
    phrase(
        "RR136",
        r"^\s*(?P<at>permitted|except(?:ed)?|exempt|excluded|other than|without)\b",
        _EXEMPT,
        "Write “allowed if …”, with what makes it no breach.",
        block="prohibition",
    ),
    phrase(
        "RR120",
        rf"(?<!paid )(?P<at>\ball) (?={_TERM})",
        "“all” is not written before a term",
        "Write “each …” where each is owed it, the class alone where all are meant together.",
    ),
    phrase(
        "RR120",
        r"\b(?P<at>(?i:each) of (?:the )?)(?=[A-Z])",
        "“each of” is not written before a term",
        "Write “each” before one of a class; parties are joined by “and”.",
        "",
    ),
)
