"""A parser that can be put back to an earlier point of the text, and asked what it would take."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from copy import copy

from attrs import frozen
from lark import Token, Tree, UnexpectedToken
from lark.parsers.lalr_interactive_parser import InteractiveParser

from engross.dsl.parse.parser import load_parser


@frozen
class Checkpoint:
    """The parser's stacks at a point, and how long the lists on them were."""

    states: tuple[int, ...]
    values: tuple[object, ...]
    lengths: tuple[int, ...]


class Cursor:
    """The parser and its lexer at one place of a text."""

    def __init__(self, text: str) -> None:
        self._interactive: InteractiveParser = load_parser().parse_interactive(text)
        self._state = self._interactive.parser_state
        lexing = self._interactive.lexer_thread.state
        assert lexing is not None
        self._lexing = lexing
        self.text = text

    def tokens(self) -> Iterator[Token]:
        """Yield the tokens from where the cursor stands, wherever it is moved meanwhile."""
        yield from self._interactive.lexer_thread.lex(self._state)  # type: ignore[no-untyped-call]

    def feed(self, token: Token) -> object:
        """Give the parser a token. Raises UnexpectedToken."""
        return self._interactive.feed_token(token)

    def checkpoint(self) -> Checkpoint:
        """Return where the parser is."""
        values = tuple(self._state.value_stack)
        lengths = tuple(len(v.children) if isinstance(v, Tree) else 0 for v in values)
        return Checkpoint(tuple(self._state.state_stack), values, lengths)

    def restore(self, point: Checkpoint) -> None:
        """Put the parser back; lists that have grown since are cut."""
        self._state.state_stack[:] = point.states
        self._state.value_stack[:] = point.values
        for value, length in zip(point.values, point.lengths, strict=True):
            if isinstance(value, Tree):
                del value.children[length:]

    def move(self, offset: int) -> None:
        """Let the lexer go on from another offset."""
        counter = self._lexing.line_ctr
        counter.char_pos = offset
        counter.line = self.text.count("\n", 0, offset) + 1
        counter.line_start_pos = self.text.rfind("\n", 0, offset) + 1
        counter.column = offset - counter.line_start_pos + 1

    def accepts(self, point: Checkpoint, tokens: Iterable[Token | str] = ()) -> set[str]:
        """Return what the grammar takes after some tokens from a point; nothing if not those."""
        trial = self._interactive.copy(deepcopy_values=False)  # type: ignore[no-untyped-call]
        trial.parser_state.parse_conf = copy(trial.parser_state.parse_conf)
        trial.parser_state.parse_conf.callbacks = {}
        trial.parser_state.state_stack[:] = point.states
        trial.parser_state.value_stack[:] = [None] * (len(point.states) - 1)
        try:
            for token in tokens:
                trial.feed_token(token if isinstance(token, Token) else Token(token, ""))
        except UnexpectedToken:
            return set()
        return set(trial.accepts())

    def true_token(self, token: Token) -> Token:
        """Return a token as it would be read where anything could stand."""
        if token.type not in ("NAME", "UNREADABLE"):
            return token
        return self.token_at(token.start_pos or 0) or token

    def token_at(self, offset: int) -> Token | None:
        """Return the token that begins at an offset, as it would be read where anything could."""
        lexer = load_parser().parser.lexer.lexer.root_lexer
        found = lexer.match(self._lexing.text, offset)
        if not found or "\n" in found[0]:
            return None
        text, kind = found
        line = self.text.count("\n", 0, offset) + 1
        column = offset - self.text.rfind("\n", 0, offset)
        end = column + len(text)
        return Token(kind, text, offset, line, column, line, end, offset + len(text))
