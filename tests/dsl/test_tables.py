"""The tables that drive the parser, and the cache in which they are kept."""

from __future__ import annotations

import logging
import marshal
from collections.abc import Iterator
from pathlib import Path
from random import Random
from zlib import crc32

import lark
import pytest
from lark.lark import PostLex

from engross.dsl.parse.generate import generate_tables
from engross.dsl.parse.lexer import ALWAYS, Lexer
from engross.dsl.parse.machine import END, Machine, UnexpectedToken
from engross.dsl.parse.tables import Tables, load_tables
from engross.dsl.parse.tree import Token, Tree

ROOT = Path(__file__).parents[2]
GRAMMAR = ROOT / "grammar" / "rr.lark"
SOURCES = [
    *ROOT.glob("agreements/*.rr"),
    *ROOT.glob("tests/good/*.rr"),
    *ROOT.glob("tests/bad/*.rr"),
]


class _EveryWord(PostLex):
    always_accept = ALWAYS

    def process(self, stream: Iterator[lark.Token]) -> Iterator[lark.Token]:
        return stream


@pytest.fixture(scope="module")
def generator() -> lark.Lark:
    """Lark's own parser of the grammar."""
    return lark.Lark(
        GRAMMAR.read_text("utf-8"),
        parser="lalr",
        lexer="contextual",
        postlex=_EveryWord(),
        propagate_positions=True,
        maybe_placeholders=False,
    )


def _parse(text: str) -> object:
    machine = Machine()
    for token in Lexer(text).tokens(machine.states):
        machine.feed(token)
    tree = machine.feed(Token.made(END, None))
    assert tree is not None
    return _plain(tree)


def _plain(part: Tree | Token) -> object:
    first, last = (part, part) if isinstance(part, Token) else (part.first, part.last)
    place = (first.start_pos, first.line, first.column, last.end_pos, last.end_line)
    if isinstance(part, Token):
        return part.type, part.text, place, last.end_column
    return part.data, [_plain(child) for child in part.children], place, last.end_column


def _plain_of_lark(part: lark.Tree[lark.Token] | lark.Token) -> object:
    at = part if isinstance(part, lark.Token) else part.meta
    place = (at.start_pos, at.line, at.column, at.end_pos, at.end_line)
    if isinstance(part, lark.Token):
        return part.type, str(part), place, at.end_column
    return str(part.data), [_plain_of_lark(c) for c in part.children], place, at.end_column


@pytest.mark.parametrize("path", SOURCES, ids=lambda path: path.stem)
def test_the_tree_is_what_the_parser_generator_makes_of_the_grammar(
    path: Path, generator: lark.Lark
) -> None:
    text = path.read_text("utf-8")
    try:
        expected = generator.parse(text)
    except lark.UnexpectedInput:
        with pytest.raises(UnexpectedToken):
            _parse(text)
        return
    assert _parse(text) == _plain_of_lark(expected)


def test_a_sign_on_the_next_line_leaves_the_places_below_it_right(generator: lark.Lark) -> None:
    text = "quantity fee {\n  is 50\n% of 10 USD\n}\n\nparty Company {}\n"
    assert _parse(text) == _plain_of_lark(generator.parse(text))


def test_a_parser_put_back_goes_on_as_if_nothing_had_been(generator: lark.Lark) -> None:
    text = (ROOT / "tests" / "good" / "filing.rr").read_text("utf-8")
    machine = Machine()
    points = []
    for token in Lexer(text).tokens(machine.states):
        points.append((machine.checkpoint(), token))
        machine.feed(token)
    for point, _ in reversed(points):
        machine.restore(point)
    for _, token in points:
        machine.feed(token)
    tree = machine.feed(Token.made(END, None))
    assert tree is not None
    assert _plain(tree) == _plain_of_lark(generator.parse(text))


def test_the_grammar_has_no_conflict(caplog: pytest.LogCaptureFixture) -> None:
    # lark settles a conflict by going on with the word, and tells of it in its log alone.
    with caplog.at_level(logging.DEBUG, logger=lark.logger.name):
        text = GRAMMAR.read_text("utf-8")
        lark.Lark(text, parser="lalr", debug=True)
        assert [record for record in caplog.messages if "onflict" in record] == []
        lark.Lark('start: one\none: "a" one? one?\n', parser="lalr", debug=True)
    assert any("onflict" in record for record in caplog.messages)


@pytest.fixture
def cache(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """An empty cache, which is nobody's."""
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path))
    load_tables.cache_clear()
    yield tmp_path / "engross"
    load_tables.cache_clear()


def test_the_tables_are_kept_and_found_again(cache: Path) -> None:
    made = load_tables()
    (kept,) = cache.iterdir()
    kept_at = kept.stat().st_mtime_ns
    load_tables.cache_clear()
    assert load_tables() == made
    assert kept.stat().st_mtime_ns == kept_at


@pytest.fixture
def made(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The grammars of which tables were made; the making itself is done once and remembered."""
    grammars: list[str] = []
    plain = generate_tables(GRAMMAR.read_text("utf-8"))

    def remember(grammar: str) -> list[object]:
        grammars.append(grammar)
        return plain

    monkeypatch.setattr("engross.dsl.parse.generate.generate_tables", remember)
    return grammars


def _damaged(whole: bytes) -> Iterator[bytes]:
    """Yield what may have become of a file: it is empty, cut, longer, or one byte is another."""
    yield from (b"", whole[:3], whole[: len(whole) // 2], whole + b"\0")
    random = Random(0)
    for _ in range(40):
        at = random.randrange(len(whole))
        yield whole[:at] + bytes([whole[at] ^ random.randrange(1, 256)]) + whole[at + 1 :]


def _load_twice() -> tuple[Tables, Tables]:
    load_tables.cache_clear()
    first = load_tables()
    load_tables.cache_clear()
    return first, load_tables()


def test_a_cache_that_is_damaged_is_made_anew(cache: Path, made: list[str]) -> None:
    tables = load_tables()
    (kept,) = cache.iterdir()
    for damaged in _damaged(kept.read_bytes()):
        kept.write_bytes(damaged)
        made.clear()
        assert _load_twice() == (tables, tables)
        assert made == [GRAMMAR.read_text("utf-8")]


@pytest.mark.parametrize("other", [None, [], [b"another grammar", []], [GRAMMAR.read_bytes(), []]])
def test_a_cache_that_holds_something_else_is_made_anew(
    cache: Path, made: list[str], other: object
) -> None:
    tables = load_tables()
    (kept,) = cache.iterdir()
    data = marshal.dumps(other)
    kept.write_bytes(crc32(data).to_bytes(4, "big") + data)
    made.clear()
    assert _load_twice() == (tables, tables)
    assert made == [GRAMMAR.read_text("utf-8")]


def test_without_a_cache_the_tables_are_made_all_the_same(cache: Path) -> None:
    made = load_tables()
    for kept in cache.iterdir():
        kept.unlink()
    cache.rmdir()
    cache.write_text("a file, not a folder")
    load_tables.cache_clear()
    assert load_tables() == made
