"""Parse a source, going on after an error: each bad line is one diagnostic, the others stand."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from engross.dsl.diagnostics.sink import Sink
from engross.dsl.parse import messages
from engross.dsl.parse.blocks import Block, Blocks
from engross.dsl.parse.build.nodes import Node
from engross.dsl.parse.cursor import Cursor
from engross.dsl.parse.layout import Layout
from engross.dsl.parse.machine import END, UnexpectedToken
from engross.dsl.parse.messages import Fault
from engross.dsl.parse.tree import Token, Tree
from engross.dsl.parse.twice import check_twice
from engross.dsl.parse.vocabulary import keyword_names
from engross.dsl.text.source import Source
from engross.dsl.text.span import Span

if TYPE_CHECKING:
    from engross.dsl.parse.phrases.find import Found

NEWLINE = "_NL"
MAX_STEPS = 100
STEPS = ("AFTER", "BEFORE", "OF", "AND")
LISTS = ("DATE", "GIVEN")  # lines of scenarios, whose lists may be long
MAX_DIGITS = 15
MAX_FAULTS = 50  # more than anybody is shown; the rest of such a text is not read
NUMBERS = ("INT", "NUMBER", "PERCENT")

# Sentences that stand in for one that cannot be read, so that the lines below it can be.
SENTENCES = {
    **dict.fromkeys(("duty", "power", "right", "immunity"), ("TERM", "MUST", "NAME", "TERM")),
    "deemed": ("TERM", "IS", "NAME"),
}


def parse(source: Source, text: str, sink: Sink, terms: Iterable[str] = ()) -> Node | None:
    """Return the tree of a text, without its bad lines, which are reported.

    `terms` are those with small words that the agreement of a file of scenarios declares.
    """
    tree = _Parsing(source, text, sink, terms).run()
    if tree is not None:
        check_twice(source, tree, sink)
    return tree


class _Parsing:
    """One parse, line by line: where a line begins, and after a brace, one can go back to."""

    def __init__(self, source: Source, text: str, sink: Sink, terms: Iterable[str]) -> None:
        self.source = source
        self.sink = sink
        self.layout = Layout(text)
        self.cursor = Cursor(text, terms)
        self.blocks = Blocks(self.layout)
        self.void: set[int] = set()
        self.faults = 0
        self.begin()

    def begin(self) -> None:
        """Begin a line."""
        self.point = self.cursor.checkpoint()
        self.line: list[Token] = []
        self.steps = 0

    def run(self) -> Node | None:
        """Feed every token; return the tree, or None where nothing could be kept."""
        for token in self.cursor.tokens():
            if not self.too_long(token):
                self.feed(token)
            if self.faults == MAX_FAULTS:
                return None
        return self.finish()

    def feed(self, token: Token) -> None:
        """Give the parser a token, or recover."""
        try:
            self.cursor.feed(token)
        except UnexpectedToken:
            self.recover(token)
            return
        self.line.append(token)
        if token.type == "LBRACE":
            self.blocks.begin(token, self.line[:-1], self.point)
        elif token.type == "RBRACE":
            self.blocks.end(token)
        if token.type in (NEWLINE, "LBRACE", "RBRACE"):
            self.begin()

    def too_long(self, token: Token) -> bool:
        """Refuse a number or a chain of words that no agreement has."""
        listing = self.line and self.line[0].type in LISTS
        self.steps += token.type in STEPS and not listing
        if self.steps > MAX_STEPS:
            messages.explain_chain(self.sink, token, MAX_STEPS)
        elif token.type in NUMBERS and sum(map(str.isdigit, token)) > MAX_DIGITS:
            messages.explain_long_number(self.sink, token, MAX_DIGITS)
        else:
            return False
        self.faults += 1
        self.skip(token)
        return True

    # --- Recovery --------------------------------------------------------------------------

    def recover(self, token: Token) -> None:
        """Report a token that nothing expects, and go on where that is safest."""
        self.faults += 1
        token = self.cursor.true_token(token)
        expected = self.cursor.accepts(self.point, self.line)
        if self.close_for_heading(token):
            return
        if token.type == "RBRACE" and self.stray_brace(token, expected):
            return
        if token.type == NEWLINE and self.goes_on(token, expected):
            self.report(token, expected)
            self.rewind()
            return
        if token.type == NEWLINE and "LBRACE" in expected and self.opens_below(token):
            self.report(token, expected)
            self.rewind()
            self.feed(Token.made("LBRACE", self.line[-1]))
            self.feed(token)
            return
        if self.joined(token, expected) and not self.worded_otherwise(token, expected):
            messages.explain_joined(self.sink, token)
            self.rewind()
            self.feed(Token.made(NEWLINE, token))
            self.cursor.move(token.start_pos or 0)
            return
        if self.orphan(token) or self.sentence_missing(token):
            return
        self.report(token, expected)
        self.skip(token)

    def report(self, token: Token, expected: set[str]) -> None:
        """Say what is wrong with a token."""
        found = self.worded_otherwise(token, expected)
        if found is not None:
            span = self.source.span_at(found.start, found.end)
            messages.explain_phrase(self.sink, found, span)
            return
        previous = self.line[-1] if self.line else None
        before = self.cursor.accepts(self.point, self.line[:-1]) if previous else set()
        fault = Fault(token, previous, expected, before, self.near_keyword(token, before))
        messages.explain(self.sink, fault)

    def worded_otherwise(self, token: Token, expected: set[str]) -> Found | None:
        """Return the turn of phrase by which the line says what the language says otherwise."""
        from engross.dsl.parse.phrases.find import find_phrase, find_small_term
        from engross.dsl.parse.phrases.joined import find_joined_term, find_undeclared

        at, text = token.start_pos, self.layout.text
        start = at if "TERM" in expected else None
        previous = self.line[-1] if self.line else token
        if previous.type == "NAME" and previous.line == token.line:
            before = self.cursor.accepts(self.point, self.line[:-1])
            start = previous.start_pos if "TERM" in before else start
        found = find_small_term(text, start, at) if start is not None else None
        found = found or find_joined_term(text, at) or find_phrase(text, at)
        if found is None and previous.type == "TERM" and (token == "of" or token.type in NUMBERS):
            found = find_undeclared(text, previous.start_pos, at)
        return found

    def near_keyword(self, token: Token, before: set[str]) -> str:
        """Return the keyword that the word before must be, so that the token can follow."""
        if not self.line or self.line[-1].type not in ("NAME", "TERM"):
            return ""
        for word in messages.near_keywords(self.line[-1], before):
            instead = keyword_names()[word]
            if token.type in self.cursor.accepts(self.point, [*self.line[:-1], instead]):
                return word
        return ""

    def rewind(self) -> None:
        """Put the parser back to where it was before the token that it refused."""
        self.cursor.restore(self.point)
        for token in self.line:
            self.cursor.feed(token)

    def skip(self, token: Token) -> None:
        """Go back to where the line begins, and pass over it, with the block that it opens."""
        self.cursor.restore(self.point)
        start = (self.line[0] if self.line else token).start_pos or 0
        end = self.layout.line_end(max(start, token.start_pos or 0))
        if token == '"':
            end = self.layout.quote_end(end)
        if token.type == NEWLINE and self.is_rest(end):
            end = self.layout.line_end(self.layout.first_sign(end))
        braces = [at for at in self.layout.braces(start, end) if at > start]
        if self.layout.text[:end].rstrip().endswith("{"):
            braces.append(len(self.layout.text[:end].rstrip()) - 1)
        if any(self.layout.text[at] == "{" for at in braces):
            self.sink.lost.heading = True
            opening = next(at for at in braces if self.layout.text[at] == "{")
            end = self.layout.block_end(opening)
        elif braces:
            end = braces[0]
        elif self.blocks.holds_items:
            end = self.layout.deeper_end(end, start)
        self.lose(start, end)
        if self.awaits_sentence():
            self.stand_in()
        self.go_on(end)

    def go_on(self, offset: int) -> None:
        """Go on from an offset, from the next line unless a new line can be read here."""
        self.begin()
        at = self.layout.first_sign(offset)
        ends_line = "\n" in self.layout.text[offset:at] or at >= len(self.layout.text)
        if ends_line and NEWLINE in self.cursor.accepts(self.point):
            at = offset
        self.cursor.move(at)

    def lose(self, start: int, end: int) -> None:
        """Remember what was passed over."""
        span = self.source.span_at(start, end)
        self.sink.lost.add_lines(range(span.line, span.end_line + (span.end_column > 1)))
        self.sink.lost.add_text(self.layout.text[start:end])

    def stand_in(self) -> None:
        """Put a sentence in the place of one that cannot be read; the norm is dropped later."""
        block = self.blocks.open[-1]
        self.void.add(block.start)
        self.sink.lost.add_text(self.layout.text[block.start : block.brace.start_pos])
        for kind in SENTENCES[block.kind]:
            self.cursor.feed(Token.made(kind, block.brace))
        self.begin()

    def sentence_missing(self, token: Token) -> bool:
        """Report a norm that begins with the second of its lines."""
        if not self.awaits_sentence():
            return False
        kind = keyword_names().get(str(self.line[0] if self.line else token), "")
        sentence = SENTENCES[self.blocks.kind]
        if kind not in self.cursor.accepts(self.point, [*sentence, NEWLINE]):
            return False
        self.cursor.restore(self.point)
        first = self.line[0] if self.line else token
        messages.explain_no_sentence(self.sink, first, self.blocks.kind)
        self.stand_in()
        self.cursor.feed(Token.made(NEWLINE, token))
        self.begin()
        self.cursor.move(first.start_pos or 0)
        return True

    def awaits_sentence(self) -> bool:
        """Tell whether the innermost block has not had its sentence."""
        if self.blocks.kind not in SENTENCES:
            return False
        return "RBRACE" not in self.cursor.accepts(self.point)

    def close_for_heading(self, token: Token) -> bool:
        """Close the blocks that the heading of this line shows to be left open."""
        start = (self.line[0] if self.line else token).start_pos or 0
        word = self.layout.heading(start)
        if not word or not self.blocks.open or not self.layout.begins_line(start):
            return False
        if keyword_names()[word] in self.cursor.accepts(self.point):
            return False
        if self.layout.indent(start) > self.blocks.indent:
            return False
        self.cursor.restore(self.point)
        self.unclosed(
            self.source.span_at(start, start + len(word)), "it should end before this line"
        )
        while self.blocks.open and keyword_names()[word] not in self.cursor.accepts(self.point):
            self.close(start)
        self.cursor.move(start)
        return True

    def unclosed(self, span: Span, hint: str) -> None:
        """Report the block that is not closed: by the indents, else the innermost."""
        block = self.blocks.unclosed or self.blocks.open[-1]
        messages.explain_unclosed(self.sink, block, span, hint)
        self.blocks.unclosed = None

    def close(self, at: int) -> None:
        """Close the innermost block without a brace, or drop it if it has said nothing yet."""
        block = self.blocks.open[-1]
        said_something = self.layout.first_sign(block.brace.end_pos or 0) < at
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
        self.sink.lost.add_text(self.layout.text[block.start : block.brace.start_pos])

    def stray_brace(self, token: Token, expected: set[str]) -> bool:
        """Deal with a brace that closes nothing, or a block that has not said anything."""
        at = token.start_pos or 0
        if self.line:
            return False
        self.cursor.restore(self.point)
        if not self.blocks.open:
            surplus = self.blocks.surplus or token
            messages.explain_surplus(self.sink, surplus, self.blocks.closed, self.blocks.loose)
            self.blocks.surplus = None
            self.go_on(at + 1)
            return True
        block = self.blocks.open[-1]
        below = self.layout.first_sign(at + 1)
        if self.layout.indent(below) > block.indent and below < len(self.layout.text):
            messages.explain_surplus(self.sink, token, block)
            self.go_on(at + 1)
            return True
        self.report(token, expected)
        self.drop(block)
        self.go_on(at + 1)
        return True

    def goes_on(self, token: Token, expected: set[str]) -> bool:
        """Tell whether the next line is the rest of this one, broken in two."""
        offset = token.start_pos or 0
        return (
            bool(self.line) and bool(expected & self.kinds_below(offset)) and self.is_rest(offset)
        )

    def is_rest(self, offset: int) -> bool:
        """Tell whether the next line cannot stand where this one does."""
        below = self.layout.first_sign(offset)
        if self.layout.heading(below) or self.layout.text[below : below + 1] in ("}", ""):
            return False
        outside = self.layout.indent(below) <= self.blocks.indent
        return outside or not self.cursor.accepts(self.point) & self.kinds_below(offset)

    def kinds_below(self, offset: int) -> set[str]:
        """Return as what the first word of the next line can be read."""
        below = self.cursor.token_at(self.layout.first_sign(offset))
        return {below.type, keyword_names().get(str(below), "")} if below else set()

    def opens_below(self, token: Token) -> bool:
        """Tell whether the lines below belong to a block that this line should open."""
        first = self.line[0].start_pos or 0
        below = self.layout.first_sign(token.start_pos or 0)
        return self.layout.indent(below) > self.layout.indent(first)

    def joined(self, token: Token, expected: set[str]) -> bool:
        """Tell whether a new line is missing before a token."""
        if NEWLINE not in expected or (
            not self.line and self.layout.begins_line(token.start_pos or 0)
        ):
            return False
        kind = keyword_names().get(str(token), "")
        if token.type == "TERM" or kind in ("AND", "OR"):
            return False
        return kind in self.cursor.accepts(self.point, [*self.line, NEWLINE])

    def orphan(self, token: Token) -> bool:
        """Pass over lines that stand in no block, up to the brace that closed the lost one."""
        start = (self.line[0] if self.line else token).start_pos or 0
        if not self.blocks.holds_items or self.layout.heading(start):
            return False
        if "{" in self.layout.text[start : self.layout.line_end(start)]:
            return False
        end = self.layout.orphans_end(start, self.blocks.indent)
        if end is None:
            return False
        self.cursor.restore(self.point)
        closed = self.blocks.closed
        brace = self.blocks.surplus
        if brace is not None and self.layout.first_sign(brace.end_pos or 0) == start and closed:
            messages.explain_surplus(self.sink, brace, closed)
        else:
            messages.explain_orphans(
                self.sink, self.source.span_at(start, self.layout.line_end(start))
            )
        self.sink.lost.heading = True
        self.lose(start, end)
        self.go_on(end)
        return True

    # --- The end ---------------------------------------------------------------------------

    def finish(self) -> Node | None:
        """Close what is open, and return the tree."""
        last = self.line[-1] if self.line else None
        if last is not None:
            self.report(Token.made(END, last), set())
            self.cursor.restore(self.point)
            self.begin()
        if self.blocks.open:
            end = len(self.layout.text.rstrip())
            self.unclosed(self.source.span_at(end, end + 1), "the file ends here")
        while self.blocks.open:
            self.close(len(self.layout.text))
        try:
            tree = self.cursor.feed(Token.made(END, last))
        except UnexpectedToken:
            return None
        return self.without_void(tree) if isinstance(tree, Tree) else None

    def without_void(self, tree: Node) -> Node:
        """Take out the norms whose sentence is lost."""
        for node in (tree, *tree.children):
            if isinstance(node, Tree):
                node.children[:] = [
                    part
                    for part in node.children
                    if not (
                        isinstance(part, Tree) and part.children and part.start_pos in self.void
                    )
                ]
        return tree
