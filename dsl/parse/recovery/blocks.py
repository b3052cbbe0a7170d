"""The blocks that are open at a point of the text, and what their indents give away."""

from __future__ import annotations

from typing import NamedTuple

from engross.dsl.parse.machine import Checkpoint
from engross.dsl.parse.recovery.page import Page
from engross.dsl.parse.tree import Token


class Block(NamedTuple):
    """An open block: its brace, the line of its heading, the parser before that line."""

    brace: Token
    start: int
    indent: int
    heading: tuple[Token, ...]
    before: Checkpoint

    @property
    def kind(self) -> str:
        """Return the block's keyword."""
        return self.heading[0].text if self.heading else ""

    @property
    def title(self) -> str:
        """Return what its author calls it: duty file."""
        words = " ".join(token.text for token in self.heading[:2])
        return " ".join(words.split()) or "block"


class Blocks:
    """The open blocks, innermost last, and what the indents say of braces that are amiss.

    `unclosed` is the last block that a brace of an outer indent has closed, `surplus` the last
    brace indented beyond its block, `loose` the first of the lines that stand in no block and yet
    are indented.
    """

    def __init__(self, page: Page) -> None:
        self.page = page
        self.open: list[Block] = []
        self.unclosed: Block | None = None
        self.surplus: Token | None = None
        self.closed: Block | None = None
        self.loose: Token | None = None

    def begin(self, brace: Token, heading: list[Token], before: Checkpoint) -> None:
        """Open a block."""
        first = heading[0] if heading else brace
        start = first.start_pos
        block = Block(brace, start, self.page.indent(start), tuple(heading), before)
        if not self.open:
            self.outside(first)
        self.open.append(block)

    def outside(self, first: Token) -> None:
        """Remember the first of the lines that stand in no block, and yet are indented."""
        indented = self.page.indent(first.start_pos) > 0
        self.loose = (self.loose or first) if indented else None

    def end(self, brace: Token) -> None:
        """Close the innermost block."""
        block = self.closed = self.open.pop()
        offset = brace.start_pos
        if brace.text and self.page.begins_line(offset):
            indent = self.page.indent(offset)
            if indent < block.indent:
                self.unclosed = block
            elif indent > block.indent:
                self.surplus = brace

    @property
    def kind(self) -> str:
        """Return the keyword of the innermost block."""
        return self.open[-1].kind if self.open else ""

    @property
    def indent(self) -> int:
        """Return the indent of the innermost block, -1 outside all."""
        return self.open[-1].indent if self.open else -1

    @property
    def holds_items(self) -> bool:
        """Tell whether declarations stand here, not the lines of one."""
        return self.kind in ("", "section")
