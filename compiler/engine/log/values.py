"""Read one attribute's value as the type that the agreement declares for it."""

from __future__ import annotations

import re
from collections.abc import Callable
from decimal import Decimal
from fractions import Fraction
from typing import Any

from engross.compiler.engine.days import parse_day
from engross.compiler.engine.log.record import MAX_DIGITS, has_too_many_digits

WRITTEN_AMOUNT = re.compile(r"-?[0-9]+(\.[0-9]+)?([eE][+-]?[0-9]+)?")
WRITTEN_BY_PEOPLE = re.compile(
    r"(?P<before>(?:[A-Z]{3} |US\$|[$\u20ac\u00a3\u00a5]) ?)?"
    r"(?P<figure>[0-9]{1,3}(?:,[0-9]{3})+(?:\.[0-9]+)?|[0-9]+(?:\.[0-9]+)?)(?P<after> [A-Z]{3})?"
)
WRITTEN_SHARE = re.compile(r"([0-9]{1,12}):([0-9]{1,12})")
WRITTEN_RATIO = re.compile(r"([1-9][0-9]{0,11}):([1-9][0-9]{0,11})")
YES_NO = {"yes": True, "true": True, "no": False, "false": False}


class WrongType(Exception):
    """A value is not of the declared type: what was expected, and what to write."""

    def __init__(self, expected: str, advice: str = "") -> None:
        super().__init__(expected)
        self.advice = advice or f"Write {expected}."


def read_value(value: Any, declared: dict[str, Any], textual: bool) -> Any:
    """Return a value in the engine's own form. Raises `WrongType`."""
    return READERS[declared["type"]](value, declared, textual)


def _text(value: Any, _declared: dict[str, Any], _textual: bool) -> str:
    if isinstance(value, str) and value:
        return value
    raise WrongType("some text")


def _one_of(value: Any, declared: dict[str, Any], _textual: bool) -> str:
    if isinstance(value, str) and value in declared["values"]:
        return value
    raise WrongType("one of " + ", ".join(declared["values"]))


def _known_name(value: Any, declared: dict[str, Any], _textual: bool) -> str:
    """Read a name that the agreement gives to something."""
    if isinstance(value, str) and value in declared["values"]:
        return value
    import difflib

    known = declared["values"]
    close = difflib.get_close_matches(str(value)[:80], known, 1, 0.6) or known[:1]
    raise WrongType(f"{declared['said']}, such as “{''.join(close)}”")


def _truth(value: Any, _declared: dict[str, Any], textual: bool) -> bool:
    if isinstance(value, bool):
        return value
    if textual and isinstance(value, str) and value.lower() in YES_NO:
        return YES_NO[value.lower()]
    raise WrongType("yes or no" if textual else "true or false")


def _day(value: Any, _declared: dict[str, Any], _textual: bool) -> int:
    day = parse_day(value) if isinstance(value, str) else None
    if day is None:
        raise WrongType("a date of the calendar written YYYY-MM-DD")
    return day


def _number(value: Any, textual: bool) -> int | Fraction:
    if textual and isinstance(value, str):
        if not WRITTEN_AMOUNT.fullmatch(value):
            raise WrongType("a number", _how_to_write(value, textual))
        if has_too_many_digits(value):
            raise WrongType(f"a number of at most {MAX_DIGITS} digits")
        value = int(value) if value.isdigit() else Decimal(value)
    if isinstance(value, int) and not isinstance(value, bool):
        return value
    if isinstance(value, Decimal) and value.is_finite():
        exact = Fraction(value)
        return exact.numerator if exact.denominator == 1 else exact
    raise WrongType("a number", _how_to_write(value, textual))


def _how_to_write(value: Any, textual: bool) -> str:
    """Return how a number is written that stands as people write it; empty for what is none."""
    found = WRITTEN_BY_PEOPLE.fullmatch(value.strip()) if isinstance(value, str) else None
    if found is None:
        return ""
    without = {
        "quotes": not textual,
        "commas": "," in found["figure"],
        "a currency": bool(found["before"] or found["after"]),
    }
    *others, last = [part for part, stands in without.items() if stands] or ["blanks"]
    said = f"{', '.join(others)} or {last}" if others else last
    return f"Write {found['figure'].replace(',', '')}: without {said}."


def _amount(value: Any, _declared: dict[str, Any], textual: bool) -> int | Fraction:
    number = _number(value, textual)
    if number < 0:
        raise WrongType("a number that is not below nothing")
    return number


def _count(value: Any, _declared: dict[str, Any], textual: bool) -> int:
    number = _number(value, textual)
    if isinstance(number, int) and 0 <= number <= 36525:
        return number
    raise WrongType("a whole number from 0 to 36525")


def _ratio(value: Any, _declared: dict[str, Any], textual: bool) -> Fraction:
    """Read `3:2` (three for two) or a plain number."""
    if isinstance(value, str) and ":" in value:
        written = WRITTEN_RATIO.fullmatch(value)
        if written:
            return Fraction(int(written[1]), int(written[2]))
    elif not isinstance(value, str) or textual:
        number = _number(value, textual)
        if number > 0:
            return Fraction(number)
    raise WrongType("a ratio such as 3:2")


def _proportion(value: Any, _declared: dict[str, Any], textual: bool) -> Fraction:
    """Read the share of the first of two, `60:40`, or a number from 0 to 1."""
    if isinstance(value, str) and ":" in value:
        written = WRITTEN_SHARE.fullmatch(value.replace(" ", ""))
        parts = [int(part) for part in written.groups()] if written else [0]
        if any(parts):
            return Fraction(parts[0], sum(parts))
    elif not isinstance(value, str) or textual:
        number = _number(value, textual)
        if 0 <= number <= 1:
            return Fraction(number)
    raise WrongType("a share such as 60:40, or a number from 0 to 1")


def _party(value: Any, declared: dict[str, Any], _textual: bool) -> str:
    return _text(value, declared, False)


def _parties(value: Any, declared: dict[str, Any], textual: bool) -> tuple[str, ...]:
    if isinstance(value, str):
        value = [part.strip() for part in value.split(";")] if textual else [value]
    if isinstance(value, list) and value:
        names = sorted(_text(part, declared, False) for part in value)
        if len(set(names)) < len(names):
            raise WrongType("a list that names each of them once")
        return tuple(names)
    if value == []:
        raise WrongType("a list of names: it is empty; leave it out if the names are not known")
    raise WrongType("a name, or a list of names")


def _amounts(value: Any, _declared: dict[str, Any], textual: bool) -> dict[str, int | Fraction]:
    if not isinstance(value, dict):
        raise WrongType("an amount for each name")
    return {name: _amount(number, {}, textual) for name, number in sorted(value.items())}


def _addresses(value: Any, declared: dict[str, Any], _textual: bool) -> dict[str, str]:
    if not isinstance(value, dict):
        raise WrongType("an address for each name")
    return {name: _text(address, declared, False) for name, address in sorted(value.items())}


READERS: dict[str, Callable[[Any, dict[str, Any], bool], Any]] = {
    "text": _text,
    "one of": _one_of,
    "named": _known_name,
    "truth": _truth,
    "day": _day,
    "amount": _amount,
    "count": _count,
    "ratio": _ratio,
    "proportion": _proportion,
    "party": _party,
    "parties": _parties,
    "roster": _parties,
    "amounts": _amounts,
    "addresses": _addresses,
    "reference": _text,
}
