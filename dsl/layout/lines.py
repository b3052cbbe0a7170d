"""Break a line that is too wide before `and`, `or` and `asks`, where the language lets it go on."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from attrs import frozen

from engross.dsl.layout.entries import Comment, Word
from engross.dsl.text.spelling import join_words

WIDTH = 100
INDENT = 2

# Lines whose `and` and `or` join conditions, of which each gets a line of its own.
_CONDITIONS = (
    "IF", "UNLESS", "EXCUSED", "REQUIRES", "EXHAUSTED", "SO", "UNTIL", "ALLOWED", "CLOSES",
)  # fmt: skip
# `roster asks`, and these: an `or` that is not to begin a line.
_PHRASES = (("OR", "NO"), ("OR", "MORE"), ("OR", "THE", "NEAREST"))


@frozen
class Row:
    """A line as it is printed: its indent, its words, and the comments above it."""

    indent: int
    text: str
    comments: tuple[Comment, ...] = ()


@frozen
class _Part:
    """A word, how many brackets are open before it, and whether a line may or must begin here."""

    word: Word
    depth: int
    may: bool
    must: bool


def break_line(words: Sequence[Word], indent: int, tail: int) -> list[Row]:
    """Return a line as one row or several; `tail` is the width of what follows its last word.

    A condition is broken before each `and` or `or` outside brackets, and inside them where that
    is not enough; another line as seldom as will do.
    """
    fill = words[0].kind not in _CONDITIONS
    return list(_rows(list(_parts(words)), indent, indent, tail, fill=fill))


def _parts(words: Sequence[Word]) -> Iterator[_Part]:
    depth, qualified = 0, False
    kinds = tuple(word.kind for word in words)
    for at, word in enumerate(words):
        qualified = qualified or word.kind == "UNDER"
        phrase = at < 2 or any(kinds[at : at + len(known)] == known for known in _PHRASES)
        may = word.kind in ("AND", "OR", "BUT", "ASKS") and not phrase and not qualified
        depth -= word.kind == "RPAR"
        yield _Part(word, depth, may, bool(word.comments))
        depth += word.kind == "LPAR"


def _rows(parts: list[_Part], base: int, indent: int, tail: int, *, fill: bool) -> Iterator[Row]:
    points = [part for part in parts[1:] if part.may or part.must]
    fits = indent + _width(parts) + tail <= WIDTH
    if not points or (fits and not any(part.must for part in points)):
        text = join_words(part.word.text for part in parts)
        yield Row(indent, text, parts[0].word.comments)
        return
    pieces = _pieces(parts, min(part.depth for part in points))
    if fill:
        pieces = _filled(pieces, base, indent, tail)
    for at, piece in enumerate(pieces):
        if at:
            indent = base + INDENT * (1 + piece[0].depth)
        yield from _rows(piece, base, indent, tail if at == len(pieces) - 1 else 0, fill=fill)


def _pieces(parts: list[_Part], depth: int) -> list[list[_Part]]:
    pieces: list[list[_Part]] = [[]]
    for part in parts:
        if pieces[0] and part.depth == depth and (part.may or part.must):
            pieces.append([])
        pieces[-1].append(part)
    return pieces


def _filled(pieces: list[list[_Part]], base: int, indent: int, tail: int) -> list[list[_Part]]:
    """Join pieces again as long as they fit."""
    filled: list[list[_Part]] = []
    room = 0
    for at, piece in enumerate(pieces):
        width = _width(piece) + 1
        end = tail if at == len(pieces) - 1 else 0
        if filled and not piece[0].must and width + end <= room:
            filled[-1] += piece
            room -= width
        else:
            start = base + INDENT * (1 + piece[0].depth) if filled else indent
            filled.append(list(piece))
            room = WIDTH - start - width + 1
    return filled


def _width(parts: list[_Part]) -> int:
    return len(join_words(part.word.text for part in parts))
