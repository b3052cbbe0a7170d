"""Three truth values: True, False, and Unknown with the questions that would decide it.

The tables are Kleene's strong ones: a False decides a conjunction and a True a disjunction,
whatever else is unknown.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple


class Question(NamedTuple):
    """What somebody has to answer before a verdict can be given."""

    key: str
    text: str
    clause: str


class Unknown(NamedTuple):
    """The third truth value: undetermined until these questions are answered."""

    questions: tuple[Question, ...]


Truth = bool | Unknown


def unknown(*questions: Question) -> Unknown:
    """Return the third value, asking these questions."""
    return Unknown(questions if len(questions) == 1 else tuple(sorted(set(questions))))


def conjunction(values: Iterable[Truth]) -> Truth:
    """Return the strong Kleene `and` of the values; of none, True."""
    asked: list[Question] = []
    for value in values:
        if value is False:
            return False
        if value is not True:
            asked += value.questions
    return unknown(*asked) if asked else True


def disjunction(values: Iterable[Truth]) -> Truth:
    """Return the strong Kleene `or` of the values; of none, False."""
    asked: list[Question] = []
    for value in values:
        if value is True:
            return True
        if value is not False:
            asked += value.questions
    return unknown(*asked) if asked else False


def negation(value: Truth) -> Truth:
    """Return the strong Kleene `not`."""
    return (not value) if isinstance(value, bool) else value
