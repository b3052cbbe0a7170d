"""Numbers written out in words, as contracts write them."""

from __future__ import annotations

import re

_WORDS = {
    "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8,
    "nine": 9, "ten": 10, "eleven": 11, "twelve": 12, "thirteen": 13, "fourteen": 14,
    "fifteen": 15, "sixteen": 16, "seventeen": 17, "eighteen": 18, "nineteen": 19,
    "twenty": 20, "thirty": 30, "forty": 40, "fifty": 50, "sixty": 60, "seventy": 70,
    "eighty": 80, "ninety": 90, "hundred": 100,
}  # fmt: skip
SCALES = {"thousand": 1_000, "million": 1_000_000, "billion": 1_000_000_000}
_ODD_ORDINALS = {
    "first": "one", "second": "two", "third": "three", "fifth": "five", "eighth": "eight",
    "ninth": "nine", "twelfth": "twelve",
}  # fmt: skip
_ANY = "|".join(sorted((*_WORDS, *SCALES), key=len, reverse=True))
# A number in words, as in “two hundred and fifty”, in small letters or in capitals.
IN_WORDS = rf"(?i:\b(?:{_ANY})(?:(?: and)?[ -](?:{_ANY}))*\b)"


def number_in_words(text: str) -> str:
    """Return the digits for words such as thirty or one hundred and five; empty if it is none."""
    parts = [part for part in re.split(r"[\s-]+", text.lower()) if part != "and"]
    whole = below = 0
    for part in parts:
        if part in SCALES:
            whole, below = whole + max(below, 1) * SCALES[part], 0
        elif part == "hundred":
            below = max(below, 1) * _WORDS[part]
        elif part in _WORDS:
            below += _WORDS[part]
        else:
            return ""
    return str(whole + below) if parts else ""


def ordinal_number(text: str) -> str:
    """Return the digits for a word such as first, forty-fifth or 30th; empty if it is none."""
    plain = text.lower()
    if plain[:1].isdigit():
        return plain.rstrip("stndrh")
    head, hyphen, last = plain.rpartition("-")
    if last.endswith("ieth"):
        last = f"{last[:-4]}y"
    last = _ODD_ORDINALS.get(last) or last.removesuffix("th")
    return number_in_words(f"{head}{hyphen}{last}")
