"""Build norms and their lines."""

from __future__ import annotations

from collections.abc import Callable

from engross.dsl.parse.build.expressions import (
    DAYS,
    HOW,
    build_attribute,
    build_day,
    build_fixed,
    build_occasion,
    build_persons,
    build_someone,
    first_condition,
    unit_of,
)
from engross.dsl.parse.build.lasting import build_application, build_end
from engross.dsl.parse.build.parts import (
    Builder,
    child,
    number,
    only,
    phrase,
    sure,
    token,
    tokens,
    trees,
)
from engross.dsl.parse.build.payments import build_amount, build_severally, build_within
from engross.dsl.parse.tree import Tree
from engross.dsl.syntax.expressions import FixedAmount, Persons
from engross.dsl.syntax.norms import (
    Application,
    BoundLine,
    ConditionLine,
    Counter,
    Deemed,
    EarlyAct,
    Effect,
    Effort,
    EventLine,
    Headline,
    Limit,
    NoDayLeft,
    Norm,
    NormLine,
    NothingMore,
    NoTime,
    OwedTo,
    PeriodLine,
    Provision,
    Speed,
    WindowOf,
)


def _norm(build: Builder, node: Tree) -> Norm:
    headline = only(node, "headline", "headline_several", "headline_named")
    kind = phrase(child(node, "power_kind")) or node.data
    name = build.name(sure(node, "NAME"))
    lines = _lines(build, node)
    return Norm(kind, name, _headline(build, headline), lines, build.span(node))


def _lines(build: Builder, node: Tree) -> tuple[NormLine, ...]:
    return tuple(LINES[line.data](build, line) for line in trees(node) if line.data not in OTHERS)


def _headline(build: Builder, node: Tree) -> Headline:
    act = only(node, "cause", "act", "keep", "pay")
    named, stated = child(node, "attribute"), trees(act, "attribute")
    prepositions = [phrase(p) for p in trees(act, "preposition")]
    persons = [build_persons(build, p) for p in trees(act, "persons")]
    keeping = child(act, "keeping")
    words = tokens(keeping, "KEEP") if keeping else tokens(act, "NAME")
    verb = tuple(build.name(word) for word in words)
    state = build.name(sure(act, "NAME")) if act.data == "keep" else None
    bearer = child(node, "persons")
    person = child(act, *HOW)
    if act.data == "pay" and person is not None:
        persons, prepositions = [build_someone(build, person)], ["to"]
    payee = stated[-1] if stated and not persons else None
    what = stated[0] if stated and stated[0] is not payee else None
    return Headline(
        build_persons(build, bearer) if bearer else Persons((), build.span(node)),
        node.data == "headline_several",
        phrase(only(node, "modal")),
        build.span(only(node, "modal")),
        verb,
        build.term(sure(stated[0] if stated else act, "TERM")),
        tuple(zip(prepositions, persons, strict=True)),
        build.text(node),
        build.span(node),
        state,
        build_attribute(build, named) if named else None,
        build_attribute(build, what) if what else None,
        build_attribute(build, payee) if payee else None,
    )


def _condition(build: Builder, node: Tree) -> ConditionLine:
    condition = first_condition(build, node)
    _, _, text = build.text(node).partition(" ")
    for word in ("when ", "that ", "if ") if node.data in TWO_WORDS else ():
        text = text.removeprefix(word)
    return ConditionLine(node.data, condition, build.under(node), text, build.span(node))


def _event(build: Builder, node: Tree) -> EventLine:
    event = build_occasion(build, node)
    kind = KINDS.get(node.data, node.data)
    return EventLine(kind, event, build.under(node), build.span(node))


def _owed_to(build: Builder, node: Tree) -> OwedTo:
    return OwedTo(build_persons(build, only(node, "persons")), build.span(node))


def _speed(build: Builder, node: Tree) -> Speed:
    guide, after = child(node, "number_of_days"), child(node, *DAYS)
    return Speed(
        build.words(sure(node, "WORDS")),
        number(guide) if guide else None,
        unit_of(only(guide, "day_unit")) if guide else "days",
        build_day(build, after) if after else None,
        build.under(node),
        build.span(node),
    )


def _effort(build: Builder, node: Tree) -> Effort:
    words = token(node, "WORDS")
    return Effort(build.words(words) if words else None, build.under(node), build.span(node))


