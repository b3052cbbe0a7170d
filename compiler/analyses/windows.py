"""A window has a day in it: a first day that always comes after the last leaves none."""

from collections.abc import Iterator
from typing import NamedTuple

from engross.compiler.analyses.together import common_profile
from engross.dsl.diagnostics.diagnostic import Label
from engross.dsl.diagnostics.sink import Sink
from engross.dsl.syntax.expressions import (
    AttributeDay,
    Day,
    Extreme,
    FixedAmount,
    MomentDay,
    Offset,
    Transition,
)
from engross.dsl.syntax.norms import BoundLine, NoDayLeft, Norm, PeriodLine
from engross.dsl.syntax.program import Syntax
from engross.dsl.syntax.quantities import Blank
from engross.dsl.syntax.words import Under
from engross.dsl.text.span import Span

# The fewest and the most days that a unit can have; how far apart business days can lie is for
# the calendar to say.
DAYS = {
    "day": (1, 1),
    "business day": (1, 36_525),
    "week": (7, 7),
    "month": (28, 31),
    "year": (365, 366),
}
SHARED = ("", "first", "last", "that")  # mentions that are the same event in two lines
FIRST, LAST = ("floor", "from"), ("ceiling", "until")


class Bound(NamedTuple):
    """A line's bound: so many days after an anchor, at the fewest and at the most."""

    anchor: tuple[str, ...]
    fewest: int
    most: int
    under: Under | None
    span: Span


def check_windows(syntax: Syntax, sink: Sink) -> None:
    """Report every first day that lies after a last day counted from the same event."""
    for placed in syntax.items:
        norm = placed.item
        if isinstance(norm, Norm) and not any(isinstance(line, NoDayLeft) for line in norm.lines):
            _check(norm, sink)


def _check(norm: Norm, sink: Sink) -> None:
    firsts = list(_bounds(norm, FIRST, "later"))
    for last in _bounds(norm, LAST, "earlier"):
        for first in firsts:
            if first.anchor != last.anchor or first.fewest <= last.most:
                continue
            if common_profile(first.under, last.under) is not None:
                above, below = sorted((first, last), key=lambda bound: bound.span)
                sink.report(
                    "RR311",
                    below.span,
                    f"“{norm.name.text}” has no day left: its first day always comes after its "
                    "last",
                    "Change one of the two lines; if the agreement says so, write what governs: "
                    "“no day left, ask”."
                    if norm.kind == "duty"
                    else "Change one of the two lines.",
                    secondary=(Label(above.span, "counted from the same event"),),
                )


def _bounds(norm: Norm, sides: tuple[str, str], extreme: str) -> Iterator[Bound]:
    """Yield what is certain of a norm's first or last days: of the later or earlier of several."""
    for line in norm.lines:
        if isinstance(line, BoundLine | PeriodLine) and line.side in sides and line.day:
            for anchor, fewest, most in _counted(line.day, extreme):
                yield Bound(anchor, fewest, most, line.under, line.span)


def _counted(day: Day, extreme: str) -> Iterator[tuple[tuple[str, ...], int, int]]:
    """Yield the anchors that bound a day, each with the fewest and the most days after it."""
    if isinstance(day, MomentDay):
        event = day.mention
        if event.pick in SHARED:
            link = event.link.text if event.link else ""
            name = event.norm if isinstance(event, Transition) else event.thing
            yield (event.pick, name.text, link, event.moment.text), 0, 0
    elif isinstance(day, AttributeDay):
        yield (day.attribute.which, day.attribute.thing.text, day.attribute.name.text), 0, 0
    elif isinstance(day, Blank):
        yield (day.term.text,), 0, 0
    elif isinstance(day, Extreme):
        for part in day.days if day.which == extreme else ():
            yield from _counted(part, extreme)
    elif isinstance(day, Offset) and isinstance(day.amount, FixedAmount):
        fewest, most = (count * day.amount.number for count in DAYS[day.amount.unit.rstrip("s")])
        if day.direction == "before":
            fewest, most = -most, -fewest
        for anchor, least, greatest in _counted(day.day, extreme):
            yield anchor, least + fewest, greatest + most
