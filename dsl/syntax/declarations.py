"""Declarations: the people, what can happen, what is counted, how the text is read."""

from __future__ import annotations

from engross.dsl.syntax.expressions import Attribute, Condition, Mention, Persons
from engross.dsl.syntax.node import Node
from engross.dsl.syntax.words import Cite, Date, Name, Term, Type, Under, Words
from engross.dsl.text.span import Span


class Agreement(Node):
    """The agreement itself: its name, its parties, what it leaves out."""

    name: Words
    parties: tuple[Term, ...]
    dated: Words | None
    governed: Words | None
    executed: Words | None
    silences: tuple[Words, ...]
    span: Span


class Party(Node):
    """A party by name, with its address for notices."""

    term: Term
    named: Words | None
    address: Words | None
    span: Span


class Authority(Node):
    """A public authority, whose acts no party controls."""

    term: Term
    words: Words | None
    span: Span


class Joins(Node):
    """How a person joins a class: named by an attribute of an event, on conditions."""

    who: Name
    event: Mention
    conditions: tuple[Condition, ...]
    under: Under | None
    span: Span


class PersonClass(Node):
    """A class of persons: those who signed, those who join it, those whom a thing names."""

    term: Term
    singular: Words | None
    roster: Words | None
    joins: tuple[Joins, ...]
    span: Span
    those: Attribute | None = None


class Parameter(Node):
    """A blank of the agreement that the log's first record fills."""

    term: Term
    type: Type
    question: Words
    span: Span


class Matter(Node):
    """What a notice opens, what closes it, and what it takes in all the same.

    Where it names sections, the norms of these stand in it, and no others.
    """

    term: Term
    opens: tuple[Mention, ...]
    closes: tuple[Condition, ...]
    takes: tuple[Term, ...]
    sections: tuple[Cite, ...]
    span: Span


class States(Node):
    """An attribute that a thing states; `holder` where it is an amount for each of a class."""

    name: Name
    type: Type
    span: Span


class Happens(Node):
    """A moment of a thing: its participle, its verb, who brings it about and for whom.

    A name stands for the person whom that attribute names.
    """

    moment: Name
    verb: tuple[Name, ...]
    recurs: bool
    by: Term | Name | None
    with_: Term | None
    span: Span
    to: Term | Name | None = None
    until: tuple[Name, ...] = ()  # the moments by which the state that it begins is over


class Sender(Node):
    """Who sends a notice: one party, each of a class, or several of a class together."""

    persons: Persons | None
    several: Term | None
    role: Words | None
    span: Span


class Notice(Node):
    """A notice: who sends it to whom, and what it states."""

    term: Term
    sender: Sender
    to: Persons
    states: tuple[States, ...]
    adds_up: tuple[Under | None, ...]
    span: Span


class Thing(Node):
    """A document or an event, with its moments and attributes."""

    kind: str
    term: Term
    happens: tuple[Happens, ...]
    states: tuple[States, ...]
    span: Span


class Posting(Node):
    """A line of a balance: what an event adds, takes away, or multiplies."""

    effect: str
    amount: Name
    holder: Name | None
    event: Mention
    span: Span


class Scales(Node):
    """Amounts that follow what multiplies a balance after they were stated."""

    amounts: tuple[Attribute, ...]
    under: Under | None
    span: Span


class Balance(Node):
    """A running balance of each member of a class."""

    term: Term
    each: Term
    postings: tuple[Posting, ...]
    scales: tuple[Scales, ...]
    span: Span


class Noise(Node):
    """An event that logs may tell of and nothing reads."""

    words: Words
    span: Span


class Option(Node):
    """One way to read the text, with the argument for it."""

    name: Name
    elected: bool
    argument: Words
    span: Span


class Reading(Node):
    """An ambiguity of the text: the question, where it arises, the ways to read it."""

    name: Name
    question: Words
    cites: tuple[Cite, ...]
    options: tuple[Option, ...]
    span: Span


class Methods(Node):
    """Methods of giving notice, by name; `others` for all that have no line of their own."""

    names: tuple[Name, ...]
    others: bool
    span: Span


class GivenWhen(Node):
    """When a notice by some methods counts as given: `moment` is sent, received or never."""

    moment: str
    days: int
    unit: str  # of the days: `days` or `business days`
    methods: Methods
    attested: tuple[Name, ...]
    to_address: bool
    under: Under | None
    span: Span


class ReceivedWhenGiven(Node):
    """Methods by which a notice counts as received when it counts as given."""

    methods: Methods
    under: Under | None
    span: Span


class AddressChange(Node):
    """The event by which a party's address for notices changes, once all others were told."""

    party: Name
    address: Name
    told: Name
    event: Mention
    span: Span


class Notices(Node):
    """The notice clause."""

    given: tuple[GivenWhen, ...]
    received: tuple[ReceivedWhenGiven, ...]
    changes: tuple[AddressChange, ...]
    span: Span


class Holiday(Node):
    """A closed day: one date, a day of each year, or the nth weekday of a month."""

    name: Words
    date: str
    month: str
    day: int
    nearest: bool
    nth: str
    weekday: str
    span: Span


class CalendarOf(Node):
    """A calendar of closed days, and the range for which somebody verified it."""

    name: Name
    weekend: tuple[Term, ...]
    holidays: tuple[Holiday, ...]
    verified: tuple[Date, Date] | None
    span: Span


class Rolls(Node):
    """The line that moves a last day to the next day that is open in a calendar."""

    calendar: Name
    under: Under | None
    span: Span


class BusinessDays(Node):
    """The line that says in which calendar an open day is a business day."""

    calendar: Name
    under: Under | None
    span: Span


class ClearDays(Node):
    """The line that makes floors count clear days."""

    under: Under | None
    span: Span


class MonthEnd(Node):
    """What serves where a month has no such day: its `last` day, or the `next` month's first."""

    day: str
    under: Under | None
    span: Span


class Counting(Node):
    """How days and months are counted."""

    clear_days: tuple[ClearDays, ...]
    rolls: tuple[Rolls, ...]
    month_ends: tuple[MonthEnd, ...]
    business_days: tuple[BusinessDays, ...]
    span: Span


Declaration = (
    Agreement
    | Party
    | Authority
    | PersonClass
    | Parameter
    | Matter
    | Notice
    | Thing
    | Balance
    | Noise
    | Reading
    | Notices
    | CalendarOf
    | Counting
)
