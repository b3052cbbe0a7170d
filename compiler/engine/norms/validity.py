"""Whether the exercise of a power counts: its form, its conditions, its limit."""

from __future__ import annotations

from functools import partial
from typing import Any

from engross.compiler.engine.log.apart import name_apart
from engross.compiler.engine.log.things import Problem, Thing
from engross.compiler.engine.norms.points import came_before, is_before, point_of
from engross.compiler.engine.norms.stretches import Stretch
from engross.compiler.engine.scope import Open, Scope, State
from engross.compiler.engine.terms.notices import in_form
from engross.compiler.engine.truth import Truth, conjunction, disjunction, negation, unknown


def is_valid(state: State, thing: Thing) -> Truth:
    """Tell whether a thing counts in law: a notice in due form, a power validly exercised."""
    known = state.valid.get(thing)
    if known is not None:
        return known
    if thing.kind not in state.program.judged:
        return True
    truth: Truth = state.of_thing(state.valid, "valid", _is_valid, thing)
    return truth


def _is_valid(state: State, thing: Thing) -> Truth:
    form = _in_due_form(state, thing)
    powers = state.program.powers_over.get(thing.kind)
    if powers is None or form is False:
        return form
    if len(powers) == 1:
        met = _meets(state, thing, powers[0])
    else:
        met = disjunction([_exercises_it(state, thing, power) for power in powers])
    return met if form is True else conjunction((form, met))


def _in_due_form(state: State, thing: Thing) -> Truth:
    kind = state.program.things[thing.kind]
    if kind["kind"] != "notice":
        return True
    return False if _is_misdirected(state, thing, kind) else in_form(state, thing)


def is_exercise_of(state: State, thing: Thing, power: Any) -> Truth:
    """Tell whether a thing is a valid exercise of a power, where one act may exercise several."""
    counts = is_valid(state, thing)
    if counts is False or len(state.program.powers_over[thing.kind]) == 1:
        return counts
    met = _exercises_it(state, thing, power)
    return conjunction((counts, met))


def _exercises_it(state: State, thing: Thing, power: Any) -> Truth:
    """Return what `_meets` does, found out once for each of several powers over one act."""
    key = ("exercises", power.id, thing.key)
    if state.steps is None:
        truth: Truth = state.shared(key, _meets, state, thing, power)
        return truth
    text = f"as an exercise of {power.id}"
    evaluate = partial(state.shared, key, _meets, state, thing, power)
    told: Truth = state.part(text, power.clause, evaluate)
    return told


def _but_for_its_limit(state: State, thing: Thing, power: Any) -> Truth:
    """Tell whether a thing would be an exercise of a power that had no limit."""
    form = _in_due_form(state, thing)
    return False if form is False else conjunction((form, _meets(state, thing, power, False)))


def _meets(state: State, thing: Thing, power: Any, limited: bool = True) -> Truth:
    """Tell whether a thing meets what the version of a power that governs it asks."""
    if power.touched:
        power = state.program.power_over(state, thing, power)
        if power is None:
            return False
    return meets_conditions(state, thing, power, limited)


def _is_misdirected(state: State, thing: Thing, kind: dict[str, Any]) -> bool:
    """Tell whether a notice went from or to another party than the agreement's notice does."""
    for side in ("from", "to"):
        said = thing.values.get(side)
        if said is None:
            continue
        wanted = kind[side].get("party")
        if wanted is None or said in (wanted, (wanted,)):
            continue
        lines = tuple(fact.line for fact in thing.facts)
        text = f"a {thing.kind} is {side} {wanted}; this one does not count"
        state.report(Problem("misdirected", text, lines))
        state.note(text, kind["clause"], lines)
        return True
    return False


