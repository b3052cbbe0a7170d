"""The whole of a term sheet as plain data: what a template is given."""

from __future__ import annotations

from attrs import frozen

from engross.compiler.artefacts.termsheet.english import English
from engross.compiler.artefacts.termsheet.entries import Json, Preparing
from engross.compiler.artefacts.termsheet.profile import Profile
from engross.compiler.artefacts.termsheet.readings import weigh_readings
from engross.compiler.artefacts.termsheet.schedule import schedule_of
from engross.compiler.artefacts.termsheet.summary import summary_of


@frozen
class Origin:
    """Where a term sheet comes from, and who has read it; it prints all of it.

    `signed` tells of each section whether it was read against its text: empty where no section was.
    """

    source: str
    source_hash: str
    graph_hash: str
    compiler: str
    signed: tuple[Json, ...] = ()


def sheet_of(graph: Json, origin: Origin) -> Json:
    """Return the term sheet of a graph as plain data: header, summary, schedule."""
    of = Preparing(graph, English(graph), Profile(graph["readings"]))
    schedule = schedule_of(of)
    open_points = weigh_readings(schedule)
    agreement = graph["agreement"]
    return {
        "title": agreement["name"],
        "header": {
            "parties": [_party(graph, name) for name in agreement["parties"]],
            "dated": agreement["dated"],
            "governed": agreement["governed"],
            "executed": agreement["executed"],
            "source": origin.source,
            "source_hash": origin.source_hash,
            "graph_hash": origin.graph_hash,
            "compiler": origin.compiler,
        },
        "signed": list(origin.signed),
        "summary": summary_of(of, schedule, open_points),
        "schedule": schedule,
        "unworded": sorted(
            {
                *of.say.unworded,
                *(
                    line["node"]
                    for group in schedule
                    for entry in group["entries"]
                    for line in entry["lines"]
                    if line["kind"] == "other"
                ),
            }
        ),
    }


def _party(graph: Json, name: str) -> Json:
    named = next((party["named"] for party in graph["parties"] if party["name"] == name), "")
    return {"name": name, "named": named}
