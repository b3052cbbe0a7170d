"""Amounts as contracts write them."""

from __future__ import annotations

import re
from decimal import Decimal

from engross.dsl.parse.numbers import IN_WORDS, SCALES, number_in_words
from engross.dsl.parse.prose.phrase import Phrase, Told, phrase

_FIGURE = r"(?P<figure>\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?)"
_SIGNS = {
    "US$": "USD", "$": "USD", "\u20ac": "EUR", "\u00a3": "GBP", "\u00a5": "JPY",
    "dollar": "USD", "euro": "EUR", "pound": "GBP",
}  # fmt: skip
_BEFORE = re.compile(
    rf"(?:\b(?P<code>[A-Z]{{3}})\b|(?P<sign>US\$|[$\u20ac\u00a3\u00a5])) ?{_FIGURE}"
)
_NAMED = (
    r"(?:(?:US|U\.S\.|United States) )?(?:(?P<code>[A-Z]{3})\b"
    r"|(?P<sign>US\$|[$\u20ac\u00a3\u00a5]|(?i:dollar|euro|pound)(?=s?\b))s?)"
)
_AFTER = re.compile(rf"{_FIGURE} ?{_NAMED}")
_TWICE = rf"(?: \((?:(?i:[A-Z]{{3}}|US\$|[$\u20ac\u00a3\u00a5]) ?)?{_FIGURE}(?: ?[A-Z]{{3}})?\))?"
_WORDED = re.compile(rf"(?P<words>{IN_WORDS}) {_NAMED}{_TWICE}")
_SHARE = re.compile(
    rf"(?P<at>(?P<words>{IN_WORDS}) (?i:per ?cent)(?: \((?P<figure>[\d.]+) ?%\))?)(?=\W|$) *"
)


def _as_money(found: re.Match[str]) -> Told:
    money = f"{found['figure']} {_code(found)}"
    other = "" if found["code"] else ", or the three letters of the currency that is meant"
    return Told(
        f"“{found[0]}” is money, which is a number and the three letters of its currency",
        f"Write “{money}”{other}.",
        money,
    )


def _code(found: re.Match[str]) -> str:
    return found["code"] or _SIGNS[found["sign"].lower().replace("us$", "US$")]


def _as_number(found: re.Match[str]) -> Told:
    return Told(
        f"“{found[0]}” names a currency, and a plain number is expected here",
        f"Write “{found['figure']}”; the currency is said where the amount is declared.",
        found["figure"],
    )


def _worded_money(found: re.Match[str]) -> Told:
    return _worded(found, f"{int(number_in_words(found['words'])):,}", f" {_code(found)}")


def _worded_share(found: re.Match[str]) -> Told:
    return _worded(found, number_in_words(found["words"]), "%")


def _worded(found: re.Match[str], number: str, unit: str) -> Told:
    """Return what is told of an amount in words, beside which figures may stand."""
    written, figure = found[0].strip(), found["figure"]
    if figure is not None and Decimal(figure.replace(",", "")) != Decimal(number.replace(",", "")):
        return Told(
            f"“{written}” says two numbers",
            f"Write the one that holds: “{number}{unit}” or “{figure}{unit}”.",
        )
    said = "says one number twice" if figure is not None else "is a number in words"
    return Told(f"“{written}” {said}", f"Write “{number}{unit}”.", f"{number}{unit}")


def _scaled(found: re.Match[str]) -> Told:
    number = Decimal(found["figure"].replace(",", "")) * SCALES[found["scale"].lower()]
    figure = f"{int(number):,}" if number == int(number) else f"{number:,f}"
    return Told(f"“{found['at']}” is a number in words", f"Write “{figure}”.", figure)


def _points(found: re.Match[str]) -> Told:
    part = f".{found['part']}" if found["part"] else ""
    figure = found["whole"].replace(".", ",") + part
    message = f"“{found['at']}” has its points and commas the other way round"
    return Told(message, f"Write “{figure}”.", figure)


def _grouped(found: re.Match[str]) -> Told:
    figure = found["at"].replace(" ", ",")
    return Told(f"“{found['at']}” is read as several numbers", f"Write “{figure}”.", figure)


PHRASES: tuple[Phrase, ...] = (
    Phrase("RR129", _WORDED, _worded_money),
    Phrase("RR129", _SHARE, _worded_share),
    Phrase(
        "RR129", re.compile(rf"(?P<at>{_FIGURE} (?P<scale>(?i:{'|'.join(SCALES)})))\b *"), _scaled
    ),
    *(
        Phrase("RR134", pattern, tell)
        for tell in (_as_money, _as_number)
        for pattern in (_BEFORE, _AFTER)
    ),
    Phrase(
        "RR410", re.compile(r"(?P<at>(?P<whole>\d{1,3}(?:\.\d{3})+)(?:,(?P<part>\d+))?)\b"), _points
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
        r"(?P<at>(\d+(?:\.\d+)?) ?(?i:per ?cent))(?: \([\d.]+ ?%\))?(?=\W|$) *",
        "a percentage is written with its sign",
        "Write “\\2% of …”.",
        "\\2%",
    ),
)
