"""Build days, persons, quantities and conditions."""

from __future__ import annotations

from collections.abc import Callable

from engross.dsl.parse.build.parts import (
    Builder,
    child,
    figure,
    number,
    only,
    percentage,
    phrase,
    sure,
    tokens,
    trees,
)
from engross.dsl.parse.build.quantities import MADE, Parts, build_blank, build_named
from engross.dsl.parse.tree import Tree
from engross.dsl.syntax.expressions import (
    AllOf,
    AnyOf,
    Asks,
    Attribute,
    AttributeDay,
    BalanceOf,
    Comparison,
    Condition,
    Day,
    During,
    Extreme,
    FixedAmount,
    Happened,
    Includes,
    IsDay,
    IsFound,
    IsOneOf,
    IsPerson,
    IsSame,
    IsValue,
    Mention,
    MomentDay,
    Number,
    Occasion,
    Offset,
    Percent,
    Person,
    Persons,
    Quantity,
    Reaches,
    StatedAmount,
    StatesIt,
    Transition,
    UsedUp,
    Within,
)
from engross.dsl.syntax.quantities import AggregateDay, Blank, ReachDay
from engross.dsl.syntax.words import Name

HOW = {
    "everyone": "all",
    "each": "each",
    "each_other": "other",
    "that_person": "that",
    "each_sender": "sender",
}
DAYS = (
    *("moment_day", "attribute_day", "blank", "offset", "extreme"),
    *("reach_day", "aggregate_day"),
)
LENGTHS = ("fixed_amount", "stated_amount", "blank_amount")
OCCASIONS = ("mention", "transition")
QUANTITIES = ("percent", "balance_of", "number", "attribute", *MADE)


def build_mention(build: Builder, node: Tree) -> Mention:
    """Build the mention of an event."""
    link = child(node, "link")
    return Mention(
        phrase(child(node, "picked")),
        build.term(sure(node, "TERM")),
        build.term(sure(link, "TERM")) if link else None,
        build.name(sure(node, "NAME")),
        build.span(node),
    )


def build_transition(build: Builder, node: Tree) -> Transition:
    """Build what becomes of a norm."""
    link, turned = child(node, "link"), only(node, "turned")
    return Transition(
        phrase(child(node, "elsewhere")),
        build.name(sure(node, "NAME")),
        build.term(sure(link, "TERM")) if link else None,
        Name(phrase(turned), build.span(turned)),
        build.span(node),
    )


def build_occasion(build: Builder, node: Tree) -> Occasion:
    """Build the mention of an event that a line holds, or what becomes of a norm."""
    part = only(node, *OCCASIONS)
    return (build_mention if part.data == "mention" else build_transition)(build, part)


def build_attribute(build: Builder, node: Tree) -> Attribute:
    """Build the mention of what a thing says."""
    which = child(node, "which", "every_thing")
    how = {None: "", "which": "that", "every_thing": "every"}[which.data if which else None]
    return Attribute(
        build.name(sure(node, "NAME")), how, build.term(sure(node, "TERM")), build.span(node)
    )


def build_persons(build: Builder, node: Tree) -> Persons:
    """Build persons, one or several classes of them."""
    parts = tuple(_person(build, part) for part in trees(node))
    return Persons(parts, build.span(node))


def build_someone(build: Builder, node: Tree) -> Persons:
    """Build persons that are one person, or one class of them."""
    return Persons((_person(build, node),), build.span(node))


def _person(build: Builder, node: Tree) -> Person:
    return Person(HOW[node.data], build.term(sure(node, "TERM")), build.span(node))


def build_fixed(build: Builder, node: Tree) -> FixedAmount:
    """Build a number of days, business days, weeks, months or years."""
    return FixedAmount(number(node), unit_of(only(node, "unit")), build.span(node))


def unit_of(node: Tree) -> str:
    """Return a unit of time in the plural, however it was written."""
    return phrase(node).rstrip("s") + "s"


def build_day(build: Builder, node: Tree) -> Day:
    """Build a day."""
    span = build.span(node)
    if node.data == "reach_day":
        first, second = (build_quantity(build, part) for part in trees(node, *QUANTITIES))
        return ReachDay(first, second, span)
    if node.data == "aggregate_day":
        where = child(node, *CONDITIONS)
        return AggregateDay(
            phrase(only(node, "which_day")),
            build_attribute(build, only(node, "attribute")),
            build_condition(build, where) if where else None,
            span,
        )
    if node.data == "moment_day":
        return MomentDay(build_occasion(build, node), span)
    if node.data == "attribute_day":
        return AttributeDay(build_attribute(build, only(node, "attribute")), span)
    if node.data == "blank":
        return build_blank(build, sure(node, "TERM"))
    if node.data == "extreme":
        days = tuple(build_day(build, part) for part in trees(node, *DAYS))
        return Extreme(phrase(only(node, "which_end")), days, span)
    most = child(node, "most")
    return Offset(
        _length(build, only(node, *LENGTHS)),
        phrase(only(node, "direction")),
        build_day(build, only(node, *DAYS)),
        build_fixed(build, most) if most else None,
        span,
    )


def _length(build: Builder, node: Tree) -> FixedAmount | StatedAmount | Blank:
    if node.data == "fixed_amount":
        return build_fixed(build, node)
    if node.data == "blank_amount":
        return build_blank(build, sure(only(node, "blank"), "TERM"))
    return StatedAmount(build_attribute(build, only(node, "attribute")), build.span(node))


