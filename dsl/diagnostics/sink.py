"""Where the stages put what they find."""

from __future__ import annotations

from collections.abc import Iterable

from engross.dsl.diagnostics.diagnostic import Diagnostic, Fix, Label, sort_key
from engross.dsl.diagnostics.lost import Lost
from engross.dsl.text.span import Span

MAX_COMPARED = 2_000
MAX_FOUND = 1_000


class Sink:
    """Collects the diagnostics about one source."""

    def __init__(self, source_name: str) -> None:
        self.source_name = source_name
        self.lost = Lost()
        self._found: dict[Diagnostic, None] = {}

    def report(
        self,
        code: str,
        span: Span,
        message: str,
        help: str = "",
        *,
        label: str = "",
        secondary: tuple[Label, ...] = (),
        notes: tuple[str, ...] = (),
        fix: Fix | None = None,
        lacking: Span | None = None,
    ) -> None:
        """Keep a diagnostic, up to a thousand; the same one twice counts once.

        A lost line has its own diagnostic, and gets no second. `lacking` is the
        block in which something is missing: nothing is missed where a part of it was lost.
        """
        if len(self._found) >= MAX_FOUND:
            return
        if span.line in self.lost.lines or (lacking and self.lost.touches(lacking)):
            return
        primary = Label(span, label)
        found = Diagnostic(code, message, self.source_name, primary, secondary, notes, help, fix)
        self._found[found] = None

    def extend(self, diagnostics: Iterable[Diagnostic]) -> None:
        """Keep diagnostics made elsewhere."""
        self._found.update(dict.fromkeys(diagnostics))

    def sorted(self) -> list[Diagnostic]:
        """Return what was found, in order of place."""
        return sorted(self._found, key=sort_key)


def closest(name: str, known: Iterable[str], likeness: float = 0.65) -> str:
    """Return the known name that is nearest to one that is not known, or nothing."""
    import difflib  # only where a name is wrong

    names = sorted(known)
    if len(names) > MAX_COMPARED:
        return ""
    found = difflib.get_close_matches(name[:80], names, 1, likeness)
    return found[0] if found else ""


def did_you_mean(name: str, known: Iterable[str], otherwise: str = "") -> str:
    """Return the question with the nearest known name, or other advice."""
    near = closest(name, known)
    return f"Did you mean “{near}”?" if near else otherwise
