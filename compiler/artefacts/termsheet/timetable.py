"""The timetable: each duty, and each power with a time, with its first and its last day."""

from __future__ import annotations

from typing import Any

from engross.compiler.artefacts.termsheet.entries import Json, Preparing
from engross.compiler.artefacts.termsheet.hanging import hanging_on
from engross.compiler.artefacts.termsheet.owed import owed_lines
from engross.compiler.artefacts.termsheet.profile import OTHERWISE

THAT_DAY = "that day"
LENGTHS = ("number", "parameter")
SIDES = {"first": "not_before", "last": "not_after"}


def timetable_of(of: Preparing, norms: list[Json]) -> list[Json]:
    """Return a row for each duty and for each norm with a bound, in the agreement's order.

    A bound that stands only if a reading is elected otherwise is left to the schedule.
    """
    nodes = {f"norms.{at}": node for at, node in enumerate(of.graph["norms"])}
    return [
        _row(of, norm, entry)
        for entry in norms
        for norm in (nodes[entry["node"]],)
        if entry["kind"] == "duty" or norm["not_before"] or norm["not_after"]
    ]


def _row(of: Preparing, norm: Json, entry: Json) -> Json:
    lines = [line for line in entry["lines"] if line["stands"] != OTHERWISE]
    sides: Json = {
        side: [_cell(of, bound) for bound in norm[key] if _stands(of, bound)]
        for side, key in SIDES.items()
    }
    ends = [line for line in lines if line["kind"] == "end"]
    hinges, further = hanging_on(lines)
    trigger = of.say.event(norm["trigger"]) if norm["trigger"] else ""
    return {
        "node": entry["node"],
        "name": entry["name"],
        "cite": entry["cite"],
        "kind": entry["kind"],
        "sentence": entry["sentence"],
        "trigger": trigger,
        "standards": [line for line in lines if line["kind"] in ("speed", "effort")],
        "owes": owed_lines(lines),
        "counts": [line for line in lines if line["kind"] == "exercise" and not line["own"]],
        # What a power hangs on is told with the powers.
        "hinges": hinges if entry["kind"] == "duty" else [],
        "further": further if entry["kind"] == "duty" else [],
        "window_of": norm["window_of"] or "",
        "ends": ends,
        "untimed": not (any(sides.values()) or ends or norm["speed"]),
        **sides,
        "counted": _counted(trigger, sides),
    }


def hinges_of(rows: list[Json]) -> list[Json]:
    """Return what the rows hang on: each condition once, with all the norms that it holds for."""
    norms: dict[str, list[str]] = {}
    lines: dict[str, Json] = {}
    for row in rows:
        for line in row["hinges"]:
            key = repr([line["kind"], line["test"], line["under"]])
            norms.setdefault(key, []).append(row["name"])
            lines.setdefault(key, line)
    found: dict[tuple[str, ...], Json] = {}
    for key, names in norms.items():
        group = found.setdefault(tuple(names), {"norms": names, "lines": [], "cite": ""})
        group["lines"].append(lines[key])
    for group in found.values():
        cites = [row["cite"] for row in rows if row["name"] in group["norms"]]
        group["cite"] = ", ".join(dict.fromkeys(cites))
    return list(found.values())


def _stands(of: Preparing, bound: Json) -> bool:
    return of.profile.stands(bound["under"]) != OTHERWISE


def _cell(of: Preparing, bound: Json) -> Json:
    """Return a bound as a length and what it is counted from, or as the one phrase it is."""
    day = bound["day"]
    moment = day[0] == "moment"
    simple = day[0] == "after" and day[1][0] in LENGTHS and day[3][0] == "moment"
    return {
        "day": THAT_DAY if moment else of.say.length(day) if simple else of.say.day(day),
        "anchor": of.say.event(day[1] if moment else day[3][1]) if moment or simple else "",
        "under": of.profile.under(bound["under"]),
        "stands": of.profile.stands(bound["under"]),
    }


def _counted(trigger: str, sides: Json) -> list[dict[str, Any]]:
    """Return what the days are counted from, told once where it is the same for both.

    Without a floor the first day is that of the trigger.
    """
    first, last = (
        list(dict.fromkeys(cell["anchor"] for cell in sides[side] if cell["anchor"]))
        for side in SIDES
    )
    first = first if sides["first"] else [trigger] if trigger else []
    if first == last or not (first and last):
        return [{"side": "", "events": first or last}] if first or last else []
    return [{"side": "first", "events": first}, {"side": "last", "events": last}]
