"""Read a source as what its layout is made of: its lines of words, its braces, its comments."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from attrs import define, field, frozen

from engross.dsl.parse.lexer import Lexer
from engross.dsl.parse.machine import Machine
from engross.dsl.parse.tree import Token
from engross.dsl.text.spelling import fold

NEWLINE = "_NL"
NUMBER = "NUMBER"
COMMENT = "COMMENT"
FACTS = ("DATE", "GIVEN")

_COMMENT = re.compile(r"#[^\n]*")


@frozen
class Comment:
    """A comment: beside the words before it, or on a line of its own, after a blank one or not."""

    text: str
    beside: bool
    blank: bool


@frozen
class Word:
    """A word or sign, the parser's kind of it, and the comments between it and the word before."""

    kind: str
    text: str
    comments: tuple[Comment, ...] = ()


@frozen(eq=False)
class Block:
    """A pair of braces: the kind of the word that opens its heading, and how deep it stands."""

    kind: str
    depth: int

    @property
    def holds_items(self) -> bool:
        """Tell whether declarations and norms stand here, not the lines of one."""
        return self.kind in ("", "SECTION")


@define
class Entry:
    """A line of words, with the lines that continue it, a closing brace, or a comment's line.

    `block` is the block in which it stands, `blank` tells that a blank line stands above it, and
    `beside` is the comment at its end.
    """

    block: Block
    blank: bool
    words: list[Word] = field(factory=list)
    opens: bool = False
    closes: bool = False
    beside: str = ""

    @property
    def kind(self) -> str:
        """Return the kind of its first word, empty for a brace."""
        return self.words[0].kind if self.words else ""


def read_entries(text: str, terms: Iterable[str] = ()) -> list[Entry]:
    """Return the entries of a text that has no errors of syntax. Raises UnexpectedToken."""
    return _Reading(text, terms).run()


class _Reading:
    def __init__(self, text: str, terms: Iterable[str]) -> None:
        self.text = text
        self.terms = terms
        self.entries: list[Entry] = []
        self.blocks = [Block("", 0)]
        self.line: Entry | None = None
        self.end = 0

    def run(self) -> list[Entry]:
        machine = Machine()
        for token in Lexer(self.text, self.terms).tokens(machine.states):
            kind = NUMBER if self.is_number(token, machine) else token.type
            machine.feed(token)
            if kind == NEWLINE:
                self.line = None
                continue
            self.take(kind, token.text, token.start_pos)
            self.end = token.end_pos
        self.between(len(self.text))
        return self.entries

    def is_number(self, token: Token, machine: Machine) -> bool:
        """Tell whether a token without commas stands where the language takes one with them."""
        if token.type != "INT" or len(token.text) < 4 or (self.line and self.line.kind in FACTS):
            return False
        return bool(machine.accepts(machine.checkpoint(), [NUMBER]))

    def take(self, kind: str, text: str, start: int) -> None:
        if kind == "LBRACE":
            assert self.line is not None
            self.line.opens = True
            self.blocks.append(Block(self.line.words[0].kind, len(self.blocks)))
            self.line = None
        elif kind == "RBRACE":
            blank = self.between(start)
            self.blocks.pop()
            self.entries.append(Entry(self.blocks[-1], blank, closes=True))
            self.line = None
        elif self.line is None:
            blank = self.between(start)
            self.line = Entry(self.blocks[-1], blank, [Word(kind, fold(text))])
            self.entries.append(self.line)
        else:
            comments = tuple(self.comments(start))
            self.line.words.append(Word(kind, fold(text), comments))

    def between(self, start: int) -> bool:
        """Keep the comments above an entry; tell whether a blank line stands right above it."""
        for comment in self.comments(start):
            if comment.beside and self.entries:
                self.entries[-1].beside = comment.text
            else:
                word = Word(COMMENT, comment.text)
                self.entries.append(Entry(self.blocks[-1], comment.blank, [word]))
        return _ends_blank(self.text[self.end : start])

    def comments(self, start: int) -> Iterator[Comment]:
        gap = self.text[self.end : start]
        last = 0
        for found in _COMMENT.finditer(gap):
            before = gap[last : found.start()]
            beside = last == 0 and "\n" not in before
            yield Comment(found[0].rstrip(), beside, _ends_blank(before))
            last = found.end()


def _ends_blank(gap: str) -> bool:
    """Tell whether a blank line stands at the end of what lies between two words."""
    return gap[gap.rfind("#") + 1 :].count("\n") > 1
