"""Workflow commands, which GitHub shows beside the lines of a pull request."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from engross.dsl.diagnostics.diagnostic import Diagnostic
from engross.dsl.diagnostics.formats.shown import first_few
from engross.dsl.diagnostics.rules import Severity, rule
from engross.dsl.text.characters import visible
from engross.dsl.text.source import Source

_COMMANDS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.NOTE: "notice"}


def render(
    diagnostics: Iterable[Diagnostic],
    sources: Mapping[str, Source],  # noqa: ARG001
    *,
    colour: bool = False,  # noqa: ARG001
) -> str:
    """Return one command per line."""
    shown, more = first_few(diagnostics)
    lines = [_command(diagnostic) for diagnostic in shown]
    if more:
        lines.append(f"::notice title=engross::{_data(more)}")
    return "".join(f"{line}\n" for line in lines)


def _command(diagnostic: Diagnostic) -> str:
    span = diagnostic.primary.span
    properties = {"file": diagnostic.source_name, "line": span.line, "endLine": span.end_line}
    if span.line == span.end_line:  # columns are refused for places of several lines
        properties |= {"col": span.column, "endColumn": span.end_column}
    properties["title"] = f"{diagnostic.code} {rule(diagnostic.code).name}"
    told = [diagnostic.message, diagnostic.help, *diagnostic.notes]
    listed = ",".join(f"{key}={_property(str(value))}" for key, value in properties.items())
    return f"::{_COMMANDS[diagnostic.severity]} {listed}::" + "%0A".join(
        _data(part) for part in told if part
    )


def _data(text: str) -> str:
    return visible(text).replace("%", "%25")


def _property(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")
