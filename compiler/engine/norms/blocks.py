"""Periods in which a duty cannot be demanded: a cooldown, a delay, a toll."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, NamedTuple

from engross.compiler.engine.days import FIRST_DAY
from engross.compiler.engine.log.things import NEVER, Problem, Thing
from engross.compiler.engine.norms.amendments import version_at
from engross.compiler.engine.norms.points import point_of
from engross.compiler.engine.scope import Open, Scope, State, Under
from engross.compiler.engine.terms.anchors import Anchor
from engross.compiler.engine.terms.moments import Mention, Occurrence, occurrences
from engross.compiler.engine.truth import Truth, disjunction, unknown


class Period(NamedTuple):
    """The days of one block, both included; without an end as long as none is known."""

    first: int
    last: int | None
    truth: Truth
    block: str
    clause: str
    lines: tuple[int, ...]


class Block(NamedTuple):
    """A rule that blocks duties for a period, started by an event or a power's exercise."""

    name: str
    clause: str
    mention: Mention
    first: Anchor
    last: Anchor
    effects: dict[str, tuple[tuple[str, Under], ...]]
    amendment: str
    touched: tuple[str, ...]

    @property
    def id(self) -> str:
        """Return the name of the norm that the block stands in."""
        return self.name


def block_of(node: dict[str, Any], load: Any) -> Block:
    """Return the block that an immunity or a delaying power of the graph makes."""
    effects: dict[str, list[tuple[str, Under]]] = {}
    for effect in node["effects"]:
        effects.setdefault(effect["on"], []).append((effect["effect"], effect["under"]))
    return Block(
        node["id"],
        node["clause"],
        load.mention(node["starts"]),
        load.day(node["from"]),
        _last_of_lines([(load.day(line["day"]), line["under"]) for line in node["until"]]),
        {name: tuple(found) for name, found in effects.items()},
        node.get("amendment", ""),
        load.touching.get(node["id"], ()),
    )


def _last_of_lines(lines: list[tuple[Anchor, Under]]) -> Anchor:
    """Return the last day as the line has it that stands under the readings that hold."""
    if len(lines) == 1:
        return lines[0][0]

    def last(state: State, scope: Scope) -> Any:
        return next((day(state, scope) for day, under in lines if state.under(under)), None)

    return last


def periods_of(state: State, scope: Scope, block: Block) -> tuple[Period, ...]:
    """Return the periods of a block that concern a matter, on the facts up to the scope's cut."""
    mention = block.mention
    if not mention.deemed and state.things.begins.get(mention.kind, NEVER) > scope.cut:
        return ()
    found: tuple[Period, ...] = state.shared(
        ("block", block.name, block.amendment, scope.matter, scope.cut),
        _periods,
        state,
        scope,
        block,
    )
    return found


def _periods(state: State, scope: Scope, block: Block) -> tuple[Period, ...]:
    found = []
    outside = Scope(scope.matter, scope.cut, scope.day)
    for occurrence in occurrences(state, outside, block.mention):
        if block.touched and not _is_governing(state, block, occurrence):
            continue
        period = _period(state, outside, block, occurrence)
        if period is not None:
            found.append(period)
    if len(found) > 1:
        found.sort(key=lambda period: (period.first, period.last or 0))
    return tuple(found)


def _is_governing(state: State, block: Block, occurrence: Occurrence) -> bool:
    """Tell whether this version of a block governs what started on a day."""
    day = occurrence.day
    first = day if isinstance(day, int) else occurrence.thing.first_day
    point = point_of(occurrence.thing, block.mention.moment, first)
    return version_at(state, block, point) == block.amendment


def _period(state: State, scope: Scope, block: Block, occurrence: Occurrence) -> Period | None:
    thing = occurrence.thing
    inner = Scope(scope.matter, scope.cut, occurrence.day, scope.member, (thing,))
    first, last = block.first(state, inner), block.last(state, inner)
    # What is not known is followed to both ends: a block as long as it may be, and none.
    for day in (first, last):
        if isinstance(day, Open) and not state.settle(unknown(day.question)):
            return None
    if isinstance(first, Open):
        first = first.earliest if first.earliest > FIRST_DAY else thing.first_day
    if first.__class__ is not int:
        return None
    lines = tuple(line for h in thing.happenings.values() for line in h.lines)
    end = last.latest if isinstance(last, Open) else last if last.__class__ is int else None
    if end is not None and end < first:
        _tell_backwards(state, block, thing, end, lines)
    return Period(first, end, occurrence.truth, block.name, block.clause, lines)


def _tell_backwards(
    state: State, block: Block, thing: Thing, end: int, lines: tuple[int, ...]
) -> None:
    """Report a period that the log itself ends before it begins, by what it says of one thing."""
    begun = thing.happenings.get(block.mention.moment)
    start = begun.days[0] if begun else thing.first_day
    ended = [h.days[-1] for name, h in thing.happenings.items() if name != block.mention.moment]
    stated = [value for value in thing.values.values() if value.__class__ is int and value == end]
    if end < start and (end in ended or stated):
        say = state.program.say_day
        text = (
            f"{thing.name}: {block.name} would end on {say(end)}, before it begins on "
            f"{say(start)}; one of the dates is wrong"
        )
        state.report(Problem("order", text, lines))


def block_covering(state: State, scope: Scope, name: str, day: int) -> Truth:
    """Tell whether a day lies within a period of a block."""
    return disjunction(
        period.truth
        for block in state.program.blocks[name]
        for period in periods_of(state, scope, block)
        if period.first <= day and (period.last is None or day <= period.last)
    )


Applied = tuple[str, Period]


def blocks_on(state: State, scope: Scope, norm: str, start: int, due: int | None) -> list[Applied]:
    """Return what blocks a norm between the day it was triggered and the day it is due."""
    found: list[Applied] = []
    for block in state.program.blocks_on.get(norm, ()):
        for period in periods_of(state, scope, block):
            if due is not None and period.first > due:
                continue
            if period.last is not None and period.last < start:
                continue
            if period.truth is not True and not state.settle(period.truth):
                continue
            for effect, under in block.effects[norm]:
                if not under or state.under(under):
                    found.append((effect, period))
    return found


def moved_deadline(
    applied: list[Applied],
    start: int,
    due: int | None,
    restart: Callable[[int], int | None],
) -> int | None:
    """Return the day a duty is due after its blocks: latest restart, then tolls, then the rest."""
    if due is None:
        return None
    restarts = [period for effect, period in applied if effect == "restarts"]
    if any(period.last is None for _, period in applied):
        return None
    if restarts:
        latest = max(period.last for period in restarts if period.last is not None)
        due, start = restart(latest), latest
    if due is None:
        return None
    applied = sorted(applied, key=lambda item: item[1].first)
    tolled = start  # the last day that is counted: a day that two periods toll is tolled once
    for effect, period in applied:
        if effect == "tolls" and period.last is not None and period.first <= due:
            due += max(0, period.last - max(period.first - 1, tolled))
            tolled = max(tolled, period.last)
    for effect, period in applied:
        if period.last is None or period.first > due:
            continue
        if effect == "suspends":
            due = max(due, period.last + 1)
        elif effect == "postpones":
            due = max(due, period.last)
    return due


def is_suspended(applied: list[Applied], day: int) -> tuple[Period, ...]:
    """Return the periods that hold a duty back on a day.

    A period whose end adds no day of its own leaves the duty due, and demandable, on its last day.
    """
    return tuple(
        period
        for effect, period in applied
        if period.first <= day
        and (period.last is None or day <= period.last - (effect == "postpones"))
    )
