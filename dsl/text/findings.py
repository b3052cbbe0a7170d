"""What the scan has found so far, and the plain text that it hands to the parser."""

from __future__ import annotations

from engross.dsl.diagnostics.diagnostic import Diagnostic, Fix, Label
from engross.dsl.text.source import Source

MAX_FINDINGS = 1_000


class Findings:
    """Collect diagnostics, and put plain characters where others stood, length for length."""

    def __init__(self, source: Source) -> None:
        self._source = source
        self._characters: list[str] = []
        self.diagnostics: list[Diagnostic] = []

    @property
    def full(self) -> bool:
        """Tell whether the list has its last entry: then there is no use in going on."""
        return len(self.diagnostics) > MAX_FINDINGS

    @property
    def text(self) -> str:
        """Return the text with everything replaced."""
        return "".join(self._characters) or self._source.text

    def beside(self, start: int, end: int) -> tuple[str, str]:
        """Return the character of the source before a place, and the one behind it."""
        text = self._source.text
        return text[max(0, start - 1) : start], text[end : end + 1]

    def replace(self, start: int, end: int, plain: str) -> None:
        """Put `plain` there, filled up with spaces or cut to the length that it replaces."""
        if not self._characters:
            self._characters = list(self._source.text)
        length = end - start
        self._characters[start:end] = plain[:length].ljust(length)

    def report(
        self,
        code: str,
        start: int,
        end: int,
        message: str,
        label: str,
        help: str,
        fix: Fix | None = None,
    ) -> None:
        """Add a diagnostic; the one too many says instead that the list stops."""
        if self.full:
            return
        if len(self.diagnostics) == MAX_FINDINGS:
            code, fix = "RR117", None
            message = f"More than {MAX_FINDINGS:,} places in this file cannot stay as they are."
            label = "the list stops here"
            help = (
                "Use Find and Replace for those listed, then check the file again to see the rest."
            )
        primary = Label(self._source.span_at(start, end), label)
        self.diagnostics.append(
            Diagnostic(code, message, self._source.name, primary, help=help, fix=fix)
        )

    def fix(self, start: int, end: int, replacement: str, *, safe: bool) -> Fix:
        """Return the fix that puts `replacement` between two offsets."""
        return Fix(self._source.span_at(start, end), replacement, safe)
