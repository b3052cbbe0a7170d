"""A line that was refused: what could stand in it is tried before anybody is told to write it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from engross.dsl.parse.lexer import Lexer
from engross.dsl.parse.machine import END, Checkpoint, Machine, UnexpectedToken
from engross.dsl.parse.terms import joined_terms
from engross.dsl.parse.tree import Token
from engross.dsl.parse.vocabulary import keyword_names, keywords

NEWLINE = "_NL"
MAX_TRIED = 2_000  # signs of a line; what is longer is no line of an agreement
MAX_WORDS = 8
MAX_WAYS = 3


class Trial(NamedTuple):
    """Where the parser was before a line, what it took of it, and the token that it refused.

    The line begins at `start` of the text, and the refused token stands from `offset` to `end`.
    `block` is the keyword of the block that holds the line.
    """

    point: Checkpoint
    line: Sequence[Token]
    text: str
    start: int
    offset: int
    end: int
    block: str

    def reads(self, start: int, end: int, instead: str, further: int = 0) -> bool:
        """Tell whether the line is read beyond its fault with other words in a place.

        Beyond a word that is put in the place of the fault stands the next one; beyond one that
        is put before it, the word that was refused, and the next; and so many words `further`.
        """
        if start < self.start or end - self.start > MAX_TRIED:
            return False
        tried = self.text[self.start : start] + instead + self.text[end : end + MAX_TRIED] + "\n"
        beyond = max(end, self.offset) - self.start + len(instead) - (end - start)
        wanted = further + (1 if self.offset < end else 2)
        machine = Machine()
        machine.restore(self.point)
        terms = joined_terms(self.text)
        try:
            for token in Lexer(tried, terms).tokens(machine.states):
                if token.type == NEWLINE and machine.states == self.point.states:
                    continue  # a comment, which is a part of the line before
                machine.feed(token)
                wanted -= token.start_pos >= beyond
                if not wanted:
                    break
        except UnexpectedToken:
            return False
        finally:
            machine.restore(self.point)  # the lists in it are shared
        return True

    def begins(self, word: str) -> bool:
        """Tell whether a line could begin with a keyword here."""
        return keyword_names()[word] in Machine().accepts(self.point)

    def ways(self, kind: str) -> list[str]:
        """Return how a line can go on with a keyword: the words that must follow it, in each way.

        Where a choice is left, or something is to be filled in, the words end in “…”.
        """
        first = keywords()[kind]
        follow = self._following(kind)
        if not follow <= set(keywords()) or len(follow) > MAX_WAYS:
            return [first]
        return [" ".join((first, *self._forced(kind, second))) for second in _in_order(follow)]

    def _forced(self, *kinds: str) -> list[str]:
        """Return the words from the second of some kinds on, and those that only can follow."""
        said = [keywords()[kind] for kind in kinds[1:]]
        while len(said) < MAX_WORDS:
            follow = self._following(*kinds)
            if NEWLINE in follow or END in follow:
                return said
            if len(follow) != 1 or not follow <= set(keywords()):
                break
            kinds = (*kinds, *follow)
            said.append(keywords()[kinds[-1]])
        return [*said, "…"]

    def _following(self, *kinds: str) -> set[str]:
        return Machine().accepts(self.point, [*self.line, *kinds])


def _in_order(kinds: set[str]) -> list[str]:
    return [kind for kind in keywords() if kind in kinds]
