"""Norms: duties, powers, immunities, deeming rules, counters, provisions."""

from __future__ import annotations

from engross.dsl.syntax.expressions import (
    Attribute,
    Condition,
    Day,
    FixedAmount,
    Occasion,
    Persons,
    Quantity,
)
from engross.dsl.syntax.node import Node
from engross.dsl.syntax.words import Cite, Name, Term, Under, Words
from engross.dsl.text.span import Span


class Headline(Node):
    """The sentence of a norm: who must, may or need not do what.

    `state` is what a thing must be kept, as in “keep Policy in-force”. `named` is what names the
    bearer, where a thing does; `what` is what a thing states, and is paid to somebody; `payee`
    is what names the one who is paid.
    """

    bearer: Persons
    several: bool
    modal: str
    modal_span: Span
    verb: tuple[Name, ...]
    thing: Term
    to: tuple[tuple[str, Persons], ...]
    text: str
    span: Span
    state: Name | None = None
    named: Attribute | None = None
    what: Attribute | None = None
    payee: Attribute | None = None


class ConditionLine(Node):
    """A condition of a norm.

    `kind` is if, unless, excused, requires, exhausted, so_that or allowed.
    """

    kind: str
    condition: Condition
    under: Under | None
    text: str
    span: Span


class EventLine(Node):
    """An event that a norm turns on: `kind` is when, done, exercised, starts or broken."""

    kind: str
    event: Occasion
    under: Under | None
    span: Span


class OwedTo(Node):
    """To whom a duty is owed, where the sentence does not say."""

    persons: Persons
    span: Span


class Speed(Node):
    """How fast: a standard in the agreement's words, perhaps with a guide of days.

    `unit` is that of the guide: `days` or `business days`.
    """

    words: Words
    guide: int | None
    unit: str
    after: Day | None
    under: Under | None
    span: Span


class Effort(Node):
    """How hard: a standard in the agreement's words; none under some readings."""

    words: Words | None
    under: Under | None
    span: Span


class BoundLine(Node):
    """A bound of the window: `side` is floor or ceiling; without a day there is none."""

    side: str
    day: Day | None
    under: Under | None
    text: str
    span: Span


class WindowOf(Node):
    """The window is that of another duty, with what blocks and delays make of it."""

    norm: Name
    span: Span


class NoTime(Node):
    """The agreement states no time, and that is not an oversight of this file."""

    span: Span


class EarlyAct(Node):
    """What an act before the floor is."""

    effect: str
    under: Under | None
    span: Span


class NoDayLeft(Node):
    """What governs where no day satisfies both bounds."""

    governs: str
    under: Under | None
    span: Span


class Limit(Node):
    """How often a power may be exercised: in all or for each of these, ever or in any so long."""

    at_most: int
    each: tuple[Term, ...]
    in_any: FixedAmount | None
    under: Under | None
    span: Span


class PeriodLine(Node):
    """Where a blocking period begins or ends."""

    side: str
    day: Day
    under: Under | None
    span: Span


class EndLine(Node):
    """Until when a norm lasts: a day, perhaps only where a condition holds, or does not."""

    day: Day
    where: Condition | None
    negated: bool
    under: Under | None
    text: str
    span: Span


class Effect(Node):
    """What a blocking period does to a duty."""

    effect: str
    norm: Name
    under: Under | None
    span: Span


class NothingMore(Node):
    """That a norm has no other lines under some options of a reading."""

    under: Under | None
    span: Span


class AmountLine(Node):
    """What is owed, or what was paid: `kind` is owed_amount or paid."""

    kind: str
    quantity: Quantity
    under: Under | None
    text: str
    span: Span


class Within(Node):
    """The cap within which a payment is owed."""

    cap: Name
    under: Under | None
    span: Span


class Severally(Node):
    """Each bearer owes its own share, and nobody another's."""

    span: Span


NormLine = (
    ConditionLine
    | EventLine
    | OwedTo
    | Speed
    | Effort
    | BoundLine
    | WindowOf
    | NoTime
    | EarlyAct
    | NoDayLeft
    | Limit
    | PeriodLine
    | EndLine
    | Effect
    | AmountLine
    | Within
    | Severally
    | NothingMore
)


class Norm(Node):
    """A duty, prohibition, power, right or immunity: its sentence and the lines that qualify it."""

    kind: str
    name: Name
    headline: Headline
    lines: tuple[NormLine, ...]
    span: Span


class Never(Node):
    """The line by which sections do not apply at all."""

    under: Under | None
    text: str
    span: Span


class Application(Node):
    """On what all that some sections say depends."""

    sections: tuple[Cite, ...]
    lines: tuple[ConditionLine | Never, ...]
    span: Span


class Deemed(Node):
    """A rule by which an event of a matter is deemed to have happened."""

    name: Name
    thing: Term
    moment: Name
    lines: tuple[ConditionLine | EventLine | NothingMore, ...]
    span: Span


class Counter(Node):
    """What is counted, and how far: ever, or in any so long."""

    name: Name
    at_most: int
    counts: Occasion
    in_any: FixedAmount | None
    span: Span


class Provision(Node):
    """A provision that is not executed, and why."""

    name: Name
    reason: Words
    span: Span