def build_quantity(build: Builder, node: Tree) -> Quantity:
    """Build a quantity."""
    span = build.span(node)
    if node.data == "percent":
        return Percent(percentage(node), build_quantity(build, only(node, *QUANTITIES)), span)
    if node.data == "balance_of":
        persons = build_persons(build, only(node, "persons"))
        return BalanceOf(build.term(sure(node, "TERM")), persons, span)
    if node.data == "number":
        return Number(figure(node), span)
    if node.data in MADE:
        made: Quantity = MADE[node.data](build, node, PARTS)
        return made
    return build_attribute(build, node)


def build_condition(build: Builder, node: Tree) -> Condition:
    """Build a condition."""
    return CONDITIONS[node.data](build, node)


def first_condition(build: Builder, node: Tree) -> Condition:
    """Build the condition that a line holds."""
    return build_condition(build, only(node, *CONDITIONS))


def _all_of(build: Builder, node: Tree) -> Condition:
    return AllOf(tuple(build_condition(build, part) for part in trees(node)), build.span(node))


def _any_of(build: Builder, node: Tree) -> Condition:
    return AnyOf(tuple(build_condition(build, part) for part in trees(node)), build.span(node))


def _comparison(build: Builder, node: Tree) -> Condition:
    sides = [build_quantity(build, part) for part in trees(node, *QUANTITIES)]
    if node.data == "named_comparison":
        sides.insert(0, build_named(build, sure(node, "NAME")))
    if node.data == "blank_comparison":
        sides.insert(0, build_blank(build, sure(node, "TERM")))
    return Comparison(sides[0], phrase(only(node, "compare")), sides[1], build.span(node))


def _is_value(build: Builder, node: Tree) -> Condition:
    value = build.name(sure(node, "NAME"))
    return IsValue(build_attribute(build, only(node, "attribute")), value, build.span(node))


def _is_one_of(build: Builder, node: Tree) -> Condition:
    values = tuple(build.name(value) for value in tokens(node, "NAME"))
    return IsOneOf(build_attribute(build, only(node, "attribute")), values, build.span(node))


def _is_person(build: Builder, node: Tree) -> Condition:
    person = _person(build, only(node, "everyone", "that_person"))
    return IsPerson(build_attribute(build, only(node, "attribute")), person, build.span(node))


def _is_same(build: Builder, node: Tree) -> Condition:
    first, second = (build_attribute(build, part) for part in trees(node, "attribute"))
    return IsSame(first, second, build.span(node))


def _is_found(build: Builder, node: Tree) -> Condition:
    return IsFound(build.words(sure(node, "WORDS")), build.span(node))


def _is_day(build: Builder, node: Tree) -> Condition:
    named = node.data == "blank_is_day"
    return IsDay(
        build_blank(build, sure(node, "TERM"))
        if named
        else build_attribute(build, only(node, "attribute")),
        phrase(only(node, "day_order")),
        build_day(build, only(node, *DAYS)),
        build.span(node),
    )


def _reaches(build: Builder, node: Tree) -> Condition:
    whole, *parts = [build_attribute(build, part) for part in trees(node, "attribute")]
    adding, held = child(node, "adding"), child(node, "held")
    return Reaches(
        whole,
        tuple(parts),
        build.words(sure(adding, "WORDS")) if adding else None,
        _within(build, held) if held else None,
        build.span(node),
    )


def _within(build: Builder, node: Tree) -> Within:
    own = child(node, "of_its_sender") is not None
    return Within(build.term(sure(node, "TERM")), own, build.span(node))


def _includes(build: Builder, node: Tree) -> Condition:
    whole, *named = (build_attribute(build, part) for part in trees(node, "attribute"))
    persons = named[0] if named else build_persons(build, only(node, "persons"))
    return Includes(whole, persons, build.span(node))


def _happened(build: Builder, node: Tree) -> Condition:
    day = child(node, *DAYS)
    return Happened(
        build_occasion(build, node),
        phrase(child(node, "day_order")),
        build_day(build, day) if day else None,
        False,
        build.span(node),
    )


def _has_been(build: Builder, node: Tree) -> Condition:
    made = build_transition if child(node, "turned") else build_mention
    return Happened(made(build, node), "", None, True, build.span(node))


def _during(build: Builder, node: Tree) -> Condition:
    return During(build_occasion(build, node), build.name(sure(node, "NAME")), build.span(node))


def _used_up(build: Builder, node: Tree) -> Condition:
    when, elsewhere = child(node, "used_when"), child(node, "used_elsewhere")
    return UsedUp(
        build.name(tokens(node, "NAME")[0]),
        build_occasion(build, when) if when else None,
        build.term(sure(elsewhere, "TERM")) if elsewhere else None,
        build.span(node),
    )


def _states_it(build: Builder, node: Tree) -> Condition:
    span = build.span(node)
    name, thing = build.name(sure(node, "NAME")), build.term(sure(node, "TERM"))
    return StatesIt(Attribute(name, "", thing, span), span)


def _asks(build: Builder, node: Tree) -> Condition:
    return Asks(build.words(sure(node, "WORDS")), build.span(node))


CONDITIONS: dict[str, Callable[[Builder, Tree], Condition]] = {
    "conjunction": _all_of,
    "disjunction": _any_of,
    "comparison": _comparison,
    "named_comparison": _comparison,
    "blank_comparison": _comparison,
    "is_value": _is_value,
    "is_one_of": _is_one_of,
    "is_person": _is_person,
    "is_same": _is_same,
    "is_found": _is_found,
    "is_day": _is_day,
    "blank_is_day": _is_day,
    "reaches": _reaches,
    "includes": _includes,
    "happened": _happened,
    "happened_when": _happened,
    "has_been": _has_been,
    "during": _during,
    "used_up": _used_up,
    "states_it": _states_it,
    "asks": _asks,
}

PARTS = Parts(build_quantity, build_attribute, build_condition, build_day)
