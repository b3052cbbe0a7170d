"""One line for each diagnostic."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from engross.dsl.diagnostics.diagnostic import Diagnostic
from engross.dsl.diagnostics.formats.shown import first_few
from engross.dsl.text.characters import visible
from engross.dsl.text.source import Source


def render(
    diagnostics: Iterable[Diagnostic],
    sources: Mapping[str, Source],  # noqa: ARG001
    *,
    colour: bool = False,  # noqa: ARG001
) -> str:
    """Return `file.rr:12:8: error[RR103] message`, line by line."""
    shown, more = first_few(diagnostics)
    lines = [_line(diagnostic) for diagnostic in shown]
    if more:
        lines.append(more)
    return "".join(f"{line}\n" for line in lines)


def _line(diagnostic: Diagnostic) -> str:
    span = diagnostic.primary.span
    return visible(
        f"{diagnostic.source_name}:{span.line}:{span.column}: "
        f"{diagnostic.severity}[{diagnostic.code}] {diagnostic.message}"
    )
