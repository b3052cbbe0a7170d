"""Where the parser is in a text with faults, and what can be told from there."""

from __future__ import annotations

import re
from collections.abc import Iterable

from engross.dsl.diagnostics.sink import Sink
from engross.dsl.parse.bounds import NEWLINE, NUMBERS
from engross.dsl.parse.recovery.blocks import Blocks
from engross.dsl.parse.recovery.cursor import Cursor
from engross.dsl.parse.recovery.page import Page
from engross.dsl.parse.tree import Token
from engross.dsl.parse.vocabulary import item_words, keyword_names
from engross.dsl.text.source import Source

# Sentences that stand in for one that cannot be read, so that the lines below it can be.
SENTENCES = {
    **dict.fromkeys(
        ("duty", "prohibition", "power", "right", "immunity"), ("TERM", "MUST", "NAME", "TERM")
    ),
    "deemed": ("TERM", "IS", "NAME"),
}
# So too the first lines of other blocks that begin with a line of one form.
FIRST_LINES = {
    **SENTENCES,
    "amendments": ("REQUIRE", "CONSENT", "OF", "TERM"),
    "waivers": ("BY", "ALL", "TO", "WHOM", "THE", "DUTY", "IS", "OWED"),
}
MODAL = re.compile(r"(?<=\s)(?:must|may|shall|will|need not)(?=\s)")


class Place:
    """The parser at a token of a line: `point` is where it was before the line."""

    def __init__(self, source: Source, text: str, sink: Sink, terms: Iterable[str]) -> None:
        self.source = source
        self.sink = sink
        self.page = Page(text)
        self.cursor = Cursor(text, terms)
        self.blocks = Blocks(self.page)
        self.undeclared: set[str] = set()
        self.begin()

    def begin(self) -> None:
        """Begin a line."""
        self.point = self.cursor.checkpoint()
        self.line: list[Token] = []
        self.steps = 0

    def first(self, token: Token) -> Token:
        """Return the first token of the line: the one at hand where none has been taken."""
        return self.line[0] if self.line else token

    def expected(self) -> set[str]:
        """Return what can follow what has been taken of the line."""
        return self.cursor.accepts(self.point, self.line)

    def expected_before(self) -> set[str]:
        """Return what could have stood where the last token of the line does."""
        return self.cursor.accepts(self.point, self.line[:-1]) if self.line else set()

    def awaits_first_line(self) -> bool:
        """Tell whether the innermost block has not had the sentence or line that it begins with."""
        if self.blocks.kind not in FIRST_LINES:
            return False
        return "RBRACE" not in self.cursor.accepts(self.point)

    def lacks_sentence(self, token: Token) -> bool:
        """Tell whether the line follows the sentence of its block, which is not there."""
        if self.blocks.kind not in SENTENCES or not self.awaits_first_line():
            return False
        if self.has_modal(self.first(token).start_pos):
            return False
        kind = keyword_names().get(self.first(token).text, "")
        return kind in self.cursor.accepts(self.point, [*SENTENCES[self.blocks.kind], NEWLINE])

    def has_modal(self, start: int) -> bool:
        """Tell whether a line is a sentence, though one that cannot be read."""
        return MODAL.search(self.page.text, start, self.page.line_end(start)) is not None

    def goes_on(self, token: Token, expected: set[str]) -> bool:
        """Tell whether the next line is the rest of this one, broken in two."""
        offset = token.start_pos
        return (
            bool(self.line) and bool(expected & self.kinds_below(offset)) and self.is_rest(offset)
        )

    def is_rest(self, offset: int) -> bool:
        """Tell whether the next line cannot stand where this one does."""
        below = self.page.first_sign(offset)
        if self.page.heading(below) or self.page.text[below : below + 1] in ("}", ""):
            return False
        outside = self.page.indent(below) <= self.blocks.indent
        return outside or not self.cursor.accepts(self.point) & self.kinds_below(offset)

    def kinds_below(self, offset: int) -> set[str]:
        """Return as what the first word of the next line can be read."""
        below = self.cursor.token_at(self.page.first_sign(offset))
        return {below.type, keyword_names().get(below.text, "")} if below else set()

    def opens_below(self, token: Token) -> bool:
        """Tell whether the lines below belong to a block that this line should open."""
        below = self.page.first_sign(token.start_pos)
        return self.page.indent(below) > self.page.indent(self.line[0].start_pos)

    def undeclared_start(self, token: Token) -> int | None:
        """Return where a term with small words or figures may begin that no heading declares."""
        before = self.line[-1] if self.line else token
        if before.type == "TERM" and (token.text == "of" or token.type in NUMBERS):
            return before.start_pos
        if before.text == "of" and token.type == "TERM" and len(self.line) > 1:
            return self.line[-2].start_pos if self.line[-2].type == "TERM" else None
        kinds = [part.type for part in self.line[-4:]]
        if kinds[:1] == kinds[2:3] == ["TERM"] and kinds[1:2] == ["OF"] and kinds[3:] == ["IS"]:
            return self.line[-4].start_pos
        return None

    def stands_for_brace(self, token: Token) -> bool:
        """Tell whether a sign at the end of a heading stands where its brace should."""
        below = self.page.first_sign(token.end_pos)
        ends = below >= self.page.line_end(token.end_pos)
        deeper = self.page.indent(below) > self.page.indent(self.first(token).start_pos)
        return token.text in (":", ";", "-", "[", "(") and ends and deeper

    def lacks_brace(self, token: Token) -> bool:
        """Tell whether a line is a heading, with a capital or without, that opens no block."""
        start = self.first(token).start_pos
        line = self.page.text[start : self.page.line_end(start)]
        word = line.split(" ")[0].lower()
        below = self.page.first_sign(start + len(line))
        deeper = self.page.indent(below) > self.page.indent(start) and below < len(self.page.text)
        return word in item_words() and "{" not in line and deeper and not self.blocks.open

    def is_joined(self, token: Token, expected: set[str]) -> bool:
        """Tell whether a new line is missing before a token."""
        if NEWLINE not in expected or (not self.line and self.page.begins_line(token.start_pos)):
            return False
        kind = keyword_names().get(token.text, "")
        if token.type == "TERM" or kind in ("AND", "OR"):
            return False
        return kind in self.cursor.accepts(self.point, [*self.line, NEWLINE])

    def heads_outside(self, token: Token) -> str:
        """Return the keyword of the line, where it is a heading that no open block can hold."""
        start = self.first(token).start_pos
        word = self.page.heading(start)
        if not word or not self.blocks.open or not self.page.begins_line(start):
            return ""
        if self.can_begin(word) or self.page.indent(start) > self.blocks.indent:
            return ""
        return word

    def can_begin(self, word: str) -> bool:
        """Tell whether a line can begin with a keyword here."""
        return keyword_names()[word] in self.cursor.accepts(self.point)

    def orphans_end(self, token: Token) -> int | None:
        """Return where the lines end, from this one on, that stand in no block, if they do."""
        start = self.first(token).start_pos
        if not self.blocks.holds_items or self.page.heading(start):
            return None
        if "{" in self.page.text[start : self.page.line_end(start)]:
            return None
        return self.page.orphans_end(start, self.blocks.indent)
