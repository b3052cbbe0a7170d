"""Numbers written out in words, as contracts write them."""

from __future__ import annotations

_WORDS = {
    "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8,
    "nine": 9, "ten": 10, "eleven": 11, "twelve": 12, "thirteen": 13, "fourteen": 14,
    "fifteen": 15, "sixteen": 16, "seventeen": 17, "eighteen": 18, "nineteen": 19,
    "twenty": 20, "thirty": 30, "forty": 40, "fifty": 50, "sixty": 60, "seventy": 70,
    "eighty": 80, "ninety": 90, "hundred": 100,
}  # fmt: skip
_ODD_ORDINALS = {
    "first": "one", "second": "two", "third": "three", "fifth": "five", "eighth": "eight",
    "ninth": "nine", "twelfth": "twelve",
}  # fmt: skip


def number_in_words(text: str) -> str:
    """Return the digits for one word such as thirty or forty-five; empty if it is no number."""
    parts = text.lower().split("-")
    if not all(part in _WORDS for part in parts):
        return ""
    return str(sum(_WORDS[part] for part in parts))


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
