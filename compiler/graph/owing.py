"""What a payment duty owes, to whom, within which cap, in the graph."""

from __future__ import annotations

from engross.compiler.graph.context import Context, Json
from engross.compiler.graph.expressions import attribute_node, expect_type, quantity_node
from engross.compiler.graph.units import joined
from engross.dsl.syntax.norms import AmountLine, EventLine, Norm, Severally, Within
from engross.dsl.syntax.payments import Cap

PERSONS = ("person", "new person")


def owes(norm: Norm) -> bool:
    """Tell whether a norm is a duty to pay an amount."""
    return (
        any(isinstance(line, AmountLine) for line in norm.lines) or norm.headline.paid is not None
    )


def trigger_of(norm: Norm) -> str:
    """Return the thing whose event makes a payment due."""
    events = (line for line in norm.lines if isinstance(line, EventLine) and line.kind == "when")
    return next((line.event.thing.text for line in events), norm.headline.thing.text)


def payment_node(context: Context, norm: Norm) -> Json | None:
    """Return what a payment duty owes; report one that does not say what, to whom, or how paid."""
    if not owes(norm):
        return None
    amount = [line for line in norm.lines if isinstance(line, AmountLine) and line.kind != "paid"]
    paid = [line for line in norm.lines if isinstance(line, AmountLine) and line.kind == "paid"]
    owed, unit = _lines(context, amount)
    settled, other = _lines(context, paid)
    if amount and paid:
        joined(
            context,
            "paid with",
            (unit, amount[0].quantity.span),
            (other, paid[0].quantity.span),
        )
    for found, said, example in (
        (norm.headline.paid, "to whom it pays", "must pay payee of Bill"),
        (amount, "how much it owes", "amount loss of Claim"),
        (paid, "what counts as payment", "paid sum of amount of every Payment where …"),
    ):
        if not found:
            context.sink.report(
                "RR407",
                norm.name.span,
                f"the payment duty “{norm.name.text}” does not say {said}",
                f"Write it as in “{example}”.",
                lacking=norm.span,
            )
    return {
        "unit": unit,
        "to": _counterparty(context, norm),
        "amount": owed,
        "paid": settled,
        "within": [_within(context, line) for line in norm.lines if isinstance(line, Within)],
        "severally": any(isinstance(line, Severally) for line in norm.lines),
    }


def _lines(context: Context, lines: list[AmountLine]) -> tuple[list[Json], str]:
    from engross.compiler.graph.payments import quantity_lines  # which reads conditions of norms

    made: tuple[list[Json], str] = quantity_lines(context, lines)
    return made


def _counterparty(context: Context, norm: Norm) -> Json | None:
    """Return the attribute that names the one to be paid, where the sentence has one."""
    paid, payee = norm.headline.paid, norm.headline.payee
    if paid is None:
        return None
    if payee is not None:
        quantity_node(context, paid)  # a figure, or a report says that it is none
        node, kind = attribute_node(context, payee)
        expect_type(context, payee, kind, *PERSONS)
        return node
    node, kind = attribute_node(context, paid)
    if kind in PERSONS:
        return node
    quantity_node(context, paid)
    return None


def _within(context: Context, line: Within) -> Json:
    symbols = context.symbols
    symbol = symbols.caps.get(line.cap.text)
    if symbol is None:
        context.missing(
            "RR213",
            ("cap", ""),
            line.cap,
            {name: found.span for name, found in symbols.caps.items()},
            f"no cap is called “{line.cap.text}”",
            "Declare it: cap … { at most … }.",
        )
    else:
        symbols.used.add(("cap", line.cap.text))
        cap = symbol.node
        assert isinstance(cap, Cap)
        each = symbols.class_named(cap.each.text) if cap.each else None
        if cap.each is not None and each != context.fork:
            context.sink.report(
                "RR406",
                line.span,
                f"“{cap.name.text}” is another cap for each {cap.each.text}, and nobody of that "
                "class owes this",
                f"Let each {cap.each.text} owe it, or name another cap.",
            )
    return {"cap": line.cap.text, "under": context.under(line.under)}
