"""Find the turn of phrase, or the term in small letters, that a line was refused for."""

from __future__ import annotations

import re
from functools import lru_cache

from attrs import frozen

from engross.dsl.parse.phrases import amounts, connectives, days, sentences
from engross.dsl.parse.phrases.phrase import Told
from engross.dsl.parse.terms import declared_terms

MAX_LINE = 2_000  # no phrase is looked for beyond; what is longer is no line of an agreement
MAX_WORDS = 8

_PHRASES = (*days.PHRASES, *amounts.PHRASES, *connectives.PHRASES, *sentences.PHRASES)
_PROSE = re.compile(r'"[^"\n]*"?|#[^\n]*')
_WORD = re.compile(r"[A-Za-z0-9][\w.'&-]*")


@frozen
class Found:
    """A phrase that was found: its code, its place in the text, and what is told of it."""

    code: str
    start: int
    end: int
    told: Told


def find_phrase(text: str, offset: int) -> Found | None:
    """Return the first known phrase that reaches an offset, where a line was refused."""
    begin, plain = line_at(text, offset)
    for phrase in _PHRASES:
        for found in phrase.pattern.finditer(plain):
            if found.start() <= offset - begin <= found.end():
                place = found.span("at" if "at" in phrase.pattern.groupindex else 0)
                return Found(phrase.code, begin + place[0], begin + place[1], phrase.tell(found))
    return None


def find_small_term(text: str, start: int, end: int) -> Found | None:
    """Return the declared term that stands near a place without its capitals."""
    begin, line = line_at(text, start)
    words = list(_WORD.finditer(line))
    declared = _declared_terms(text)
    for count in range(MAX_WORDS, 0, -1):
        for at in range(len(words) - count + 1):
            first, last = words[at], words[at + count - 1]
            if first.start() > end - begin or last.end() < start - begin:
                continue
            written = line[first.start() : last.end()]
            term = declared.get(" ".join(written.lower().split()))
            if term and " ".join(written.split()) not in declared.values():
                told = Told(
                    f"“{written}” is the defined term “{term}” without its capitals",
                    f"Write “{term}”; what is not capitalised is not the term.",
                    term,
                )
                return Found("RR219", begin + first.start(), begin + last.end(), told)
    return None


def line_at(text: str, offset: int) -> tuple[int, str]:
    """Return where the line of an offset begins, and the line without its quoted words."""
    begin = text.rfind("\n", 0, offset) + 1
    if offset - begin > MAX_LINE:
        return begin, ""
    line = text[begin : begin + MAX_LINE].split("\n", 1)[0]
    return begin, _PROSE.sub(lambda prose: "\x00" * len(prose[0]), line)


@lru_cache(maxsize=1)
def _declared_terms(text: str) -> dict[str, str]:
    """Return the terms that the headings of a text declare, by their small letters."""
    return {term.lower(): term for term in declared_terms(text)}
