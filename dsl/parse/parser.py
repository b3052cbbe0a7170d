"""The parser of .rr: one LALR grammar, built once and kept in a cache beside the user's others."""

from __future__ import annotations

import hashlib
import os
import sys
import tempfile
from collections.abc import Iterator
from functools import cache
from importlib.resources import files
from pathlib import Path

import lark
from lark import Lark, Token
from lark.lark import PostLex


class EveryWord(PostLex):
    """Make the lexer see whole words, new lines, and signs that no rule expects, everywhere."""

    always_accept = ("NAME", "TERM", "_NL", "UNREADABLE")

    def process(self, stream: Iterator[Token]) -> Iterator[Token]:
        """Pass the tokens on as they are."""
        return stream


@cache
def load_parser() -> Lark:
    """Return the parser, from the cache where this grammar has been built before."""
    grammar = files("engross.grammar").joinpath("rr.lark").read_text("utf-8")
    stored = _cache_file(grammar)
    if stored.is_file():
        try:
            with stored.open("rb") as handle:
                return Lark.load(handle)
        except Exception:  # a damaged cache is built anew, whatever is wrong with it
            stored.unlink(missing_ok=True)
    parser = Lark(
        grammar,
        parser="lalr",
        lexer="contextual",
        postlex=EveryWord(),
        propagate_positions=True,
        maybe_placeholders=False,
    )
    _store(parser, stored)
    return parser


def _cache_file(grammar: str) -> Path:
    versions = f"{lark.__version__} {sys.version_info[:2]} {EveryWord.always_accept}"
    digest = hashlib.sha256(f"{versions}\n{grammar}".encode()).hexdigest()[:20]
    home = os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache"
    return Path(home) / "engross" / f"grammar-{digest}"


def _store(parser: Lark, path: Path) -> None:
    try:
        path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        with tempfile.NamedTemporaryFile(dir=path.parent, delete=False) as handle:
            parser.save(handle)
        Path(handle.name).replace(path)
    except OSError:
        return  # without a cache the grammar is built at each start
