"""The tables that drive the parser: made from the grammar once, and kept in the user's cache.

They are plain data, so that a start that finds them there does not need the parser generator.
"""

from __future__ import annotations

import json
import os
import pkgutil
import zlib
from collections.abc import Mapping, Sequence
from functools import cache
from pathlib import Path
from typing import NamedTuple

FORMAT = 3


class Rule(NamedTuple):
    """A rule of the grammar: what a reduction takes off the stack, and what it puts there.

    `kept` are the places of the parts that go into the tree, or, below zero, `~` the place of one
    whose own parts go there; None keeps all as they are. A `passing` rule with one part is that
    part.
    """

    origin: str
    size: int
    name: str
    kept: Sequence[int] | None
    inlined: bool
    passing: bool


class Tables(NamedTuple):
    """The parser's and the lexer's tables.

    An action is the state to go to, or, below zero, `~` the rule to reduce by. The terminals
    are patterns in the order in which they are tried; keywords are told from names afterwards.
    """

    actions: Sequence[Mapping[str, int]]
    gotos: Sequence[Mapping[str, int]]
    start: int
    end: int
    rules: Sequence[Rule]
    terminals: Mapping[str, str]
    ignored: Sequence[str]
    keywords: Mapping[str, str]


@cache
def load_tables() -> Tables:
    """Return the tables, from the cache where they have been made from this grammar before."""
    grammar = (pkgutil.get_data("engross.grammar", "rr.lark") or b"").decode()
    stored = _cache_file(grammar)
    try:
        made_from, plain = json.loads(stored.read_bytes())
        if made_from == grammar:
            return _tables(plain)
    except Exception:  # not there, or damaged, whatever is wrong with it
        pass
    from engross.dsl.parse.generate import generate_tables

    plain = generate_tables(grammar)
    _store(json.dumps([grammar, plain], separators=(",", ":")), stored)
    return _tables(plain)


def _tables(plain: list[object]) -> Tables:
    tables = Tables(*plain)  # type: ignore[arg-type]
    return tables._replace(rules=[Rule(*rule) for rule in tables.rules])


def _cache_file(grammar: str) -> Path:
    home = os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache"
    return Path(home) / "engross" / f"grammar-{FORMAT}-{zlib.crc32(grammar.encode()):08x}.json"


def _store(text: str, path: Path) -> None:
    import tempfile

    try:
        path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        with tempfile.NamedTemporaryFile("w", dir=path.parent, delete=False) as handle:
            handle.write(text)
        Path(handle.name).replace(path)
    except OSError:
        return  # without a cache the tables are made at each start
