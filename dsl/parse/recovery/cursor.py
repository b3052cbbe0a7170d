"""A parser with its lexer: it can be put elsewhere in the text, and asked what stands there."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from engross.dsl.parse.lexer import Lexer
from engross.dsl.parse.machine import Machine
from engross.dsl.parse.tree import Token


class Cursor(Machine):
    """The parser and its lexer at one place of a text."""

    def __init__(self, text: str, terms: Iterable[str] = ()) -> None:
        super().__init__()
        self._lexer = Lexer(text, terms)
        self.move(0)

    def tokens(self) -> Iterator[Token]:
        """Yield the tokens from where the cursor stands, wherever it is moved meanwhile."""
        while (token := next(self._tokens, None)) is not None:
            yield token

    def move(self, offset: int) -> None:
        """Let the lexer go on from another offset."""
        self._tokens = self._lexer.tokens(self.states, offset)

    def token_at(self, offset: int) -> Token | None:
        """Return the token that begins at an offset, as it would be read where anything could."""
        return self._lexer.token_at(offset)

    def true_token(self, token: Token) -> Token:
        """Return a token as it would be read where anything could stand."""
        if token.type not in ("NAME", "UNREADABLE"):
            return token
        return self._lexer.token_at(token.start_pos) or token
