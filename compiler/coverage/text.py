"""The text of an agreement: its sections in order, each with its sentences."""

from __future__ import annotations

import re
from typing import NamedTuple

from engross.compiler.coverage.numbering import Numbering
from engross.compiler.coverage.paragraphs import paragraphs_of
from engross.compiler.coverage.sentences import listed, sentences_of

PREAMBLE, RECITALS, SIGNATURE = "Preamble", "Recitals", "Signature"
WHEREAS = re.compile(r"W\s?HEREAS\b|Whereas\b")
OPERATIVE = re.compile(r"NOW\s*,?\s*THEREFORE\b|Now,? therefore\b", re.I)
WITNESS = re.compile(r"IN WITNESS WHEREOF\b|In witness whereof\b")
RECITALS_HEADING = re.compile(r"(RECITALS?|BACKGROUND|W I T N E S S E T H|WITNESSETH)\W*", re.I)
SIGNATURES_HEADING = re.compile(r"\W*(SIGNATURES?|SIGNATURE PAGES?)( FOLLOWS?)?\W*", re.I)
# What stands on a form for somebody to fill in.
FORM = re.compile(r"[-_=.\s]+|\b(By|Name|Title|Date|Its)\s*:", re.I)
# Words that a heading may have without capitals.
SMALL = listed("a an and as at by for from in of on or the to under with")
LONGEST_HEADING = 10
# A heading without them is short and has no verb.
SHORT_HEADING = 6
VERBS = listed(
    "am applies apply are be can could do does ends expires governs has have is lasts may means "
    "must owes pays shall should survives terminates was were will would"
)


class TextSection(NamedTuple):
    """A section of the text; `uncounted` are its headings, titles, and lines to be filled in."""

    cite: str
    sentences: list[str]
    uncounted: list[str]


def sections_of(text: str) -> list[TextSection]:
    """Return the sections of a text, in order.

    What stands before the first number is the preamble, or the recitals from where they begin;
    what stands after the last is the signatures from where they begin. A paragraph without a
    number belongs to the section before it.
    """
    return _Reading().run(text)


class _Reading:
    def __init__(self) -> None:
        self._sections: dict[str, TextSection] = {}
        self._numbering = Numbering()
        self._here = PREAMBLE

    def run(self, text: str) -> list[TextSection]:
        for paragraph in paragraphs_of(text):
            self._take(paragraph)
        return list(self._sections.values())

    def _take(self, paragraph: str) -> None:
        if self._here == SIGNATURE:
            self._signature(paragraph)
            return
        if WITNESS.match(paragraph) or SIGNATURES_HEADING.fullmatch(paragraph):
            self._here = SIGNATURE
            self._add(paragraph, heading=False)
            return
        begun = self._numbering.read(paragraph)
        if begun is not None:
            self._here, rest = begun
            self._add(rest, heading=True)
            return
        if self._here == PREAMBLE and (
            WHEREAS.match(paragraph) or RECITALS_HEADING.fullmatch(paragraph)
        ):
            self._here = RECITALS
        self._add(paragraph, heading=False)

    def _section(self) -> TextSection:
        return self._sections.setdefault(self._here, TextSection(self._here, [], []))

    def _add(self, paragraph: str, *, heading: bool) -> None:
        """Add a paragraph to the section that is read, its heading apart."""
        section = self._section()
        sentences = sentences_of(paragraph)
        if sentences and (_is_title(sentences[0]) or (heading and _is_heading(sentences))):
            section.uncounted.append(sentences.pop(0))
        section.sentences.extend(sentences)

    def _signature(self, paragraph: str) -> None:
        """Add a block of a signature page: what is filled in counts, as one sentence."""
        section = self._section()
        filled = FORM.sub(" ", paragraph).strip()
        counts = bool(re.search(r"\w", filled)) and not _is_title(filled)
        (section.sentences if counts else section.uncounted).append(paragraph)


def _is_title(sentence: str) -> bool:
    """Tell whether a line is a title: in capitals, and no sentence."""
    return sentence.upper() == sentence and len(sentence.split()) <= LONGEST_HEADING


def _is_heading(sentences: list[str]) -> bool:
    """Tell whether the first sentence after a section's number is its heading."""
    words = sentences[0].rstrip(".:").replace("_", "").split()
    if not words or len(words) > LONGEST_HEADING or sentences[0][-1:] in ";,":
        return False
    if len(sentences) == 1 and sentences[0][-1:] in ".:":
        return False
    capital = all(w[:1].isupper() or w.lower() in SMALL or not w[:1].isalpha() for w in words)
    short = len(words) <= SHORT_HEADING and VERBS.isdisjoint(word.lower() for word in words)
    return capital or short
