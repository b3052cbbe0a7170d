"""Norms: duties, powers, immunities, deeming rules, counters, provisions."""

from __future__ import annotations

from attrs import frozen

from engross.dsl.syntax.expressions import Condition, Day, Mention, Persons
from engross.dsl.syntax.words import Name, Term, Under, Words
from engross.dsl.text.span import Span


@frozen
class Headline:
    """The sentence of a norm: who must, may or need not do what."""

    bearer: Persons
    several: bool
    modal: str
    modal_span: Span
    verb: tuple[Name, ...]
    thing: Term
    to: tuple[tuple[str, Persons], ...]
    text: str
    span: Span


@frozen
class ConditionLine:
    """A condition of a norm: `kind` is if, unless, excused, requires, exhausted or so_that."""

    kind: str
    condition: Condition
    under: Under | None
    text: str
    span: Span


@frozen
class EventLine:
    """An event that a norm turns on: `kind` is when, done, exercised or starts."""

    kind: str
    event: Mention
    under: Under | None
    span: Span


@frozen
class OwedTo:
    """To whom a duty is owed, where the sentence does not say."""

    persons: Persons
    span: Span


@frozen
class Speed:
    """How fast: a standard in the agreement's words, perhaps with a guide of days."""

    words: Words
    guide: int | None
    after: Day | None
    under: Under | None
    span: Span


@frozen
class Effort:
    """How hard: a standard in the agreement's words; none under some readings."""

    words: Words | None
    under: Under | None
    span: Span


@frozen
class BoundLine:
    """A bound of the window: `side` is floor or ceiling; without a day there is none."""

    side: str
    day: Day | None
    under: Under | None
    text: str
    span: Span


@frozen
class WindowOf:
    """The window is that of another duty, with what blocks and delays make of it."""

    norm: Name
    span: Span


@frozen
class NoTime:
    """The agreement states no time, and that is not an oversight of this file."""

    span: Span


@frozen
class EarlyAct:
    """What an act before the floor is."""

    effect: str
    under: Under | None
    span: Span


@frozen
class NoDayLeft:
    """What governs where no day satisfies both bounds."""

    governs: str
    under: Under | None
    span: Span


@frozen
class Limit:
    """How often a power may be exercised, in all or for each matter."""

    at_most: int
    each: Term | None
    under: Under | None
    span: Span


@frozen
class PeriodLine:
    """Where a blocking period begins or ends."""

    side: str
    day: Day
    under: Under | None
    span: Span


@frozen
class Effect:
    """What a blocking period does to a duty."""

    effect: str
    norm: Name
    under: Under | None
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
    | Effect
)


@frozen
class Norm:
    """A duty, power, right or immunity: its sentence and the lines that qualify it."""

    kind: str
    name: Name
    headline: Headline
    lines: tuple[NormLine, ...]
    span: Span


@frozen
class Deemed:
    """A rule by which an event of a matter is deemed to have happened."""

    name: Name
    thing: Term
    moment: Name
    lines: tuple[ConditionLine | EventLine, ...]
    span: Span


@frozen
class Counter:
    """What is counted, and how far."""

    name: Name
    at_most: int
    counts: Mention
    span: Span


@frozen
class Provision:
    """A provision that is not executed, and why."""

    name: Name
    reason: Words
    span: Span
