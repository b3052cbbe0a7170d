"""Conditions and days turned round: comparisons, directions, and or, what is said."""

from __future__ import annotations

from engross.compiler.mutation.changes.change import Around, Change, Changes, Maker, became
from engross.dsl.syntax.expressions import (
    AllOf,
    AnyOf,
    Comparison,
    Extreme,
    Happened,
    IsDay,
    IsValue,
    Offset,
    Transition,
    UsedUp,
)
from engross.dsl.syntax.norms import EndLine
from engross.dsl.syntax.quantities import AggregateDay

OPERATORS = {
    "exceed": ("is at least", "is at most"),
    "exceeds": ("is at least", "is at most"),
    "is at least": ("exceeds", "is less than"),
    "are at least": ("exceed", "is less than"),
    "is at most": ("is less than", "exceeds"),
    "are at most": ("is less than", "exceed"),
    "is less than": ("is at most", "is at least"),
    "is exactly": ("is at least", "is at most"),
}
ORDERS = {"by": ("before", "after"), "before": ("by", "after"), "after": ("before",), "on": ("by",)}
DIRECTIONS = {"after": "before", "before": "after"}
EXTREMES = {"earlier": "later", "later": "earlier", "earliest": "latest", "latest": "earliest"}


def _comparison(node: Comparison, _: Around) -> Changes:
    for operator in OPERATORS[node.operator]:
        idea = "a case in which the two are equal, and one on either side"
        yield Change(node._replace(operator=operator), became(node.operator, operator), idea)


def _order(node: IsDay | Happened, _: Around) -> Changes:
    for order in ORDERS.get(node.order, ()):
        idea = "a case in which both fall on one day, and one on either side"
        yield Change(node._replace(order=order), became(node.order, order), idea)


def _direction(node: Offset, _: Around) -> Changes:
    new = DIRECTIONS[node.direction]
    idea = "a case on the last day that this gives"
    yield Change(node._replace(direction=new), became(node.direction, new), idea)
    if node.most is not None:
        said = f"without “at most {node.most.number} {node.most.unit}”"
        yield Change(node._replace(most=None), said, "a case in which more days are stated")


def _which(node: Extreme | AggregateDay, _: Around) -> Changes:
    new = EXTREMES[node.which]
    idea = "a case in which the days differ"
    yield Change(node._replace(which=new), became(node.which, new), idea)


def _all(node: AllOf, _: Around) -> Changes:
    idea = "a case in which only one of the conditions holds"
    yield Change(AnyOf(node.parts, node.span), became("and", "or"), idea)


def _any(node: AnyOf, _: Around) -> Changes:
    idea = "a case in which only one of the conditions holds"
    yield Change(AllOf(node.parts, node.span), became("or", "and"), idea)


def _value(node: IsValue, around: Around) -> Changes:
    """Put in its place what else it could say: no for yes, the next word of the list."""
    states = around.states(node.attribute.thing.text)
    own = next((line for line in states if line.name.text == node.attribute.name.text), None)
    values = [value.text for value in own.type.values] if own else []
    old = node.value.text
    if old in values and len(values) > 1:
        new = values[(values.index(old) + 1) % len(values)]
    elif old in ("yes", "no"):
        new = "no" if old == "yes" else "yes"
    else:
        return
    said = f"{node.attribute.name.text} of {node.attribute.thing.text} is"
    idea = f"a case in which {said} {new}"
    yield Change(
        node._replace(value=node.value._replace(text=new)),
        became(f"{said} {old}", f"{said} {new}"),
        idea,
    )


def _end(node: EndLine, _: Around) -> Changes:
    if node.where is not None:
        pair = ("unless", "if") if node.negated else ("if", "unless")
        idea = "a case in which the condition holds, and one in which it does not"
        yield Change(node._replace(negated=not node.negated), became(*pair), idea)
        without = node._replace(where=None, negated=False)
        yield Change(without, f"without the condition after “{pair[0]}”", idea)


def _used_up(node: UsedUp, _: Around) -> Changes:
    if node.elsewhere is not None:
        said = f"without “by another {node.elsewhere.text}”"
        idea = f"a case in which it is used up in the same {node.elsewhere.text}"
        yield Change(node._replace(elsewhere=None), said, idea)
    if node.when is not None:
        name = node.when.norm if isinstance(node.when, Transition) else node.when.thing
        event = f"{name.text} is {node.when.moment.text}"
        idea = f"a case in which it is used up after {event}"
        yield Change(node._replace(when=None), f"without “when {event}”", idea)


CONDITIONS: dict[type, tuple[Maker, ...]] = {
    Comparison: (_comparison,),
    IsDay: (_order,),
    Happened: (_order,),
    Offset: (_direction,),
    Extreme: (_which,),
    AggregateDay: (_which,),
    AllOf: (_all,),
    AnyOf: (_any,),
    IsValue: (_value,),
    EndLine: (_end,),
    UsedUp: (_used_up,),
}