def _bound(build: Builder, node: Tree) -> BoundLine:
    side = "floor" if node.data in ("not_before", "no_floor") else "ceiling"
    day = child(node, *DAYS)
    text = " ".join(build.text(node).split(" ")[2:])
    return BoundLine(
        side, build_day(build, day) if day else None, build.under(node), text, build.span(node)
    )


def _window_of(build: Builder, node: Tree) -> WindowOf:
    return WindowOf(build.name(sure(node, "NAME")), build.span(node))


def _no_time(build: Builder, node: Tree) -> NoTime:
    return NoTime(build.span(node))


def _early(build: Builder, node: Tree) -> EarlyAct:
    return EarlyAct(phrase(only(node, "early_effect")), build.under(node), build.span(node))


def _empty(build: Builder, node: Tree) -> NoDayLeft:
    governs = phrase(only(node, "governs")).partition(" ")[0]
    return NoDayLeft("judge" if governs == "ask" else governs, build.under(node), build.span(node))


def _limit(build: Builder, node: Tree) -> Limit:
    return Limit(
        number(node),
        tuple(build.term(each) for each in tokens(node, "TERM")),
        _in_any(build, node),
        build.under(node),
        build.span(node),
    )


def _in_any(build: Builder, node: Tree) -> FixedAmount | None:
    stretch = child(node, "in_any")
    return build_fixed(build, stretch) if stretch else None


def _period(build: Builder, node: Tree) -> PeriodLine:
    side = "from" if node.data == "from_day" else "until"
    return PeriodLine(
        side, build_day(build, only(node, *DAYS)), build.under(node), build.span(node)
    )


def _effect(build: Builder, node: Tree) -> Effect:
    effect = phrase(only(node, "blocking"))
    return Effect(effect, build.name(sure(node, "NAME")), build.under(node), build.span(node))


def _nothing_more(build: Builder, node: Tree) -> NothingMore:
    return NothingMore(build.under(node), build.span(node))


KINDS = {"done_when": "done", "deemed_when": "when"}
# The parts of a norm that are no lines of it, or are told elsewhere, as the sentences encoded are.
OTHERS = ("headline", "headline_several", "headline_named", "power_kind", "encodes")
TWO_WORDS = ("excused", "exhausted", "so_that", "allowed")

LINES: dict[str, Callable[[Builder, Tree], NormLine]] = {
    **dict.fromkeys(("if", "unless", "requires", *TWO_WORDS), _condition),
    **dict.fromkeys(("when", "done_when", "deemed_when", "exercised", "starts", "broken"), _event),
    **dict.fromkeys(("not_before", "no_floor", "not_after", "no_ceiling"), _bound),
    "owed_to": _owed_to,
    "speed": _speed,
    "effort": _effort,
    "no_effort": _effort,
    "window_of": _window_of,
    "no_time": _no_time,
    "early": _early,
    "empty": _empty,
    "limit": _limit,
    "from_day": _period,
    "until_day": _period,
    "lasts": build_end,
    "owed_amount": build_amount,
    "paid": build_amount,
    "within": build_within,
    "severally": build_severally,
    "effect": _effect,
    "nothing_more": _nothing_more,
}


def _deemed(build: Builder, node: Tree) -> Deemed:
    name, moment = tokens(node, "NAME")
    return Deemed(
        build.name(name),
        build.term(sure(node, "TERM")),
        build.name(moment),
        tuple(
            line
            for line in _lines(build, node)
            if isinstance(line, ConditionLine | EventLine | NothingMore)
        ),
        build.span(node),
    )


def _counter(build: Builder, node: Tree) -> Counter:
    return Counter(
        build.name(sure(node, "NAME")),
        number(node),
        build_occasion(build, node),
        _in_any(build, node),
        build.span(node),
    )


def _provision(build: Builder, node: Tree) -> Provision:
    name, reason = build.name(sure(node, "NAME")), build.words(sure(node, "WORDS"))
    return Provision(name, reason, build.span(node))


NORMS: dict[str, Callable[[Builder, Tree], Norm | Deemed | Counter | Provision | Application]] = {
    **dict.fromkeys(("duty", "prohibition", "power", "immunity"), _norm),
    "application": build_application,
    "deemed": _deemed,
    "counter": _counter,
    "provision": _provision,
}
