"""Quantities, caps and exceptions that reduce payments, prepared for the term sheet."""

from __future__ import annotations

from engross.compiler.artefacts.termsheet.english import unit_shown
from engross.compiler.artefacts.termsheet.entries import Json, Preparing
from engross.compiler.artefacts.termsheet.owed import said_at_once

QUANTITY = frozenset(("name", "clause", "span", "unit", "each", "matter", "lines", "borne"))
CAP = frozenset(("id", "clause", "span", "unit", "each", "lines", "scopes"))
EXCEPTION = frozenset(("id", "clause", "span", "words", "to", "reduces", "if", "unless"))
PAYMENT = frozenset(("unit", "to", "amount", "paid", "within", "severally"))


def quantity_entry(of: Preparing, node: str, quantity: Json) -> Json:
    """Return the entry of a declared quantity: what it amounts to, who bears it."""
    lines = _values(of, "amounts_to", f"{node}.lines", quantity["lines"])
    lines += [
        of.line("borne_by", f"{node}.borne.{at}", line["under"], persons=of.say.persons(line["by"]))
        for at, line in enumerate(quantity["borne"])
    ]
    lines += of.others(node, quantity, QUANTITY)
    each = of.say.one_of(quantity["each"]) if quantity["each"] else ""
    return of.entry(
        "quantity",
        node,
        quantity,
        lines,
        unit=unit_shown(quantity["unit"]),
        each=each,
        matter=quantity["matter"] or "",
    )


def cap_entry(of: Preparing, node: str, cap: Json) -> Json:
    """Return the entry of a cap: how much, for whom, over what."""
    lines = _values(of, "cap_at", f"{node}.lines", cap["lines"])
    lines += [
        of.line("cap_over", f"{node}.scopes.{at}", line["under"], each=line["each"] or "")
        for at, line in enumerate(cap["scopes"])
    ]
    lines += of.others(node, cap, CAP)
    each = of.say.one_of(cap["each"]) if cap["each"] else ""
    return of.entry("cap", node, cap, lines, unit=unit_shown(cap["unit"]), each=each)


def exception_entry(of: Preparing, node: str, exception: Json) -> Json:
    """Return the entry of an exception: what it takes from, by how much, on which conditions."""
    lines = [
        of.line("except_to", f"{node}.to.{at}", line["under"], norm=line["on"])
        for at, line in enumerate(exception["to"])
    ]
    lines += _values(of, "reduces", f"{node}.reduces", exception["reduces"])
    if not exception["reduces"]:
        lines.append(of.line("takes_all", f"{node}.reduces"))
    for key, kind in (("if", "condition"), ("unless", "exception")):
        lines += [
            of.line(kind, f"{node}.{key}.{at}", line["under"], test=of.say.condition(line["test"]))
            for at, line in enumerate(exception[key])
        ]
    lines += of.others(node, exception, EXCEPTION)
    return of.entry("exception", node, exception, lines, words=exception["words"])


def payment_lines(of: Preparing, node: str, payment: Json, words: str) -> list[Json]:
    """Return what a payment duty owes, to whom, within which cap, and what counts as paid."""
    lines: list[Json] = []
    unit = unit_shown(payment["unit"])
    if payment["to"]:
        lines.append(of.line("payee", f"{node}.to", person=of.say.attribute(payment["to"])))
    amounts = _values(of, "amount", f"{node}.amount", payment["amount"], unit=unit)
    for line, source in zip(amounts, payment["amount"], strict=True):
        line["long"] = not said_at_once(source["value"])
        if source["value"][0] == "number":
            line |= {"value": f"{line['value']} {unit}".rstrip(), "unit": ""}
    lines += amounts
    for line in lines:
        # What the sentence names need not be told again beside it.
        line["own"] = not line["under"] and str(line.get("person", line.get("value"))) in words
    lines += _values(of, "paid", f"{node}.paid", payment["paid"], unit=unit)
    lines += [
        of.line("within", f"{node}.within.{at}", line["under"], cap=line["cap"])
        for at, line in enumerate(payment["within"])
    ]
    if payment["severally"]:
        lines.append(of.line("severally", f"{node}.severally"))
    return lines + of.others(node, payment, PAYMENT)


def _values(of: Preparing, kind: str, node: str, lines: list[Json], **fields: str) -> list[Json]:
    return [
        of.line(kind, f"{node}.{at}", line["under"], value=of.say.quantity(line["value"]), **fields)
        for at, line in enumerate(lines)
    ]
