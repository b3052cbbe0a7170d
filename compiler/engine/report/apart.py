"""What an instance is about, said for people only where that tells it from another of its norm."""

from __future__ import annotations

from collections.abc import Iterable
from operator import is_
from typing import Any

NESTED = (list, dict)
# What names no instance.
UNTOUCHED = frozenset(
    ("because", "facts", "evidence", "notices", "ignored", "acts", "anchors", "standards")
)


def told_apart(told: Any, findings: Iterable[dict[str, Any]]) -> Any:
    """Return a part of a report without what its instances are about, where nobody needs it."""
    listed = list(findings)
    return _brief(told, {f["norm"] for f in listed} - norms_to_tell_apart(listed))


def norms_to_tell_apart(findings: Iterable[dict[str, Any]]) -> frozenset[str]:
    """Return the norms that have two instances for the same persons, or that owe an amount."""
    known: dict[tuple[str | None, ...], str | None] = {}
    found = set()
    for finding in findings:
        norm, instance = finding["norm"], finding["instance"]
        about = instance.get("about")
        key = (norm, *(instance.get(part) for part in ("matter", "bearer", "to")))
        if known.setdefault(key, about) != about or "amount" in finding:
            found.add(norm)
    return frozenset(found)


def _brief(part: Any, plain: set[str]) -> Any:
    """Return a part in brief: itself, where there is nothing in it to leave out."""
    if part.__class__ is list:
        items = [_brief(item, plain) if item.__class__ in NESTED else item for item in part]
        return part if all(map(is_, items, part)) else items
    changed = {}
    for name, value in part.items():
        if value and value.__class__ in NESTED and name not in UNTOUCHED:
            brief = _brief(value, plain)
            if brief is not value:
                changed[name] = brief
    instance = part.get("instance")
    if instance and "about" in instance and part.get("norm", part.get("name")) in plain:
        changed["instance"] = {key: value for key, value in instance.items() if key != "about"}
    return {**part, **changed} if changed else part
