"""The terms that a text declares, read off its headings before it is parsed.

A term is capitalised, so that “Change of Control” reads as a “Change” of “Control”, and “Rule 144”
as a term and a number. Where a heading declares it, it is one term wherever it is used.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
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


_HEADING = re.compile(
    r"[\n{}][ \t]*(?:"
    rf"(?P<kind>party|authority|class|matter|document|event|balance)[ \t]+(?P<term>{_term()})"
    rf"|notice[ \t]+(?P<notice>{_term('from')})"
    rf"|parameter[ \t]+(?P<parameter>{_term('as')}))"
)
_ROLE = re.compile(r'\((?P<each>each an?|the)[ \t]+"(?P<role>[^"\n]+)"\)')
_QUOTED = re.compile(r'"[^"\n]*"')
ANY_TERM = re.compile(_term())
_PLAIN = re.compile(rf"{_WORD}(?: {_WORD})*")


@lru_cache(maxsize=2)
def declared_terms(text: str) -> tuple[str, ...]:
    """Return the terms that the headings of a text declare, classes in the singular too."""
    terms: dict[str, None] = {}
    for written, persons in _declared(f"\n{text}"):
        term = " ".join(written.split())
        terms.update(dict.fromkeys((term, singular_of(term)) if persons else (term,)))
    return tuple(terms)


def _declared(text: str) -> Iterator[tuple[str, bool]]:
    """Yield the terms as they are written, and whether each is one of several persons."""
    for hit in _HEADING.finditer(text):
        if not _in_comment(text, hit.end()):
            written = hit["term"] or hit["notice"] or hit["parameter"]
            yield written, hit["kind"] == "class"
    for hit in _ROLE.finditer(text):
        if not _in_comment(text, hit.end()):
            yield hit["role"], hit["each"] == "the"


def _in_comment(text: str, at: int) -> bool:
    before = text[text.rfind("\n", 0, at) + 1 : at]
    return "#" in before and "#" in _QUOTED.sub("", before)


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
