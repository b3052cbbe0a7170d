"""The schedule and the graph are in bijection: no node and no numeral is lost, none is added."""

from __future__ import annotations

import copy
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from properties.bench import examples
from properties.small import terms
from termsheet.pages import (
    OPTION,
    ORIGIN,
    PROGRAMS,
    Json,
    Page,
    graph_of,
    numerals,
    page,
    sheet,
)

from engross.compiler.artefacts.termsheet.render import render_sheet
from engross.compiler.artefacts.termsheet.sheet import sheet_of

NO_TERMS = ("format", "edges")
# Where a node stands in the source, and what a day or an event says a second time in words.
SECOND_TIME = ("span", "words", "via", "where")


def repeated(value: Any, path: str) -> Iterator[tuple[str, Any]]:
    """Yield every node of which the graph holds a list, at any depth, with its place."""
    if isinstance(value, dict):
        for key, part in value.items():
            if key not in ("span", "via") and not (key == "where" and "pick" in value):
                yield from repeated(part, f"{path}.{key}" if path else key)
    elif isinstance(value, list) and not (value and isinstance(value[0], str)):
        for at, part in enumerate(value):
            if isinstance(part, dict):
                yield f"{path}.{at}", part
                yield from repeated(part, f"{path}.{at}")


def leaves(value: Any, skipped: tuple[str, ...]) -> Iterator[Any]:
    """Yield every text and number within a part of the graph."""
    if isinstance(value, dict):
        for key, part in value.items():
            if key not in skipped:
                yield from leaves(part, skipped)
    elif isinstance(value, list):
        for part in value:
            yield from leaves(part, skipped)
    elif value is not None and not isinstance(value, bool):
        yield value


def top(graph: Json) -> Iterator[tuple[str, Any]]:
    """Yield every entry that a schedule of the graph should have."""
    for part, value in graph.items():
        if part in NO_TERMS or value is None:
            continue
        if isinstance(value, list):
            yield from ((f"{part}.{at}", node) for at, node in enumerate(value))
        else:
            yield part, value


def alone(value: Any) -> Any:
    """Return a part of the graph with each percentage that stands alone as its one numeral."""
    if isinstance(value, dict):
        return {key: alone(part) for key, part in value.items()}
    if isinstance(value, list):
        if value[:2] == ["percent", "1"] and value[2][0] == "number":
            return value[2]
        return [alone(part) for part in value]
    return value


def said(node: Any) -> set[str]:
    """Return the numerals that a node holds; no days after the sending is no numeral."""
    node = alone(node)
    held = [str(leaf) for leaf in leaves(node, ("span", "words")) if leaf != 0]
    if isinstance(node, dict) and "words" in node:
        held.append(str(node["words"]))
    return set().union(*(numerals(text) for text in held))


def check(program: Path | str) -> None:
    """Assert that the page of a program tells its graph, the whole of it and nothing else."""
    graph = graph_of(program)
    told = Page(page(program)).nodes
    places = [place for place, _ in told]
    assert len(places) == len(set(places))

    entries = dict(top(graph))
    singular = {n["name"]: n["singular"] for n in graph["classes"] + graph["roles"]}
    wanted = {
        **entries,
        **dict(repeated({k: v for k, v in graph.items() if k in parts(graph)}, "")),
    }
    assert set(wanted) - set(places) == set()
    for place, pieces in told:
        text = "".join(pieces)
        if place in entries:
            node = entries[place]
            assert numerals(text) == said(node), place
            for leaf in leaves(node, (*SECOND_TIME, *(("id",) if place[:6] == "deemed" else ()))):
                if isinstance(leaf, str) and leaf[:1].isupper():
                    assert leaf in text or singular.get(leaf, leaf) in text, place
        elif place in wanted:
            assert numerals(text) <= said(wanted[place]), place


def parts(graph: Json) -> set[str]:
    """Return the parts of a graph that hold terms."""
    return graph.keys() - set(NO_TERMS)


@pytest.mark.parametrize("path", PROGRAMS, ids=lambda path: path.stem)
def test_every_node_and_numeral_is_told_once(path: Path) -> None:
    check(path)


@examples(25)
@given(terms)
def test_every_node_of_a_small_agreement_is_told_once(drawn: Any) -> None:
    check(drawn.text())


@pytest.mark.parametrize("path", PROGRAMS, ids=lambda path: path.stem)
def test_everything_has_words_of_its_own(path: Path) -> None:
    assert sheet(path)["unworded"] == []


@pytest.mark.parametrize("path", PROGRAMS, ids=lambda path: path.stem)
def test_markdown_and_word_tell_what_html_tells(path: Path) -> None:
    schedule = sheet(path)["schedule"]
    entries = [entry for group in schedule for entry in group["entries"]]
    lines = sum(len(entry["lines"]) for entry in entries)
    markdown = page(path, "md").partition("\n# Schedule")[2].splitlines()
    assert sum(line.startswith("- ") for line in markdown) == len(entries)
    assert sum(line.startswith("  - ") for line in markdown) == lines
    word = page(path, "docx")
    assert word.count("\x1esubline\x1f") == lines
    assert word.count("\x1eentry\x1f") == len(entries)


@pytest.mark.parametrize("path", PROGRAMS, ids=lambda path: path.stem)
def test_the_summary_adds_no_numeral_but_derived_ones(path: Path) -> None:
    graph = graph_of(path)
    held = set().union(*(said(node) for _, node in top(graph)))
    shown = Page(page(path))
    header = {
        numeral for tag, text in shown.summary if tag == "dd" for numeral in numerals("".join(text))
    }
    for tag, pieces in shown.summary:
        text = "".join(pieces)
        if tag != "dd" and "(derived)" not in text:
            assert numerals(text) <= held | header, text


def test_what_nobody_has_words_for_is_told_all_the_same() -> None:
    graph = copy.deepcopy(graph_of(OPTION))
    norm = next(node for node in graph["norms"] if node["id"] == "complete")
    norm["kind"] = "warranty"
    norm["bonus"] = [{"amount": "77", "under": []}]
    norm["if"] = [{"test": ["weighs", "Units", "88"], "under": [], "words": "", "clause": "2(b)"}]
    norm["not_after"][0]["day"] = ["until full moon", "99"]
    graph["tolls"] = [{"id": "bridge", "clause": "9", "fee": "66"}]
    made = sheet_of(graph, ORIGIN)
    assert made["unworded"] == ["norms.4.bonus", "tolls.0.fee", "until full moon", "weighs"]
    told = {place: "".join(text) for place, text in Page(render_sheet(made, "html")).nodes}
    assert told["norms.4.bonus"] == "bonus: 77"
    assert told["norms.4.if.0"] == "if weighs, Units, 88"
    assert told["norms.4.not_after.0"] == "not after until full moon, 99"
    assert told["tolls.0.fee"] == "fee: 66"
    summary = render_sheet(made, "md").partition("# Schedule")[0]
    assert "## Further terms" in summary
    assert "- complete: " in summary.partition("## Further terms")[2]
    assert "- bridge; fee: 66 — 9" in summary
