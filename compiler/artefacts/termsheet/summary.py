"""The summary: what of the schedule two pages have room for, in the order of a term sheet."""

from __future__ import annotations

from typing import Any

from engross.compiler.artefacts.termsheet.derived import derived_of
from engross.compiler.artefacts.termsheet.entries import ENCODED, Json, Preparing
from engross.compiler.artefacts.termsheet.hanging import CONDITIONS, hanging_on
from engross.compiler.artefacts.termsheet.owed import OWED, owed_lines
from engross.compiler.artefacts.termsheet.profile import OTHERWISE
from engross.compiler.artefacts.termsheet.schedule import PARTS
from engross.compiler.artefacts.termsheet.timetable import hinges_of, timetable_of

HINGES = ("requirement", *CONDITIONS)
RIGHTS = ("trigger", "exercise", *HINGES, "limit", "exhaustion")
UNTIMED = ("trigger", *OWED, *HINGES)
FORBIDDEN = ("trigger", "end", *HINGES, "allowance")
EXCEPTIONS = ("except_to", "takes_all", "reduces", *HINGES)
PERIODS = ("start", "start_condition", "since", "until", "effect")
POSTINGS = ("posting",)
KNOWN = ("duty", "prohibition", "power", "right", "immunity")


def summary_of(of: Preparing, schedule: list[Json], open_points: list[Json]) -> Json:
    """Return the parts of the summary, each a list that may be empty."""
    groups = {group["part"]: [_said(e) for e in group["entries"]] for group in schedule}

    def part(name: str) -> list[Json]:
        return list(groups.get(name, ()))

    norms = part("norms")
    timetable = timetable_of(of, [norm for norm in norms if norm["kind"] in KNOWN])
    untimed = {row["node"] for row in timetable if row["untimed"]}
    timetable = [row for row in timetable if not row["untimed"]]
    forbidden = [norm for norm in norms if norm["kind"] == "prohibition"]
    return {
        "parties": part("parties"),
        "blanks": part("parameters"),
        "classes": [_standing(entry) for entry in part("classes") if entry["lines"]],
        "balances": [_brief(entry, POSTINGS) for entry in _used(part("balances"), groups)],
        "rights": [_brief(norm, RIGHTS) for norm in norms if norm["kind"] in ("power", "right")],
        "timetable": timetable,
        "hinges": hinges_of(timetable),
        "derived": derived_of(of),
        "guided": any(
            speed["guide"] is not None for norm in of.graph["norms"] for speed in norm["speed"]
        ),
        "untimed": [_brief(norm, UNTIMED) for norm in norms if norm["node"] in untimed],
        "prohibitions": [_brief(norm, FORBIDDEN) for norm in forbidden],
        "protections": [
            _brief(norm, PERIODS) for norm in norms if norm["block"] or norm["kind"] == "immunity"
        ],
        "applications": [_standing(entry) for entry in part("applications")],
        "further": [norm for norm in norms if norm["kind"] not in KNOWN]
        + [entry for name in groups if name not in PARTS for entry in part(name)],
        "caps": [_standing(entry) for entry in part("caps")],
        "exceptions": [_brief(e, EXCEPTIONS) for e in part("exceptions") if _applies(e)],
        "waivers": [_standing(entry) for entry in part("waivers")],
        "amendments": [
            _standing(entry) for name in ("amending", "amendments") for entry in part(name)
        ],
        "counters": part("counters"),
        "deemed": [cause for entry in part("deemed") for cause in _causes(_standing(entry))],
        "notices": part("notices"),
        "giving_not_stated": not part("notices")
        and any(thing["kind"] == "notice" for thing in part("things")),
        "counting": part("counting"),
        "provisions": part("provisions"),
        "silent": [
            line
            for entry in part("agreement")
            for line in entry["lines"]
            if line["kind"] == "silent"
        ],
        "open_points": open_points,
    }


def _said(entry: Json) -> Json:
    """Return an entry without the numbers of the sentences that it encodes."""
    return {**entry, "lines": [line for line in entry["lines"] if line["kind"] != ENCODED]}


def _causes(entry: Json) -> list[Json]:
    """Return an entry for each cause of a deemed event, with what it hangs on."""
    found: list[Json] = []
    for line in entry["lines"]:
        if line["kind"] == "cause_of":
            found.append({**entry, "cite": line["cite"], "lines": []})
        found[-1]["lines"].append(line)
    for cause in found:
        said, cause["further"] = hanging_on(cause["lines"][1:])
        cause["lines"] = [cause["lines"][0], *said]
    return found


def _applies(entry: Json) -> bool:
    """Tell whether an exception is one to anything, as the readings are elected."""
    to = [line["stands"] for line in entry["lines"] if line["kind"] == "except_to"]
    return not to or any(stands != OTHERWISE for stands in to)


def _used(balances: list[Json], groups: dict[str, list[Json]]) -> list[Json]:
    """Return the balances that a line speaks of which stands, or no line speaks of at all."""
    said: dict[bool, list[str]] = {True: [], False: []}
    for part, entries in groups.items():
        if part not in ("balances", "readings"):
            for line in (line for entry in entries for line in entry["lines"]):
                said[line["stands"] != OTHERWISE].append(str(line))

    def speaks(standing: bool, name: str) -> bool:
        return any(f"{name} of " in text or f"'{name}'" in text for text in said[standing])

    return [
        entry
        for entry in balances
        if speaks(True, entry["name"]) or not speaks(False, entry["name"])
    ]


def _standing(entry: Json) -> Json:
    """Return an entry without the lines that stand only on another reading."""
    return {**entry, "lines": [line for line in entry["lines"] if line["stands"] != OTHERWISE]}


def _brief(norm: Json, kinds: tuple[str, ...]) -> Json:
    """Return a norm with its lines of some kinds, in their order; like effects are told once."""
    lines = [
        line
        for kind in kinds
        for line in _standing(norm)["lines"]
        if line["kind"] == kind
        and not line.get("own")
        and not line.get("shared")
        and not line["elsewhere"]  # the condition of a whole section is told once, with it
    ]
    owed, (hinges, further) = iter(owed_lines(lines)), hanging_on(lines, HINGES)
    told: list[Json] = []
    for line in lines:
        if line["kind"] in HINGES:
            told, hinges = [*told, *hinges], []
        else:
            told.append(next(owed) if line["kind"] in OWED else line)
    return {**norm, "lines": _merged(told), "further": further}


def _merged(lines: list[Json]) -> list[Json]:
    found: list[Json] = []
    for line in lines:
        key: Any = (line["kind"], line.get("effect"), line["under"])
        twin = next((f for f in found if (f["kind"], f.get("effect"), f["under"]) == key), None)
        if line["kind"] in ("effect", "except_to") and twin is not None:
            twin["norm"] += f", {line['norm']}"
        else:
            found.append({**line})
    return found
