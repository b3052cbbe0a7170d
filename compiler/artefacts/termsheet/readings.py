"""Readings prepared for the term sheet: each option, what it does, and how grave the question is.

The gravest question is whether something is owed or may be done at all, or by and to whom; then
by when; then from when and how. Among equals the one that touches more of the agreement is graver,
and then the one that stands first in it.
"""

from __future__ import annotations

from typing import Any

from engross.compiler.artefacts.termsheet.entries import Json, Preparing

LATEST = frozenset(("ceiling", "effort", "empty", "effect", "until", "roll", "since"))
EARLIEST = frozenset(
    ("floor", "early", "speed", "done", "cause", "clear_days", "received_when_given")
)


def reading_entry(of: Preparing, node: str, reading: Json) -> Json:
    """Return the entry of a reading: the question, every option, its argument."""
    lines = [
        of.line(
            "option",
            f"{node}.options.{at}",
            option=option["name"],
            argument=option["argument"],
            elected=option["name"] == reading["elected"],
            selects=[],
        )
        for at, option in enumerate(reading["options"])
    ]
    if "election" in reading:
        lines.append(of.line("election", f"{node}.election", **reading["election"]))
    known = frozenset(
        ("name", "clause", "span", "question", "cites", "options", "elected", "election")
    )
    lines += of.others(node, reading, known)
    cites = list(dict.fromkeys([*reading["cites"], reading["clause"]]))
    return of.entry(
        "reading",
        node,
        reading,
        lines,
        cite=", ".join(cites),
        question=reading["question"],
        elected=reading["elected"] or "",
        touches=[],
    )


def weigh_readings(schedule: list[Json]) -> list[Json]:
    """Tell each option what stands under it and each reading what it touches.

    Return the readings, those that nobody elected first, the gravest before the others.
    """
    entries = [entry for group in schedule for entry in group["entries"]]
    readings = {entry["name"]: entry for entry in entries if entry["kind"] == "reading"}
    ranks = dict.fromkeys(readings, (3, 0))
    every_use = _uses(entries)
    for name, entry in readings.items():
        uses = every_use.get(name, [])
        entry["touches"] = list(dict.fromkeys(used["name"] or used["kind"] for used, _, _ in uses))
        grade = min((_grade(line["kind"]) for _, line, _ in uses), default=3)
        ranks[name] = (grade, -len(entry["touches"]))
        for option in entry["lines"]:
            if option["kind"] == "option":
                option["selects"] = [
                    {"name": used["name"] or used["kind"], "line": line}
                    for used, line, options in uses
                    if option["option"] in options and not line.get("shared")
                ]
    return sorted(
        readings.values(), key=lambda entry: (bool(entry["elected"]), *ranks[entry["name"]])
    )


def _uses(entries: list[Json]) -> dict[str, list[tuple[Json, Json, list[Any]]]]:
    """Return the lines that stand under each reading, with their entries and options."""
    found: dict[str, list[tuple[Json, Json, list[Any]]]] = {}
    for entry in entries:
        for line in entry["lines"]:
            for under in line["under"]:
                found.setdefault(under["reading"], []).append((entry, line, under["options"]))
    return found


def _grade(kind: str) -> int:
    return 1 if kind in LATEST else 2 if kind in EARLIEST else 0
