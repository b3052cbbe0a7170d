"""Days, persons, quantities and conditions."""

from __future__ import annotations

from attrs import frozen

from engross.dsl.syntax.words import Name, Term, Words
from engross.dsl.text.span import Span


@frozen
class Mention:
    """A mention of an event: `last Holder Notice is received`."""

    pick: str
    thing: Term
    link: Term | None
    moment: Name
    span: Span


@frozen
class Attribute:
    """What a thing says: `shares of Holder Notice`."""

    name: Name
    which: str
    thing: Term
    span: Span


@frozen
class Person:
    """One or a class of persons; `how` is all, each, other, that or sender."""

    how: str
    term: Term
    span: Span


@frozen
class Persons:
    """Persons taken together."""

    parts: tuple[Person, ...]
    span: Span


@frozen
class FixedAmount:
    """A number of days, weeks, months or years."""

    count: int
    unit: str
    span: Span


@frozen
class StatedAmount:
    """A number of days that a thing states."""

    attribute: Attribute
    span: Span


@frozen
class MomentDay:
    """The day of a mentioned event."""

    mention: Mention
    span: Span


@frozen
class AttributeDay:
    """A day that a thing states."""

    attribute: Attribute
    span: Span


@frozen
class Offset:
    """So long after or before another day, at most so long."""

    amount: FixedAmount | StatedAmount
    direction: str
    day: Day
    most: FixedAmount | None
    span: Span


@frozen
class Extreme:
    """The earlier or the later of some days."""

    which: str
    days: tuple[Day, ...]
    span: Span


Day = MomentDay | AttributeDay | Offset | Extreme


@frozen
class Percent:
    """A percentage of a quantity."""

    number: str
    whole: Quantity
    span: Span


@frozen
class BalanceOf:
    """The balance of some persons, together."""

    balance: Term
    persons: Persons
    span: Span


@frozen
class Number:
    """A number."""

    text: str
    span: Span


Quantity = Percent | BalanceOf | Number | Attribute


@frozen
class AllOf:
    """Conditions joined by `and`."""

    parts: tuple[Condition, ...]
    span: Span


@frozen
class AnyOf:
    """Conditions joined by `or`."""

    parts: tuple[Condition, ...]
    span: Span


@frozen
class Comparison:
    """One quantity held against another."""

    first: Quantity
    operator: str
    second: Quantity
    span: Span


@frozen
class IsValue:
    """What a thing says is this value."""

    attribute: Attribute
    value: Name
    span: Span


@frozen
class IsDay:
    """A day that a thing states is before, after, by or on another."""

    attribute: Attribute
    order: str
    day: Day
    span: Span


@frozen
class Reaches:
    """One map of amounts reaches others in every entry."""

    whole: Attribute
    parts: tuple[Attribute, ...]
    span: Span


@frozen
class Includes:
    """The persons that a thing names include others."""

    attribute: Attribute
    persons: Persons
    span: Span


@frozen
class Happened:
    """An event has happened; with an order, before, after, by or on a day."""

    mention: Mention
    order: str
    day: Day | None
    span: Span


@frozen
class During:
    """An event happened within a period that blocks duties."""

    mention: Mention
    block: Name
    span: Span


@frozen
class UsedUp:
    """A counter has reached its limit: by an event's day, or in another matter."""

    counter: Name
    when: Mention | None
    elsewhere: Term | None
    span: Span


@frozen
class StatesIt:
    """A thing states something: what it leaves out is not there."""

    attribute: Attribute
    span: Span


@frozen
class Asks:
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
)
