"""Whose choice a reading is, where it is not the agreement's own."""

from __future__ import annotations

from collections.abc import Iterator

from engross.compiler.engine.findings import Evaluation
from engross.compiler.engine.log.things import Problem


def elections_told(evaluation: Evaluation) -> list[dict[str, str]]:
    """Return the readings that are not the agreement's own choice, and whose they are.

    The command line's choice prevails over the log's, and that over an election on record.
    """
    recorded = {
        reading["name"]: reading["election"]
        for reading in evaluation.program.graph["readings"]
        if "election" in reading and not reading["election"]["void"]
    }
    told = []
    for name, option in sorted(evaluation.profile.items()):
        if evaluation.program.elected.get(name) != option:
            by = "command line" if name in evaluation.chosen else "log"
            told.append({"reading": name, "option": option, "by": by})
        elif name in recorded:
            election = recorded[name]
            whose = {key: election[key] for key in ("by", "on", "because")}
            told.append({"reading": name, "option": option, **whose})
    return told


def void_elections(evaluation: Evaluation) -> Iterator[Problem]:
    """Yield a problem for each election on record that decides nothing any more."""
    for reading in evaluation.program.graph["readings"]:
        election = reading.get("election")
        if election and election["void"]:
            text = (
                f"{election['by']}'s election of {reading['name']} = {election['option']} is void: "
                f"{election['void']}"
            )
            yield Problem("election", text, ())


def whose_words(election: dict[str, str]) -> str:
    """Return whose choice a reading is, when it was made and why."""
    if "because" not in election:
        return election["by"]
    return f"{election['by']} on {election['on']}, because {election['because']}"
