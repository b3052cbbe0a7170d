"""Facts about the text itself: who waived what, who consented to which amendment.

The log tells of them by one lower-case word, as it does of findings. Each is a thing of its own:
its `ref`, like its `matter`, names what it is about.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

WAIVER, CONSENT = "waiver", "consent"
MADE = "made"
BINDING = ("duty", "prohibition")


def kinds_of_text_facts(graph: dict[str, Any]) -> list[dict[str, Any]]:
    """Return the facts that a log may tell about the text, in the form of the graph's things."""
    return list(_text_kinds(graph))


def _text_kinds(graph: dict[str, Any]) -> Iterator[dict[str, Any]]:
    rule = graph.get("waivers")
    if rule is not None:
        bound = [norm for norm in graph["norms"] if norm["kind"] in BINDING]
        names = [*(norm["id"] for norm in bound), *(norm["clause"] for norm in bound)]
        of = {
            "type": "named",
            "values": list(dict.fromkeys(names)),
            "said": "a duty, a prohibition, or a section that has one",
        }
        yield _text_kind(
            WAIVER,
            rule["clause"],
            {"name": "by", "type": "party", "required": True},
            {"name": "of", "required": True, **of},
            {"name": "written", "type": "truth"},
            {"name": "signed", "type": "truth"},
            {"name": "extent", "type": "one of", "values": ["instance", "general"]},
        )
    rule = graph.get("amending")
    if rule is not None and graph["amendments"]:
        names = [amendment["id"] for amendment in graph["amendments"]]
        to = {"type": "named", "values": names, "said": "an amendment"}
        yield _text_kind(
            CONSENT,
            rule["clause"],
            {"name": "to", "required": True, **to},
            {"name": "by", "type": "party", "required": True},
            {"name": "written", "type": "truth"},
        )


def _text_kind(name: str, clause: str, *attributes: dict[str, Any]) -> dict[str, Any]:
    return {
        "name": name,
        "kind": "event",
        "clause": clause,
        "moments": [{"name": MADE}],
        "attributes": list(attributes),
        "identified_by": (),
        "apart": True,
    }
