"""The graph: what it holds, what changes it, what does not."""

from __future__ import annotations

import json
import re

import pytest
from support.run import AGREEMENT, ROOT

from engross.compiler.graph.canonical import canonical, graph_hash
from engross.compiler.phases import Phases

TEXT = AGREEMENT.read_text("utf-8")


def phases(text: str | bytes) -> Phases:
    return Phases("x.rr", text.encode() if isinstance(text, str) else text)


def norm(graph: dict, name: str) -> dict:
    return next(node for node in graph["norms"] if node["id"] == name)


def test_the_example_has_no_diagnostics() -> None:
    assert phases(TEXT).diagnostics == []


@pytest.mark.parametrize(
    "changed",
    [
        TEXT.replace("\n", "\r\n").encode(),
        b"\xef\xbb\xbf" + TEXT.encode(),
        TEXT.rstrip("\n").encode(),
        re.sub(r"(?m)^ +", "\t", TEXT).encode(),
        ("# a comment\n\n" + TEXT.replace("{\n", "{  # another\n\n")).encode(),
    ],
    ids=["crlf", "bom", "no last newline", "indentation", "comments"],
)
def test_layout_does_not_change_the_hash(changed: bytes) -> None:
    assert phases(changed).hash == phases(TEXT).hash


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("not after  45 days", "not after  46 days"),
        ("50% of Regis", "51% of Regis"),
        ("suspends file", "tolls file"),
        ("last elected", "last"),
        ("guide 2 days", "guide 3 days"),
    ],
)
def test_every_change_of_meaning_changes_the_hash(old: str, new: str) -> None:
    assert TEXT.count(old) >= 1
    assert phases(TEXT.replace(old, new, 1)).hash != phases(TEXT).hash


def test_the_graph_is_plain_data() -> None:
    graph = phases(TEXT).graph
    again = json.loads(canonical(graph))
    assert graph_hash(again) == graph_hash(graph)


def test_the_filing_duty_as_the_graph_has_it() -> None:
    graph = phases(TEXT).graph
    node = norm(graph, "file")
    assert node["clause"] == "1(a)"
    assert node["words"] == "Company must file Registration Statement with Commission"
    assert node["done"][0]["event"]["words"] == "Registration Statement is filed"
    assert [line["under"] for line in node["not_before"]] == [
        [["floor", [option]]] for option in ("last", "first", "given", "demand")
    ]
    assert [line["words"] for line in node["not_after"]] == [
        "45 days after Demand Notice is received"
    ]
    # Who caused an empty window is judged from the sender's own act.
    assert node["causes"][0]["by"] == "Company"
    assert node["causes"][0]["day"][3][1]["words"] == "last Company Notice is sent"


def test_the_edges_say_what_triggers_discharges_blocks_and_counts() -> None:
    edges = {tuple(edge) for edge in phases(TEXT).graph["edges"]}
    assert {
        ("Demand Notice received", "triggers", "file"),
        ("Registration Statement filed", "discharges", "file"),
        ("Registration Statement filed", "triggers", "become-effective"),
        ("cooldown", "blocks", "file"),
        ("delay", "tolls", "file"),
        ("Registration satisfied", "counts", "occasion"),
        ("occasion", "excuses", "file"),
        ("reading floor", "refers", "file"),
    } <= edges


def test_a_name_is_never_taken_for_a_word_of_the_graph() -> None:
    """The graph has words of its own, such as “total”, which an agreement may use for names."""
    renamed = phases(re.sub(r"\b(under|reading) floor\b", r"\1 total", TEXT))
    assert renamed.diagnostics == []
    assert sorted(renamed.graph["edges"]) == sorted(
        ["reading total" if end == "reading floor" else end for end in edge]
        for edge in phases(TEXT).graph["edges"]
    )


def test_the_language_knows_no_agreement() -> None:
    words = re.compile(
        r"bestnet|registrable|demand.?notice|company.?notice|initiating.?investor", re.IGNORECASE
    )
    for folder in ("grammar", "dsl", "compiler", "templates"):
        for path in (ROOT / folder).rglob("*"):
            if path.suffix in (".py", ".lark", ".j2"):
                found = words.search(path.read_text("utf-8"))
                assert found is None, f"{path.relative_to(ROOT)}: {found}"
