"""Find the term with small words or figures, such as “Change of Control”, that a line misspells."""

from __future__ import annotations

from engross.dsl.diagnostics.sink import closest
from engross.dsl.parse.prose.find import Found, line_at
from engross.dsl.parse.prose.phrase import WORD, Told, without_capitals
from engross.dsl.parse.recovery.trial import Trial
from engross.dsl.parse.terms import ANY_TERM, joined_terms

ALIKE = 0.85  # as for the names that nothing declares


def find_joined_term(text: str, offset: int, trial: Trial) -> Found | None:
    """Return the declared term with small words that is misspelt at a place."""
    begin, line = line_at(text, offset)
    words = list(WORD.finditer(line))
    for term in sorted(joined_terms(text), key=len, reverse=True):
        count = term.count(" ") + 1
        for at in range(len(words) - count + 1):
            first, last = words[at].start(), words[at + count - 1].end()
            written = " ".join(line[first:last].split())
            if not first <= offset - begin <= last or written == term:
                continue
            told = _told(written, term)
            if told is not None and trial.reads(begin + first, begin + last, term):
                code = "RR219" if written.lower() == term.lower() else "RR201"
                return Found(code, begin + first, begin + last, told)
    return None


def _told(written: str, term: str) -> Told | None:
    if written.lower() == term.lower():
        return without_capitals(written, term)
    if written[0].isupper() and closest(written, [term], ALIKE):
        return Told(f"“{written}” is not defined", f"Did you mean “{term}”?", term)
    return None


def find_undeclared(text: str, start: int) -> Found | None:
    """Return the term with small words or figures that begins at a place and is not declared."""
    found = ANY_TERM.match(text, start)
    if found is None or " " not in found[0]:
        return None
    told = Told(
        f"“{found[0]}” is not defined",
        "Declare it: small words and figures belong to a term only where a heading declares it so.",
    )
    return Found("RR201", start, found.end(), told)
