"""SARIF as its schema has it: no property that it does not know, none missing that it wants."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from engross.compiler.phases import Phases
from engross.dsl.diagnostics.formats import FORMATS

BAD = sorted((Path(__file__).parents[1] / "bad").glob("*.rr"))

# What each object may hold, by the kind of what it holds; what it must hold is marked with !.
# A kind in a list is one of many, and the list is not empty where the schema wants one at least.
KINDS: dict[str, dict[str, Any]] = {
    "log": {"$schema": str, "version!": {"2.1.0"}, "runs!": ["run"]},
    "run": {"tool!": "tool", "columnKind": {"unicodeCodePoints"}, "results": ["result"]},
    "tool": {"driver!": "component"},
    "component": {"name!": str, "rules": ["rule"]},
    "rule": {
        "id!": str,
        "name": str,
        "shortDescription": "text",
        "fullDescription": "text",
        "help": "text",
        "defaultConfiguration": "configuration",
    },
    "configuration": {"level": {"none", "note", "warning", "error"}},
    "text": {"text!": str},
    "result": {
        "ruleId": str,
        "ruleIndex": int,
        "level": {"none", "note", "warning", "error"},
        "message!": "text",
        "locations": ["location"],
        "relatedLocations": ["location"],
        "fixes": ["fix"],
    },
    "location": {"physicalLocation": "place", "message": "text"},
    "place": {"artifactLocation!": "artifact", "region": "region"},
    "artifact": {"uri": str},
    "region": {"startLine": int, "startColumn": int, "endLine": int, "endColumn": int},
    "fix": {"description": "text", "artifactChanges!": ["change"]},
    "change": {"artifactLocation!": "artifact", "replacements!": ["replacement"]},
    "replacement": {"deletedRegion!": "region", "insertedContent": "text"},
}


def check(value: Any, kind: Any, where: str) -> None:
    if isinstance(kind, type):
        assert type(value) is kind, where
    elif isinstance(kind, set):
        assert value in kind, where
    elif isinstance(kind, list):
        assert isinstance(value, list), where
        for number, part in enumerate(value):
            check(part, kind[0], f"{where}[{number}]")
    else:
        known = {name.rstrip("!"): inner for name, inner in KINDS[kind].items()}
        assert set(value) <= set(known), where
        assert {name[:-1] for name in KINDS[kind] if name.endswith("!")} <= set(value), where
        for name, part in value.items():
            check(part, known[name], f"{where}.{name}")


@pytest.mark.parametrize("path", BAD, ids=lambda path: path.stem)
def test_the_diagnostics_of_a_program_are_sarif(path: Path) -> None:
    phases = Phases(f"a folder/{path.name}", path.read_bytes())
    sources = {phases.name: phases.source} if phases.source else {}
    log = json.loads(FORMATS["sarif"](phases.diagnostics, sources))
    check(log, "log", "log")
    (run,) = log["runs"]
    rules = run["tool"]["driver"]["rules"]
    assert len(run["results"]) == len(phases.diagnostics)
    for result in run["results"]:
        assert rules[result["ruleIndex"]]["id"] == result["ruleId"]
        (location,) = result["locations"]
        assert location["physicalLocation"]["artifactLocation"]["uri"].startswith("a%20folder/")
        region = location["physicalLocation"]["region"]
        start = region["startLine"], region["startColumn"]
        assert (1, 1) <= start <= (region["endLine"], region["endColumn"])
        for fix in result.get("fixes", ()):
            assert fix["description"]["text"]
            assert all(change["replacements"] for change in fix["artifactChanges"])
