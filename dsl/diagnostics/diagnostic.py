"""One thing to tell the author of a source: collected, never raised."""

from typing import TYPE_CHECKING, NamedTuple

from engross.dsl.text.span import Span

if TYPE_CHECKING:
    from engross.dsl.diagnostics.rules import Severity


class Label(NamedTuple):
    """A place, and a few words to stand beside it."""

    span: Span
    text: str = ""


class Fix(NamedTuple):
    """A replacement for a place; a safe one keeps the meaning and may be made unasked."""

    span: Span
    replacement: str
    safe: bool


class Diagnostic(NamedTuple):
    """What was found (message), where (labels), and what to write instead (help, fix)."""

    code: str
    message: str
    source_name: str
    primary: Label
    secondary: tuple[Label, ...] = ()
    notes: tuple[str, ...] = ()
    help: str = ""
    fix: Fix | None = None

    @property
    def severity(self) -> "Severity":
        """Look the severity up: it belongs to the rule."""
        from engross.dsl.diagnostics.rules import rule  # where nothing is told, none is needed

        return rule(self.code).severity


def sort_key(diagnostic: Diagnostic) -> tuple[str, Span, str, str]:
    """Order by place, then code."""
    return (
        diagnostic.source_name,
        diagnostic.primary.span,
        diagnostic.code,
        diagnostic.message,
    )
