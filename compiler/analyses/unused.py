"""What is declared is used: a term or option that nothing reads is a slip or a leftover."""

from __future__ import annotations

from collections.abc import Iterator

from engross.compiler.graph.context import Json
from engross.compiler.resolve.symbols import Symbols
from engross.dsl.diagnostics.sink import Sink
from engross.dsl.syntax.declarations import Reading
from engross.dsl.text.span import Span

# A balance is used by being there: every report shows it.
CHECKED = ("role", "matter", "notice", "document", "event")


def check_unused(graph: Json, symbols: Symbols, sink: Sink) -> None:
    """Report terms, readings and options that nothing uses."""
    used = symbols.used
    opened = {matter["opens"]["thing"] for matter in graph["matters"]}
    for symbol in symbols.of_kind(*CHECKED):
        if ("term", symbol.name) not in used and symbol.name not in opened:
            sink.report(
                "RR218", symbol.span, f"nothing uses “{symbol.name}”", "Use it, or take it out."
            )
    for blank in _unread_blanks(graph, used):
        sink.report(
            "RR218",
            symbols.terms[blank].span,
            f"nothing reads “{blank}”",
            "Use it, or take it out; where it is a blank of the text and no more, say which "
            "sentence it encodes.",
        )
    for deemed in graph["deemed"]:
        thing, moment = deemed["event"]["thing"], deemed["event"]["moment"]
        if ("moment", f"{thing} {moment}") not in used and deemed["causes"]:
            sink.report(
                "RR218",
                Span(*deemed["causes"][0]["span"]),
                f"nothing waits for “{thing} is {moment}”",
                "Use it in a condition or a counter, or take the rule out.",
            )
    for name, symbol in symbols.readings.items():
        if ("reading", name) not in used:
            sink.report(
                "RR503",
                symbol.span,
                f"no line stands under the reading “{name}”",
                "Qualify the lines it decides with “under … = …”, or take it out.",
            )
            continue
        assert isinstance(symbol.node, Reading)
        # One option may rest on the unqualified lines alone; two of them would mean the same.
        silent = [o for o in symbol.node.options if ("option", f"{name}.{o.name.text}") not in used]
        if len(silent) > 1:
            names = " and ".join(option.name.text for option in silent)
            sink.report(
                "RR504",
                silent[1].span,
                f"no line tells {names} apart",
                f"Let a line stand under {name} = {silent[1].name.text}, or take one out.",
            )
    for name, symbol in symbols.caps.items():
        if ("cap", name) not in used:
            sink.report(
                "RR218",
                symbol.span,
                f"no payment is within the cap “{name}”",
                f"Add “within {name}” to the duty that it limits, or take it out.",
            )
    for name, symbol in symbols.counters.items():
        if ("counter", name) not in used:
            sink.report(
                "RR218",
                symbol.span,
                f"nothing consults the counter “{name}”",
                "Use it in a condition, as in “unless … is used up”.",
            )


def _unread_blanks(graph: Json, used: set[tuple[str, str]]) -> Iterator[str]:
    """Yield the blanks that no line reads, and that are not said to stand in the text."""
    addresses = graph["notices"]["addresses"] if graph["notices"] else None
    for parameter in graph["parameters"]:
        name = parameter["name"]
        read = ("term", name) in used or parameter["type"] == "roster" or name == addresses
        if not read and "encodes" not in parameter:
            yield name
