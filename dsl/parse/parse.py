"""Parse a source: straight through where it has no fault, else line by line."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from engross.dsl.diagnostics.sink import Sink
from engross.dsl.parse.bounds import LINE_ENDS, MAX_DIGITS, MAX_STEPS, NUMBERS, STEPS
from engross.dsl.parse.lexer import Lexer
from engross.dsl.parse.machine import END, Machine, UnexpectedToken
from engross.dsl.parse.tree import Token, Tree
from engross.dsl.parse.twice import check_twice
from engross.dsl.text.source import Source


def parse(source: Source, text: str, sink: Sink, terms: Iterable[str] = ()) -> Tree | None:
    """Return the tree of a text, without its bad lines, which are reported.

    `terms` are those with small words that the agreement of a file of scenarios declares.
    """
    tree = _straight_through(text, terms)
    if tree is None:
        # Imported here: a text without a fault needs none of it.
        from engross.dsl.parse.recovery.recover import recover

        tree = recover(source, text, sink, terms)
    if tree is not None:
        check_twice(source, tree, sink)
    return tree


def _straight_through(text: str, terms: Iterable[str]) -> Tree | None:
    """Return the tree of a text that has no fault."""
    machine = Machine()
    try:
        machine.run(_within_bounds(Lexer(text, terms).tokens(machine.states)))
        return machine.feed(Token.made(END, None))
    except (UnexpectedToken, _BeyondBounds):
        return None


class _BeyondBounds(Exception):
    """A token that may be one too many, or too long."""


def _within_bounds(tokens: Iterable[Token]) -> Iterator[Token]:
    """Yield tokens as long as none can be beyond a bound. Raises _BeyondBounds."""
    steps = 0
    for token in tokens:
        kind = token.type
        if kind in LINE_ENDS:
            steps = 0
        elif kind in STEPS:
            steps += 1
            if steps > MAX_STEPS:
                raise _BeyondBounds
        elif kind in NUMBERS and len(token.text) > MAX_DIGITS:
            raise _BeyondBounds
        yield token
