"""The singular of a term that is declared in the plural."""

from __future__ import annotations

import re

# What follows one of these says more of the thing, and stays as it is: “Holders of Notes”.
_HEAD = re.compile(
    r"(?P<head>.+?)(?P<rest>[ \t]+(?:at|by|for|from|in|of|on|to|under|with|without)[ \t].*)?"
)


def singular_of(plural: str) -> str:
    """Return the singular of a term by the plain English rule."""
    found = _HEAD.fullmatch(plural)
    head, rest = (found["head"], found["rest"] or "") if found else (plural, "")
    if head.endswith("ies"):
        return f"{head[:-3]}y{rest}"
    return f"{head[:-1]}{rest}" if head.endswith("s") and not head.endswith("ss") else plural
