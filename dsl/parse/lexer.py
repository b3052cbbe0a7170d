"""Cut a text into tokens: which kinds are looked for depends on where the parser is."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from functools import cache

from engross.dsl.parse.tables import load_tables
from engross.dsl.parse.terms import joined_terms, term_finder
from engross.dsl.parse.tree import Token

# Read everywhere, so that the parser sees whole words, new lines, and signs that no rule expects.
ALWAYS = ("NAME", "TERM", "_NL", "UNREADABLE")


class Lexer:
    """The lexer at one place of a text; `terms` are those of the agreement that it is beside."""

    def __init__(self, text: str, terms: Iterable[str] = ()) -> None:
        self.text = text
        self._whole_term = term_finder({*terms, *joined_terms(text)})
        self.move(0)

    def move(self, offset: int) -> None:
        """Let the lexer go on from an offset."""
        self.offset = offset
        self.line = self.text.count("\n", 0, offset) + 1
        self.line_start = self.text.rfind("\n", 0, offset) + 1

    def tokens(self, states: list[int]) -> Iterator[Token]:
        """Yield the tokens from where the lexer stands; the last of the states is the parser's."""
        text, tables = self.text, load_tables()
        actions, keywords, ignored = tables.actions, tables.keywords, tables.ignored
        anything = _pattern(tuple(tables.terminals))
        while found := anything(text, self.offset):
            kind = found.lastgroup or ""
            accepted = actions[states[-1]]
            if kind not in accepted and kind not in ALWAYS and kind not in ignored:
                # What was tried before it matches nothing here: try those that are looked for.
                found = _pattern(_looked_for(states[-1]))(text, self.offset)
                assert found is not None
                kind = found.lastgroup or ""
            start, end = self._span(found, kind)
            line, column = self.line, start - self.line_start + 1
            if text[start] == "\n":
                self.line += text.count("\n", start, end)
                self.line_start = text.rfind("\n", start, end) + 1
            self.offset = end
            if kind in ignored:
                continue
            word = text[start:end]
            if kind == "NAME" and keywords.get(word) in accepted:
                kind = keywords[word]
            yield Token(kind, word, start, line, column, self.line, end - self.line_start + 1, end)

    def token_at(self, offset: int) -> Token | None:
        """Return the token that begins at an offset, as it would be read where anything could."""
        tables = load_tables()
        found = _pattern(tuple(tables.terminals))(self.text, offset)
        if found is None:
            return None
        kind = str(found.lastgroup)
        start, end = self._span(found, kind)
        word = self.text[start:end]
        if start != offset or "\n" in word:
            return None
        line = self.text.count("\n", 0, offset) + 1
        column = offset - self.text.rfind("\n", 0, offset)
        kind = tables.keywords.get(word, kind) if kind == "NAME" else kind
        return Token(kind, word, offset, line, column, line, column + len(word), end)

    def _span(self, found: re.Match[str], kind: str) -> tuple[int, int]:
        """Return where a token begins and ends: a declared term with its small words."""
        start, end = found.span(kind)
        if kind == "TERM" and self._whole_term is not None:
            whole = self._whole_term(self.text, start)
            end = max(end, whole.end()) if whole else end
        return start, end


def _looked_for(state: int) -> tuple[str, ...]:
    tables = load_tables()
    wanted = {*tables.actions[state], *tables.ignored, *ALWAYS}
    return tuple(kind for kind in tables.terminals if kind in wanted)


@cache
def _pattern(kinds: tuple[str, ...]) -> Callable[[str, int], re.Match[str] | None]:
    terminals = load_tables().terminals
    signs = "|".join(f"(?P<{kind}>{terminals[kind]})" for kind in kinds)
    return re.compile(rf"[ \t]*+(?:{signs})").match
