"""Read the attributes of things: of the one a clause speaks of, or of each of a kind."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

from engross.compiler.engine.log.things import Thing
from engross.compiler.engine.norms.validity import is_valid
from engross.compiler.engine.scope import Scope, State
from engross.compiler.engine.terms.following import following
from engross.compiler.engine.terms.matters import things_in
from engross.compiler.engine.terms.roles import opened_by
from engross.compiler.engine.truth import Question, Unknown, unknown

Reader = Callable[[State, Scope], Any]


def attribute_of(node: dict[str, Any], load: Any) -> Reader:
    """Return the function that reads an attribute; Unknown where it is missing or contradicted."""
    kind, name, clause = node["thing"], node["attribute"], load.clause
    via = attribute_of(node["via"], load) if node.get("via") else None
    stated = stated_by(kind, name, load)

    def read(state: State, scope: Scope) -> Any:
        thing = _the(state, scope, kind, via)
        if thing is None:
            text = f"Which {kind} is meant? The log tells of none, or of several."
            return unknown(Question(f"{kind} {name}", text, clause))
        if name == "ref":
            return thing.ref
        return stated(state, thing, clause, scope.cut)

    return read


def stated_by(kind: str, name: str, load: Any) -> Callable[[State, Thing, str, int], Any]:
    """Return the function that reads what a thing states, as it stands on a day."""
    follows = following(kind, name, load)

    def read(state: State, thing: Thing, clause: str, cut: int) -> Any:
        value = state.attribute(thing, name, clause, cut)
        return value if follows is None else follows.since_stated(state, thing, name, value, cut)

    return read


def thing_of(node: dict[str, Any], load: Any) -> Callable[[State, Scope], Thing | Unknown]:
    """Return the function that finds the thing a clause speaks of; Unknown where it is not sure."""
    kind, clause = node["thing"], load.clause
    via = attribute_of(node["via"], load) if node.get("via") else None

    def find(state: State, scope: Scope) -> Thing | Unknown:
        thing = _the(state, scope, kind, via)
        if thing is not None:
            return thing
        text = f"Which {kind} is meant? The log tells of none, or of several."
        return unknown(Question(f"{kind} ref", text, clause))

    return find


def _the(state: State, scope: Scope, kind: str, via: Reader | None) -> Thing | None:
    if via is not None:
        ref = via(state, scope)
        return next((t for t in state.things.by_kind.get(kind, ()) if t.ref == ref), None)
    bound = scope.of_kind(kind)
    if bound is not None:
        return bound
    matter = scope.matter
    if matter is not None and matter.opener.kind == kind:
        return matter.opener
    found = things_in(state, matter, kind, scope.cut)
    return found[0] if len(found) == 1 else None


def every_attribute(node: dict[str, Any], load: Any) -> Reader:
    """Return the function that reads an attribute of each valid thing of a kind in the matter."""
    kind = node["thing"]
    things, stated = every_thing(node, load), stated_by(kind, node["attribute"], load)

    def read(state: State, scope: Scope) -> list[Any]:
        clause = state.program.things[kind]["clause"]
        return [stated(state, thing, clause, scope.cut) for thing in things(state, scope)]

    return read


def every_thing(node: dict[str, Any], load: Any) -> Callable[[State, Scope], Sequence[Thing]]:
    """Return the function that finds each valid thing of a kind in the matter.

    Of the notices that opened the matter, all that count together; of what the scope is about,
    that alone, unless the clause says `every`.
    """
    kind = node["thing"]
    of_every = bool(node.get("every"))
    role = next((role for role in load.roles.values() if role.get("notice") == kind), None)

    def find(state: State, scope: Scope) -> Sequence[Thing]:
        matter = scope.matter
        bound = None if of_every else scope.of_kind(kind)
        if matter is not None and matter.opener.kind == kind:
            return opened_by(state, matter, role)
        if bound is not None:
            return (bound,)
        things = things_in(state, matter, kind, scope.cut)
        return [t for t in things if state.settle(is_valid(state, t))]

    return find
