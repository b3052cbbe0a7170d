"""What a thing is called, and where in the text it is declared, changes no verdict."""

from __future__ import annotations

import random
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from support.run import ROOT

from engross.compiler.phases import Phases
from engross.compiler.scenarios.run import run_scenarios
from engross.dsl.parse.lexer import Lexer
from engross.dsl.parse.machine import Machine
from engross.dsl.text.plural import singular_of

FILES = sorted([*(ROOT / "docs" / "examples").glob("*.rr"), *(ROOT / "tests/good").glob("*.rr")])
ROLE = re.compile(r'(\((?:each an?|the)[ \t]+")([^"\n]+)(")')
SEEDS = 3
every_file = pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)


def verdicts(text: str) -> tuple[Phases, list[bool]]:
    phases = Phases("x.rr", text.encode())
    assert phases.errors == []
    return phases, [outcome.holds for outcome in run_scenarios(phases.graph, phases.scenarios)]


@every_file
def test_other_names_make_the_same_graph(path: Path) -> None:
    text = path.read_text("utf-8")
    before, expected = verdicts(text)
    names = other_names(before)
    changed = renamed(text, names)
    assert changed != text
    after, found = verdicts(changed)
    assert found == expected
    back = {new: old for old, new in names.items()}
    assert unplaced(after.graph, back) == unplaced(before.graph, {})


def other_names(phases: Phases) -> dict[str, str]:
    """Return another name for each term that is declared; one of many keeps to the many."""
    return {
        name: f"{'BCDFGKLMNPRST'[len(singular_of(name)) % 13]}q{name}"
        for name in phases.symbols.terms
    }


def renamed(text: str, names: dict[str, str]) -> str:
    """Return a program with its terms called otherwise, in headings and wherever they are used."""
    machine = Machine()
    pieces, at = [], 0
    for token in Lexer(text).tokens(machine.states):
        machine.feed(token)
        if token.type == "TERM":
            written = " ".join(token.text.split())
            pieces += [text[at : token.start_pos], names.get(written, token.text)]
            at = token.end_pos
    changed = "".join(pieces) + text[at:]
    return ROLE.sub(lambda hit: hit[1] + names.get(hit[2], hit[2]) + hit[3], changed)


def unplaced(value: Any, names: dict[str, str]) -> Any:
    """Return a part of a graph without its places in the text, and with names put back."""
    if isinstance(value, dict):
        kept = {unplaced(k, names): unplaced(v, names) for k, v in value.items() if k != "span"}
        return {k: sorted(v) if k == "edges" else v for k, v in kept.items()}
    if isinstance(value, list):
        return [unplaced(part, names) for part in value]
    if not isinstance(value, str) or not names:
        return value
    known = "|".join(map(re.escape, sorted(names, key=len, reverse=True)))
    return re.sub(rf"(?<!\w)(?:{known})(?!\w)", lambda hit: names[hit[0]], value)


@every_file
@pytest.mark.parametrize("seed", range(SEEDS))
def test_another_order_gives_the_same_verdicts(path: Path, seed: int) -> None:
    text = path.read_text("utf-8")
    moved = reordered(text, random.Random(seed))
    assert sorted(moved.split("\n")) == sorted(text.split("\n"))
    assert moved != text
    assert sorted(verdicts(moved)[1]) == sorted(verdicts(text)[1])


def reordered(text: str, rng: random.Random) -> str:
    """Return a program with its sections, and the blocks in each, in another order.

    Amendments keep theirs: a later one changes what an earlier one has left.
    """
    blocks = list(cut(text.rstrip("\n").split("\n"), ""))
    amendments = [block for block in blocks if amends(block)]
    rng.shuffle(blocks)
    blocks = [amendments.pop(0) if amends(block) else block for block in blocks]
    return "\n".join(line for block in blocks for line in shuffled(block, rng)) + "\n"


def amends(block: list[str]) -> bool:
    """Tell whether a block is an amendment."""
    return any(line.startswith("amendment ") for line in block)


def shuffled(block: list[str], rng: random.Random) -> list[str]:
    """Return a block with what a section holds in another order."""
    first = next((at for at, line in enumerate(block) if line.startswith("section ")), None)
    if first is None or not block[first].endswith("{"):
        return block
    last = max(at for at, line in enumerate(block) if line == "}")
    inner = list(cut(block[first + 1 : last], "  "))
    rng.shuffle(inner)
    return [*block[: first + 1], *(line for part in inner for line in part), *block[last:]]


def cut(lines: list[str], indent: str) -> Iterator[list[str]]:
    """Yield the blocks of canonical lines, each with the comments and the blank lines above it."""
    block: list[str] = []
    for number, line in enumerate(lines):
        block.append(line)
        deeper = line.startswith((f"{indent} ", f"{indent}#")) or not line.strip()
        following = next((later for later in lines[number + 1 :] if later.strip()), "")
        ends = following.startswith(f"{indent}}}") or following.startswith(f"{indent} ")
        if not deeper and not ends:
            yield block
            block = []
    if block:
        yield block
