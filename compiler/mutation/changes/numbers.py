"""Every number one more and one less, and every day one later and one earlier."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from engross.compiler.engine.days import iso_day, parse_day
from engross.compiler.mutation.changes.change import Around, Change, Changes, Maker, became
from engross.dsl.syntax.amendments import Holders
from engross.dsl.syntax.declarations import GivenWhen, Holiday
from engross.dsl.syntax.expressions import FixedAmount, Number, Percent
from engross.dsl.syntax.norms import Counter, Limit, Speed
from engross.dsl.syntax.quantities import Measure, Percentage
from engross.dsl.syntax.words import Date

LAST_AND_NEXT = "a case on the last day that {} allow, and one on the day after"
AT_THE_LIMIT = "a case at {} exactly, and one just past it"


def _near(number: int, least: int = 0) -> Iterator[int]:
    return (n for n in (number + 1, number - 1) if n >= least)


def _near_text(text: str) -> Iterator[str]:
    figure = Decimal(text.replace(",", "").rstrip("% "))
    return (str(n) for n in (figure + 1, figure - 1) if n >= 0)


def _amount(node: FixedAmount, _: Around) -> Changes:
    old = f"{node.number} {node.unit}"
    for number in _near(node.number):
        said = became(old, f"{number} {node.unit}")
        yield Change(node._replace(number=number), said, LAST_AND_NEXT.format(old))


def _speed(node: Speed, _: Around) -> Changes:
    for guide in _near(node.guide) if node.guide is not None else ():
        old = f"guide {node.guide} days"
        idea = "a case done on the last day of the guide, and one on the day after"
        yield Change(node._replace(guide=guide), became(old, f"guide {guide} days"), idea)


def _most(node: Limit | Counter, _: Around) -> Changes:
    for most in _near(node.at_most):
        old = f"at most {node.at_most}"
        idea = f"a case with the {node.at_most}th time, and one with a time more"
        yield Change(node._replace(at_most=most), became(old, f"at most {most}"), idea)


def _text(node: Number | Measure | Percentage, _: Around) -> Changes:
    for text in _near_text(node.text):
        yield Change(
            node._replace(text=text), became(node.text, text), AT_THE_LIMIT.format(node.text)
        )


def _percent(node: Percent, _: Around) -> Changes:
    for text in _near_text(node.number):
        old = f"{node.number}%"
        said, idea = became(old, f"{text}%"), AT_THE_LIMIT.format(old)
        yield Change(node._replace(number=text), said, idea)


def _holders(node: Holders, _: Around) -> Changes:
    old = f"{node.measure} {node.percent}%"
    for text in _near_text(node.percent):
        said, idea = became(old, f"{node.measure} {text}%"), AT_THE_LIMIT.format(old)
        yield Change(node._replace(percent=text), said, idea)
    other = "more than" if node.measure == "at least" else "at least"
    said, idea = became(old, f"{other} {node.percent}%"), AT_THE_LIMIT.format(old)
    yield Change(node._replace(measure=other), said, idea)


def _given(node: GivenWhen, _: Around) -> Changes:
    for days in _near(node.days, 1) if node.days else ():
        said = became(f"{node.days} days after", f"{days} days after")
        idea = "a notice sent by this method, and a clock that counts from its giving"
        yield Change(node._replace(days=days), said, idea)


def _holiday(node: Holiday, _: Around) -> Changes:
    idea = "a last day that falls on this holiday"
    for day in _near(node.day, 1) if node.day else ():
        said = became(f"{node.month} {node.day}", f"{node.month} {day}")
        yield Change(node._replace(day=day), said, idea)
    for date in _beside(node.date):
        yield Change(node._replace(date=date), became(node.date, date), idea)


def _beside(text: str) -> Iterator[str]:
    """Yield the day after a day, and the one before."""
    number = parse_day(text)
    if number is not None:
        yield from (iso_day(number + 1), iso_day(number - 1))


def _date(node: Date, _: Around) -> Changes:
    for text in _beside(node.text):
        idea = f"a case that turns on {node.text}, and one on the day beside it"
        yield Change(node._replace(text=text), became(node.text, text), idea)


NUMBERS: dict[type, tuple[Maker, ...]] = {
    FixedAmount: (_amount,),
    Speed: (_speed,),
    Limit: (_most,),
    Counter: (_most,),
    Number: (_text,),
    Measure: (_text,),
    Percentage: (_text,),
    Percent: (_percent,),
    Holders: (_holders,),
    GivenWhen: (_given,),
    Holiday: (_holiday,),
    Date: (_date,),
}