def meets_conditions(state: State, thing: Thing, power: Any, limited: bool = True) -> Truth:
    """Tell whether an exercise meets each condition of its power, its limit included if asked."""
    scope = exercise_scope(state, thing, power)
    day = scope.day
    if day is None:
        return False
    held = power.belongs_to(state, scope, thing)
    if held is False:
        return _refused(state, thing, power, "given by one who does not have this power")
    opened = power.is_opened_for(state, scope)
    if opened is False:
        return _refused(state, thing, power, "what it concerns was not there yet")
    values: list[Truth] = [held, opened]
    for line in power.requires:
        if line.under and not state.under(line.under):
            continue
        value = line.test(state, scope)
        if value is False:
            return _refused(state, thing, power, f"condition not met: {line.text}")
        values.append(value)
    for line in power.exceptions:
        if not state.under(line.under):
            continue
        value = line.test(state, scope)
        if value is True:
            return _refused(state, thing, power, f"barred: unless {line.text}")
        values.append(negation(value))
    values.append(power.is_open_to(state, scope, thing))
    if limited and power.limits:
        values.append(_within_limit(state, thing, power))
    if day.__class__ is Open:
        values.append(unknown(day.question))
    return conjunction(values)


def _refused(state: State, thing: Thing, power: Any, why: str) -> Truth:
    """Return that an exercise does not count, and tell why."""
    if state.steps is not None:
        state.note(why, power.clause, tuple(fact.line for fact in thing.facts))
    return False


def exercise_scope(state: State, thing: Thing, power: Any) -> Scope:
    """Return the scope in which an exercise is judged: its matter, its holder, its day."""
    matter = power.matter_for(state, thing)
    day = power.exercised_on(state, thing)
    cut = day if isinstance(day, int) else state.as_of
    return Scope(matter, cut, day, power.holder_of(thing), (thing,))


def _within_limit(state: State, thing: Thing, power: Any) -> Truth:
    for limit in power.limits:
        if not state.under(limit["under"]):
            continue
        earlier = _counted_before(state, thing, power, limit)
        if earlier >= limit["at_most"]:
            why = f"at most {limit['at_most']}, and {earlier} before it counted"
            return _refused(state, thing, power, why)
    return True


def _counted_before(state: State, thing: Thing, power: Any, limit: dict[str, Any]) -> int:
    """Return how many earlier exercises count with one towards a limit."""
    each = "per_member" in limit
    at_once = _exercised_at_once(state, thing, power, limit)
    if at_once:
        return _counted_among(state, thing, power, limit, at_once)
    if not each and not limit["per_matter"] and limit["stretch"] is None:
        return exercises_before(state, power, thing.number)
    things = state.things.by_kind.get(thing.kind, ())
    if limit["per_matter"]:
        things = power.exercises_in(state, power.matter_for(state, thing))
    return sum(
        state.settle(is_exercise_of(state, other, power))
        for other in things
        if other.number < thing.number
        # what each holder may do, or what may be done towards each, is counted for itself
        and (not each or power.holder_of(other) == power.holder_of(thing))
        and state.settle(_still_counts(state, other, thing, power, limit["stretch"]))
    )


def _exercised_at_once(
    state: State, thing: Thing, power: Any, limit: dict[str, Any]
) -> list[Thing]:
    """Return the other exercises of a day that count with one, where no hours tell their order."""
    day = power.exercised_on(state, thing)
    if day.__class__ is not int:
        return []
    own = point_of(thing, power.moment, day)
    matter = power.matter_for(state, thing) if limit["per_matter"] else None
    return [
        other
        for other in _told_of_a_day(state, thing)
        if ("per_member" not in limit or power.holder_of(other) == power.holder_of(thing))
        and power.exercised_on(state, other) == day
        and (not limit["per_matter"] or power.matter_for(state, other) == matter)
        and is_before(own, point_of(other, power.moment, day)) is None
    ]


