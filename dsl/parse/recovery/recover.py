"""Go on after a fault: each bad line is one diagnostic, the others stand."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from engross.dsl.diagnostics.sink import Sink, closest
from engross.dsl.parse.bounds import (
    LINE_ENDS,
    LISTS,
    MAX_DIGITS,
    MAX_STEPS,
    NEWLINE,
    NUMBERS,
    STEPS,
)
from engross.dsl.parse.machine import END, UnexpectedToken
from engross.dsl.parse.recovery import faults, messages
from engross.dsl.parse.recovery.repair import Repair
from engross.dsl.parse.recovery.trial import Trial
from engross.dsl.parse.terms import declared_terms
from engross.dsl.parse.tree import Token, Tree
from engross.dsl.text.source import Source
from engross.dsl.text.span import Span

if TYPE_CHECKING:
    from engross.dsl.parse.prose.find import Found

LIKE = 0.75
MAX_FAULTS = 50  # more than anybody is shown; the rest of such a text is not read


def recover(source: Source, text: str, sink: Sink, terms: Iterable[str]) -> Tree | None:
    """Return the tree of a text without its bad lines, which are reported; None if none is left."""
    return _Recovery(source, text, sink, terms).run()


class _Recovery(Repair):
    """One parse, line by line: where a line begins, and after a brace, one can go back to."""

    faults = 0
    without_brace = False  # whether a heading was refused that opens no block

    def run(self) -> Tree | None:
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
        if token.type == NEWLINE and not self.blocks.open:
            self.blocks.outside(self.line[0])
        if token.type == "LBRACE":
            self.blocks.begin(token, self.line[:-1], self.point)
        elif token.type == "RBRACE":
            self.blocks.end(token)
        if token.type in LINE_ENDS:
            self.begin()

    def too_long(self, token: Token) -> bool:
        """Refuse a number or a chain of words that no agreement has."""
        listing = self.line and self.line[0].type in LISTS
        self.steps += token.type in STEPS and not listing
        if self.steps > MAX_STEPS:
            messages.explain_chain(self.sink, token, MAX_STEPS)
        elif token.type in NUMBERS and sum(map(str.isdigit, token.text)) > MAX_DIGITS:
            messages.explain_long_number(self.sink, token, MAX_DIGITS)
        else:
            return False
        self.faults += 1
        self.skip(token)
        return True

    def recover(self, token: Token) -> None:
        """Report a token that nothing expects, and go on where that is safest."""
        self.faults += 1
        token = self.cursor.true_token(token)
        expected = self.expected()
        if token.type == "RBRACE" and self.line and not self.blocks.open and NEWLINE in expected:
            self.rewind()
            self.feed(Token.made(NEWLINE, token))
            self.stray_brace(token, expected)
        elif word := self.heads_outside(token):
            self.close_for(word, self.first(token).start_pos)
        elif token.type == "RBRACE" and not self.line:
            self.stray_brace(token, expected)
        elif token.type == NEWLINE and self.goes_on(token, expected):
            self.report(token, expected)
            self.rewind()
        elif token.type == NEWLINE and "LBRACE" in expected and self.opens_below(token):
            self.report(token, expected)
            self.rewind()
            self.feed(Token.made("LBRACE", self.line[-1]))
            self.feed(token)
        elif "LBRACE" in expected and self.stands_for_brace(token):
            messages.explain_brace(self.sink, token)
            self.rewind()
            self.feed(Token.made("LBRACE", token))
            self.cursor.move(token.end_pos)
        elif self.is_joined(token, expected) and not self.worded_otherwise(token, expected):
            messages.explain_joined(self.sink, token)
            self.rewind()
            self.feed(Token.made(NEWLINE, token))
            self.cursor.move(token.start_pos)
        elif (end := self.orphans_end(token)) is not None:
            self.pass_orphans(self.first(token).start_pos, end)
        elif self.lacks_sentence(token):
            self.without_sentence(token)
        else:
            self.report(token, expected)
            self.without_brace |= self.lacks_brace(token)
            self.skip(token)

    def close_for(self, word: str, start: int) -> None:
        """Close the blocks that a heading shows to be left open."""
        self.cursor.restore(self.point)
        self.unclosed(
            self.source.span_at(start, start + len(word)), "it should end before this line"
        )
        while self.blocks.open and not self.can_begin(word):
            self.close(start)
        self.cursor.move(start)

    def stray_brace(self, brace: Token, expected: set[str]) -> None:
        """Deal with a brace that closes nothing, or a block that has not said anything."""
        at = brace.start_pos
        self.cursor.restore(self.point)
        if not self.blocks.open:
            surplus = self.blocks.surplus or brace
            if not self.without_brace:
                closed, loose = self.blocks.closed, self.blocks.loose
                messages.explain_surplus(self.sink, surplus, closed, loose)
            self.without_brace = False
            self.blocks.surplus = None
            self.sink.lost.heading = True  # of a block that this one may have closed
            self.go_on(at + 1)
            return
        block = self.blocks.open[-1]
        below = self.page.first_sign(at + 1)
        if self.page.indent(below) > block.indent and below < len(self.page.text):
            messages.explain_surplus(self.sink, brace, block)
        else:
            self.report(brace, expected)
            self.drop(block)
        self.go_on(at + 1)

    def pass_orphans(self, start: int, end: int) -> None:
        """Pass over lines that stand in no block, up to the brace that closed the lost one."""
        self.cursor.restore(self.point)
        closed, brace = self.blocks.closed, self.blocks.surplus
        if brace is not None and self.page.first_sign(brace.end_pos) == start and closed:
            messages.explain_surplus(self.sink, brace, closed)
        else:
            messages.explain_orphans(
                self.sink, self.source.span_at(start, self.page.line_end(start))
            )
        self.sink.lost.heading = True
        self.lose(start, end)
        self.go_on(end)

    def without_sentence(self, token: Token) -> None:
        """Go on in a norm that begins with the second of its lines."""
        self.cursor.restore(self.point)
        first = self.first(token)
        messages.explain_no_sentence(self.sink, first, self.blocks.kind)
        self.stand_in()
        self.cursor.feed(Token.made(NEWLINE, token))
        self.begin()
        self.cursor.move(first.start_pos)

    def unclosed(self, span: Span, hint: str) -> None:
        """Report the block that is not closed: by the indents, else the innermost."""
        block = self.blocks.unclosed or self.blocks.open[-1]
        messages.explain_unclosed(self.sink, block, span, hint)
        self.blocks.unclosed = None

    def report(self, token: Token, expected: set[str]) -> None:
        """Say what is wrong with a token."""
        previous = self.line[-1] if self.line else None
        before = self.expected_before()
        fault = faults.Fault(token, previous, expected, before, self.trial(token))
        if faults.explain_unquoted(self.sink, fault):
            return
        found = self.worded_otherwise(token, expected)
        if found is not None:
            self.report_phrase(found)
            return
        faults.explain(self.sink, fault)

    def report_phrase(self, found: Found) -> None:
        """Say what is wrong with a turn of phrase; of a term that is not declared, say it once."""
        if found.code == "RR201":
            term = self.page.text[found.start : found.end]
            if term in self.undeclared:
                return
            self.undeclared.add(term)
        span = self.source.span_at(found.start, found.end)
        near = self.heading_like(found) if found.code == "RR201" else None
        messages.explain_phrase(self.sink, found, span, near)

    def heading_like(self, found: Found) -> Span | None:
        """Return where a term is declared that is like one that is not."""
        text = self.page.text
        near = closest(text[found.start : found.end], declared_terms(text), LIKE)
        at = text.find(near) if near else -1
        return self.source.span_at(at, at + len(near)) if at >= 0 else None

    def trial(self, token: Token) -> Trial:
        """Return what tries other words in the place of those that were refused."""
        start, offset = self.first(token).start_pos, token.start_pos
        text, end, block = self.page.text, token.end_pos, self.blocks.kind
        return Trial(self.point, self.line, text, start, offset, end, block)

    def worded_otherwise(self, token: Token, expected: set[str]) -> Found | None:
        """Return the turn of phrase by which the line says what the language says otherwise."""
        from engross.dsl.parse.prose.find import find_phrase, find_small_term
        from engross.dsl.parse.prose.joined import find_joined_term, find_undeclared

        at, text = token.start_pos, self.page.text
        start = at if "TERM" in expected else None
        previous = self.line[-1] if self.line else token
        # In small letters a term is read as a name: of something, or of a norm that “is” breached.
        back = 2 if previous.text == "is" and len(self.line) > 1 else 1
        named = self.line[-back] if self.line else token
        if named.type == "NAME" and named.line == token.line:
            before = self.cursor.accepts(self.point, self.line[:-back])
            start = named.start_pos if "TERM" in before else start
        trial = self.trial(token)
        found = find_small_term(text, start, at, trial) if start is not None else None
        found = found or find_joined_term(text, at, trial) or find_phrase(text, at, trial)
        if found is None and (term := self.undeclared_start(token)) is not None:
            found = find_undeclared(text, term)
        return found

    def finish(self) -> Tree | None:
        """Close what is open, and return the tree."""
        last = self.line[-1] if self.line else None
        if last is not None:
            self.report(Token.made(END, last), set())
            self.cursor.restore(self.point)
            self.begin()
        if self.blocks.open:
            end = len(self.page.text.rstrip())
            self.unclosed(self.source.span_at(end, end + 1), "the file ends here")
        while self.blocks.open:
            self.close(len(self.page.text))
        try:
            tree = self.cursor.feed(Token.made(END, last))
        except UnexpectedToken:
            return None
        return self.without_void(tree) if tree is not None else None
