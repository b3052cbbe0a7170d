"""One spelling for a stretch of the language: the blanks between its words, and its numbers."""

from __future__ import annotations

import re
from collections.abc import Iterable

# A count of these has no commas.
UNITS = frozenset(("day", "days", "week", "weeks", "month", "months", "year", "years"))

# Words alone, which have one spelling: most lines are such.
_WORDS = re.compile(r"[A-Za-z\s-]*")
_BLANKS = re.compile(r"\s+")
_AFTER_COMMA = re.compile(r"^,\s*(?=\S)")
_NUMBER = r"\d{1,3}(?:,\d{3})+(?:\.\d+)?(?!\d)|\d+(?:\.\d+)?\s?%"
_WORD = re.compile(rf'#[^\n]*|"[^"\n]*"|{_NUMBER}|[(),{{}}=]|[^\s"#(),{{}}=]+')


def join_words(words: Iterable[str]) -> str:
    """Return words and signs as one line: a blank between them, none inside a bracket's ends."""
    parts: list[str] = []
    previous = "("
    for word in words:
        if previous != "(" and not word.startswith((")", ",")):
            parts.append(" ")
        parts.append(word)
        previous = word
    return "".join(parts)


def fold(word: str) -> str:
    """Return a token with single blanks; a percentage has none, quoted words are left alone."""
    if word.startswith('"') or (word[0] != "," and len(word.split()) == 1):
        return word
    return _AFTER_COMMA.sub(", ", _BLANKS.sub("" if word.endswith("%") else " ", word))


def spell(text: str) -> str:
    """Return a piece of source as one line, in canonical spelling and without comments."""
    if _WORDS.fullmatch(text):
        return " ".join(text.split())
    words = [fold(word) for word in _WORD.findall(text) if not word.startswith("#")]
    following = (*words[1:], "")
    return join_words(
        word if after in UNITS else group_digits(word)
        for word, after in zip(words, following, strict=True)
    )


def group_digits(word: str) -> str:
    """Return a number with commas between its thousands, and any other word as it is."""
    if not word[:1].isdigit():
        return word
    whole, point, part = word.partition(".")
    if not whole.isdecimal() or (point and not part.isdecimal()) or whole.startswith("0"):
        return word
    return f"{int(whole):,}{point}{part}"
