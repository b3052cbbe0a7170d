"""Exact numbers as people and programs read them."""

from __future__ import annotations

from fractions import Fraction


def decimal_text(number: int | Fraction) -> str:
    """Return a number as a decimal where it ends, else as a fraction."""
    value = Fraction(number)
    rest = value.denominator
    for factor in (2, 5):
        while rest % factor == 0:
            rest //= factor
    if rest != 1:
        return f"{value.numerator}/{value.denominator}"
    places = 0
    while (value * 10**places).denominator != 1:
        places += 1
    digits = str(abs(value.numerator) * 10**places // value.denominator).rjust(places + 1, "0")
    text = f"{digits[:-places]}.{digits[-places:]}" if places else digits
    return f"-{text}" if value < 0 else text


def figure_words(number: int | Fraction | str, unit: str) -> str:
    """Return a figure for people: its thousands set apart, its unit or currency behind it."""
    text = number if isinstance(number, str) else decimal_text(number)
    whole, point, rest = text.partition(".")
    if whole.lstrip("-").isdecimal():
        whole = f"{int(whole):,}"
    return f"{whole}{point}{rest} {unit}".rstrip()
