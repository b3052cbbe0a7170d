"""The text as its author sees it: lines, indents and braces, whatever the grammar makes of them.

Only the recovery from errors looks at the layout; a text without errors may be laid out anyhow.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from engross.dsl.parse.vocabulary import item_words

MAX_ORPHANS = 200

# Quoted words that are not closed end with the line, or before the brace at its end.
_SIGN = re.compile(
    r'#[^\n]*|"[^"\n]*"|"[^"\n{]*(?=\{[ \t]*$)|"[^"\n]*|(?P<brace>[{}])', re.MULTILINE
)
_LINE_END = re.compile(r"\n(?:[ \t]*+(?:#[^\n]*+)?+\n)*+(?![ \t]*(?:and|or|but|asks)(?![\w-]))")
_BLANK = re.compile(r"(?:[ \t\n]|#[^\n]*)*")
# A word with what makes its line a heading: the brace of a block, or a name where none follows.
_HEADING = re.compile(
    r"(?P<block>[a-z]+)(?=[ \t]*\{|[ \t]+[^\n]*\{)"
    r"|(?P<line>authority|parameter|section|notice)(?=[ \t]+[A-Z0-9])"
    r'|(?P<told>provision|noise)(?=[ \t]+[a-z"])'
)


class Page:
    """Where lines and blocks of a text begin and end."""

    def __init__(self, text: str) -> None:
        self.text = text

    def line_start(self, offset: int) -> int:
        """Return where the line of an offset begins."""
        return self.text.rfind("\n", 0, offset) + 1

    def first_sign(self, offset: int) -> int:
        """Return the first offset from here on that is neither blank nor comment."""
        found = _BLANK.match(self.text, offset)
        return found.end() if found else offset

    def indent(self, offset: int) -> int:
        """Return how far the line of an offset is indented."""
        start = self.line_start(offset)
        line = self.text[start:].split("\n", 1)[0] if start == 0 else self._line(start)
        return len(line) - len(line.lstrip(" \t"))

    def _line(self, start: int) -> str:
        end = self.text.find("\n", start)
        return self.text[start : end if end >= 0 else len(self.text)]

    def begins_line(self, offset: int) -> bool:
        """Tell whether nothing but blanks stands before an offset on its line."""
        return not self.text[self.line_start(offset) : offset].strip()

    def heading(self, offset: int) -> str:
        """Return the keyword of the heading that stands at an offset, if one does."""
        found = _HEADING.match(self.text, offset)
        return found[0] if found and found[0] in item_words() else ""

    def line_end(self, offset: int) -> int:
        """Return where the line ends, with the lines that continue it."""
        found = _LINE_END.search(self.text, offset)
        return found.start() if found else len(self.text)

    def quote_end(self, end: int) -> int:
        """Return where quoted words end that are cut in two: with the next line, or here."""
        below = self.first_sign(end)
        cut = self.text[below : self.line_end(below)].count('"') % 2
        return self.line_end(below) if cut else end

    def deeper_end(self, end: int, start: int) -> int:
        """Return the end of the lines below one that are indented deeper than it."""
        below = self.first_sign(end)
        while below < len(self.text) and self.indent(below) > self.indent(start):
            if self.text[below] == "}" or self.heading(below):
                break
            end = self.line_end(below)
            below = self.first_sign(end)
        return end

    def braces(self, start: int, end: int | None = None) -> Iterator[int]:
        """Yield the braces that stand neither in quotes nor in comments."""
        for sign in _SIGN.finditer(self.text, start, len(self.text) if end is None else end):
            if sign["brace"]:
                yield sign.start()

    def block_end(self, brace: int) -> int:
        """Return where a block ends: at its own brace, or where the next heading begins."""
        indent, depth = self.indent(brace), 0
        for at in self.braces(brace):
            if at > brace and self.begins_line(at) and self.indent(at) < indent:
                return self.line_start(at)
            start = self.line_start(at) + self.indent(at)
            if start > brace and self.heading(start) and self.indent(at) <= indent:
                return self.line_start(at)
            depth += 1 if self.text[at] == "{" else -1
            if depth == 0:
                return at + 1
        return len(self.text)

    def orphans_end(self, line: int, above: int) -> int | None:
        """Return where lines end whose heading is lost: after a brace indented beyond `above`."""
        indent = self.indent(line)
        at = self.first_sign(self.line_end(line))
        for _ in range(MAX_ORPHANS):
            if at >= len(self.text):
                break
            deep = self.indent(at)
            if self.text[at] == "}":
                return at + 1 if above < deep <= indent else None
            if deep <= above or self.heading(at) or "{" in self.text[at : self.line_end(at)]:
                return None
            at = self.first_sign(self.line_end(at))
        return None
