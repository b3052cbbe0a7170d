"""The sentences of a paragraph: a proviso stays in its sentence, an abbreviation ends none."""

from __future__ import annotations

import re

# How far before a full stop its word may begin.
NEAR = 30
OPENING = "\"“‘'(["
# Where a sentence may end: its mark, what closes with it, a blank, and what can begin another.
END = re.compile(r"[.?!][\"”’')\]]*\s+(?=[\"“‘'(\[]*[A-Z0-9])")
FIRST_WORD = re.compile(r"[\"“‘'(\[]*([A-Za-z]+)")


def listed(words: str) -> frozenset[str]:
    """Return the words of a list."""
    return frozenset(words.split())


# These stand before what they abbreviate the title or number of, and never end a sentence.
BEFORE = listed(
    "no nos sec secs art arts par pars fig figs vol ch cl cls p pp mr mrs ms dr messrs hon st v vs "
    "cf e.g i.e viz approx attn"
)
# These may end a sentence: they do where what follows can only begin one.
AFTER = listed(
    "corp inc co cos ltd llc l.l.c l.p lp l.l.p llp plc n.a s.a u.s u.k u.s.a esq jr sr bros assn "
    "dept dist ave blvd rd a.m p.m etc al dba d.b.a d.c n.w s.w n.e s.e"
)
MONTHS = listed("jan feb mar apr jun jul aug sep sept oct nov dec")
BEGINNERS = listed(
    "a after all an any as at before both by each either every except following for from further "
    "however if in it its neither no nor not nothing notwithstanding of on once one only or other "
    "otherwise prior provided said should since so subject such that the then there these they "
    "this those thereafter to unless until upon when whenever where whether which while who with "
    "within without"
)


def sentences_of(paragraph: str) -> list[str]:
    """Return the sentences of a paragraph whose blanks are folded; its end always ends one."""
    found: list[str] = []
    start = 0
    for end in END.finditer(paragraph):
        mark, after = end.start(), end.end()
        if paragraph[mark] == "." and not _ends(
            paragraph[max(start, mark - NEAR) : mark], paragraph, after
        ):
            continue
        found.append(paragraph[start:after].strip())
        start = after
    rest = paragraph[start:].strip()
    return [*found, rest] if rest else found


def _ends(before: str, paragraph: str, after: int) -> bool:
    """Tell whether a full stop ends a sentence: by what stands before it, and what begins after."""
    said = before.rpartition(" ")[2].lstrip(OPENING)
    word = said.lower()
    if word in BEFORE or (len(said) == 1 and said.isupper()):
        return False
    if word in MONTHS:
        return not paragraph[after].isdigit()
    if word in AFTER:
        first = FIRST_WORD.match(paragraph, after)
        return first is not None and first[1].lower() in BEGINNERS
    return True
