"""The tables that drive the parser: made from the grammar once, and kept in the user's cache.

They are plain data, so that a start that finds them there does not need the parser generator.
"""

import marshal
import os
import sys
from collections.abc import Mapping, Sequence
from functools import cache
from pathlib import Path
from typing import Any, NamedTuple
from zlib import crc32

from engross import grammar as package

FORMAT = 4
CHECKSUM_BYTES = 4


# A rule of the grammar: what a reduction takes off the stack, and what it puts there. Its parts are
# - the origin, which says where the parser goes on;
# - the size: how many values are taken off;
# - the name of the tree that is put there;
# - the places of the values that go into the tree, or, below zero, `~` the place of one whose own
#   parts go there; None keeps all as they are;
# - whether its parts go into another tree, and it is none of its own;
# - whether it is its part, where it has only one.
Rule = tuple[str, int, str, Sequence[int] | None, bool, bool]


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
    grammar = _grammar()
    stored = _cache_file(grammar)
    try:
        made_from, plain = _unpacked(stored.read_bytes())
        if made_from == grammar:
            return Tables(*plain)
    except Exception:  # not there, or damaged, whatever is wrong with it
        pass
    from engross.dsl.parse.generate import generate_tables

    plain = generate_tables(grammar.decode())
    _store(_packed([grammar, plain]), stored)
    return Tables(*plain)


def _grammar() -> bytes:
    """Return the grammar from the loader of its package; pkgutil, which does so, loads slowly."""
    spec: Any = package.__spec__
    data: bytes = spec.loader.get_data(str(Path(package.__path__[0], "rr.lark")))
    return data


def _cache_file(grammar: bytes) -> Path:
    """Return where the tables are kept: as with byte code, each kind of Python has its own."""
    home = os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache"
    name = f"grammar-{FORMAT}-{crc32(grammar):08x}.{sys.implementation.cache_tag}"
    return Path(home) / "engross" / name


def _packed(value: list[Any]) -> bytes:
    data = marshal.dumps(value)
    return crc32(data).to_bytes(CHECKSUM_BYTES, "big") + data


def _unpacked(stored: bytes) -> list[Any]:
    """Return what was packed. Raises ValueError where a byte of it was changed since.

    Python reads such data without care: damaged data must not get as far.
    """
    checksum, data = stored[:CHECKSUM_BYTES], memoryview(stored)[CHECKSUM_BYTES:]
    if int.from_bytes(checksum, "big") != crc32(data):
        raise ValueError("the checksum is not that of the data")
    value: list[Any] = marshal.loads(data)
    return value


def _store(data: bytes, path: Path) -> None:
    import tempfile

    try:
        path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        with tempfile.NamedTemporaryFile(dir=path.parent, delete=False) as handle:
            handle.write(data)
        Path(handle.name).replace(path)
    except OSError:
        return  # without a cache the tables are made at each start
