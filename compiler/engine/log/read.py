"""Read the bytes of a log, whichever of its two forms it is written in."""

from __future__ import annotations

from engross.compiler.engine.log.characters import decode_log, find_log_place, list_refused
from engross.compiler.engine.log.csvlog import read_csv_records
from engross.compiler.engine.log.jsonl import read_json_lines
from engross.compiler.engine.log.record import MAX_LINE, MAX_LOG_BYTES, LogError, Record

STANDARD_INPUT_NAME = "-"


def read_records(data: bytes, name: str) -> tuple[list[Record], list[LogError]]:
    """Return the raw records of the log called `name`, and what is wrong with it.

    The errors are in the order of their lines and at most 20; with any error the
    records are incomplete and no verdict may rest on them.
    """
    if len(data) > MAX_LOG_BYTES:
        message = f"The log is larger than {MAX_LOG_BYTES // 1024**2} MiB."
        return [], [LogError("RR606", message, 1, 1, "Leave out what no term reads.")]
    text = decode_log(data)
    if isinstance(text, LogError):
        return [], [text]
    long_line = _find_long_line(text)
    if long_line is not None:
        return [], [_explain_long_line(text, long_line)]
    errors = list_refused(text)
    if errors:
        return [], errors
    if _is_csv(text, name):
        return read_csv_records(text)
    return read_json_lines(text)


def _is_csv(text: str, name: str) -> bool:
    if name == STANDARD_INPUT_NAME:
        # No header row can begin with a bracket, so a list is JSON of the wrong shape.
        first = text.lstrip(" \t\n")[:1]
        return first not in "{["
    return name.lower().endswith(".csv")


def _find_long_line(text: str) -> int | None:
    """Return the index where the first line that is too long starts."""
    at = 0
    while len(text) - at > MAX_LINE:
        # Hop by whole lines: each hop takes in as many as the limit holds.
        end = text.rfind("\n", at, at + MAX_LINE + 1)
        if end < 0:
            return at
        at = end + 1
    return None


def _explain_long_line(text: str, at: int) -> LogError:
    line, _ = find_log_place(text, at)
    message = f"The line is longer than {MAX_LINE:,} characters."
    help_text = "Write one event on each line, and shorten its notes."
    return LogError("RR606", message, line, MAX_LINE + 1, help_text)
