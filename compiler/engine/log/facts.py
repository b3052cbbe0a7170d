"""A fact: one dated line of the log, read against the agreement's vocabulary."""

from __future__ import annotations

from typing import Any

FINDING = "finding"  # the event by which a log tells what a person found


class Fact:
    """One thing that happened, on one day, as one line of the log says it."""

    __slots__ = (
        "attributes",
        "day",
        "exhibit",
        "line",
        "matter",
        "moment",
        "note",
        "recorded",
        "ref",
        "thing",
        "time",
    )

    def __init__(
        self,
        thing: str,
        moment: str,
        day: int,
        line: int,
        attributes: dict[str, Any],
        ref: str | None = None,
        matter: str | None = None,
        time: str = "",
        recorded: int | None = None,
        exhibit: str = "",
        note: str = "",
    ) -> None:
        self.thing = thing
        self.moment = moment
        self.day = day
        self.line = line
        self.attributes = attributes
        self.ref = ref
        self.matter = matter
        self.time = time
        self.recorded = recorded
        self.exhibit = exhibit
        self.note = note

    @property
    def event(self) -> str:
        """Return the event's name as the log writes it."""
        return f"{self.thing} {self.moment}"

    def content(self) -> tuple[str, ...]:
        """Return what the fact says beyond its day, without where and when it was written down."""
        said = repr(sorted(self.attributes.items()))[1:-1] if self.attributes else ""
        return (self.time, self.thing, self.moment, self.ref or "", self.matter or "", said)
