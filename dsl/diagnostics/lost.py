"""What could not be read, so that nothing is said about it twice."""

from __future__ import annotations

import re
from collections.abc import Iterable

from engross.dsl.text.span import Span

# Patterns, not compiled until a line is lost.
_QUOTED_NAME = r'"((?:[A-Z][\w\'&-]*[ \t]*)+)"'
_PROSE = r'"[^"\n]*"?|#[^\n]*'
_TERM = r"[A-Z][\w'&-]*(?:[ \t]+[A-Z][\w'&-]*)*"
_NAME = r"(?<![\w-])[a-z][\w-]*"


class Lost:
    """The lines of a source that were left out, and the names that they may have declared."""

    def __init__(self) -> None:
        self.lines: set[int] = set()
        self.heading = False
        self._terms: set[str] = set()
        self._names: set[str] = set()

    def add_lines(self, lines: Iterable[int]) -> None:
        """Leave lines out: each of them has its diagnostic."""
        self.lines.update(lines)

    def add_text(self, text: str) -> None:
        """Keep what the words of a line left out may have declared."""
        self._terms.update(name.strip() for name in re.findall(_QUOTED_NAME, text))
        for line in text.split("\n"):
            plain = re.sub(_PROSE, "", line)
            self._names.update(re.findall(_NAME, plain))
            term = re.search(_TERM, plain)
            if term:
                words = term[0].split()
                self._terms.update((" ".join(words), " ".join(words[1:])))
                self._names.update(term[0].lower().split())

    def may_declare(self, name: str) -> bool:
        """Tell whether a name that is not declared may be declared where nothing was read."""
        if name[:1].islower():
            return name in self._names or all(word in self._names for word in name.split())
        return any(f"{term} ".startswith((f"{name} ", f"{name}s ")) for term in self._terms)

    def touches(self, span: Span) -> bool:
        """Tell whether a part of a stretch of text was left out."""
        return any(span.line <= line <= span.end_line for line in self.lines)
