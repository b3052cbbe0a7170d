"""Write a scenario: its facts as its language has them, and what is expected of it."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from decimal import Decimal
from typing import Any

_TERM = re.compile(r"[A-Z][A-Za-z0-9'&-]*([ ][A-Z][A-Za-z0-9'&-]*)*")
_NAME = re.compile(r"[a-z][a-z0-9]*([-_][a-z0-9]+)*")
_FIGURE = re.compile(r"\d+(\.\d+)?|\d{4}-\d{2}-\d{2}")
_UNWRITABLE = re.compile(r'["\n]')
# Names that would end a value.
_JOINING = ("and", "or", "but", "asks", "under")


class Unwritable(Exception):
    """The language has no way to write a value; the text says which."""


def scenario_text(
    title: str,
    parameters: Mapping[str, Any],
    facts: Sequence[Mapping[str, Any]],
    as_of: str,
    expected: Sequence[str],
) -> str:
    """Return a scenario, not yet laid out. Raises `Unwritable`."""
    lines = [f"given {name} are {_value(value)}" for name, value in parameters.items()]
    lines += [_fact(fact) for fact in facts]
    lines += [f"on {as_of}", *expected]
    return "\n".join([f"scenario {_quoted(title)} {{", *lines, "}", ""])


def _fact(fact: Mapping[str, Any]) -> str:
    pairs = [
        f"{key} {_value(value)}" for key, value in fact.items() if key not in ("date", "event")
    ]
    return ", ".join([f"{fact['date']} {fact['event']}", *pairs])


def _value(value: Any) -> str:
    if isinstance(value, Mapping):
        return " and ".join(f"{term(name)} {_atom(told)}" for name, told in value.items())
    if isinstance(value, list):
        return " and ".join(_atom(part) for part in value)
    return _atom(value)


def _atom(value: Any) -> str:
    if value is None:
        return "none"
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, int | Decimal):
        return f"{value:f}" if isinstance(value, Decimal) else str(value)
    if not isinstance(value, str):
        raise Unwritable(f"{value!r} is no value of a scenario")
    bare = _TERM.fullmatch(value) or _FIGURE.fullmatch(value) or _NAME.fullmatch(value)
    return value if bare and value not in _JOINING else _quoted(value)


def _quoted(text: str) -> str:
    if _UNWRITABLE.search(text):
        raise Unwritable(f"“{text}” holds a quotation mark or a new line")
    return f'"{text}"'


def term(name: str) -> str:
    """Return a person's name as a term. Raises `Unwritable` where it is none."""
    if not _TERM.fullmatch(name):
        raise Unwritable(f"“{name}” is not written as a term: capitalised words, and no others")
    return name


def expectation_text(
    norm: str,
    status: str,
    *,
    matter: str = "",
    bearer: str = "",
    to: str = "",
    about: str = "",
    due_from: str | None = None,
    due_by: str | None = None,
    owes: str = "",
    under: Mapping[str, str] | None = None,
) -> str:
    """Return a line that expects a status. Raises `Unwritable`."""
    head = ["expect", norm]
    head += ["of", matter] if matter else []
    head += ["by", term(bearer)] if bearer else []
    head += ["to", term(to)] if to else []
    head += ["for", _atom(about)] if about else []
    bounds = [("from", due_from), ("by", due_by), ("owes", owes or None)]
    told = [f"{word} {bound}" for word, bound in bounds if bound]
    return ", ".join([f"{' '.join(head)} is {status}", *told]) + _under(under)


def figure_line(
    name: str, side: str, figure: str, *, member: str = "", under: Mapping[str, str] | None = None
) -> str:
    """Return a line that expects a figure. Raises `Unwritable`."""
    of = f" of {term(member)}" if member else ""
    return f"expect {name}{of} {side} {figure}{_under(under)}"


def borne_line(
    name: str, bearers: Sequence[str], *, member: str = "", under: Mapping[str, str] | None = None
) -> str:
    """Return a line that expects who bears a quantity. Raises `Unwritable`."""
    of = f" of {term(member)}" if member else ""
    return f"expect {name}{of} borne by {' and '.join(map(term, bearers))}{_under(under)}"


def _under(under: Mapping[str, str] | None) -> str:
    choices = " and ".join(f"{axis} = {option}" for axis, option in (under or {}).items())
    return f" under {choices}" if choices else ""
