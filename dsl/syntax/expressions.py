"""Days, persons, quantities and conditions."""

from __future__ import annotations

from engross.dsl.syntax.node import Node
from engross.dsl.syntax.quantities import (
    Aggregate,
    AggregateDay,
    AsOf,
    Blank,
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


class Mention(Node):
    """A mention of an event: `last Holder Notice is received`."""

    pick: str
    thing: Term
    link: Term | None
    moment: Name
    span: Span


class Transition(Node):
    """What becomes of a norm, breached or cured: `file for that Request is breached`."""

    pick: str
    norm: Name
    link: Term | None
    moment: Name
    span: Span


Occasion = Mention | Transition


class Attribute(Node):
    """What a thing says: `shares of Holder Notice`."""

    name: Name
    which: str
    thing: Term
    span: Span


class Person(Node):
    """One or a class of persons; `how` is all, each, other, that or sender."""

    how: str
    term: Term
    span: Span


class Persons(Node):
    """Persons taken together."""

    parts: tuple[Person, ...]
    span: Span


class FixedAmount(Node):
    """A number of days, weeks, months or years."""

    number: int
    unit: str
    span: Span


class StatedAmount(Node):
    """A number of days that a thing states."""

    attribute: Attribute
    span: Span


class MomentDay(Node):
    """The day of a mentioned event."""

    mention: Occasion
    span: Span


class AttributeDay(Node):
    """A day that a thing states."""

    attribute: Attribute
    span: Span


class Offset(Node):
    """So long after or before another day, at most so long."""

    amount: FixedAmount | StatedAmount | Blank
    direction: str
    day: Day
    most: FixedAmount | None
    span: Span


class Extreme(Node):
    """The earlier or the later of some days."""

    which: str
    days: tuple[Day, ...]
    span: Span


Day = MomentDay | AttributeDay | Blank | Offset | Extreme | ReachDay | AggregateDay


class Percent(Node):
    """A percentage of a quantity."""

    number: str
    whole: Quantity
    span: Span


class BalanceOf(Node):
    """The balance of some persons, together."""

    balance: Term
    persons: Persons
    span: Span


class Number(Node):
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
    | Blank
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


class AllOf(Node):
    """Conditions joined by `and`."""

    parts: tuple[Condition, ...]
    span: Span


class AnyOf(Node):
    """Conditions joined by `or`."""

    parts: tuple[Condition, ...]
    span: Span


class Comparison(Node):
    """One quantity held against another."""

    first: Quantity
    operator: str
    second: Quantity
    span: Span


class IsValue(Node):
    """What a thing says is this value."""

    attribute: Attribute
    value: Name
    span: Span


class IsDay(Node):
    """A day that a thing states, or a blank, is before, after, by or on another."""

    first: Attribute | Blank
    order: str
    day: Day
    span: Span


class Within(Node):
    """The balance beyond which amounts do not count; `own`: those of whoever sent them alone."""

    balance: Term
    own: bool
    span: Span


class Reaches(Node):
    """One map of amounts reaches others in every entry.

    `added` asks whether what one person states in several things adds up.
    """

    whole: Attribute
    parts: tuple[Attribute, ...]
    added: Words | None
    within: Within | None
    span: Span


class Includes(Node):
    """The persons that a thing names include others."""

    attribute: Attribute
    persons: Persons | Attribute
    span: Span


class Happened(Node):
    """An event has happened; with an order, before, after, by or on a day.

    With `ever`, whatever came after it; without, a state that is over holds no longer.
    """

    mention: Occasion
    order: str
    day: Day | None
    ever: bool
    span: Span


class During(Node):
    """An event happened within a period that blocks duties."""

    mention: Occasion
    block: Name
    span: Span


class UsedUp(Node):
    """A counter has reached its limit: by an event's day, or in another matter."""

    counter: Name
    when: Occasion | None
    elsewhere: Term | None
    span: Span


class StatesIt(Node):
    """A thing states something: what it leaves out is not there."""

    attribute: Attribute
    span: Span


class IsOneOf(Node):
    """What a thing says is one of these values."""

    attribute: Attribute
    values: tuple[Name, ...]
    span: Span


class IsPerson(Node):
    """What a thing names is this person, or this thing."""

    attribute: Attribute
    person: Person
    span: Span


class IsSame(Node):
    """Two things say the same."""

    attribute: Attribute
    other: Attribute
    span: Span


class IsFound(Node):
    """A person found that it is so; until then it is not."""

    question: Words
    span: Span


class Asks(Node):
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
