"""Exceptions turned into conditions, and the other way round; what excuses, left out as a whole."""

from __future__ import annotations

from typing import Any

from engross.compiler.mutation.changes.change import Around, Change, Changes, Maker, became
from engross.dsl.syntax.norms import Application, BoundLine, ConditionLine, Deemed, Norm
from engross.dsl.syntax.payments import PartException

CONTRARY = {"if": "unless", "unless": "if"}
OF_POWERS = {"requires": "unless", "unless": "requires"}
SIDES = {"floor": "ceiling", "ceiling": "floor"}
SIDE_SAID = {"floor": "not before", "ceiling": "not after"}


def _turned(node: Any, _: Around) -> Changes:
    """Turn each condition of a norm into an exception, and each exception into a condition."""
    contrary = CONTRARY
    if isinstance(node, Norm):
        if node.kind == "immunity":  # it has no exceptions
            return
        contrary = OF_POWERS if node.kind in ("power", "right") else CONTRARY
    field = "conditions" if isinstance(node, PartException) else "lines"
    lines = getattr(node, field)
    for at, line in enumerate(lines):
        if isinstance(line, ConditionLine) and line.kind in contrary:
            new = contrary[line.kind]
            turned = (*lines[:at], line._replace(kind=new), *lines[at + 1 :])
            said = became(f"{line.kind} {line.text}", f"{new} …")
            idea = "a case in which the condition holds, and one in which it does not"
            yield Change(node._replace(**{field: turned}), said, idea, line)


def _side(node: BoundLine, _: Around) -> Changes:
    if node.day is not None:
        new = SIDES[node.side]
        idea = "a case before that day, and one after it"
        said = became(SIDE_SAID[node.side], SIDE_SAID[new])
        yield Change(node._replace(side=new), said, idea)


def _gone(node: Norm | Deemed | PartException | Application, _: Around) -> Changes:
    """Leave out a whole block that says when something else is not so."""
    if isinstance(node, Norm) and node.kind != "immunity":
        return
    name = "application" if isinstance(node, Application) else node.name.text
    yield Change(None, f"without “{name}”", "a case in which it alone decides")


EXCEPTIONS: dict[type, tuple[Maker, ...]] = {
    Norm: (_turned, _gone),
    Deemed: (_turned, _gone),
    PartException: (_turned, _gone),
    Application: (_gone,),
    BoundLine: (_side,),
}
