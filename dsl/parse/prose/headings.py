"""Headings, and the first lines of blocks, as contracts write them."""

from __future__ import annotations

import re

from engross.dsl.parse.prose.phrase import Phrase, Told, phrase

_WORDS = "\x00+"  # words in quotes, which no phrase reads
_BLOCKS = {
    "duty": "covenant|obligation|undertaking",
    "prohibition": "negative covenant|restriction",
    "right": "option|entitlement|permission|license",
    "section": "article|clause|paragraph|subsection|chapter",
    "reading": "question|ambiguity|interpretation",
    "calendar": "holidays",
    "cap": "limit|limitation|ceiling",
    "quantity": "figure|formula|calculation",
    "document": "certificate|instrument",
}
_NAMES = r"[a-z][\w'-]*(?: +[a-z][\w'-]*)*?"
_NUMBERING = r"(?:\((?:[a-z]|[ivx]+|\d+)\)|\d+(?:\.\d+)*[.)]|\d+(?:\.\d+)+|[a-z][.)]|[ivx]+[.)])"


def _as_term(found: re.Match[str]) -> Told:
    term = " ".join(word[:1].upper() + word[1:] for word in re.findall(r"[\w']+", found["at"]))
    return Told(
        f"“{found['at']}” is a name, and a parameter is called by a term, which has capitals",
        f"Write “{term}”.",
        term,
    )


PHRASES: tuple[Phrase, ...] = (
    Phrase("RR219", re.compile(rf"^\s*parameter (?P<at>{_NAMES})(?= +as\b)"), _as_term),
    *(
        phrase(
            "RR120",
            rf"^\s*(?P<at>(?i:{others}))(?= +[^\n]*\{{)",
            "no block is called “\\g<at>”",
            f"Write “{kind}”.",
            kind,
        )
        for kind, others in _BLOCKS.items()
    ),
    phrase(
        "RR120",
        r"^\s*(?P<at>section) [^\n{]*",
        "a section does not stand inside another",
        "Close the section above with “}” first; the number tells where this one belongs.",
        block="section",
    ),
    phrase(
        "RR135",
        r"(?P<at>(?P<number>\d+(?:\.\d+)*(?:\(\w+\))*) +(?P<part>(?:\(\w+\) *)*\(\w+\)))",
        "the number of a section is written without blanks",
        "Write “\\g<number>\\g<part>”.",
        "\\g<number>\\g<part>",
    ),
    phrase(
        "RR124",
        rf"^\s*(?P<at>(?P<said>{_NUMBERING}) *)(?=\S)",
        "“\\g<said>” numbers a line, and has no meaning here",
        "Leave it out: the section alone has a number, as in “section 5(a)”.",
        "",
    ),
    phrase(
        "RR124",
        r"(?P<at>(?P<said>\((?:[a-z]|[ivx]+|\d+)\)) *)(?=\S)",
        "“\\g<said>” numbers what is listed, and has no meaning here",
        "Leave it out.",
        "",
    ),
    phrase(
        "RR120",
        rf"^\s*(?:between|party) [^\n]*?(?P<at>\((?:the |each an? |an? )?{_WORDS}\) *)",
        "a party is called by its term alone",
        "Write the term, as in “between Company and Client”; the full name stands in the block "
        "of the party, after “named”.",
    ),
    phrase(
        "RR120",
        r"^\s*class [^\n]*\((?P<at>(?:collectively|together|hereinafter),? (?:the )?)",
        "what is told here is the word for one of the class",
        'Write “(each a "…")”.',
    ),
    phrase(
        "RR120",
        rf"[\w&'-] (?P<at>\((?:the |hereinafter |collectively,? )?(?:the )?{_WORDS}\) *)",
        "a term has one name",
        "Leave this out, and write the term in the same words wherever it is meant.",
        "",
    ),
    phrase(
        "RR120",
        r"^\s*notice [A-Z][^\n{]*? (?P<at>to [A-Z][^\n{]*?) from [^\n{]*",
        "a notice says first from whom it comes, and then to whom it goes",
        "Turn it round: “notice … from … to …”.",
    ),
    phrase(
        "RR120",
        r"^\s*(?P<at>(?:by and )?(?:among|between)(?: and among)?|parties(?: are)?:?)(?= +[A-Z])",
        "the parties follow “between”",
        "Write “between”.",
        "between",
        block="agreement",
    ),
    phrase(
        "RR120",
        r"^\s*between [^\n]*?(?P<at>(?:each|every|all|any) +)(?=[A-Z])",
        "the agreement is between parties and whole classes",
        "Leave “\\g<at>” out.",
        "",
    ),
    phrase("RR120", r"^\s*(?P<at>(?P<said>this|the) )(?=[a-z])", "“\\g<said>” is not written here",
           "Leave it out.", ""),
    phrase(
        "RR136",
        r'^\s*(?P<at>[A-Z][\w&-]*(?: [A-Z][\w&-]*)* (?:shall )?(?:means?|is defined as)\b)[^\n]*',
        "a term is not defined in words",
        "Declare what it stands for: a party, class, notice, document, event or quantity has a "
        "block of its own; “business days are the days of …” stands in counting.",
    ),
    phrase(
        "RR120",
        r"\bhappens (?P<at>(?:is|are|when|if|was|has been|be|being|by) +)(?=[a-z])",
        "“happens” is followed by the participle alone",
        "Leave “\\g<at>” out.",
        "",
    ),
    phrase(
        "RR120",
        rf"^\s*(?P<at>elected (?P<name>[a-z][\w-]*))(?= *{_WORDS})",
        "“elected” stands after the option that it marks",
        "Write “\\g<name> elected”.",
        "\\g<name> elected",
    ),
    phrase(
        "RR120",
        r"^\s*roster (?P<at>[A-Z][^\n]*)",
        "a roster is a question: the log has the names, in its first record",
        'Write “roster asks "Who …?"”.',
    ),
)  # fmt: skip
