"""How far a reading reaches: no verdict hangs on a reading that is not said to reach its norm."""

from __future__ import annotations

from pathlib import Path

import pytest
from support.run import AGREEMENT, ROOT

from engross.compiler.engine.choices import Branch
from engross.compiler.engine.days import parse_day
from engross.compiler.engine.findings import Evaluation
from engross.compiler.engine.loading import Program
from engross.compiler.engine.log.vocabulary import Vocabulary
from engross.compiler.graph.reach import Reach
from engross.compiler.phases import Phases
from engross.compiler.scenarios.records import records_of

EXAMPLES = sorted((ROOT / "docs" / "examples").glob("*.rr"))
GOOD = sorted((ROOT / "tests" / "good").glob("*.rr"))
FILES = [
    path
    for path in [AGREEMENT, *EXAMPLES, *GOOD]
    if "\nreading " in path.read_text("utf-8").replace("  reading", "\nreading")
]


def asked(tree: object) -> set[str]:
    """Return every reading on which a tree branches."""
    if not isinstance(tree, Branch):
        return set()
    own = {str(tree.axis.name)} if tree.axis.kind == "reading" else set()
    return own.union(*(asked(child) for child in tree.children))


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_a_reading_reaches_every_norm_whose_verdict_hangs_on_it(path: Path) -> None:
    phases = Phases.of_file(str(path))
    graph = phases.graph
    reach = Reach(graph)
    norms = {
        reading["name"]: {
            r.node.name for r in reach.of_reading(reading["name"]) if r.node.kind == "norm"
        }
        for reading in graph["readings"]
    }
    program, vocabulary = Program(graph), Vocabulary(graph)
    for scenario in phases.scenarios:
        log, _ = vocabulary.read(records_of(scenario, graph["agreement"]["name"]))
        evaluation = Evaluation(program, log, parse_day(scenario.as_of or "") or 0, {})
        for finding in evaluation.findings():
            if finding.instance is not None:
                for axis in asked(evaluation.on_every_reading(finding)):
                    assert finding.norm.id in norms[axis], (
                        axis,
                        finding.norm.id,
                        scenario.title.text,
                    )


def test_it_reaches_through_what_lies_between() -> None:
    reach = Reach(Phases.of_file(str(AGREEMENT)).graph)
    ways = {str(r.node): [str(node) for node in r.through] for r in reach.of_reading("withdrawal")}
    assert ways["deemed Registration satisfied"] == []
    assert ways["norm file"] == ["deemed Registration satisfied", "counter occasion"]
    # What decides one date of one duty reaches no other.
    assert [str(r.node) for r in reach.of_reading("effective-date")] == ["norm become-effective"]


def test_a_rule_on_the_counting_of_days_reaches_what_it_counts() -> None:
    graph = Phases.of_file(str(AGREEMENT)).graph
    own = {
        r.node.name
        for r in Reach(graph).of_reading("year-end")
        if r.node.kind == "norm" and [node.kind for node in r.through] == ["counting"]
    }
    assert "keep-effective" in own
    assert "file" not in own
