"""What a total takes in day by day, found out once for all whom it concerns alike."""

from __future__ import annotations

from bisect import bisect_right
from functools import cached_property
from itertools import accumulate
from typing import Any, NamedTuple

from engross.compiler.engine.log.things import Thing
from engross.compiler.engine.parts import maps_of
from engross.compiler.engine.truth import Question

# Tests of what a thing itself says.
OF_ITSELF = ("is", "states", "names")


class Part(NamedTuple):
    """A thing that a total takes in, and what it adds."""

    thing: Thing | None  # None where one thing states an amount for each name
    amount: Any


class Taken(NamedTuple):
    """What a total takes in, and what has to be answered to know the rest."""

    entries: list[Part]
    asked: tuple[Question, ...]


class Running:
    """What a total takes in by the day of the evaluation, in the order of its days."""

    def __init__(self, taken: Taken) -> None:
        self.taken = taken

    @cached_property
    def is_steady(self) -> bool:
        """Tell whether what it took in by an earlier day is the first of it, as it stands now."""
        things = [part.thing for part in self.taken.entries]
        return not self.taken.asked and not any(t is None or t.revised for t in things)

    @cached_property
    def days(self) -> list[int]:
        """Return the day of each entry, of what is steady."""
        return [part.thing.first_day for part in self.taken.entries if part.thing is not None]

    @cached_property
    def sums(self) -> list[Any]:
        """Return what the entries come to, after each of them."""
        return list(accumulate(part.amount for part in self.taken.entries))

    @cached_property
    def lines(self) -> tuple[int, ...]:
        """Return the lines that tell of all entries: the same for all who are told of them."""
        return lines_of_parts(self.taken.entries)

    def until(self, day: int) -> Taken:
        """Return what it took in by a day, of what is steady."""
        return Taken(self.taken.entries[: bisect_right(self.days, day)], ())

    def total(self, day: int | None) -> Any:
        """Return what it adds up to, by a day or in the end; None where something is asked."""
        if self.taken.asked:
            return None
        count = len(self.sums) if day is None else bisect_right(self.days, day)
        return self.sums[count - 1] if count else 0


def lines_of_parts(entries: list[Part]) -> tuple[int, ...]:
    """Return the lines that tell of what a total takes in."""
    things = [part.thing for part in entries if part.thing is not None]
    return tuple(fact.line for thing in things for fact in thing.facts)


def turns_on_itself(where: list[Any] | None, kind: str) -> bool:
    """Tell whether a condition turns on what each thing of a kind says, and on the member alone."""
    parts = [] if where is None else where[1] if where[0] == "all" else [where]
    return all(
        part[0] in OF_ITSELF
        and (part[0] != "names" or part[2] == ["member"])
        and all(
            m.get("thing", kind) == kind and not m.get("via") and "pick" not in m
            for m in maps_of(part)
        )
        for part in parts
    )
