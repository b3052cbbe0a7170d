"""Lines of text of a terminal's width, and the small words that reports share."""

from __future__ import annotations

import textwrap
from collections.abc import Iterable, Mapping
from typing import Any

from engross.compiler.engine.days import parse_day, weekday_of

WIDTH = 80
WEEKEND = ("Saturday", "Sunday")


def wrapped(text: str, indent: int, hang: int = 0) -> list[str]:
    """Return text as lines of the report's width."""
    first = " " * indent
    if len(text) <= WIDTH - indent and text.isprintable() and text[-1:].strip():
        return [first + text]
    return textwrap.wrap(
        text,
        WIDTH,
        initial_indent=first,
        subsequent_indent=first + " " * hang,
        break_on_hyphens=False,
    )


def with_weekday(day: str) -> str:
    """Return a day with the name of its weekday."""
    number = parse_day(day)
    return day if number is None else f"{day} {weekday_of(number)}"


def weekend_of(day: str) -> str:
    """Return the name of the weekday where it is a Saturday or a Sunday."""
    name = with_weekday(day).partition(" ")[2]
    return name if name in WEEKEND else ""


def cited_lines(facts: Iterable[str]) -> str:
    """Return facts with the log named once: `log.jsonl:5, 8-10`."""
    name = ""
    lines: list[int] = []
    for fact in facts:
        name, _, line = fact.rpartition(":")
        lines.append(int(line))
    runs: list[list[int]] = []
    for number in sorted(set(lines)):
        if runs and runs[-1][-1] == number - 1:
            runs[-1] = [runs[-1][0], number]
        else:
            runs.append([number])
    said = ", ".join("-".join(map(str, run)) for run in runs)
    return f"{name}:{said}" if said else ""


def cited_words(told: Mapping[str, Any]) -> str:
    """Return the facts that a part of a report rests on: those it cites, and how many more."""
    left_out = told.get("facts_left_out", 0)
    return cited_lines(told.get("facts", ())) + (f" and {left_out} more" if left_out else "")
