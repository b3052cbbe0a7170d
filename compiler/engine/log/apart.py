"""Names for things that no other thing has: by ref, by number, or by the parties too."""

from __future__ import annotations

from typing import Any

from engross.compiler.engine.log.things import Thing, Things

PARTY_SIDES = ("from", "to")


def name_apart(things: Things, thing: Thing) -> str:
    """Return the kind of a thing with its ref; with what tells it from others of the same ref."""
    named = thing.numbered
    if thing.ref is None:
        return named
    alike = [other for other in things.referred(thing.kind, thing.ref) if other is not thing]
    if not alike:
        return named
    parties = [
        f"{side} {_party_words(thing.values[side])}"
        for side in PARTY_SIDES
        if side in thing.values and any(o.values.get(side) != thing.values[side] for o in alike)
    ]
    if not parties:
        parties = [f"number {thing.number}"]
    return f"{thing.kind} {' '.join(parties)}, {thing.ref}"


def _party_words(value: Any) -> str:
    return " and ".join(value) if isinstance(value, tuple) else str(value)


def mark_apart(things: Things, thing: Thing) -> str:
    """Return what tells a notice from others of its day to the same addressee: a ref, or a line."""
    alike = things.indexes.get(("of a day", thing.kind))
    if alike is None:
        alike = things.indexes["of a day", thing.kind] = {}
        for other in things.by_kind.get(thing.kind, ()):
            key = (other.first_day, other.values.get("to"))
            alike[key] = alike.get(key, 0) + 1
    if alike[thing.first_day, thing.values.get("to")] == 1:
        return ""
    return f", {thing.ref}" if thing.ref else f", line {thing.facts[0].line} of the log"
