"""The words by which an agreement rules: effects, readings, notices, balances, amounts."""

from __future__ import annotations

from attrs import frozen

from engross.compiler.mutation.changes.change import Around, Change, Changes, Maker, became
from engross.dsl.syntax.amendments import Amendment, ConsentRule
from engross.dsl.syntax.declarations import (
    GivenWhen,
    Holiday,
    MonthEnd,
    Posting,
    Reading,
)
from engross.dsl.syntax.norms import EarlyAct, Effect, NoDayLeft
from engross.dsl.syntax.payments import CapScope
from engross.dsl.syntax.quantities import Aggregate, Chosen, Found, Rounded, Share, Total
from engross.dsl.syntax.waivers import WaivedBy, WaiverForm

EFFECTS = ("suspends", "restarts", "postpones", "tolls")
GOVERNS = ("ceiling", "floor", "judge")
NTHS = ("first", "second", "third", "fourth", "last")
WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")


@frozen
class _Cycle:
    """The ways in which one word of a part may go, and what would tell them apart."""

    field: str
    ways: tuple[str, ...]
    idea: str

    def __call__(self, node: object, _: Around) -> Changes:
        """Yield the part with each of the other words in that place."""
        old = getattr(node, self.field)
        for new in self.ways if old in self.ways else ():
            if new != old:
                part = node._replace(**{self.field: new})  # type: ignore[attr-defined]
                yield Change(part, became(old, new), self.idea)


@frozen
class _Next:
    """One word of a part, and the list in which the next takes its place."""

    field: str
    ways: tuple[str, ...]
    idea: str

    def __call__(self, node: object, _: Around) -> Changes:
        """Yield the part with the next of the words in that place."""
        old = getattr(node, self.field)
        if old in self.ways:
            new = self.ways[(self.ways.index(old) + 1) % len(self.ways)]
            part = node._replace(**{self.field: new})  # type: ignore[attr-defined]
            yield Change(part, became(old, new), self.idea)


@frozen
class _Flip:
    """A yes or no of a part: what it says where it is yes, and where it is no."""

    field: str
    yes: str
    no: str
    idea: str

    def __call__(self, node: object, _: Around) -> Changes:
        """Yield the part with the contrary."""
        old = getattr(node, self.field)
        part = node._replace(**{self.field: not old})  # type: ignore[attr-defined]
        pair = (self.yes, self.no) if old else (self.no, self.yes)
        yield Change(part, became(*pair), self.idea)


def _elected(node: Reading, _: Around) -> Changes:
    """Elect each of the other options, and none."""
    elected = next((option.name.text for option in node.options if option.elected), None)
    if elected is not None:
        options = tuple(option._replace(elected=False) for option in node.options)
        said = became(f"{node.name.text} = {elected}", f"{node.name.text} open")
        idea = f"a case in which the options of {node.name.text} differ, expected without “under”"
        yield Change(node._replace(options=options), said, idea)
    for chosen in node.options:
        if chosen.elected:
            continue
        options = tuple(o._replace(elected=o is chosen) for o in node.options)
        old = f"{node.name.text} = {elected}" if elected else f"{node.name.text} open"
        said = became(old, f"{node.name.text} = {chosen.name.text}")
        idea = f"a case in which the options of {node.name.text} differ, expected without “under”"
        yield Change(node._replace(options=options), said, idea)


def _posting(node: Posting, around: Around) -> Changes:
    if node.effect in ("plus", "minus"):
        new = "minus" if node.effect == "plus" else "plus"
        idea = "a case that turns on the balance after this event"
        yield Change(node._replace(effect=new), became(node.effect, new), idea)
    states = {line.name.text: line.type for line in around.states(node.event.thing.text)}
    for field in ("amount", "holder"):
        name = getattr(node, field)
        own = states.get(name.text) if name else None
        others = [
            other
            for other, type in states.items()
            if own and other != name.text and type.kind == own.kind
        ]
        for other in others[:1]:
            part = node._replace(**{field: name._replace(text=other)})
            idea = f"a case in which {name.text} and {other} differ"
            yield Change(part, became(name.text, other), idea)


def _total(node: Total, _: Around) -> Changes:
    for at, (sign, part) in enumerate(node.parts[1:], 1):
        new = "less" if sign == "plus" else "plus"
        parts = (*node.parts[:at], (new, part), *node.parts[at + 1 :])
        idea = "a case in which that part is not nothing"
        yield Change(node._replace(parts=parts), became(sign, new), idea)


def _share(node: Share, _: Around) -> Changes:
    swapped = node._replace(first=node.second, second=node.first)
    yield Change(swapped, "the two of the proportion swapped", "a case in which they are not equal")


def _otherwise(node: Found, _: Around) -> Changes:
    if node.otherwise is not None:
        idea = "a case without a finding"
        yield Change(node._replace(otherwise=None), "without “otherwise …”", idea)


def _given(node: GivenWhen, _: Around) -> Changes:
    idea = "a notice by this method whose sending and receipt fall on different days"
    moments = ("sent", "received", "never")
    for moment in moments:
        if moment != node.moment and not (node.days and moment == "never"):
            yield Change(node._replace(moment=moment), became(node.moment, moment), idea)
    if node.to_address:
        said = "without “to the address of record”"
        idea = "a notice by this method to another address"
        yield Change(node._replace(to_address=False), said, idea)


WAYS: dict[type, tuple[Maker, ...]] = {
    Effect: (_Cycle("effect", EFFECTS, "a period that reaches the last day of the duty"),),
    EarlyAct: (_Cycle("effect", ("breaches", "performs"), "an act before the floor"),),
    NoDayLeft: (_Cycle("governs", GOVERNS, "a case in which the floor lies after the ceiling"),),
    MonthEnd: (_Cycle("day", ("last", "next"), "months counted from a day that the last lacks"),),
    Aggregate: (
        _Cycle("which", ("sum", "least", "greatest"), "a case with two that are not equal"),
    ),
    Chosen: (_Cycle("which", ("lesser", "greater"), "a case in which they are not equal"),),
    Rounded: (_Cycle("direction", ("down", "up"), "a figure that is not a multiple"),),
    CapScope: (
        _Flip("in_order", "used up in order", "not used up", "two payments within the cap"),
    ),
    WaivedBy: (
        _Flip("together", "by all", "by each", "a duty owed to two, waived by one of them"),
    ),
    WaiverForm: (_Flip("signed", "signed", "not signed", "a waiver in writing without signature"),),
    Amendment: (
        _Flip("reaches_begun", "reaches what has begun", "not", "a matter that began before it"),
    ),
    ConsentRule: (_Flip("written", "written consent", "consent", "a consent by word of mouth"),),
    Reading: (_elected,),
    Posting: (_posting,),
    Total: (
        _total,
        _Flip(
            "not_below_nothing", "not below nothing", "below nothing", "a case that goes below it"
        ),
    ),
    Share: (_share,),
    Found: (_otherwise,),
    GivenWhen: (_given,),
    Holiday: (
        _Next("nth", NTHS, "a last day that falls on this holiday"),
        _Next("weekday", WEEKDAYS, "a last day that falls on this holiday"),
        _Flip("nearest", "or the nearest weekday", "on that day", "a year in which it is a Sunday"),
    ),
}
