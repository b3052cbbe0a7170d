"""Amounts as contracts write them."""

from __future__ import annotations

from engross.dsl.parse.phrases.phrase import Phrase, phrase

_AMOUNT = r"(\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?)"
_CURRENCY = r"(?:US\$|[$\u00a3\u20ac\u00a5]|USD|EUR|GBP)"
_MONEY = "an amount is a plain number; the sign of a currency has no meaning here"
_HOW = "Write \\1; where it is declared as money, its currency follows: “\\1 Dollars”."

PHRASES: tuple[Phrase, ...] = (
    phrase("RR134", rf"{_CURRENCY} ?{_AMOUNT}", _MONEY, _HOW, "\\1"),
    phrase("RR134", rf"{_AMOUNT} ?(?:{_CURRENCY}|dollars?|euros?|pounds?)", _MONEY, _HOW, "\\1"),
    phrase(
        "RR120",
        r"(?P<at>(\d+(?:\.\d+)?) ?per ?cent)\b *",
        "a percentage is written with its sign",
        "Write “\\2% of …”.",
        "\\2%",
    ),
)
