"""What the parser reads and makes: tokens, each with its place, and the trees over them."""

from __future__ import annotations


class Token(str):
    """A word or sign of the text: its kind, and where it stands; the end is exclusive."""

    __slots__ = ("column", "end_column", "end_line", "end_pos", "line", "start_pos", "type")

    type: str
    start_pos: int
    line: int
    column: int
    end_line: int
    end_column: int
    end_pos: int

    def __new__(
        cls,
        kind: str,
        text: str,
        start_pos: int,
        line: int,
        column: int,
        end_line: int,
        end_column: int,
        end_pos: int,
    ) -> Token:
        """Return the token of a stretch of text."""
        token = str.__new__(cls, text)
        token.type = kind
        token.start_pos = start_pos
        token.line = line
        token.column = column
        token.end_line = end_line
        token.end_column = end_column
        token.end_pos = end_pos
        return token

    @classmethod
    def made(cls, kind: str, near: Token | None) -> Token:
        """Return a token that nobody wrote, at the place of another."""
        if near is None:
            return cls(kind, "", 0, 1, 1, 1, 1, 0)
        return cls(
            kind,
            "",
            near.start_pos,
            near.line,
            near.column,
            near.end_line,
            near.end_column,
            near.end_pos,
        )


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
