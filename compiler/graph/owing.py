"""What a payment duty owes, to whom, within which cap, in the graph."""

from __future__ import annotations

from engross.compiler.graph.context import Context, Json
from engross.compiler.graph.expressions import attribute_node, expect_type, quantity_node
from engross.compiler.graph.figure_lines import quantity_lines
from engross.compiler.graph.transitions import thing_of
from engross.compiler.graph.units import joined
from engross.compiler.resolve.symbols import THINGS
from engross.dsl.syntax.norms import AmountLine, EventLine, Norm, OwedTo, Severally, Within
from engross.dsl.syntax.payments import Cap

PERSONS = ("person", "new person")


def owes(norm: Norm) -> bool:
    """Tell whether a norm is a duty to pay an amount."""
    headline = norm.headline
    said = any(isinstance(line, AmountLine) for line in norm.lines)
    return said or headline.what is not None or headline.payee is not None


def trigger_of(context: Context, norm: Norm) -> str:
    """Return the thing whose event makes a payment due."""
    events = (line for line in norm.lines if isinstance(line, EventLine) and line.kind == "when")
    things = (thing_of(context.symbols, line.event) for line in events)
    return next(things, norm.headline.thing.text)


def payment_node(context: Context, norm: Norm) -> Json | None:
    """Return what a payment duty owes; report one that does not say what, to whom, or how paid."""
    if not owes(norm):
        return None
    amount = [line for line in norm.lines if isinstance(line, AmountLine) and line.kind != "paid"]
    paid = [line for line in norm.lines if isinstance(line, AmountLine) and line.kind == "paid"]
    owed, unit = quantity_lines(context, amount)
    settled, other = quantity_lines(context, paid)
    if amount and paid:
        joined(
            context,
            "paid with",
            (unit, amount[0].quantity.span),
            (other, paid[0].quantity.span),
        )
    to, said_to = _counterparty(context, norm)
    for found, said, example in (
        (said_to, "to whom it pays", "must pay payee of Bill” or “must pay Bill to Company"),
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
        "to": to,
        "amount": owed,
        "paid": settled,
        "within": [_within(context, line) for line in norm.lines if isinstance(line, Within)],
        "severally": any(isinstance(line, Severally) for line in norm.lines),
    }


def _counterparty(context: Context, norm: Norm) -> tuple[Json | None, bool]:
    """Return the attribute that names who is paid, if one does, and whether anything says so.

    What a thing states, and is paid to nobody named, stands where the payee would: only its type
    tells. It goes to whoever presents the thing, as with a bill.
    """
    what, payee = norm.headline.what, norm.headline.payee
    told = bool(norm.headline.to) or any(isinstance(line, OwedTo) for line in norm.lines)
    if what is None and payee is None:
        context.term(norm.headline.thing, *THINGS)
    if what is not None:
        quantity_node(context, what)  # a figure, or a report says that it is none
    if payee is None:
        return None, told
    node, kind = attribute_node(context, payee)
    if what is None and kind and kind not in PERSONS:
        quantity_node(context, payee)
        return None, True
    expect_type(context, payee, kind, *PERSONS)
    return node, True


def _within(context: Context, line: Within) -> Json:
    symbols = context.symbols
    symbol = symbols.caps.get(line.cap.text)
    if symbol is None:
        context.missing(
            "RR213",
            ("cap", ""),
            line.cap,
            symbols.places_in(symbols.caps),
            f"no cap is called “{line.cap.text}”",
            "Declare it: cap … { at most … }.",
        )
    else:
        symbols.used.add(("cap", line.cap.text))
        cap = symbol.node
        assert isinstance(cap, Cap)
        each = symbols.class_named(cap.each.text) if cap.each else None
        known = context.fork[:1].islower() or symbols.class_named(context.fork) or not context.fork
        if cap.each is not None and each is not None and each != context.fork and known:
            context.sink.report(
                "RR406",
                line.span,
                f"“{cap.name.text}” is another cap for each {cap.each.text}, and nobody of that "
                "class owes this",
                f"Let each {cap.each.text} owe it, or name another cap.",
            )
    return {"cap": line.cap.text, "under": context.under(line.under)}
