"""Whether the exercise of a power counts: its form, its conditions, its limit."""

from __future__ import annotations

from typing import Any

from engross.compiler.engine.log.things import Problem, Thing
from engross.compiler.engine.norms.stretches import Stretch
from engross.compiler.engine.scope import Open, Scope, State
from engross.compiler.engine.terms.notices import in_form
from engross.compiler.engine.truth import Truth, conjunction, negation, unknown


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
    kind = state.program.things[thing.kind]
    if kind["kind"] == "notice" and _is_misdirected(state, thing, kind):
        return False
    form: Truth = in_form(state, thing) if kind["kind"] == "notice" else True
    power = state.program.power_of.get(thing.kind)
    if power is None or form is False:
        return form
    if power.touched:
        power = state.program.power_over(state, thing, power)
        if power is None:
            return False
    met = meets_conditions(state, thing, power)
    return met if form is True else conjunction((form, met))


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


def meets_conditions(state: State, thing: Thing, power: Any) -> Truth:
    """Tell whether an exercise meets each condition of its power, its limit included."""
    scope = exercise_scope(state, thing, power)
    day = scope.day
    if day is None:
        return False
    held = power.belongs_to(state, scope, thing)
    if held is False:
        state.note(
            "given by one who does not have this power",
            power.clause,
            tuple(fact.line for fact in thing.facts),
        )
        return False
    opened = power.is_opened_for(state, scope)
    if opened is False:
        state.note(
            "what it concerns was not there yet",
            power.clause,
            tuple(fact.line for fact in thing.facts),
        )
        return False
    values: list[Truth] = [held, opened]
    for line in power.requires:
        if line.under and not state.under(line.under):
            continue
        value = line.test(state, scope)
        if value is False:
            if state.steps is not None:
                lines = tuple(fact.line for fact in thing.facts)
                state.note(f"condition not met: {line.text}", power.clause, lines)
            return False
        values.append(value)
    for line in power.exceptions:
        if not state.under(line.under):
            continue
        value = line.test(state, scope)
        if value is True:
            lines = tuple(fact.line for fact in thing.facts)
            state.note(f"barred: unless {line.text}", power.clause, lines)
            return False
        values.append(negation(value))
    values.append(power.is_open_to(state, scope, thing))
    if power.limits:
        values.append(_within_limit(state, thing, power))
    if day.__class__ is Open:
        values.append(unknown(day.question))
    return conjunction(values)


def exercise_scope(state: State, thing: Thing, power: Any) -> Scope:
    """Return the scope in which an exercise is judged: its matter, its holder, its day."""
    matter = power.matter_for(state, thing)
    day = power.exercised_on(state, thing)
    return Scope(matter, state.as_of, day, power.holder_of(thing), (thing,))


def _within_limit(state: State, thing: Thing, power: Any) -> Truth:
    for limit in power.limits:
        if not state.under(limit["under"]):
            continue
        earlier = _counted_before(state, thing, power, limit)
        if earlier >= limit["at_most"]:
            state.note(
                f"at most {limit['at_most']}, and {earlier} before it counted",
                power.clause,
                tuple(fact.line for fact in thing.facts),
            )
            return False
    return True


def _counted_before(state: State, thing: Thing, power: Any, limit: dict[str, Any]) -> int:
    """Return how many earlier exercises count with one towards a limit."""
    each = "per_member" in limit
    if not each and not limit["per_matter"] and limit["stretch"] is None:
        return exercises_before(state, thing.kind, thing.number)
    things = state.things.by_kind.get(thing.kind, ())
    if limit["per_matter"]:
        things = power.exercises_in(state, power.matter_for(state, thing))
    return sum(
        state.settle(is_valid(state, other))
        for other in things
        if other.number < thing.number
        # what each holder may do, or what may be done towards each, is counted for itself
        and (not each or power.holder_of(other) == power.holder_of(thing))
        and state.settle(_still_counts(state, other, thing, power, limit["stretch"]))
    )


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

    def add(self, state: State, thing: Thing) -> None:
        """Add the next exercise."""
        tree = state.choices.tree_of(("exercise counts", thing.key), is_valid, state, thing)
        if tree is not True and tree is not False:
            self.doubtful.append(thing)
        self.counted.append(self.counted[-1] + (tree is True))


def exercises_before(state: State, kind: str, number: int) -> int:
    """Return how many of the exercises before the one with this number count."""
    things = state.things.by_kind.get(kind, [])
    if state.steps is not None:
        return sum(state.settle(is_valid(state, thing)) for thing in things[: number - 1])
    tally = state.tallies.get(kind)
    if tally is None:
        tally = state.tallies[kind] = Tally()
    while len(tally.counted) < number:
        tally.add(state, things[len(tally.counted) - 1])
    return tally.counted[number - 1] + sum(
        state.settle(is_valid(state, thing)) for thing in tally.doubtful if thing.number < number
    )
