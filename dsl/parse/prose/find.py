"""Find the turn of phrase, or the term in small letters, that a line was refused for."""

from __future__ import annotations

import re
from functools import lru_cache

from attrs import evolve, frozen

from engross.dsl.parse.prose import (
    acts,
    amounts,
    breaches,
    choices,
    comparisons,
    connectives,
    dates,
    days,
    headings,
    lines,
    names,
    passive,
    sentences,
    signs,
)
from engross.dsl.parse.prose.phrase import WORD, Phrase, Told, without_capitals
from engross.dsl.parse.recovery.trial import Trial
from engross.dsl.parse.terms import declared_moments, declared_terms

MAX_LINE = 2_000  # no phrase is looked for beyond; what is longer is no line of an agreement
MAX_WORDS = 8

_PHRASES = (
    *headings.PHRASES, *dates.PHRASES, *breaches.PHRASES, *lines.PHRASES, *amounts.PHRASES,
    *days.PHRASES, *comparisons.PHRASES, *names.PHRASES, *acts.PHRASES, *connectives.PHRASES,
    *choices.PHRASES,
    *passive.PHRASES, *sentences.PHRASES, *signs.PHRASES,
)  # fmt: skip
_PROSE = re.compile(r'"[^"\n]*"?|#[^\n]*')


@frozen
class Found:
    """A phrase that was found: its code, its place in the text, and what is told of it."""

    code: str
    start: int
    end: int
    told: Told


def find_phrase(text: str, offset: int, trial: Trial) -> Found | None:
    """Return the first known phrase that reaches an offset, where a line was refused.

    What it says to write has been tried: with it the line is read beyond the fault.
    """
    begin, plain = line_at(text, offset)
    for phrase in _PHRASES:
        for found in phrase.pattern.finditer(plain):
            if found.start() <= offset - begin <= found.end() and _is_declared(found, text):
                place = found.span("at" if "at" in phrase.pattern.groupindex else 0)
                told = _tried(phrase, found, begin + place[0], begin + place[1], trial)
                if told is not None:
                    return Found(phrase.code, begin + place[0], begin + place[1], told)
    return None


def _is_declared(found: re.Match[str], text: str) -> bool:
    """Tell whether the thing that a phrase is about, if it names one, is declared."""
    if "declared" not in found.re.groupindex:
        return True
    return bool(declared_moments(text, found["declared"]))


def _tried(phrase: Phrase, found: re.Match[str], start: int, end: int, trial: Trial) -> Told | None:
    """Return what is told of a phrase, unless it cannot be followed where it stands."""
    if phrase.begins and not trial.begins(phrase.begins):
        return None
    if phrase.block and phrase.block != trial.block:
        return None
    told = phrase.tell(found)
    if told.instead is None:
        return told
    if trial.reads(start, end, told.instead):
        return told if told.certain else evolve(told, instead=None)
    return evolve(told, instead=None) if phrase.outline else None


def find_small_term(text: str, start: int, end: int, trial: Trial) -> Found | None:
    """Return the declared term that stands near a place without its capitals."""
    begin, line = line_at(text, start)
    words = list(WORD.finditer(line))
    declared = _declared_terms(text)
    for count in range(MAX_WORDS, 0, -1):
        for at in range(len(words) - count + 1):
            first, last = words[at], words[at + count - 1]
            if first.start() > end - begin or last.end() < start - begin:
                continue
            written = line[first.start() : last.end()]
            term = declared.get(" ".join(written.lower().split()))
            if term and " ".join(written.split()) not in declared.values():
                told = without_capitals(written, term)
                found = Found("RR219", begin + first.start(), begin + last.end(), told)
                return found if trial.reads(found.start, found.end, term) else None
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
