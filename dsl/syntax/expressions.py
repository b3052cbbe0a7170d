"""Days, persons, quantities and conditions."""

from __future__ import annotations

from typing import NamedTuple

from engross.dsl.syntax.quantities import (
    Aggregate,
    AggregateDay,
    AsOf,
    Chosen,
    CountOf,
    Found,
    Measure,
    NamedQuantity,
    Percentage,
    Product,
    QuantityOf,
    ReachDay,
    Rounded,
    Share,
    Total,
)
from engross.dsl.syntax.words import Name, Term, Words
from engross.dsl.text.span import Span


class Mention(NamedTuple):
    """A mention of an event: `last Holder Notice is received`."""

    pick: str
    thing: Term
    link: Term | None
    moment: Name
    span: Span


class Attribute(NamedTuple):
    """What a thing says: `shares of Holder Notice`."""

    name: Name
    which: str
    thing: Term
    span: Span


class Person(NamedTuple):
    """One or a class of persons; `how` is all, each, other, that or sender."""

    how: str
    term: Term
    span: Span


class Persons(NamedTuple):
    """Persons taken together."""

    parts: tuple[Person, ...]
    span: Span


class FixedAmount(NamedTuple):
    """A number of days, weeks, months or years."""

    number: int
    unit: str
    span: Span


class StatedAmount(NamedTuple):
    """A number of days that a thing states."""

    attribute: Attribute
    span: Span


class MomentDay(NamedTuple):
    """The day of a mentioned event."""

    mention: Mention
    span: Span


class AttributeDay(NamedTuple):
    """A day that a thing states."""

    attribute: Attribute
    span: Span


class Offset(NamedTuple):
    """So long after or before another day, at most so long."""

    amount: FixedAmount | StatedAmount
    direction: str
    day: Day
    most: FixedAmount | None
    span: Span


class Extreme(NamedTuple):
    """The earlier or the later of some days."""

    which: str
    days: tuple[Day, ...]
    span: Span


Day = MomentDay | AttributeDay | Offset | Extreme | ReachDay | AggregateDay


class Percent(NamedTuple):
    """A percentage of a quantity."""

    number: str
    whole: Quantity
    span: Span


class BalanceOf(NamedTuple):
    """The balance of some persons, together."""

    balance: Term
    persons: Persons
    span: Span


class Number(NamedTuple):
    """A number."""

    text: str
    span: Span


Quantity = (
    Percent
    | BalanceOf
    | Number
    | Attribute
    | Percentage
    | Measure
    | QuantityOf
    | NamedQuantity
    | Aggregate
    | CountOf
    | Chosen
    | Found
    | Total
    | Product
    | Share
    | Rounded
    | AsOf
)


class AllOf(NamedTuple):
    """Conditions joined by `and`."""

    parts: tuple[Condition, ...]
    span: Span


class AnyOf(NamedTuple):
    """Conditions joined by `or`."""

    parts: tuple[Condition, ...]
    span: Span


class Comparison(NamedTuple):
    """One quantity held against another."""

    first: Quantity
    operator: str
    second: Quantity
    span: Span


class IsValue(NamedTuple):
    """What a thing says is this value."""

    attribute: Attribute
    value: Name
    span: Span


class IsDay(NamedTuple):
    """A day that a thing states is before, after, by or on another."""

    attribute: Attribute
    order: str
    day: Day
    span: Span


class Reaches(NamedTuple):
    """One map of amounts reaches others in every entry."""

    whole: Attribute
    parts: tuple[Attribute, ...]
    span: Span


class Includes(NamedTuple):
    """The persons that a thing names include others."""

    attribute: Attribute
    persons: Persons | Attribute
    span: Span


class Happened(NamedTuple):
    """An event has happened; with an order, before, after, by or on a day."""

    mention: Mention
    order: str
    day: Day | None
    span: Span


class During(NamedTuple):
    """An event happened within a period that blocks duties."""

    mention: Mention
    block: Name
    span: Span


class UsedUp(NamedTuple):
    """A counter has reached its limit: by an event's day, or in another matter."""

    counter: Name
    when: Mention | None
    elsewhere: Term | None
    span: Span


class StatesIt(NamedTuple):
    """A thing states something: what it leaves out is not there."""

    attribute: Attribute
    span: Span


class IsOneOf(NamedTuple):
    """What a thing says is one of these values."""

    attribute: Attribute
    values: tuple[Name, ...]
    span: Span


class IsPerson(NamedTuple):
    """What a thing names is this person, or this thing."""

    attribute: Attribute
    person: Person
    span: Span


class IsSame(NamedTuple):
    """Two things say the same."""

    attribute: Attribute
    other: Attribute
    span: Span


class IsFound(NamedTuple):
    """A person found that it is so; until then it is not."""

    question: Words
    span: Span


class Asks(NamedTuple):
    """A question that only a person can answer."""

    question: Words
    span: Span


Condition = (
    AllOf
    | AnyOf
    | Comparison
    | IsValue
    | IsDay
    | Reaches
    | Includes
    | Happened
    | During
    | UsedUp
    | StatesIt
    | Asks
    | IsOneOf
    | IsPerson
    | IsSame
    | IsFound
)