def _told_of_a_day(state: State, thing: Thing) -> list[Thing]:
    """Return the other things of a kind that the log tells of on a day of one, in order."""
    indexes = state.things.indexes
    key = ("told of a day", thing.kind)
    if key not in indexes:
        index: dict[int, list[Thing]] = {}
        for other in state.things.by_kind.get(thing.kind, ()):
            for day in {fact.day for fact in other.facts}:
                index.setdefault(day, []).append(other)
        indexes[key] = index
    days = {fact.day for fact in thing.facts}
    found = {other for day in days for other in indexes[key][day]} - {thing}
    return sorted(found, key=lambda other: other.number)


def _counted_among(
    state: State, thing: Thing, power: Any, limit: dict[str, Any], at_once: list[Thing]
) -> int:
    """Return how many exercises count before one of several of a day, whichever came first.

    Those of the day are judged without the limit: of those that come before one, as many count as
    the limit leaves, and if they are as many as that, it does not.
    """
    things = state.things.by_kind.get(thing.kind, ())
    if limit["per_matter"]:
        things = power.exercises_in(state, power.matter_for(state, thing))
    before = sum(
        state.settle(is_exercise_of(state, other, power))
        for other in things
        if other.number < thing.number
        and other not in at_once
        and ("per_member" not in limit or power.holder_of(other) == power.holder_of(thing))
        and state.settle(_still_counts(state, other, thing, power, limit["stretch"]))
    )
    counting = [
        other
        for other in at_once
        if state.settle(
            state.shared(
                ("but for its limit", power.id, other.key), _but_for_its_limit, state, other, power
            )
        )
    ]
    if before >= limit["at_most"] or before + len(counting) < limit["at_most"]:
        return before
    return before + sum(_came_first(state, other, thing, power) for other in counting)


def _came_first(state: State, other: Thing, thing: Thing, power: Any) -> bool:
    """Tell whether another exercise of a day came before one, each way followed."""
    pair = sorted((other, thing), key=lambda each: each.number)
    day = power.exercised_on(state, thing)
    first, second = (
        point_of(each, power.moment, day)._replace(
            said=f"{name_apart(state.things, each)} {power.moment}"
        )
        for each in pair
    )
    return state.settle(came_before(state, first, second, power.clause)) == (pair[0] is other)


def _still_counts(
    state: State, earlier: Thing, thing: Thing, power: Any, stretch: Stretch | None
) -> Truth:
    """Tell whether an exercise lies within the stretch of time that ends with a later one."""
    if stretch is None:
        return True
    days = [power.exercised_on(state, exercise) for exercise in (earlier, thing)]
    if any(day is None for day in days):
        return False
    asked = [day.question for day in days if day.__class__ is Open]
    return unknown(*asked) if asked else stretch.holds(state, *days)


class Tally:
    """How many exercises of a power count, added up in their order and no further than asked."""

    __slots__ = ("counted", "doubtful")

    def __init__(self) -> None:
        self.counted = [0]  # at n, how many of the first n certainly count
        self.doubtful: list[Thing] = []

    def add(self, state: State, thing: Thing, power: Any) -> None:
        """Add the next exercise."""
        key = ("exercise counts", power.id, thing.key)
        tree = state.choices.tree_of(key, is_exercise_of, state, thing, power)
        if tree is not True and tree is not False:
            self.doubtful.append(thing)
        self.counted.append(self.counted[-1] + (tree is True))


def exercises_before(state: State, power: Any, number: int) -> int:
    """Return how many of the exercises of a power before the one with this number count."""
    things = state.things.by_kind.get(power.thing, [])
    if state.steps is not None:
        before = things[: number - 1]
        return sum(state.settle(is_exercise_of(state, thing, power)) for thing in before)
    tally = state.tallies.get(power.id)
    if tally is None:
        tally = state.tallies[power.id] = Tally()
    while len(tally.counted) < number:
        tally.add(state, things[len(tally.counted) - 1], power)
    return tally.counted[number - 1] + sum(
        state.settle(is_exercise_of(state, thing, power))
        for thing in tally.doubtful
        if thing.number < number
    )
