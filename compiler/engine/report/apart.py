"""What an instance is about, said for people only where that tells it from another of its norm."""

from __future__ import annotations

from collections.abc import Iterable
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
    if part.__class__ is list:
        return [_brief(item, plain) for item in part]
    if part.__class__ is not dict:
        return part
    told = {
        name: _brief(value, plain) if value.__class__ in NESTED and name not in UNTOUCHED else value
        for name, value in part.items()
    }
    instance = told.get("instance")
    if instance and told.get("norm", told.get("name")) in plain:
        told["instance"] = {key: value for key, value in instance.items() if key != "about"}
    return told
