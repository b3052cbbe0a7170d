"""The readings of a program as plain data: what is asked, who decided, what hangs on it."""

from __future__ import annotations

from engross.compiler.graph.context import Json
from engross.compiler.graph.reach import Reach
from engross.compiler.record.elections import ELECTION


def readings_told(graph: Json, elected: Json) -> Json:
    """Return each reading of a graph; `elected` is the graph with the elections on record."""
    reach = Reach(graph)
    pairs = zip(graph["readings"], elected["readings"], strict=True)
    return {
        "agreement": graph["agreement"]["name"],
        "readings": [_reading(reach, own, held) for own, held in pairs],
    }


def _reading(reach: Reach, own: Json, held: Json) -> Json:
    election = held.get(ELECTION)
    void = election is not None and bool(election["void"])
    return {
        "name": own["name"],
        "clause": own["clause"],
        "cites": list(dict.fromkeys([own["clause"], *own["cites"]])),
        "question": own["question"],
        "options": own["options"],
        "default": own["elected"],
        "holds": held["elected"],
        "election": _made(election) if election and not void else None,
        "void": {**_made(election), "why": election["void"]} if election and void else None,
        "reaches": [
            {"kind": node.kind, "name": node.name or node.kind, "through": list(map(str, through))}
            for node, through in reach.of_reading(own["name"])
        ],
    }


def _made(election: Json) -> Json:
    return {key: election[key] for key in ("option", "by", "on", "because")}
