"""What the parts of a term sheet are made of: entries, one for a node, and their lines."""

from __future__ import annotations

from typing import Any

from attrs import frozen

from engross.compiler.artefacts.termsheet.english import English, leaves
from engross.compiler.artefacts.termsheet.profile import Profile

Json = dict[str, Any]

# The kind of the lines that tell which sentences a node encodes.
ENCODED = "encoded"


@frozen
class Preparing:
    """What the preparation of one graph carries along."""

    graph: Json
    say: English
    profile: Profile

    def line(self, kind: str, node: str, under: Any = (), within: Any = (), **fields: Any) -> Json:
        """Return one line: its kind (a macro of `lines.j2`), its node, its readings, its words.

        A line `within` another stands only where that one does.
        """
        return {
            "kind": kind,
            "node": node,
            "under": self.profile.under(under),
            "stands": self.profile.stands([*under, *within]),
            "elsewhere": "",
            **fields,
        }

    def elsewhere(self, source: Json, line: Json) -> str:
        """Return the section that a line stands in, where it is not that of its node."""
        clause = str(line.get("clause", ""))
        return clause if clause != source["clause"] else ""

    def entry(self, kind: str, node: str, source: Json, lines: list[Json], **fields: Any) -> Json:
        """Return one entry of the schedule: a node of the graph with all its lines."""
        return {
            "kind": kind,
            "node": node,
            "name": source.get("id", source.get("name", "")),
            "cite": source.get("clause", ""),
            "lines": [*lines, *self.encoded(node, source)],
            "further": [],
            **fields,
        }

    def encoded(self, node: str, source: Json) -> list[Json]:
        """Return a line for each section of the text of which a node encodes sentences."""
        return [
            self.line(ENCODED, f"{node}.encodes.{at}", **said)
            for at, said in enumerate(source.get("encodes", ()))
        ]

    def others(self, node: str, source: Json, known: frozenset[str]) -> list[Json]:
        """Return a plain line for each part of a node that no preparation words.

        Nothing that the graph holds is left out because nobody thought of it.
        """
        return [
            self.line("other", f"{node}.{key}", label=key, said=", ".join(leaves(value)))
            for key, value in source.items()
            if key not in known and key != "encodes" and value not in (None, [], {}, "", False)
        ]
