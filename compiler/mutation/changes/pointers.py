"""Another of the same kind where a line names a norm, a cap, a counter, a quantity, a blank."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Any

from attrs import frozen

from engross.compiler.graph.transitions import BREACHABLE
from engross.compiler.mutation.changes.change import Around, Change, Changes, Maker, became
from engross.compiler.resolve.symbols import Symbol, Symbols
from engross.dsl.syntax.declarations import Parameter
from engross.dsl.syntax.expressions import During, Transition, UsedUp
from engross.dsl.syntax.norms import AmountLine, Effect, Norm, WindowOf, Within
from engross.dsl.syntax.payments import Defined, Excepts
from engross.dsl.syntax.quantities import Blank, NamedQuantity, QuantityOf

NO_WINDOW = (AmountLine, WindowOf)
Known = Callable[[Symbols, Symbol | None], Iterable[Symbol]]


@frozen
class _Another:
    """The field of a part that names something, and what else it could name."""

    field: str
    known: Known
    idea: str

    def __call__(self, node: Any, around: Around) -> Changes:
        """Yield the part with the name of what is declared next in that place."""
        name = getattr(node, self.field)
        symbols = around.symbols
        table = {**symbols.terms, **symbols.norms, **symbols.quantities, **symbols.caps}
        others = [s.name for s in self.known(symbols, table.get(name.text))]
        at = others.index(name.text) + 1 if name.text in others else 0
        for other in (*others[at:], *others[:at])[:1]:
            if other != name.text:
                part = node._replace(**{self.field: name._replace(text=other)})
                yield Change(part, became(name.text, other), self.idea)


def _duties(symbols: Symbols, _: Symbol | None) -> Iterable[Symbol]:
    """Return the duties with a window of their own, in which something has to be done."""
    return (s for s in symbols.norms.values() if s.kind == "duty" and not _has(s, *NO_WINDOW))


def _breachable(symbols: Symbols, _: Symbol | None) -> Iterable[Symbol]:
    return (s for s in symbols.norms.values() if s.kind in BREACHABLE)


def _payments(symbols: Symbols, own: Symbol | None) -> Iterable[Symbol]:
    if own is not None and own.kind == "exception":
        return (s for s in symbols.norms.values() if s.kind == "exception")
    return (s for s in symbols.norms.values() if _has(s, AmountLine))


def _blocks(symbols: Symbols, _: Symbol | None) -> Iterable[Symbol]:
    return (s for s in symbols.norms.values() if _has(s, Effect))


def _has(symbol: Symbol, *shapes: type) -> bool:
    """Tell whether a norm has a line of some shape."""
    node = symbol.node
    return isinstance(node, Norm) and any(isinstance(line, shapes) for line in node.lines)


def _caps(symbols: Symbols, _: Symbol | None) -> Iterable[Symbol]:
    return symbols.caps.values()


def _counters(symbols: Symbols, _: Symbol | None) -> Iterable[Symbol]:
    return symbols.counters.values()


def _quantities(symbols: Symbols, own: Symbol | None) -> Iterable[Symbol]:
    """Return the quantities of as much as one: of each of the same, for each of the same."""
    return (s for s in symbols.quantities.values() if _extent(s) == _extent(own))


def _blanks(symbols: Symbols, own: Symbol | None) -> Iterable[Symbol]:
    """Return the blanks that hold the same, in the same unit."""
    return (s for s in symbols.of_kind("parameter") if _held(s) == _held(own))


def _held(symbol: Symbol | None) -> tuple[str, str]:
    node = symbol.node if symbol else None
    if not isinstance(node, Parameter):
        return "", ""
    return node.type.kind, node.type.unit.text if node.type.unit else ""


def _extent(symbol: Symbol | None) -> tuple[str, ...]:
    node = symbol.node if symbol else None
    if not isinstance(node, Defined):
        return ()
    return tuple(term.text if term else "" for term in (node.each, node.matter))


POINTERS: dict[type, tuple[Maker, ...]] = {
    Effect: (_Another("norm", _duties, "a case in which only one of the two is blocked"),),
    WindowOf: (_Another("norm", _duties, "a case in which the windows differ"),),
    Excepts: (_Another("norm", _payments, "a case in which only one of the two is owed"),),
    Within: (_Another("cap", _caps, "a case in which one of the two is used up"),),
    Transition: (_Another("norm", _breachable, "a case in which one of the two is breached"),),
    During: (_Another("block", _blocks, "a case in which only one of the two runs"),),
    UsedUp: (_Another("counter", _counters, "a case in which one of the two is used up"),),
    Blank: (_Another("term", _blanks, "a case in which the two are filled in differently"),),
    NamedQuantity: (_Another("name", _quantities, "a case in which the two differ"),),
    QuantityOf: (_Another("name", _quantities, "a case in which the two differ"),),
}
