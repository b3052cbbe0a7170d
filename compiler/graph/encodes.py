"""Which sentences of the agreement's text each node of the graph encodes."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from engross.compiler.graph.context import Context, Json, place
from engross.compiler.graph.sections import is_section
from engross.dsl.syntax.declarations import (
    Agreement,
    Authority,
    CalendarOf,
    Counting,
    Parameter,
    Party,
)
from engross.dsl.syntax.encodes import Encodes
from engross.dsl.syntax.program import Placed, Syntax

ENCODES = "encodes"


def note_encodes(context: Context, syntax: Syntax, graph: Json) -> None:
    """Give each node the sentences that its declaration names, by section.

    A section that is not there, and a line outside all sections that names none, are reported.
    """
    lines = [placed for placed in syntax.items if placed.encodes]
    if not lines:
        return
    sections = [section.cite.text for section in syntax.sections]
    by_place: dict[tuple[int, ...], list[Json]] = {}
    for node in _nodes(graph):
        by_place.setdefault(tuple(node.get("span", ())), []).append(node)
    for placed in lines:
        found = list(_said(context, placed, sections))
        for node in _declared(graph, by_place, placed) if found else ():
            node[ENCODES] = found


def _said(context: Context, placed: Placed, sections: list[str]) -> Iterator[Json]:
    """Yield each section that the lines of a declaration name, with its sentences in order."""
    named: dict[str, set[int]] = {}
    for line in placed.encodes:
        section = _section(context, placed, line, sections)
        if section:
            named.setdefault(section, set()).update(line.sentences)
    for section, sentences in named.items():
        yield {"section": section, "sentences": sorted(sentences)}


def _section(context: Context, placed: Placed, line: Encodes, sections: list[str]) -> str:
    if line.section is None:
        if not placed.section and not context.sink.lost.heading:
            context.sink.report(
                "RR221",
                line.span,
                "this line stands in no section, so its sentence belongs to none",
                "Say which: “encodes sentence 1 of 2(a)”.",
            )
        return placed.section
    return line.section.text if is_section(context, line.section, sections) else ""


def _declared(
    graph: Json, by_place: dict[tuple[int, ...], list[Json]], placed: Placed
) -> Iterable[Json]:
    """Return the node of a declaration, found by its place or, where it has none, by its name."""
    item = placed.item
    if isinstance(item, Agreement):
        return [graph["agreement"]]
    if isinstance(item, Counting):
        return [graph["counting"]]
    if isinstance(item, Party | Authority):
        return [node for node in graph["parties"] if node["name"] == item.term.text]
    if isinstance(item, Parameter):
        return [node for node in graph["parameters"] if node["name"] == item.term.text]
    if isinstance(item, CalendarOf):
        return [node for node in graph["calendars"] if node["name"] == item.name.text]
    return by_place.get(tuple(place(item.span)), ())


def _nodes(graph: Json) -> Iterator[Json]:
    """Yield every node of the graph, deemed rules one by one."""
    for part, value in graph.items():
        for node in value if isinstance(value, list) else [value]:
            if isinstance(node, dict):
                yield node
                yield from node["causes"] if part == "deemed" else ()
