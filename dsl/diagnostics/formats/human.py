"""For people at a terminal: the message, the line it is about, and what to write instead."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from attrs import frozen

from engross.dsl.diagnostics.diagnostic import Diagnostic, Label
from engross.dsl.diagnostics.formats.excerpt import excerpt
from engross.dsl.diagnostics.formats.shown import first_few
from engross.dsl.diagnostics.rules import Severity
from engross.dsl.text.characters import visible
from engross.dsl.text.source import Source

_BOLD, _RESET, _BLUE = "\x1b[1m", "\x1b[0m", "\x1b[1;34m"
_COLOURS = {
    Severity.ERROR: "\x1b[1;31m",
    Severity.WARNING: "\x1b[1;33m",
    Severity.NOTE: "\x1b[1;36m",
}


def render(
    diagnostics: Iterable[Diagnostic],
    sources: Mapping[str, Source],
    *,
    colour: bool = False,
) -> str:
    """Return one block per diagnostic, with a blank line between blocks."""
    shown, more = first_few(diagnostics)
    blocks = [
        "\n".join(_Block(diagnostic, sources.get(diagnostic.source_name), colour).lines())
        for diagnostic in shown
    ]
    if more:
        blocks.append(more)
    return "\n\n".join(blocks) + "\n" if blocks else ""


@frozen
class _Block:
    diagnostic: Diagnostic
    source: Source | None
    colour: bool

    def lines(self) -> Iterator[str]:
        diagnostic = self.diagnostic
        span = diagnostic.primary.span
        head = self._paint(f"{diagnostic.severity}[{diagnostic.code}]", self._colour)
        yield head + self._paint(f": {visible(diagnostic.message)}", _BOLD)
        arrow = self._paint(f"{' ' * self._gutter}-->", _BLUE)
        yield f"{arrow} {visible(diagnostic.source_name)}:{span.line}:{span.column}"
        if self.source:
            yield from self._snippet(self.source)
        for word, text in self._remarks():
            first, *rest = text.split("\n")
            yield f"{self._bar('=')} {self._paint(f'{word}:', _BOLD)} {visible(first)}"
            for line in rest:
                yield " " * (self._gutter + 3 + len(word) + 2) + visible(line)

    def _snippet(self, source: Source) -> Iterator[str]:
        yield self._bar()
        previous = 0
        for line in sorted({label.span.line for label in self._labels}):
            if previous and line > previous + 1:
                yield self._paint("...", _BLUE)
            previous = line
            labels = [label for label in self._labels if label.span.line == line]
            yield from self._line(source.line_text(line), labels)
        if any(True for _ in self._remarks()):
            yield self._bar()

    def _line(self, text: str, labels: list[Label]) -> Iterator[str]:
        """Show a line and, below it, one row for each label; the excerpt turns on the first."""
        cut = excerpt(text, labels[0].span.column)
        number = self._paint(f"{labels[0].span.line:>{self._gutter}} |", _BLUE)
        yield f"{number} {cut.text}".rstrip()
        for label in labels:
            span = label.span
            start = cut.stop(span.column)
            end = cut.stop(span.end_column if span.end_line == span.line else len(text) + 1)
            primary = label is self.diagnostic.primary
            sign, colour = ("^", self._colour) if primary else ("-", _BLUE)
            row = f"{sign * max(1, end - start)} {visible(label.text)}".rstrip()
            yield f"{self._bar()} {' ' * start}{self._paint(row, colour)}"

    def _remarks(self) -> Iterator[tuple[str, str]]:
        if self.diagnostic.help:
            yield "help", self.diagnostic.help
        for note in self.diagnostic.notes:
            yield "note", note

    @property
    def _labels(self) -> tuple[Label, ...]:
        return (self.diagnostic.primary, *self.diagnostic.secondary)

    @property
    def _gutter(self) -> int:
        return len(str(max(label.span.line for label in self._labels)))

    @property
    def _colour(self) -> str:
        return _COLOURS[self.diagnostic.severity]

    def _bar(self, sign: str = "|") -> str:
        return self._paint(f"{' ' * self._gutter} {sign}", _BLUE)

    def _paint(self, text: str, colour: str) -> str:
        return f"{colour}{text}{_RESET}" if self.colour else text
