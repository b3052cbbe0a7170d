"""Declared quantities, caps, exceptions and payment duties in the graph."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from engross.compiler.graph.conditions import condition_line
from engross.compiler.graph.context import Context, Json, place
from engross.compiler.graph.expressions import quantity_node
from engross.compiler.graph.figure_lines import quantity_lines
from engross.compiler.graph.forks import Fork, fork_of
from engross.compiler.graph.owing import trigger_of
from engross.compiler.graph.parts import Named
from engross.compiler.graph.persons import persons_node
from engross.compiler.graph.references import quantity_context
from engross.compiler.graph.units import joined
from engross.compiler.resolve.symbols import THINGS
from engross.dsl.diagnostics.diagnostic import Label
from engross.dsl.syntax.norms import AmountLine, Norm
from engross.dsl.syntax.payments import Cap, CapScope, Defined, PartException, QuantityLine
from engross.dsl.syntax.words import Term
from engross.dsl.text.span import Span


def defined_node(outer: Context, item: Defined) -> Json:
    """Return the graph's form of a declared quantity."""
    each = _term(outer, item.each, "class", *THINGS)
    context = quantity_context(outer, outer.section, item)
    lines, unit = quantity_lines(context, item.lines)
    _check_lines(outer, item.lines, item.name.span, item.span, "is …")
    return {
        "name": item.name.text,
        "clause": outer.section,
        "span": place(item.span),
        "unit": unit,
        "each": each,
        "matter": _term(outer, item.matter, "matter"),
        "lines": lines,
        "borne": [
            {
                "by": persons_node(context, line.persons),
                "words": ", ".join(part.term.text for part in line.persons.parts),
                "under": context.under(line.under),
            }
            for line in item.borne
        ],
    }


def _term(context: Context, term: Term | None, *kinds: str) -> str | None:
    symbol = context.term(term, *kinds) if term is not None else None
    return symbol.name if symbol is not None else None


def _check_lines(
    context: Context, lines: tuple[QuantityLine, ...], name: Span, block: Span, how: str
) -> None:
    if not lines:
        context.sink.report(
            "RR407", name, "this block gives no figure", f"Add a line “{how}”.", lacking=block
        )


def cap_node(outer: Context, item: Cap) -> Json:
    """Return the graph's form of a cap."""
    each = _term(outer, item.each, "class")
    context = outer.at(outer.section, "", each or "", "bearer" if each else "")
    lines, unit = quantity_lines(context, item.limits)
    _check_lines(outer, item.limits, item.name.span, item.span, "at most …")
    return {
        "id": item.name.text,
        "clause": outer.section,
        "span": place(item.span),
        "unit": unit,
        "each": each,
        "lines": lines,
        "scopes": [_scope(context, line) for line in item.scopes],
    }


def _scope(context: Context, line: CapScope) -> Json:
    kinds = ("matter", *THINGS)
    symbol = context.term(line.each, *kinds) if line.each is not None else None
    over = None if symbol is None else "matter" if symbol.kind == "matter" else "thing"
    return {
        "each": symbol.name if symbol else None,
        "over": over or "all",
        "under": context.under(line.under),
    }


def exception_node(outer: Context, item: PartException, payments: dict[str, Json]) -> Json:
    """Return the graph's form of an exception; `payments` by what exceptions may be to."""
    found = [line.norm.text for line in item.to if line.norm.text in payments]
    about: Json = payments[found[0]] if found else {"act": "", "fork": Fork(), "unit": ""}
    fork: Fork = about["fork"]
    context = outer.at(outer.section, about["act"], fork.class_name, fork.side)
    reduces, unit = quantity_lines(context, item.reduces)
    for line in item.reduces:
        joined(context, "reduced by", (about["unit"], item.name.span), (unit, line.quantity.span))
    return {
        "id": item.name.text,
        "clause": outer.section,
        "span": place(item.span),
        "words": item.words.text if item.words else "",
        "to": [_to(outer, line.norm, context.under(line.under), payments) for line in item.to],
        "reduces": reduces,
        "if": [condition_line(context, c) for c in item.conditions if c.kind == "if"],
        "unless": [condition_line(context, c) for c in item.conditions if c.kind == "unless"],
    }


def _to(context: Context, name: Any, under: list[Any], payments: dict[str, Json]) -> Json:
    norms = context.symbols.norms
    if name.text in norms and name.text in payments:
        context.symbols.used.add(("norm", name.text))
    elif name.text in norms:
        symbol = norms[name.text]
        context.sink.report(
            "RR408",
            name.span,
            f"“{name.text}” owes no amount that could be reduced",
            "Name a duty with an “amount” line, or another exception; else write “unless …” there.",
            secondary=(Label(symbol.span, "it is declared here"),),
        )
    else:
        context.missing(
            "RR213",
            ("norm", ""),
            name,
            {known: symbol.span for known, symbol in norms.items() if known in payments},
            f"no payment duty is called “{name.text}”",
            "Name a duty with an “amount” line.",
        )
    return {"on": name.text, "under": under}


def payments_by_name(
    outer: Context,
    norms: Iterable[tuple[Context, Norm]],
    exceptions: Iterable[tuple[Context, PartException]],
) -> dict[str, Json]:
    """Return what exceptions may take from, with what each of it is about."""
    found: dict[str, Json] = {}
    for context, norm in norms:
        amounts = [line for line in norm.lines if isinstance(line, AmountLine)]
        if amounts:
            thing = trigger_of(context, norm)
            fork = fork_of(outer, norm)
            inner = context.at(context.section, thing, fork.class_name, fork.side)
            _, unit = quantity_node(inner, amounts[0].quantity)
            found[norm.name.text] = {"act": thing, "fork": fork, "unit": unit}
    known = {item.name.text: item for _, item in exceptions}
    for name in known:
        target, seen = name, {name}
        while target in known and known[target].to:
            target = known[target].to[0].norm.text
            if target in seen:
                break
            seen.add(target)
        if target in found:
            found[name] = found[target]
    return found


def report_circles(
    context: Context,
    found: Json,
    defined: Iterable[tuple[Context, Defined]],
    exceptions: Iterable[tuple[Context, PartException]],
) -> None:
    """Report quantities and exceptions that rest on themselves."""
    places = {item.name.text: item.name.span for _, item in defined}
    uses = {node["name"]: Named(node["lines"]).quantities for node in found["quantities"]}
    takes = {node["id"]: [to["on"] for to in node["to"]] for node in found["exceptions"]}
    spots = {item.name.text: item.name.span for _, item in exceptions}
    for table, spans in ((uses, places), (takes, spots)):
        told: set[str] = set()
        for name in table:
            way = _way_back(name, table)
            if way and not told & set(way):
                told.update(way)
                context.sink.report(
                    "RR409",
                    spans[name],
                    f"“{name}” rests on itself: {' → '.join((name, *way))}",
                    "Break the circle: let one of them say a figure of its own.",
                )


def _way_back(name: str, uses: dict[str, list[str]]) -> list[str]:
    before: dict[str, str] = {}
    pending = [name]
    while pending:
        at = pending.pop()
        for target in uses.get(at, ()):
            if target == name:
                way = [name]
                while at != name:
                    way.insert(0, at)
                    at = before[at]
                return way
            if target not in before:
                before[target] = at
                pending.append(target)
    return []
