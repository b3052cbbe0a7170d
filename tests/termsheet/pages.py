"""Term sheets made in this process, and what a reader of the HTML page finds at each node."""

from __future__ import annotations

import re
from functools import cache
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

from support.run import AGREEMENT, ROOT

from engross.compiler.artefacts.termsheet.render import render_sheet
from engross.compiler.artefacts.termsheet.sheet import Origin, sheet_of
from engross.compiler.phases import Phases

Json = dict[str, Any]

OPTION = Path(__file__).parent / "option.rr"
PROGRAMS = [
    AGREEMENT,
    OPTION,
    *sorted((ROOT / "tests" / "good").glob("*.rr")),
    *sorted((ROOT / "docs" / "examples").glob("*.rr")),
]
ORIGIN = Origin("source.rr", "sha256:" + "a" * 64, "sha256:" + "b" * 64, "0")
NUMERAL = re.compile(r"\d+(?:[.,]\d+)*")
VOID = ("meta", "link", "br", "hr", "img")


@cache
def graph_of(program: Path | str) -> Json:
    """Return the graph of a program, a path or the text itself, compiled once."""
    text = program.read_text("utf-8") if isinstance(program, Path) else program
    phases = Phases("source.rr", text.encode())
    assert phases.errors == []
    return phases.graph


def sheet(program: Path | str) -> Json:
    """Return the term sheet of a program as plain data."""
    return sheet_of(graph_of(program), ORIGIN)


def page(program: Path | str, form: str = "html") -> str:
    """Return the term sheet of a program."""
    return render_sheet(sheet(program), form)


def numerals(text: str) -> set[str]:
    """Return the numerals of a text, thousands unmarked."""
    return {found.replace(",", "") for found in NUMERAL.findall(text)}


class Page(HTMLParser):
    """The text of a page, as a whole and at each node of the graph."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.whole: list[str] = []
        self.nodes: list[tuple[str, list[str]]] = []
        self.tags: list[str] = []
        self.summary: list[tuple[str, list[str]]] = []
        self._open: list[tuple[str, list[str] | None]] = []
        self._summary = True
        self._refers = 0
        self.feed(text)
        assert self._open == [], "a tag is left open"

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append(tag)
        if tag in VOID:
            return
        said = dict(attrs)
        kept: list[str] | None = None
        if "schedule" in (said.get("class") or ""):
            self._summary = False
        if "data-node" in said:
            kept = []
            self.nodes.append((said["data-node"] or "", kept))
        elif self._summary and tag in ("li", "tr", "p", "dd"):
            kept = []
            self.summary.append((tag, kept))
        # What a reading refers to is told again there, and is no term of its own.
        self._refers += said.get("class") == "refers" or (self._refers > 0 and 1)
        self._open.append((tag, kept))

    def handle_endtag(self, tag: str) -> None:
        assert self._open.pop()[0] == tag
        self._refers = max(0, self._refers - 1)

    def handle_data(self, data: str) -> None:
        if self._open and self._open[-1][0] != "style":
            self.whole.append(data)
        for _, kept in self._open:
            if kept is not None and not self._refers:
                kept.append(data)
