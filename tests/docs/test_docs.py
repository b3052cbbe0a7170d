"""What the documentation shows is so: its excerpts stand in files that are sound, its commands run.

A fenced block marked `rr` or `json` is an excerpt of a file in docs/examples or agreements: its
lines stand there in this order, one after the other; a line `…` leaves some out. A block marked
`console` has commands after `$`, run in docs/examples, and what they print; there too a line `…`
leaves some out.
"""

from __future__ import annotations

import re
import shlex
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import NamedTuple

import pytest
from support.checking import told
from support.run import ROOT, run

from engross.compiler.phases import Phases
from engross.compiler.scenarios.run import run_scenarios

DOCS = ROOT / "docs"
EXAMPLES = DOCS / "examples"
FOLDERS = (EXAMPLES, ROOT / "agreements")
FENCE = re.compile(r"^```(\w+)\n(.*?)^```$", re.M | re.S)
LINK = re.compile(r"\[[^\]]*\]\(([^)#:]*)(?:#([^)]*))?\)")
HEADING = re.compile(r"^#+ (.*)$", re.M)
LEFT_OUT = "…"


class Block(NamedTuple):
    """A fenced block of a page."""

    page: str
    line: int
    kind: str
    text: str


def pages() -> list[Path]:
    """Return the README and every page of the docs."""
    return [ROOT / "README.md", *sorted(DOCS.rglob("*.md"))]


def blocks(*kinds: str) -> Iterator[Block]:
    """Yield the fenced blocks of these kinds."""
    for page in pages():
        text = page.read_text("utf-8")
        for fence in FENCE.finditer(text):
            if fence[1] in kinds:
                line = text.count("\n", 0, fence.start()) + 1
                yield Block(str(page.relative_to(ROOT)), line, fence[1], fence[2])


def name_of(block: Block) -> str:
    """Return the name of a block's test."""
    return f"{block.page}:{block.line}"


@cache
def sources(kind: str) -> list[list[str]]:
    """Return the lines of every file that an excerpt may come from, their layout folded."""
    found = [path for folder in FOLDERS for path in sorted(folder.glob(f"*.{kind}*"))]
    return [[fold(line) for line in path.read_text("utf-8").split("\n")] for path in found]


def fold(line: str) -> str:
    """Return a line without its layout."""
    return " ".join(line.split("#")[0].split() if '"' not in line else line.split())


def pieces(text: str) -> list[list[str]]:
    """Return the runs of lines between those that leave something out, blank lines dropped."""
    found: list[list[str]] = [[]]
    for line in text.rstrip("\n").split("\n"):
        if line.strip() == LEFT_OUT:
            found.append([])
        elif line.strip():
            found[-1].append(fold(line))
    return [piece for piece in found if piece]


def is_in(pieces_of_block: list[list[str]], lines: list[str]) -> bool:
    """Tell whether runs of lines stand among these in order, each without a gap."""
    lines = [line for line in lines if line]
    at = 0
    for piece in pieces_of_block:
        last = len(lines) - len(piece)
        while at <= last and lines[at : at + len(piece)] != piece:
            at += 1
        if at > last:
            return False
        at += len(piece)
    return True


@pytest.mark.parametrize("block", [*blocks("rr", "json")], ids=name_of)
def test_an_excerpt_stands_in_a_file(block: Block) -> None:
    assert any(is_in(pieces(block.text), lines) for lines in sources(block.kind))


@pytest.mark.parametrize("path", sorted(EXAMPLES.glob("*.rr")), ids=lambda path: path.stem)
def test_an_example_is_sound_and_its_scenarios_hold(path: Path) -> None:
    assert told(path) == ""
    phases = Phases.of_file(str(path))
    outcomes = list(run_scenarios(phases.graph, phases.scenarios))
    assert [outcome for outcome in outcomes if not outcome.holds] == []


@pytest.mark.parametrize("block", [*blocks("console")], ids=name_of)
def test_a_command_prints_what_the_page_shows(
    block: Block, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(EXAMPLES)
    for part in block.text.split("$ ")[1:]:
        command, _, shown = part.partition("\n")
        ran = run(*shlex.split(command.removeprefix("engross")))
        printed = [line.rstrip() for line in (ran.out + ran.err).split("\n")]
        wanted: list[list[str]] = [[]]
        for line in shown.rstrip("\n").split("\n"):
            if line.strip() == LEFT_OUT:
                wanted.append([])
            elif line.strip():
                wanted[-1].append(line.rstrip())
        assert is_in([piece for piece in wanted if piece], printed), ran.out + ran.err


@pytest.mark.parametrize("page", pages(), ids=lambda page: page.stem)
def test_every_link_leads_somewhere(page: Path) -> None:
    links = LINK.findall(page.read_text("utf-8"))
    assert [link for link in links if not leads_somewhere(page, *link)] == []


def leads_somewhere(page: Path, path: str, heading: str) -> bool:
    """Tell whether a link of a page names a file that is there, and a heading that it has."""
    target = page.parent / path if path else page
    if not target.exists():
        return False
    return not heading or heading in map(slug, HEADING.findall(target.read_text("utf-8")))


def slug(heading: str) -> str:
    """Return the name by which a link finds a heading."""
    return re.sub(r"[^a-z0-9 -]", "", heading.lower()).replace(" ", "-")
