"""What has one answer has no second one under any way of reading the text."""

from collections.abc import Iterator
from itertools import combinations
from typing import NamedTuple

from engross.compiler.analyses.together import Profile, are_alike, common_profile
from engross.dsl.diagnostics.diagnostic import Label
from engross.dsl.diagnostics.sink import Sink
from engross.dsl.syntax.declarations import Counting, Notices
from engross.dsl.syntax.norms import (
    AmountLine,
    BoundLine,
    EarlyAct,
    Effort,
    NoDayLeft,
    Norm,
    PeriodLine,
    Speed,
)
from engross.dsl.syntax.payments import Cap, Defined, PartException
from engross.dsl.syntax.program import Syntax
from engross.dsl.syntax.waivers import Waivers
from engross.dsl.syntax.words import Under
from engross.dsl.text.span import Span

# Of these the block has the first line that stands, and passes over the rest. Twice under the same
# words is reported where the block is read.
ONE_OF: tuple[tuple[type, str], ...] = (
    (EarlyAct, "early act"),
    (NoDayLeft, "no day left"),
    (Speed, "speed"),
    (Effort, "effort"),
    (PeriodLine, "until"),
)
AMOUNTS = {"owed_amount": "amount", "paid": "paid"}
BOUNDS = {"floor": "not before", "ceiling": "not after"}
READ_BEFORE = ("early act", "no day left", "speed", "effort", "month end", "given")


class Answer(NamedTuple):
    """A line that gives an answer, and to what."""

    kind: str
    said: str
    under: Under | None
    span: Span
    void: bool = False  # it says that there is none


def check_answers(syntax: Syntax, sink: Sink) -> None:
    """Report every line beside which another one answers the same, under some reading."""
    for placed in syntax.items:
        found = list(_answers(placed.item))
        for first, second in combinations(found, 2):
            if first.kind == second.kind and _clash(first, second):
                profile = common_profile(first.under, second.under)
                if profile is not None and not _reported(first, second):
                    _report(first, second, profile, sink)


def _clash(first: Answer, second: Answer) -> bool:
    """Tell whether two lines answer the same; bounds go together, but not with none at all."""
    return first.kind not in BOUNDS or first.void != second.void


def _reported(first: Answer, second: Answer) -> bool:
    return first.said in READ_BEFORE and are_alike(first.under, second.under)


def _report(first: Answer, second: Answer, profile: Profile, sink: Sink) -> None:
    readings = " and ".join(f"{axis} = {' or '.join(o)}" for axis, o in profile.items())
    where = f"under {readings}" if readings else "on every reading"
    sink.report(
        "RR505",
        second.span,
        f"“{first.said}” has another answer above, {where}",
        "Let each line stand under options of its own, “under … = …”, or take one out.",
        secondary=(Label(first.span, "the other answer"),),
    )


def _answers(item: object) -> Iterator[Answer]:
    if isinstance(item, Norm):
        yield from _of_norm(item)
    elif isinstance(item, Defined):
        yield from (Answer("is", "is", line.under, line.span) for line in item.lines)
    elif isinstance(item, Cap):
        yield from (Answer("at most", "at most", line.under, line.span) for line in item.limits)
        yield from (Answer("over", "for each", line.under, line.span) for line in item.scopes)
    elif isinstance(item, PartException):
        yield from (Answer("reduces", "reduces by", x.under, x.span) for x in item.reduces)
    elif isinstance(item, Counting):
        yield from (Answer("end", "month end", x.under, x.span) for x in item.month_ends)
        yield from (Answer("rolls", "last day moves", x.under, x.span) for x in item.rolls)
    elif isinstance(item, Waivers):
        yield from (Answer("by", "by", line.under, line.span) for line in item.by)
        yield from (Answer("form", "in writing", line.under, line.span) for line in item.forms)
    elif isinstance(item, Notices):
        for line in item.given:
            names = [name.text for name in line.methods.names] or ["any other method"]
            yield from (Answer(f"by {name}", "given", line.under, line.span) for name in names)


def _of_norm(norm: Norm) -> Iterator[Answer]:
    for line in norm.lines:
        if isinstance(line, AmountLine):
            yield Answer(line.kind, AMOUNTS[line.kind], line.under, line.span)
        elif isinstance(line, BoundLine):
            yield Answer(line.side, BOUNDS[line.side], line.under, line.span, line.day is None)
        elif not isinstance(line, PeriodLine) or line.side == "until":
            for shape, said in ONE_OF:
                if isinstance(line, shape):
                    under: Under | None = line.under  # type: ignore[union-attr]
                    yield Answer(said, said, under, line.span)
