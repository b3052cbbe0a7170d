"""One JSON array, complete, for other programs."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping

from engross.dsl.diagnostics.diagnostic import Diagnostic, Label, sort_key
from engross.dsl.diagnostics.rules import rule
from engross.dsl.text.source import Source
from engross.dsl.text.span import Span


def render(
    diagnostics: Iterable[Diagnostic],
    sources: Mapping[str, Source],  # noqa: ARG001
    *,
    colour: bool = False,  # noqa: ARG001
) -> str:
    """Return an array of objects, in ASCII."""
    objects = [_object(diagnostic) for diagnostic in sorted(diagnostics, key=sort_key)]
    return json.dumps(objects, indent=2) + "\n"


def _object(diagnostic: Diagnostic) -> dict[str, object]:
    fix = diagnostic.fix
    return {
        "code": diagnostic.code,
        "name": rule(diagnostic.code).name,
        "severity": diagnostic.severity.value,
        "message": diagnostic.message,
        "file": diagnostic.source_name,
        **_label(diagnostic.primary),
        "secondary": [_label(label) for label in diagnostic.secondary],
        "notes": list(diagnostic.notes),
        "help": diagnostic.help,
        "fix": fix and {"span": _span(fix.span), "replacement": fix.replacement, "safe": fix.safe},
    }


def _label(label: Label) -> dict[str, object]:
    return {"span": _span(label.span), "label": label.text}


def _span(span: Span) -> dict[str, int]:
    return {
        "line": span.line,
        "column": span.column,
        "end_line": span.end_line,
        "end_column": span.end_column,
    }
