"""Computed quantities of the graph in English phrases."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, Protocol

Json = dict[str, Any]


class Saying(Protocol):
    """What a computed quantity is made of, in phrases."""

    def quantity(self, node: list[Any]) -> str:
        """Return a quantity."""

    def condition(self, node: list[Any]) -> str:
        """Return a condition."""

    def day(self, node: list[Any]) -> str:
        """Return a day."""

    def persons(self, node: list[Any], *, each: bool = False) -> str:
        """Return persons."""

    def attribute(self, node: Json) -> str:
        """Return what a thing states."""


def figure(say: Saying, node: list[Any]) -> str | None:
    """Return a computed quantity in words; None for a kind that has no phrase."""
    make = FIGURES.get(node[0])
    return make(say, node) if make else None


def where(say: Saying, condition: list[Any] | None) -> str:
    """Return the condition that picks what is counted in."""
    return f" where {say.condition(condition)}" if condition else ""


def _part(say: Saying, node: list[Any]) -> str:
    """Return a quantity in brackets where it is made of others."""
    said = say.quantity(node)
    return f"({said})" if node[0] in ("plus", "times", "share", "rounded", "as of") else said


def _declared(say: Saying, node: list[Any]) -> str:
    if not node[2]:
        return str(node[1])
    if node[2][0] == "thing":
        thing = node[2][1]
        return f"{node[1]} of {'that ' if thing['via'] else ''}{thing['thing']}"
    return f"{node[1]} of {say.persons(node[2])}"


def _members(say: Saying, node: list[Any]) -> str:
    return f"the {node[1]}, over {say.persons(node[2])}, of {say.quantity(node[3])}"


def _total(say: Saying, node: list[Any]) -> str:
    _, which, part = node
    every = "every " if part["every"] else ""
    if which == "count":
        return f"the number of {every}{part['of']['thing']}{where(say, part['where'])}"
    if "figure" in part:
        thing = part["of"]["thing"]
        return f"the {which} of {part['figure'][1]} of every {thing}{where(say, part['where'])}"
    of = {**part["of"], "every": part["every"]}
    return f"the {which} of {say.attribute(of)}{where(say, part['where'])}"


def _chosen(say: Saying, node: list[Any]) -> str:
    return f"the {node[0]} of {' and '.join(_part(say, part) for part in node[1])}"


def _found(say: Saying, node: list[Any]) -> str:
    _, what, question, whole, otherwise = node
    of = f" of {_part(say, whole)}" if whole else ""
    said = f"the {what} that a person finds on “{question}”{of}"
    return f"{said}, otherwise {_part(say, otherwise)}" if otherwise else said


def _plus(say: Saying, node: list[Any]) -> str:
    said = ""
    for sign, part in node[1]:
        said += f" {sign} {_part(say, part)}" if said else _part(say, part)
    return f"{said}, but not below nothing" if node[2] else said


def _times(say: Saying, node: list[Any]) -> str:
    return f"{_part(say, node[1])} times {_part(say, node[2])}"


def _share(say: Saying, node: list[Any]) -> str:
    _, whole, first, second, rule = node
    said = f"{_part(say, whole)} shared as {_part(say, first)} to {_part(say, second)}"
    if rule is None:
        return said
    said += ", if both are nothing, "
    return said + (f"“{rule[1]}”" if rule[0] == "asks" else _part(say, rule))


def _rounded(say: Saying, node: list[Any]) -> str:
    return f"{_part(say, node[2])} rounded {node[1]} to {node[3]}"


def _as_of(say: Saying, node: list[Any]) -> str:
    return f"{_part(say, node[1])} as of {say.day(node[2])}"


FIGURES: dict[str, Callable[[Saying, list[Any]], str]] = {
    "quantity": _declared,
    "members": _members,
    "total": _total,
    "lesser": _chosen,
    "greater": _chosen,
    "found": _found,
    "plus": _plus,
    "times": _times,
    "share": _share,
    "rounded": _rounded,
    "as of": _as_of,
}
