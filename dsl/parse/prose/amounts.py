"""Amounts as contracts write them."""

from __future__ import annotations

import re

from engross.dsl.parse.prose.phrase import Phrase, Told, phrase

_FIGURE = r"(?P<figure>\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?)"
_SIGNS = {
    "US$": "USD", "$": "USD", "\u20ac": "EUR", "\u00a3": "GBP", "\u00a5": "JPY",
    "dollar": "USD", "euro": "EUR", "pound": "GBP",
}  # fmt: skip
_BEFORE = re.compile(
    rf"(?:\b(?P<code>[A-Z]{{3}})\b|(?P<sign>US\$|[$\u20ac\u00a3\u00a5])) ?{_FIGURE}"
)
_AFTER = re.compile(
    rf"{_FIGURE} ?(?:(?P<code>[A-Z]{{3}})\b"
    r"|(?P<sign>US\$|[$\u20ac\u00a3\u00a5]|(?i:dollar|euro|pound)(?=s?\b))s?)"
)


def _as_money(found: re.Match[str]) -> Told:
    code = found["code"] or _SIGNS[found["sign"].lower().replace("us$", "US$")]
    money = f"{found['figure']} {code}"
    other = "" if found["code"] else ", or the three letters of the currency that is meant"
    return Told(
        f"“{found[0]}” is money, which is a number and the three letters of its currency",
        f"Write “{money}”{other}.",
        money,
    )


def _as_number(found: re.Match[str]) -> Told:
    return Told(
        f"“{found[0]}” names a currency, and a plain number is expected here",
        f"Write “{found['figure']}”; the currency is said where the amount is declared.",
        found["figure"],
    )


def _grouped(found: re.Match[str]) -> Told:
    figure = found["at"].replace(" ", ",")
    return Told(f"“{found['at']}” is read as several numbers", f"Write “{figure}”.", figure)


PHRASES: tuple[Phrase, ...] = (
    *(
        Phrase("RR134", pattern, tell)
        for tell in (_as_money, _as_number)
        for pattern in (_BEFORE, _AFTER)
    ),
    Phrase("RR129", re.compile(r"\b(?P<at>\d{1,3}(?: \d{3})+)\b"), _grouped),
    phrase(
        "RR134",
        rf"\bmust \w+ (?P<at>{_FIGURE} ?(?:[A-Z]{{3}}\b)?)",
        "the sentence of a norm names a thing or what it states, not an amount",
        "Say the amount in a line of its own, “amount \\g<at>”, and here what it is paid "
        "on, as in “must pay price of …”.",
    ),
    phrase(
        "RR120",
        r"(?P<at>(\d+(?:\.\d+)?) ?per ?cent)\b *",
        "a percentage is written with its sign",
        "Write “\\2% of …”.",
        "\\2%",
    ),
)
