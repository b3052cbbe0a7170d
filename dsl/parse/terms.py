"""The terms that a text declares, read off its headings before it is parsed.

A term is capitalised, so that “Change of Control” reads as a “Change” of “Control”, and “Rule 144”
as a term and a number. Where a heading declares it, it is one term wherever it is used.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from functools import lru_cache

from engross.dsl.text.plural import singular_of

_SMALL = (
    "a", "an", "and", "as", "at", "by", "for", "from", "in", "into", "of", "on", "or", "per",
    "the", "to", "under", "upon", "with", "without",
)  # fmt: skip
_WORD = r"[A-Z][A-Za-z0-9'&-]*"
_FIGURE = r"\d+[A-Za-z0-9]*(?:[.-][A-Za-z0-9]+)*(?![\w(%,])"
_ENDS_WORD = r"(?![\w'&-])"


def _term(*ends: str) -> str:
    """Return the pattern of a term with small words, but for those that end it."""
    small = "|".join(word for word in _SMALL if word not in ends)
    return rf"{_WORD}(?:(?:[ \t]+(?:{small}))*[ \t]+(?:{_WORD}|{_FIGURE}))*"


_DECLARED = re.compile(
    r"(?:^|[{}])[ \t]*(?:"
    rf"(?P<kind>party|authority|class|matter|document|event|balance)[ \t]+(?P<term>{_term()})"
    rf"|notice[ \t]+(?P<notice>{_term('from')})"
    rf"|parameter[ \t]+(?P<parameter>{_term('as')})"
    r')|\((?P<each>each an?|the)[ \t]+"(?P<role>[^"\n]+)"\)',
    re.MULTILINE,
)
ANY_TERM = re.compile(_term())
_COMMENT = re.compile(r'("[^"\n]*")|#[^\n]*')
_PLAIN = re.compile(rf"{_WORD}(?: {_WORD})*")


@lru_cache(maxsize=2)
def declared_terms(text: str) -> tuple[str, ...]:
    """Return the terms that the headings of a text declare, classes in the singular too."""
    terms: dict[str, None] = {}
    for hit in _DECLARED.finditer(_COMMENT.sub(lambda found: found[1] or "", text)):
        written = hit["term"] or hit["notice"] or hit["parameter"] or hit["role"]
        term = " ".join(written.split())
        persons = hit["kind"] == "class" or hit["each"] == "the"
        terms.update(dict.fromkeys((term, singular_of(term)) if persons else (term,)))
    return tuple(terms)


def joined_terms(text: str) -> tuple[str, ...]:
    """Return the declared terms that are no plain sequence of capitalised words."""
    terms = (term for term in declared_terms(text) if not _PLAIN.fullmatch(term))
    return tuple(term for term in terms if ANY_TERM.fullmatch(term))


def term_finder(terms: Iterable[str]) -> Callable[[str, int], re.Match[str] | None] | None:
    """Return what finds the whole of a term at a place, the longest first; None without terms.

    Capitalised words beside a declared term belong to one term with it, as they do elsewhere.
    """
    longest = sorted(terms, key=lambda term: (-len(term), term))
    if not longest:
        return None
    known = "|".join(r"[ \t]+".join(map(re.escape, term.split(" "))) for term in longest)
    part = rf"(?:(?:{known}){_ENDS_WORD}|{_WORD})"
    return re.compile(rf"{part}(?:[ \t]+{part})*").match
