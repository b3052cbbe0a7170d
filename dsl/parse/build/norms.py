"""Build norms and their lines."""

from __future__ import annotations

from collections.abc import Callable

from engross.dsl.parse.build.expressions import (
    DAYS,
    build_day,
    build_mention,
    build_persons,
    first_condition,
)
from engross.dsl.parse.build.nodes import (
    Builder,
    Node,
    child,
    only,
    phrase,
    sure,
    token,
    tokens,
    trees,
)
from engross.dsl.syntax.norms import (
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
    NoTime,
    OwedTo,
    PeriodLine,
    Provision,
    Speed,
    WindowOf,
)


def _norm(build: Builder, node: Node) -> Norm:
    headline = only(node, "headline", "headline_several")
    kind = phrase(child(node, "power_kind")) or str(node.data)
    lines = tuple(LINES[line.data](build, line) for line in trees(node) if line.data in LINES)
    name = build.name(sure(node, "NAME"))
    return Norm(kind, name, _headline(build, headline), lines, build.span(node))


def _headline(build: Builder, node: Node) -> Headline:
    act = only(node, "cause", "act")
    prepositions = [phrase(p) for p in trees(act, "preposition")]
    persons = [build_persons(build, p) for p in trees(act, "persons")]
    verb = tuple(build.name(word) for word in tokens(act, "NAME"))
    return Headline(
        build_persons(build, only(node, "persons")),
        node.data == "headline_several",
        phrase(only(node, "modal")),
        build.span(only(node, "modal")),
        verb,
        build.term(sure(act, "TERM")),
        tuple(zip(prepositions, persons, strict=True)),
        build.text(node),
        build.span(node),
    )


def _condition(build: Builder, node: Node) -> ConditionLine:
    condition = first_condition(build, node)
    text = build.text(node).partition(" ")[2].removeprefix("when ").removeprefix("that ")
    return ConditionLine(str(node.data), condition, build.under(node), text, build.span(node))


def _event(build: Builder, node: Node) -> EventLine:
    mention = build_mention(build, only(node, "mention"))
    kind = {"done_when": "done", "deemed_when": "when"}.get(node.data, str(node.data))
    return EventLine(kind, mention, build.under(node), build.span(node))


def _owed_to(build: Builder, node: Node) -> OwedTo:
    return OwedTo(build_persons(build, only(node, "persons")), build.span(node))


def _speed(build: Builder, node: Node) -> Speed:
    guide, after = child(node, "number_of_days"), child(node, *DAYS)
    return Speed(
        build.words(sure(node, "WORDS")),
        int(sure(guide, "INT")) if guide else None,
        build_day(build, after) if after else None,
        build.under(node),
        build.span(node),
    )


def _effort(build: Builder, node: Node) -> Effort:
    words = token(node, "WORDS")
    return Effort(build.words(words) if words else None, build.under(node), build.span(node))


def _bound(build: Builder, node: Node) -> BoundLine:
    side = "floor" if node.data in ("not_before", "no_floor") else "ceiling"
    day = child(node, *DAYS)
    text = " ".join(build.text(node).split(" ")[2:])
    return BoundLine(
        side, build_day(build, day) if day else None, build.under(node), text, build.span(node)
    )


def _window_of(build: Builder, node: Node) -> WindowOf:
    return WindowOf(build.name(sure(node, "NAME")), build.span(node))


def _no_time(build: Builder, node: Node) -> NoTime:
    return NoTime(build.span(node))


def _early(build: Builder, node: Node) -> EarlyAct:
    return EarlyAct(phrase(only(node, "early_effect")), build.under(node), build.span(node))


def _empty(build: Builder, node: Node) -> NoDayLeft:
    governs = phrase(only(node, "governs")).partition(" ")[0]
    return NoDayLeft("judge" if governs == "ask" else governs, build.under(node), build.span(node))


def _limit(build: Builder, node: Node) -> Limit:
    each = token(node, "TERM")
    return Limit(
        int(sure(node, "INT")),
        build.term(each) if each else None,
        build.under(node),
        build.span(node),
    )


def _period(build: Builder, node: Node) -> PeriodLine:
    side = "from" if node.data == "from_day" else "until"
    return PeriodLine(
        side, build_day(build, only(node, *DAYS)), build.under(node), build.span(node)
    )


def _effect(build: Builder, node: Node) -> Effect:
    effect = phrase(only(node, "blocking"))
    return Effect(effect, build.name(sure(node, "NAME")), build.under(node), build.span(node))


LINES: dict[str, Callable[[Builder, Node], NormLine]] = {
    **dict.fromkeys(("if", "unless", "excused", "requires", "exhausted", "so_that"), _condition),
    **dict.fromkeys(("when", "done_when", "deemed_when", "exercised", "starts"), _event),
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
    "effect": _effect,
}


def _deemed(build: Builder, node: Node) -> Deemed:
    name, moment = tokens(node, "NAME")
    lines = tuple(LINES[line.data](build, line) for line in trees(node))
    return Deemed(
        build.name(name),
        build.term(sure(node, "TERM")),
        build.name(moment),
        tuple(line for line in lines if isinstance(line, ConditionLine | EventLine)),
        build.span(node),
    )


def _counter(build: Builder, node: Node) -> Counter:
    return Counter(
        build.name(sure(node, "NAME")),
        int(sure(node, "INT")),
        build_mention(build, only(node, "mention")),
        build.span(node),
    )


def _provision(build: Builder, node: Node) -> Provision:
    name, reason = build.name(sure(node, "NAME")), build.words(sure(node, "WORDS"))
    return Provision(name, reason, build.span(node))


NORMS: dict[str, Callable[[Builder, Node], Norm | Deemed | Counter | Provision]] = {
    **dict.fromkeys(("duty", "power", "immunity"), _norm),
    "deemed": _deemed,
    "counter": _counter,
    "provision": _provision,
}
