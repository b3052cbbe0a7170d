"""How many diagnostics a person is shown."""

from __future__ import annotations

from collections.abc import Iterable

from engross.dsl.diagnostics.diagnostic import Diagnostic, sort_key

MAX_SHOWN = 20


def first_few(diagnostics: Iterable[Diagnostic]) -> tuple[list[Diagnostic], str]:
    """Return those to show, in order, and a line that says how many more there are."""
    ordered = sorted(diagnostics, key=sort_key)
    more = len(ordered) - MAX_SHOWN
    if more <= 0:
        return ordered, ""
    return ordered[:MAX_SHOWN], f"{more:,} more {'is' if more == 1 else 'are'} not shown."
