"""The keywords of a block's lines, and the column in which stands what follows them."""

from __future__ import annotations

from collections.abc import Iterable

from attrs import evolve

from engross.dsl.layout.entries import Block, Entry
from engross.dsl.text.spelling import join_words

_PEOPLE = (("NAMED",), ("ADDRESS",))
_POSTINGS = (("PLUS",), ("MINUS",), ("TIMES",))
# Those wider than “not before”, such as “excused when”, stand apart.
_NORM = (
    ("OWED", "TO"), ("WHEN",), ("IF",), ("UNLESS",), ("REQUIRES",), ("ALLOWED", "IF"),
    ("SPEED",), ("EFFORT",), ("NOT", "BEFORE"), ("NOT", "AFTER"), ("WINDOW", "OF"),
    ("DONE", "WHEN"), ("SO", "THAT"), ("AT", "MOST"), ("FROM",), ("UNTIL",),
    ("AMOUNT",), ("WITHIN",), ("PAID",),
    ("SUSPENDS",), ("TOLLS",), ("RESTARTS",), ("POSTPONES",),
)  # fmt: skip
# Amendments restate norms, and add them.
_NORMS = ("DUTY", "PROHIBITION", "POWER", "RIGHT", "IMMUNITY", "DEEMED", "RESTATES", "ADDS")
_HEADS = {
    "PARTY": _PEOPLE,
    "BALANCE": _POSTINGS,
    **dict.fromkeys(_NORMS, _NORM),
}
# In the block of the notices the methods stand in a column: `given when sent by courier`.
_NOTICES = "NOTICES"
_GIVEN = ("GIVEN", "NO", "RECEIVED")


def align_heads(entries: Iterable[Entry]) -> None:
    """Make each keyword phrase one word, as wide as the widest of its block."""
    lines: dict[Block, list[tuple[Entry, int]]] = {}
    for entry in entries:
        count = _head(entry)
        if count:
            lines.setdefault(entry.block, []).append((entry, count))
    for found in lines.values():
        heads = [join_words(word.text for word in entry.words[:count]) for entry, count in found]
        width = max(map(len, heads))
        for (entry, count), head in zip(found, heads, strict=True):
            padded = evolve(entry.words[0], text=head.ljust(width))
            entry.words[:count] = [padded]


def _head(entry: Entry) -> int:
    """Return how many of a line's words are the keyword that its block aligns."""
    kinds = [word.kind for word in entry.words]
    if entry.block.kind == _NOTICES:
        return kinds.index("BY") if kinds and kinds[0] in _GIVEN else 0
    for head in _HEADS.get(entry.block.kind, ()):
        if tuple(kinds[: len(head)]) == head and len(kinds) > len(head):
            return len(head)
    return 0
