"""Once a line of a kind is qualified by a reading, each option of it has a line of that kind."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from typing import Any

from engross.compiler.resolve.symbols import Symbols
from engross.dsl.diagnostics.diagnostic import Label
from engross.dsl.diagnostics.sink import Sink
from engross.dsl.syntax.declarations import Counting, Reading
from engross.dsl.syntax.norms import (
    AmountLine,
    Application,
    BoundLine,
    ConditionLine,
    Deemed,
    EarlyAct,
    Effect,
    Effort,
    EndLine,
    EventLine,
    Limit,
    NoDayLeft,
    Norm,
    NormLine,
    NothingMore,
    PeriodLine,
    Speed,
    Within,
)
from engross.dsl.syntax.payments import Cap, Defined, PartException
from engross.dsl.syntax.program import Syntax
from engross.dsl.syntax.words import Under
from engross.dsl.text.span import Span

KIND_SAID = {
    "floor": "not before",
    "ceiling": "not after",
    "when": "when",
    "done": "done when",
    "broken": "breached when",
    "if": "if",
    "unless": "unless",
    "excused": "excused when",
    "requires": "requires",
    "exhausted": "exhausted when",
    "so_that": "so that",
    "allowed": "allowed if",
    "early": "early act",
    "empty": "no day left",
    "speed": "speed",
    "effort": "effort",
    "limit": "at most",
    "until": "until",
    "within": "within",
    "application": "if",
    "month end": "month end",
    "business days": "business days are",
    "is": "is",
    "at_most": "at most",
    "reduces": "reduces by",
    "owed_amount": "amount",
    "paid": "paid",
    "scope": "for each",
}
EFFECTS = "suspends”, “tolls”, “restarts” or “postpones"
# Without such a line a norm is the same norm, for more cases or with less in it; so without an
# effect on another.
MAY_LACK = (
    "if", "unless", "excused", "requires", "exhausted", "so_that", "allowed", "when", "broken",
    "speed", "limit", "within",
)  # fmt: skip
HOW_TO_SAY_NONE = {
    "floor": " (or “not before any day”)",
    "ceiling": " (or “not after any day”)",
    "effort": " (or “no effort”)",
    "application": " (or “never”)",
}
KINDS: dict[type[NormLine], str] = {
    EarlyAct: "early",
    NoDayLeft: "empty",
    Speed: "speed",
    Effort: "effort",
    EndLine: "until",
    Limit: "limit",
    Within: "within",
}

Item = Norm | Deemed | Application | Counting | Defined | Cap | PartException
Groups = dict[str, list[tuple[Under | None, Span]]]


def check_covering(syntax: Syntax, symbols: Symbols, sink: Sink) -> None:
    """Report the options of a reading for which a norm says nothing."""
    for placed in syntax.items:
        item = placed.item
        if isinstance(item, Item):
            for kind, lines in _groups(item).items():
                if all(under is not None for under, _ in lines):
                    _check(kind, lines, item, symbols, sink)


def _groups(item: Item) -> Groups:
    if isinstance(item, Norm | Deemed):
        return _norm_groups(item)
    if isinstance(item, Defined | Cap | PartException):
        return _figure_groups(item)
    if isinstance(item, Application):
        of_kinds: dict[str, Sequence[Any]] = {"application": item.lines}
    else:
        of_kinds = {"month end": item.month_ends, "business days": item.business_days}
    return {
        kind: [(line.under, line.span) for line in lines]
        for kind, lines in of_kinds.items()
        if lines
    }


def _figure_groups(item: Defined | Cap | PartException) -> Groups:
    groups: Groups = defaultdict(list)
    if isinstance(item, Cap):
        groups["scope"] = [(line.under, line.span) for line in item.scopes]
        groups["at_most"] = [(line.under, line.span) for line in item.limits]
    elif isinstance(item, Defined):
        groups["is"] = [(line.under, line.span) for line in item.lines]
    else:
        groups["reduces"] = [(line.under, line.span) for line in item.reduces]
    return {kind: lines for kind, lines in groups.items() if lines}


def _norm_groups(norm: Norm | Deemed) -> Groups:
    groups: Groups = defaultdict(list)
    for line in norm.lines:
        kind = _kind(line)
        if kind is not None:
            groups[kind].append((line.under, line.span))  # type: ignore[union-attr]
    return groups


def _kind(line: NormLine) -> str | None:
    """Return the kind of a line that may stand under a reading; None for any other."""
    if isinstance(line, BoundLine | PeriodLine):
        return line.side
    if isinstance(line, EventLine | ConditionLine | AmountLine):
        return line.kind
    if isinstance(line, Effect):
        return f"effect on {line.norm.text}"
    return next((kind for shape, kind in KINDS.items() if isinstance(line, shape)), None)


def _nothing_more(norm: Norm | Deemed, axis: str) -> set[str]:
    """Return the options of a reading under which a norm says that it has nothing more."""
    return {
        option.text
        for line in norm.lines
        if isinstance(line, NothingMore) and line.under
        for choice in line.under.choices
        if choice.axis.text == axis and len(line.under.choices) == 1
        for option in choice.options
    }


def _check(
    kind: str, lines: list[tuple[Under | None, Span]], item: Item, symbols: Symbols, sink: Sink
) -> None:
    covered: dict[str, set[str]] = defaultdict(set)
    for under, _ in lines:
        for choice in under.choices if under else ():
            covered[choice.axis.text].update(option.text for option in choice.options)
    if len(covered) != 1:
        return  # lines under several readings are not alternatives to each other
    ((axis, options),) = covered.items()
    symbol = symbols.readings.get(axis)
    if symbol is None or not isinstance(symbol.node, Reading):
        return
    may_lack = kind in MAY_LACK or kind.startswith("effect on ")
    if may_lack and isinstance(item, Norm | Deemed):
        options |= _nothing_more(item, axis)
    declared = [option.name.text for option in symbol.node.options]
    missing = [option for option in declared if option not in options]
    if missing and options <= set(declared):
        said = KIND_SAID.get(kind, EFFECTS)
        none = " (or “nothing more”)" if may_lack else HOW_TO_SAY_NONE.get(kind, "")
        sink.report(
            "RR501",
            lines[-1][1],
            f"no “{said}” line says what holds under {axis} = {', '.join(missing)}",
            f"Add “{said} …  under {axis} = {missing[0]}”{none}.",
            secondary=(Label(symbol.span, "the reading is declared here"),),
            lacking=item.span,
        )
