"""Words with letters other than a to z, or with something hidden in them."""

from __future__ import annotations

import re
import unicodedata

from engross.dsl.text import characters as chars
from engross.dsl.text.findings import Findings
from engross.dsl.text.letters import LOOK_ALIKES, mixed_letter, odd_letter, plain_word
from engross.dsl.text.refused import report_refused

_HIDDEN = re.compile(
    f"(?P<soft_hyphen>[{chars.SOFT_HYPHEN}]+)"
    f"|(?P<direction>[{chars.DIRECTIONS}]+)|(?P<invisible>[{chars.INVISIBLES}]+)"
)


def check_word(findings: Findings, word: str, start: int, *, quoted: bool) -> None:
    """Report what hides in a word and which letters pass for others; put a plain word there.

    The plain word is as long as the other, with spaces at its end for what was hidden, so
    that it is still one word to the parser.
    """
    for hidden in _HIDDEN.finditer(word):
        _report_hidden(findings, str(hidden.lastgroup), hidden[0], start + hidden.start())
    letters = unicodedata.normalize("NFC", _HIDDEN.sub("", word))
    odd = mixed_letter(letters) if quoted else odd_letter(letters)
    if odd:
        plain, certain = plain_word(letters)
        _report_letter(findings, word, start, odd, plain if certain else "")
        findings.replace(start, start + len(word), plain)
    elif _HIDDEN.search(word):
        findings.replace(start, start + len(word), _HIDDEN.sub("", word))


def _report_hidden(findings: Findings, family: str, run: str, start: int) -> None:
    if family != "soft_hyphen":
        report_refused(findings, family, run, start)
        return
    end = start + len(run)
    fix = findings.fix(start, end, "", safe=True)
    message = "An invisible hyphen, which shows only at the end of a line, stands in a word."
    help = "Delete it: go to the end of the word and press Backspace until it is gone."
    findings.report("RR114", start, end, message, "soft hyphen", help, fix)


def _report_letter(findings: Findings, word: str, start: int, odd: str, plain: str) -> None:
    name = chars.code_point(odd)
    alike = LOOK_ALIKES.get(odd)
    if alike:
        message = f'The "{odd}" in "{_clip(word)}" is not the letter "{alike}": it is {name}.'
        code, label = "RR106", f'looks like "{alike}"'
    else:
        plains = "digits 0 to 9" if odd.isnumeric() else "letters a to z"
        message = f'The "{odd}" in "{_clip(word)}" is none of the {plains}: it is {name}.'
        code, label = "RR116", f"none of the {plains}"
    if plain:
        help = f'Type the word again: "{_clip(plain)}".'
    else:
        help = "Write the word with the letters a to z; the others may stand in quoted words."
    fix = None
    if plain and not _HIDDEN.search(word):  # else the fixes would overlap
        fix = findings.fix(start, start + len(word), plain, safe=False)
    first, last = _place(word, odd)
    findings.report(code, start + first, start + last, message, label, help, fix)


def _place(word: str, letter: str) -> tuple[int, int]:
    """Find a letter of the composed word in the word as it is spelled."""
    for spelling in (letter, unicodedata.normalize("NFD", letter)):
        if spelling in word:
            return word.index(spelling), word.index(spelling) + len(spelling)
    return 0, len(word)


def _clip(word: str) -> str:
    word = _HIDDEN.sub("", word)
    return word if len(word) <= 40 else word[:39] + "\u2026"
