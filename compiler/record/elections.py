"""Elections on record: which of them hold, and the graph with those that do.

An election is void once the reading, anything that it reaches, or the text on record of a section
that it cites is no longer what it was; it then decides nothing, and every report says so. The last
election of a reading counts, and no earlier one comes back in its place.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from engross.compiler.graph.context import Json
from engross.compiler.graph.reach import Reach
from engross.compiler.record.digests import digest_of_all, digests_of_reading
from engross.compiler.record.entries import Election, Record, TextRead

ELECTION = "election"


def elect(
    graph: Json, text: TextRead | None, choice: tuple[str, str], by: str, on: str, because: str
) -> Election:
    """Return the election of an option, resting on the graph and the text on record as they are.

    `choice` is a reading of the graph and one of its options.
    """
    name, option = choice
    reading = next(found for found in graph["readings"] if found["name"] == name)
    rests_on = digests_of_reading(Reach(graph), reading)
    return Election(name, option, by, on, because, rests_on, _text_of(reading, text))


def with_elections(graph: Json, record: Record) -> Json:
    """Return the graph with the elections on record: who elected what, when, why, and if void.

    The same graph where there are none.
    """
    last = {election.reading: election for election in record.elections}
    if not last:
        return graph
    reach = Reach(graph)
    readings = [
        _elected(reach, reading, last[reading["name"]], record.text)
        if reading["name"] in last
        else reading
        for reading in graph["readings"]
    ]
    return {**graph, "readings": readings}


def elections_without_reading(graph: Json, record: Record) -> list[Election]:
    """Return the elections of readings that the program does not have."""
    known = {reading["name"] for reading in graph["readings"]}
    return [election for election in record.elections if election.reading not in known]


def _elected(reach: Reach, reading: Json, election: Election, text: TextRead | None) -> Json:
    void = _void(reach, reading, election, text)
    said = {
        "option": election.option,
        "by": election.by,
        "on": election.on,
        "because": election.because,
        "void": void,
    }
    elected = reading["elected"] if void else election.option
    return {**reading, "elected": elected, ELECTION: said}


def _void(reach: Reach, reading: Json, election: Election, text: TextRead | None) -> str:
    """Return what has changed since an election, empty where nothing has."""
    if election.option not in [option["name"] for option in reading["options"]]:
        return f"the reading has no option “{election.option}” any more"
    now = digests_of_reading(reach, reading)
    changed = _changed(election.rests_on, now)
    if changed:
        return changed
    texts = _text_of(reading, text)
    sections = [cite for cite, digest in election.text.items() if texts.get(cite, digest) != digest]
    gone = [cite for cite in election.text if text is not None and cite not in texts]
    if sections or gone:
        return f"the text of {', '.join([*sections, *gone])} has changed"
    return ""


def _changed(before: Mapping[str, str], now: Mapping[str, str]) -> str:
    """Return how what a reading reaches differs from what it was; at most three names."""
    kinds = (
        ("has changed", [n for n in now if n in before and now[n] != before[n]]),
        ("is reached and was not", [n for n in now if n not in before]),
        ("was reached and is not", [n for n in before if n not in now]),
    )
    said = [f"{', '.join(_few(names))} {what}" for what, names in kinds if names]
    return "; ".join(said)


def _few(names: list[str]) -> list[str]:
    return names if len(names) <= 3 else [*names[:3], f"{len(names) - 3} more"]


def _text_of(reading: Json, text: TextRead | None) -> dict[str, str]:
    """Return the digest of each section that a reading cites, as far as its text is on record."""
    if text is None:
        return {}
    found: dict[str, Any] = {}
    for cite in reading["cites"]:
        inside = [part for part in text.sections if part == cite or part.startswith(f"{cite}(")]
        if inside:
            found[cite] = digest_of_all(d for part in inside for d in text.sections[part])
    return found
