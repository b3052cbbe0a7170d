"""Declarations: the people, what can happen, what is counted, how the text is read."""

from __future__ import annotations

from attrs import frozen

from engross.dsl.syntax.expressions import Condition, Mention, Persons
from engross.dsl.syntax.words import Cite, Name, Term, Type, Under, Words
from engross.dsl.text.span import Span


@frozen
class Agreement:
    """The agreement itself: its name, its parties, what it leaves out."""

    name: Words
    parties: tuple[Term, ...]
    dated: Words | None
    governed: Words | None
    executed: Words | None
    silences: tuple[Words, ...]
    span: Span


@frozen
class Party:
    """A party by name, with its address for notices."""

    term: Term
    named: Words | None
    address: Words | None
    span: Span


@frozen
class Authority:
    """A public authority, whose acts no party controls."""

    term: Term
    words: Words | None
    span: Span


@frozen
class Joins:
    """How a person joins a class: named by an attribute of an event, on conditions."""

    who: Name
    event: Mention
    conditions: tuple[Condition, ...]
    under: Under | None
    span: Span


@frozen
class PersonClass:
    """A class of persons, with those who signed and those who join it."""

    term: Term
    singular: Words | None
    roster: Words | None
    joins: tuple[Joins, ...]
    span: Span


@frozen
class Parameter:
    """A blank of the agreement that the log's first record fills."""

    term: Term
    type: Type
    question: Words
    span: Span


@frozen
class Matter:
    """What a notice opens, and what closes it."""

    term: Term
    opens: tuple[Mention, ...]
    closes: tuple[Condition, ...]
    span: Span


@frozen
class States:
    """An attribute that a thing states; `holder` where it is an amount for each of a class."""

    name: Name
    type: Type
    span: Span


@frozen
class Happens:
    """A moment of a thing: its participle, its verb, who brings it about."""

    moment: Name
    verb: tuple[Name, ...]
    recurs: bool
    by: Term | None
    with_: Term | None
    span: Span


@frozen
class Sender:
    """Who sends a notice: one party, each of a class, or several of a class together."""

    persons: Persons | None
    several: Term | None
    role: Words | None
    span: Span


@frozen
class Notice:
    """A notice: who sends it to whom, and what it states."""

    term: Term
    sender: Sender
    to: Persons
    states: tuple[States, ...]
    adds_up: tuple[Under | None, ...]
    span: Span


@frozen
class Thing:
    """A document or an event, with its moments and attributes."""

    kind: str
    term: Term
    happens: tuple[Happens, ...]
    states: tuple[States, ...]
    span: Span


@frozen
class Posting:
    """A line of a balance: what an event adds, takes away, or multiplies."""

    effect: str
    amount: Name
    holder: Name | None
    event: Mention
    span: Span


@frozen
class Balance:
    """A running balance of each member of a class."""

    term: Term
    each: Term
    postings: tuple[Posting, ...]
    span: Span


@frozen
class Noise:
    """An event that logs may tell of and nothing reads."""

    words: Words
    span: Span


@frozen
class Option:
    """One way to read the text, with the argument for it."""

    name: Name
    elected: bool
    argument: Words
    span: Span


@frozen
class Reading:
    """An ambiguity of the text: the question, where it arises, the ways to read it."""

    name: Name
    question: Words
    cites: tuple[Cite, ...]
    options: tuple[Option, ...]
    span: Span


@frozen
class Methods:
    """Methods of giving notice, by name; `others` for all that have no line of their own."""

    names: tuple[Name, ...]
    others: bool
    span: Span


@frozen
class GivenWhen:
    """When a notice by some methods counts as given: `moment` is sent, received or never."""

    moment: str
    days: int
    methods: Methods
    attested: tuple[Name, ...]
    to_address: bool
    under: Under | None
    span: Span


@frozen
class ReceivedWhenGiven:
    """Methods by which a notice counts as received when it counts as given."""

    methods: Methods
    under: Under | None
    span: Span


@frozen
class AddressChange:
    """The event by which a party's address for notices changes, once all others were told."""

    party: Name
    address: Name
    told: Name
    event: Mention
    span: Span


@frozen
class Notices:
    """The notice clause."""

    given: tuple[GivenWhen, ...]
    received: tuple[ReceivedWhenGiven, ...]
    changes: tuple[AddressChange, ...]
    span: Span


@frozen
class Holiday:
    """A closed day: one date, a day of each year, or the nth weekday of a month."""

    name: Words
    date: str
    month: str
    day: int
    nearest: bool
    nth: str
    weekday: str
    span: Span


@frozen
class CalendarOf:
    """A calendar of closed days, and the range for which somebody verified it."""

    name: Name
    weekend: tuple[Term, ...]
    holidays: tuple[Holiday, ...]
    verified: tuple[str, str] | None
    span: Span


@frozen
class Rolls:
    """The line that moves a last day to the next day that is open in a calendar."""

    calendar: Name
    under: Under | None
    span: Span


@frozen
class ClearDays:
    """The line that makes floors count clear days."""

    under: Under | None
    span: Span


@frozen
class Counting:
    """How days and months are counted."""

    clear_days: tuple[ClearDays, ...]
    rolls: tuple[Rolls, ...]
    month_end: str
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
