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

# The words of a heading with which its line goes on after the term.
_ENDS_TERM = {"notice": "from", "parameter": "as"}

_HEADING = re.compile(
    r"[\n{}][ \t]*"
    r"(party|authority|class|matter|document|event|balance|notice|parameter)[ \t]+"
)
_ROLE = re.compile(r'\((?P<each>each an?|the)[ \t]+"(?P<role>[^"\n]+)"\)')
_HAPPENS = re.compile(r"\bhappens[ \t]+([a-z][\w-]*)")
NOTICE_MOMENTS = ("sent", "given", "received", "returned")
_QUOTED = re.compile(r'"[^"\n]*"')
ANY_TERM = re.compile(rf"{_WORD}(?:(?:[ \t]+(?:{'|'.join(_SMALL)}))*[ \t]+(?:{_WORD}|{_FIGURE}))*")
_PLAIN = re.compile(rf"{_WORD}(?: {_WORD})*")


@lru_cache(maxsize=2)
def declared_terms(text: str) -> tuple[str, ...]:
    """Return the terms that the headings of a text declare, classes in the singular too."""
    terms: dict[str, None] = {}
    for written, persons in _declared(f"\n{text}"):
        term = " ".join(written)
        terms.update(dict.fromkeys((term, singular_of(term)) if persons else (term,)))
    return tuple(terms)


def _declared(text: str) -> Iterator[tuple[list[str], bool]]:
    """Yield the words of each term, and whether it is one of several persons."""
    for hit in _HEADING.finditer(text):
        term = ANY_TERM.match(text, hit.end())
        if term and not _in_comment(text, hit.end()):
            yield _up_to(_ENDS_TERM.get(hit[1]), term[0].split()), hit[1] == "class"
    for hit in _ROLE.finditer(text):
        if not _in_comment(text, hit.end()):
            yield hit["role"].split(), hit["each"] == "the"


def _up_to(end: str | None, words: list[str]) -> list[str]:
    """Return the words of a term up to one that ends it; none of the last of them is small."""
    if end in words:
        del words[words.index(end) :]
        while words[-1] in _SMALL:
            words.pop()
    return words


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


def declared_moments(text: str, thing: str) -> tuple[str, ...]:
    """Return what the heading of a thing, and the lines below it, declare to happen to it."""
    name = r"[ \t]+".join(map(re.escape, thing.split()))
    if re.search(rf"[\n{{}}][ \t]*notice[ \t]+{name}[ \t]+from\b", f"\n{text}"):
        return NOTICE_MOMENTS
    found = re.search(rf"[\n{{}}][ \t]*(?:document|event)[ \t]+{name}[ \t]*\{{", f"\n{text}")
    if found is None:
        return ()
    begin = found.end() - 1
    end = text.find("}", begin)
    return tuple(_HAPPENS.findall(text, begin, end if end >= 0 else len(text)))
