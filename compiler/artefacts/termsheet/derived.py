"""Days that follow from two bounds together. No clause states them, and each is marked so."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, NamedTuple

from engross.compiler.artefacts.termsheet.entries import Json, Preparing
from engross.compiler.artefacts.termsheet.profile import ALWAYS, DEFAULT

UNITS = {"days": 1, "weeks": 7}


class Bound(NamedTuple):
    """A bound that is so many days after an event."""

    days: int
    event: Json
    under: list[Any]


def derived_of(of: Preparing) -> list[Json]:
    """Return what follows from the bounds that stand by default, for each norm in order.

    A floor and a ceiling counted from two events leave a day only while the events are near
    enough. A last day counted from an act that itself has a last day has one from the beginning.
    Suspensions and delays are not counted in.
    """
    performers = dict(_performers(of))
    found: list[Json] = []
    for norm in of.graph["norms"]:
        if norm["window_of"] is None:
            found += _room(of, norm)
            found += _chain(of, norm, performers)
    return found


def _bounds(of: Preparing, norm: Json, key: str) -> list[Bound]:
    found = []
    for line in norm[key]:
        day = line["day"]
        if of.profile.stands(line["under"]) not in (ALWAYS, DEFAULT):
            continue
        if (
            day[0] == "after"
            and day[1][0] == "number"
            and day[2] in UNITS
            and (day[3][0] == "moment")
        ):
            days = int(day[1][1]) * UNITS[day[2]]
            found.append(Bound(days, day[3][1], line["under"]))
    return found


def _performers(of: Preparing) -> Iterator[tuple[tuple[str, str], tuple[Json, Bound]]]:
    """Yield each event that one duty must bring about by a single last day, with that duty."""
    for norm in reversed(of.graph["norms"]):
        ceilings = _bounds(of, norm, "not_after")
        if norm["kind"] != "duty" or norm["window_of"] or len(ceilings) != 1:
            continue
        for done in norm["done"]:
            if of.profile.stands(done["under"]) in (ALWAYS, DEFAULT):
                yield _key(done["event"]), (norm, ceilings[0])


def _key(event: Json) -> tuple[str, str]:
    return event["thing"], event["moment"]


def _room(of: Preparing, norm: Json) -> Iterator[Json]:
    for floor in _bounds(of, norm, "not_before"):
        for ceiling in _bounds(of, norm, "not_after"):
            fields: Json = {
                "name": norm["id"],
                "cite": norm["clause"],
                "floor": floor.days,
                "ceiling": ceiling.days,
                "anchor": of.say.event(floor.event),
                "other": of.say.event(ceiling.event),
                "under": of.profile.under([*floor.under, *ceiling.under]),
            }
            room = ceiling.days - floor.days
            if floor.event == ceiling.event:
                yield {"kind": "width", "days": room + 1, **fields}
            elif room >= 0:
                yield {"kind": "room", "days": room, **fields}
            else:
                yield {"kind": "lead", "days": -room, **fields}


def _chain(of: Preparing, norm: Json, performers: dict[Any, tuple[Json, Bound]]) -> Iterator[Json]:
    for ceiling in _bounds(of, norm, "not_after"):
        parts, under = [ceiling.days], [*ceiling.under]
        norms: list[str] = []
        event = ceiling.event
        while event["pick"] == "this" and _key(event) in performers:
            duty, bound = performers[_key(event)]
            if duty["id"] in (norm["id"], *norms):
                break  # the two wait for each other
            parts.append(bound.days)
            norms.append(duty["id"])
            under += bound.under
            event = bound.event
        if norms:
            yield {
                "kind": "chain",
                "name": norm["id"],
                "cite": norm["clause"],
                "days": sum(parts),
                "parts": parts,
                "norms": norms,
                "event": of.say.event(event),
                "under": of.profile.under(under),
            }
