"""What a name was meant to be that nothing answers to: the nearest known one, or a few that are."""

from __future__ import annotations

from collections.abc import Iterable

LIKE = 0.6


def nearest(name: str, known: Iterable[str], likeness: float = LIKE) -> str:
    """Return the known name that is nearest to one that is not, empty where none is near."""
    import difflib  # slow to load, and seldom needed

    return next(iter(difflib.get_close_matches(name[:80], sorted(known), 1, likeness)), "")


def did_you_mean(name: str, known: Iterable[str], there_are: str, most: int = 12) -> str:
    """Return the question with the nearest known name; else the words for those there are.

    Of many the first are listed, `most` of them; empty where there is none.
    """
    names = sorted(known)
    near = nearest(name, names)
    if near:
        return f"Did you mean “{near}”?"
    listed = ", ".join(names[:most])
    return f"{there_are}: {listed}{', …' if len(names) > most else ''}." if names else ""
