"""Read a record as strictly as a log: a line that is not understood stops the work."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

from engross.compiler.engine.days import parse_day
from engross.compiler.engine.log.read import read_records
from engross.compiler.engine.log.record import MAX_LOG_ERRORS, LogError
from engross.compiler.engine.log.record import Record as Line
from engross.compiler.record.entries import Election, Record, SignOff, TextRead
from engross.dsl.diagnostics.sink import did_you_mean

DIGEST = re.compile(r"[0-9a-f]{16}")
WORD = "a text that is not empty"
DAY = "a date, YYYY-MM-DD"
ONE = "sixteen hexadecimal digits"
MANY = "a list of digests"
BY_NAME = "digests by name"
BY_SECTION = "lists of digests by section"


class RecordFault(Exception):
    """A record cannot be read; the text has the place of every fault."""


def read_record(path: str) -> Record:
    """Return the record at a path; empty where there is none. Raises `RecordFault`."""
    try:
        data = Path(path).read_bytes()
    except FileNotFoundError:
        return Record()
    except (OSError, ValueError):
        raise RecordFault(f"{path}: it cannot be read") from None
    lines, errors = read_records(data, path)
    entries = [] if errors else [_entry(line, errors) for line in lines]
    if errors:
        raise RecordFault(_errors_text(path, errors))
    return Record(
        tuple(entry for entry in entries if isinstance(entry, TextRead)),
        tuple(entry for entry in entries if isinstance(entry, Election)),
        tuple(entry for entry in entries if isinstance(entry, SignOff)),
    )


def _is_word(value: Any) -> bool:
    return isinstance(value, str) and bool(value.strip())


def _is_digest(value: Any) -> bool:
    return isinstance(value, str) and DIGEST.fullmatch(value) is not None


def _are_digests(value: Any) -> bool:
    return isinstance(value, list) and all(map(_is_digest, value))


# What each kind of line holds: a test, and what is wanted where it fails.
TESTS: dict[str, Callable[[Any], bool]] = {
    WORD: _is_word,
    DAY: lambda value: isinstance(value, str) and parse_day(value) is not None,
    ONE: _is_digest,
    MANY: _are_digests,
    BY_NAME: lambda value: isinstance(value, dict) and all(map(_is_digest, value.values())),
    BY_SECTION: lambda value: isinstance(value, dict) and all(map(_are_digests, value.values())),
}
KINDS: dict[str, dict[str, str]] = {
    "text": {"by": WORD, "on": DAY, "source": WORD, "sections": BY_SECTION},
    "election": {
        "reading": WORD,
        "option": WORD,
        "by": WORD,
        "on": DAY,
        "because": WORD,
        "rests_on": BY_NAME,
        "text": BY_NAME,
    },
    "sign-off": {"section": WORD, "by": WORD, "on": DAY, "program": ONE, "text": MANY},
}


def _entry(line: Line, errors: list[LogError]) -> TextRead | Election | SignOff | None:
    """Return the entry of a line; note what is wrong with one that is none."""
    values = dict(line.values)
    kind = values.pop("kind", None)
    if not isinstance(kind, str) or kind not in KINDS:
        message = f"“{kind}” is not a kind of line" if kind else "the line has no kind"
        known = f"The kinds are: {', '.join(KINDS)}."
        errors.append(LogError("RR701", message, *line.place("kind"), known))
        return None
    wanted, before = KINDS[kind], len(errors)
    for key in values.keys() - wanted.keys():
        place = line.place(key, named=True)
        help_text = did_you_mean(key, wanted, f"It has: {', '.join(wanted)}.")
        errors.append(
            LogError("RR701", f"a line of kind “{kind}” has no “{key}”", *place, help_text)
        )
    for key, want in wanted.items():
        if key not in values:
            message = f"“{key}” is missing"
            errors.append(LogError("RR701", message, line.line, 1, f"Write {want}."))
        elif not TESTS[want](values[key]):
            message = f"“{key}” is not {want}"
            errors.append(LogError("RR701", message, *line.place(key), f"Write {want}."))
    if len(errors) > before:
        return None
    return _made(kind, values, line.line)


def _made(kind: str, values: dict[str, Any], line: int) -> TextRead | Election | SignOff:
    if kind == "text":
        sections = {cite: tuple(found) for cite, found in values.pop("sections").items()}
        return TextRead(**values, sections=sections, line=line)
    if kind == "election":
        return Election(**values, line=line)
    return SignOff(**{**values, "text": tuple(values["text"])}, line=line)


def _errors_text(path: str, errors: list[LogError]) -> str:
    ordered = sorted(errors, key=lambda error: (error.line, error.column))
    lines = []
    for error in ordered[:MAX_LOG_ERRORS]:
        lines.append(f"{path}:{error.line}:{error.column}: {error.code} {error.message}")
        lines.append(f"  help: {error.help}")
    if len(errors) > MAX_LOG_ERRORS:
        lines.append(f"{len(errors) - MAX_LOG_ERRORS} more not shown.")
    return "\n".join(lines)
