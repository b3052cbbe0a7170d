"""Cut a text into tokens: which kinds are looked for depends on where the parser is."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import cache

from engross.dsl.parse.tables import load_tables
from engross.dsl.parse.terms import joined_terms, term_finder
from engross.dsl.parse.tree import Token

# Read everywhere, so that the parser sees whole words, new lines, and signs that no rule expects.
ALWAYS = ("NAME", "TERM", "_NL", "UNREADABLE")


class Lexer:
    """The lexer of a text; `terms` are those of the agreement that it is beside."""

    def __init__(self, text: str, terms: Iterable[str] = ()) -> None:
        self.text = text
        self._whole_term = term_finder({*terms, *joined_terms(text)})

    def tokens(self, states: list[int], offset: int = 0) -> Iterator[Token]:
        """Yield the tokens from an offset on; the last of the states is the parser's."""
        text, whole_term, tables = self.text, self._whole_term, load_tables()
        actions, keywords, ignored = tables.actions, tables.keywords, frozenset(tables.ignored)
        anywhere = ignored.union(ALWAYS)
        anything = _pattern(tuple(tables.terminals))
        line, line_break = text.count("\n", 0, offset) + 1, text.rfind("\n", 0, offset)
        while offset < len(text):
            for found in anything.finditer(text, offset):
                kind = found.lastgroup or ""
                start, offset = found.start(), found.start(kind)
                accepted = actions[states[-1]]
                if kind == "NAME":  # most tokens are, and none of what follows concerns them
                    word = text[start:offset]
                    keyword = keywords.get(word, kind)
                    if keyword in accepted:
                        kind = keyword
                    column, end_column = start - line_break, offset - line_break
                    yield Token(kind, word, start, offset, line, column, line, end_column)
                    continue
                ends_elsewhere = False
                if kind not in accepted and kind not in anywhere:
                    # What was tried before it matches nothing here: try those looked for.
                    kind, offset = _first(_pattern(_looked_for(states[-1])), text, start)
                    ends_elsewhere = True
                if whole_term is not None and kind == "TERM":
                    whole_end = self._term_end(start, offset)
                    ends_elsewhere |= whole_end != offset
                    offset = whole_end
                word = text[start:offset]
                first_line, column = line, start - line_break
                if "\n" in word:
                    line += word.count("\n")
                    line_break = start + word.rindex("\n")
                if kind not in ignored:
                    end_column = offset - line_break
                    yield Token(kind, word, start, offset, first_line, column, line, end_column)
                if ends_elsewhere:
                    break

    def token_at(self, offset: int) -> Token | None:
        """Return the token that begins at an offset, as it would be read where anything could."""
        tables = load_tables()
        kind, end = _first(_pattern(tuple(tables.terminals)), self.text, offset)
        if kind == "TERM":
            end = self._term_end(offset, end)
        word = self.text[offset:end]
        if not kind or kind in tables.ignored or "\n" in word:
            return None
        line = self.text.count("\n", 0, offset) + 1
        column = offset - self.text.rfind("\n", 0, offset)
        kind = tables.keywords.get(word, kind) if kind == "NAME" else kind
        return Token(kind, word, offset, end, line, column, line, column + len(word))

    def _term_end(self, start: int, end: int) -> int:
        """Return where a term ends: a declared one with its small words."""
        whole = self._whole_term(self.text, start) if self._whole_term else None
        return max(end, whole.end()) if whole else end


def _looked_for(state: int) -> tuple[str, ...]:
    tables = load_tables()
    wanted = {*tables.actions[state], *tables.ignored, *ALWAYS}
    return tuple(kind for kind in tables.terminals if kind in wanted)


@cache
def _pattern(kinds: tuple[str, ...]) -> re.Pattern[str]:
    """Return the pattern of one token, and blanks after it; an empty group at its end names it."""
    terminals = load_tables().terminals
    return re.compile(rf"(?:{'|'.join(f'(?:{terminals[k]})(?P<{k}>)' for k in kinds)})[ \t]*+")


def _first(pattern: re.Pattern[str], text: str, offset: int) -> tuple[str, int]:
    """Return the kind of the token at an offset, and where it ends; no kind at a blank end."""
    found = pattern.match(text, offset)
    kind = (found.lastgroup or "") if found else ""
    return kind, found.start(kind) if found else offset
