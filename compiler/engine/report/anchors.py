"""The events from which an instance counts its days: its trigger, and those of its bounds."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

BOUNDS = ("not before ", "not after ")
NO_DAY = ("not known", "has not happened", "nobody to count from")


def anchors_of(trigger: str, because: Iterable[dict[str, Any]]) -> list[dict[str, Any]]:
    """Return the anchors of a finding from its derivation, each once; `trigger` in words.

    Each has `of` (what is counted from it), `event` (with its day) and the `facts` that tell it.
    """
    found: list[dict[str, Any]] = []
    for anchor in _anchors(trigger, because):
        if anchor not in found:
            found.append(anchor)
    return found


def _anchors(trigger: str, steps: Iterable[dict[str, Any]]) -> Iterator[dict[str, Any]]:
    for step in steps:
        text, inner = step["text"], step.get("steps", ())
        if trigger and text.startswith(f"{trigger} on "):
            yield {"of": "trigger", "event": text, "facts": step.get("facts", [])}
        elif text.startswith(BOUNDS):
            for anchor in inner:
                if "facts" in anchor or anchor["text"].endswith(NO_DAY):
                    facts = anchor.get("facts", [])
                    yield {"of": text, "event": anchor["text"], "facts": facts}
        elif text.startswith(("supposing: ", "the window on the facts up to ")):
            yield from _anchors(trigger, inner)
