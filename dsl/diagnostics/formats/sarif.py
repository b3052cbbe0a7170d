"""SARIF 2.1.0, complete, for code scanning."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from urllib.parse import quote

from engross.dsl.diagnostics.diagnostic import Diagnostic, Fix, Label, sort_key
from engross.dsl.diagnostics.rules import Rule, Severity, all_rules
from engross.dsl.text.source import Source
from engross.dsl.text.span import Span

_SCHEMA = "https://json.schemastore.org/sarif-2.1.0.json"
_LEVELS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.NOTE: "note"}


def render(
    diagnostics: Iterable[Diagnostic],
    sources: Mapping[str, Source],  # noqa: ARG001
    *,
    colour: bool = False,  # noqa: ARG001
) -> str:
    """Return one log with one run, in ASCII."""
    rules = all_rules()
    numbers = {rule.code: number for number, rule in enumerate(rules)}
    run = {
        "tool": {"driver": {"name": "engross", "rules": [_rule(rule) for rule in rules]}},
        "columnKind": "unicodeCodePoints",
        "results": [
            _result(diagnostic, numbers[diagnostic.code])
            for diagnostic in sorted(diagnostics, key=sort_key)
        ],
    }
    return json.dumps({"$schema": _SCHEMA, "version": "2.1.0", "runs": [run]}, indent=2) + "\n"


def _rule(rule: Rule) -> dict[str, object]:
    return {
        "id": rule.code,
        "name": rule.name,
        "shortDescription": {"text": rule.summary},
        "fullDescription": {"text": rule.why},
        "help": {"text": f"Instead of:\n{rule.bad}\n\nwrite:\n{rule.good}"},
        "defaultConfiguration": {"level": _LEVELS[rule.severity]},
    }


def _result(diagnostic: Diagnostic, number: int) -> dict[str, object]:
    told = [diagnostic.message, diagnostic.help, *diagnostic.notes]
    name = diagnostic.source_name
    result: dict[str, object] = {
        "ruleId": diagnostic.code,
        "ruleIndex": number,
        "level": _LEVELS[diagnostic.severity],
        "message": {"text": "\n".join(part for part in told if part)},
        "locations": [_location(name, diagnostic.primary)],
    }
    if diagnostic.secondary:
        result["relatedLocations"] = [_location(name, label) for label in diagnostic.secondary]
    if diagnostic.fix:
        result["fixes"] = [_fix(name, diagnostic.fix, diagnostic.help)]
    return result


def _location(name: str, label: Label) -> dict[str, object]:
    physical = {"artifactLocation": _artifact(name), "region": _region(label.span)}
    location: dict[str, object] = {"physicalLocation": physical}
    if label.text:
        location["message"] = {"text": label.text}
    return location


def _fix(name: str, fix: Fix, words: str) -> dict[str, object]:
    replacement = {
        "deletedRegion": _region(fix.span),
        "insertedContent": {"text": fix.replacement},
    }
    change = {"artifactLocation": _artifact(name), "replacements": [replacement]}
    return {"description": {"text": words or "Replace it."}, "artifactChanges": [change]}


def _artifact(name: str) -> dict[str, str]:
    return {"uri": quote(name.replace("\\", "/"), errors="surrogateescape")}


def _region(span: Span) -> dict[str, int]:
    return {
        "startLine": span.line,
        "startColumn": span.column,
        "endLine": span.end_line,
        "endColumn": span.end_column,
    }
