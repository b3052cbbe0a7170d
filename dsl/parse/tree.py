"""What the parser reads and makes: tokens, each with its place, and the trees over them."""

from __future__ import annotations


class Token:
    """A word or sign of the text: its kind, and where it stands; the end is exclusive."""

    __slots__ = (
        "column",
        "end_column",
        "end_line",
        "end_pos",
        "line",
        "start_pos",
        "text",
        "type",
    )

    def __init__(
        self,
        kind: str,
        text: str,
        start_pos: int,
        end_pos: int,
        line: int,
        column: int,
        end_line: int,
        end_column: int,
    ) -> None:
        self.type = kind
        self.text = text
        self.start_pos = start_pos
        self.end_pos = end_pos
        self.line = line
        self.column = column
        self.end_line = end_line
        self.end_column = end_column

    def __str__(self) -> str:
        return self.text

    @classmethod
    def made(cls, kind: str, near: Token | None) -> Token:
        """Return a token that nobody wrote, at the place of another."""
        if near is None:
            return cls(kind, "", 0, 0, 1, 1, 1, 1)
        start, end = (near.line, near.column), (near.end_line, near.end_column)
        return cls(kind, "", near.start_pos, near.end_pos, *start, *end)


class Tree:
    """What a rule of the grammar has read: `data` is the rule's name, from `first` to `last`."""

    __slots__ = ("children", "data", "first", "last")

    def __init__(self, data: str, children: list[Tree | Token], first: Token, last: Token) -> None:
        self.data = data
        self.children = children
        self.first = first
        self.last = last

    @property
    def start_pos(self) -> int:
        """Return the offset of its first sign."""
        return self.first.start_pos

    @property
    def end_pos(self) -> int:
        """Return the offset after its last sign."""
        return self.last.end_pos
