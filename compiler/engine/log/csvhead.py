"""Read the header row of a CSV log: which key, or member of a map, each column holds."""

from __future__ import annotations

import re
from typing import NamedTuple

from engross.compiler.engine.log.characters import find_log_place
from engross.compiler.engine.log.csvcells import find_csv_cells
from engross.compiler.engine.log.record import MAX_LOG_ERRORS, LogError, quote_log_text

_CSV_MAP_NAME = re.compile(r"([^\[\]]+)\[([^\[\]]+)\]")
_CSV_BRACKET = re.compile(r"[\[\]]")
_CSV_OTHER_SEPARATOR = re.compile(r"[;\t]")


class CsvColumn(NamedTuple):
    """What a column holds: the value of `key`, or of its `member` if that is not None."""

    key: str
    member: str | None


def read_csv_header(
    text: str, start: int, names: list[str]
) -> tuple[list[CsvColumn], list[LogError]]:
    """Return the columns that the header row at `start` names, and its errors."""
    columns = [_parse_csv_name(name.strip()) for name in names]
    starts = find_csv_cells(text, start)
    errors: list[LogError] = []
    seen: set[CsvColumn] = set()
    is_map: dict[str, bool] = {}
    for index, (name, column) in enumerate(zip(names, columns, strict=True)):
        mapped = column.member is not None
        fault = _check_csv_name(name.strip())
        if fault is None and column in seen:
            message = f"The column {quote_log_text(name)} appears twice."
            fault = "RR604", message, "Keep one of the two columns."
        elif fault is None and is_map.setdefault(column.key, mapped) != mapped:
            message = f"The column {quote_log_text(name)} and another share a name."
            fault = "RR604", message, "Write either one plain column or columns as shares[Alder]."
        seen.add(column)
        if fault is not None:
            code, message, help_text = fault
            line, place = find_log_place(text, starts[index])
            errors.append(LogError(code, message, line, place, help_text))
        if len(errors) == MAX_LOG_ERRORS:
            break
    return columns, errors


def _parse_csv_name(name: str) -> CsvColumn:
    match = _CSV_MAP_NAME.fullmatch(name)
    if match is None:
        return CsvColumn(name, None)
    return CsvColumn(match[1].strip(), match[2].strip())


def _check_csv_name(name: str) -> tuple[str, str, str] | None:
    """Return the code, message and help for a name that cannot head a column."""
    if not name:
        message = "Found an empty cell in the header, where a name was expected."
        return "RR603", message, "Name the column, or remove it."
    other = _CSV_OTHER_SEPARATOR.search(name)
    if other is not None:
        found = "a tab" if other[0] == "\t" else "a semicolon"
        message = f"Found {found} in the header, where commas separate the names."
        return "RR603", message, "Save the log as CSV separated by commas."
    column = _parse_csv_name(name)
    if column.member is None and not _CSV_BRACKET.search(name):
        return None
    if column.key and column.member:
        return None
    message = f"Found {quote_log_text(name)} where a name or name[member] was expected."
    return "RR603", message, "Write a column of a map as shares[Alder]."
