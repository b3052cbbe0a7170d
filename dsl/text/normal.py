"""One spelling for each accented letter (Unicode's NFC), so that equal words are equal."""

from __future__ import annotations

import re
import unicodedata

from engross.dsl.text.characters import code_point
from engross.dsl.text.findings import Findings

MAX_ACCENTS = 30

_WORD = re.compile(r"\S+")
# No accent counts as \w, so that more accents than allowed lie in such a run.
_LONG_RUN = re.compile(rf"[^\w\x00-\x7f]{{{MAX_ACCENTS + 1},}}")


def refuse_stacks(findings: Findings) -> None:
    """Blank absurd piles of accents: to put one in order takes time that grows as its square."""
    for run in _LONG_RUN.finditer(findings.text):
        accents = sum(unicodedata.combining(character) != 0 for character in run[0])
        if accents > MAX_ACCENTS:
            findings.replace(run.start(), run.end(), "")
            findings.report(
                "RR107",
                run.start(),
                run.end(),
                f"{accents:,} accents stand here in a row; no letter has so many.",
                "too many accents",
                "Delete them and type the word again.",
                findings.fix(run.start(), run.end(), "", safe=False),
            )


def check_composed(findings: Findings) -> None:
    """Report each word that spells an accented letter as a letter and a separate accent."""
    text = findings.text
    if unicodedata.is_normalized("NFC", text):
        return
    for hit in _WORD.finditer(text):
        if findings.full:
            return
        word = hit[0]
        composed = unicodedata.normalize("NFC", word)
        if composed != word:
            _report(findings, hit.start(), word, composed)


def _report(findings: Findings, start: int, word: str, composed: str) -> None:
    if len(composed) <= len(word):
        findings.replace(start, start + len(word), composed)
    pairs = zip(word, composed, strict=False)
    first = next((i for i, (old, new) in enumerate(pairs) if old != new), len(composed))
    last = first + 1
    while last < len(word) and unicodedata.combining(word[last]):
        last += 1
    written = " + ".join(f"U+{ord(part):04X}" for part in word[first:last][:4])
    expected = code_point(composed[min(first, len(composed) - 1)])
    message = f'The "{word[first:last][:4]}" is written as {written}; {expected} is expected here.'
    fix = findings.fix(start, start + len(word), composed, safe=True)
    label, help = "looks the same, but is not", "Type the letter again."
    findings.report("RR107", start + first, start + last, message, label, help, fix)
