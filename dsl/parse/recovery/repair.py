"""What can be done about a fault: go back, pass over, close, drop, put something in its place."""

from __future__ import annotations

from collections.abc import Iterable

from engross.dsl.diagnostics.sink import Sink
from engross.dsl.parse.bounds import NEWLINE
from engross.dsl.parse.recovery.blocks import Block
from engross.dsl.parse.recovery.place import FIRST_LINES, Place
from engross.dsl.parse.tree import Token, Tree
from engross.dsl.text.source import Source


class Repair(Place):
    """A place from which the parser can be brought to another; `void` are blocks to be left out."""

    def __init__(self, source: Source, text: str, sink: Sink, terms: Iterable[str]) -> None:
        super().__init__(source, text, sink, terms)
        self.void: set[int] = set()

    def rewind(self) -> None:
        """Put the parser back to where it was before the token that it refused."""
        self.cursor.restore(self.point)
        self.cursor.run(self.line)

    def skip(self, token: Token) -> None:
        """Go back to where the line begins, and pass over it, with the block that it opens."""
        self.cursor.restore(self.point)
        start = self.first(token).start_pos
        end = self.page.line_end(max(start, token.start_pos))
        if token.text == '"':
            end = self.page.quote_end(end)
        if token.type == NEWLINE and self.is_rest(end):
            end = self.page.line_end(self.page.first_sign(end))
        braces = [at for at in self.page.braces(start, end) if at > start]
        if self.page.text[:end].rstrip().endswith("{"):
            braces.append(len(self.page.text[:end].rstrip()) - 1)
        if any(self.page.text[at] == "{" for at in braces):
            self.sink.lost.heading = True
            opening = next(at for at in braces if self.page.text[at] == "{")
            end = self.page.block_end(opening)
        elif braces:
            end = braces[0]
        elif self.blocks.holds_items:
            end = self.page.deeper_end(end, start)
        self.lose(start, end)
        if self.awaits_first_line():
            self.stand_in()
        self.go_on(end)

    def go_on(self, offset: int) -> None:
        """Go on from an offset, from the next line unless a new line can be read here."""
        self.begin()
        at = self.page.first_sign(offset)
        ends_line = "\n" in self.page.text[offset:at] or at >= len(self.page.text)
        if ends_line and NEWLINE in self.cursor.accepts(self.point):
            at = offset
        self.cursor.move(at)

    def lose(self, start: int, end: int) -> None:
        """Remember what was passed over."""
        span = self.source.span_at(start, end)
        self.sink.lost.add_lines(range(span.line, span.end_line + (span.end_column > 1)))
        self.sink.lost.add_text(self.page.text[start:end])

    def stand_in(self) -> None:
        """Put a first line in the place of one that cannot be read; the block is dropped later."""
        block = self.blocks.open[-1]
        self.void.add(block.start)
        self.lose_heading(block)
        for kind in FIRST_LINES[block.kind]:
            self.cursor.feed(Token.made(kind, block.brace))
        self.begin()

    def close(self, at: int) -> None:
        """Close the innermost block without a brace, or drop it if it has said nothing yet."""
        block = self.blocks.open[-1]
        said_something = self.page.first_sign(block.brace.end_pos) < at
        if said_something and "RBRACE" in self.cursor.accepts(self.point):
            self.cursor.feed(Token.made("RBRACE", block.brace))
            self.cursor.feed(Token.made(NEWLINE, block.brace))
            self.blocks.open.pop()
        else:
            self.drop(block)
        self.begin()

    def drop(self, block: Block) -> None:
        """Leave a whole block out."""
        self.cursor.restore(block.before)
        self.blocks.open.remove(block)
        self.lose_heading(block)

    def lose_heading(self, block: Block) -> None:
        """Remember what the heading of a block that is left out declares."""
        self.sink.lost.add_text(self.page.text[block.start : block.brace.start_pos])

    def without_void(self, tree: Tree) -> Tree:
        """Take out the blocks whose first line is lost."""
        for node in (tree, *tree.children):
            if isinstance(node, Tree):
                node.children[:] = [part for part in node.children if not self.is_void(part)]
        return tree

    def is_void(self, part: Tree | Token) -> bool:
        """Tell whether a part of the tree is a block whose first line is lost."""
        return isinstance(part, Tree) and bool(part.children) and part.start_pos in self.void
