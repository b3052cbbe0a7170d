"""Read a log written as CSV: a header row of names, then one record on each row."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
from typing import NamedTuple

from engross.compiler.engine.log.characters import find_log_place
from engross.compiler.engine.log.csvcells import CsvFault, find_csv_cells, split_csv_row
from engross.compiler.engine.log.csvhead import CsvColumn, read_csv_header
from engross.compiler.engine.log.record import (
    MAX_LINE,
    MAX_LOG_ERRORS,
    MAX_LOG_RECORDS,
    MAX_LOG_VALUES,
    LogError,
    Record,
    limit_log_records,
    limit_log_values,
)

_CSV_INK = re.compile(r"[^ \t\n]")
_CSV_LINE_START = re.compile(r"^", re.MULTILINE)


class CsvRow(NamedTuple):
    """The cells of one row, the line it starts on, and the index where it starts."""

    line: int
    start: int
    cells: list[str]


def read_csv_records(text: str) -> tuple[list[Record], list[LogError]]:
    """Return the records of `text` and the errors of its header or of its rows."""
    rows = _split_csv_rows(text)
    header = next(rows, None)
    if header is None:
        message = "The file is empty; a header row was expected."
        help_text = "Start with a row of names: date,event"
        return [], [LogError("RR603", message, 1, 1, help_text)]
    if isinstance(header, LogError):
        return [], [header]
    columns, errors = read_csv_header(text, header.start, header.cells)
    if errors:
        return [], errors
    return _read_csv_rows(text, columns, rows)


class CsvPlaces:
    """Find where cells stand in the rows of a log that was read without an error."""

    def __init__(self, text: str, columns: list[CsvColumn]) -> None:
        self._text = text
        self._columns = columns
        ink = _CSV_INK.search(text)
        self._header = text.rfind("\n", 0, ink.start()) + 1 if ink else 0
        self._starts: list[int] = []

    def find(self, line: int, key: str, member: str | int | None, named: bool) -> tuple[int, int]:
        """Return the line and column of a cell or its head, or of its row where there is none."""
        if not self._starts:
            self._starts = [match.start() for match in _CSV_LINE_START.finditer(self._text)]
        index = self._find_column(key, member)
        start = self._header if named and index is not None else self._starts[line - 1]
        at = start if index is None else find_csv_cells(self._text, start)[index]
        cell_line = bisect_right(self._starts, at)
        return cell_line, at - self._starts[cell_line - 1] + 1

    def _find_column(self, key: str, member: str | int | None) -> int | None:
        named = [index for index, column in enumerate(self._columns) if column.key == key]
        exact = [index for index in named if self._columns[index].member == member]
        return next(iter(exact + named), None)


def _read_csv_rows(
    text: str, columns: list[CsvColumn], rows: Iterator[CsvRow | LogError]
) -> tuple[list[Record], list[LogError]]:
    records: list[Record] = []
    errors: list[LogError] = []
    find_place = CsvPlaces(text, columns).find
    count = 0
    for row in rows:
        if isinstance(row, LogError):
            errors.append(row)
        elif len(row.cells) != len(columns):
            errors.append(_explain_cell_count(text, row, len(columns)))
        elif values := _name_csv_cells(columns, row.cells):
            count += len(row.cells) - row.cells.count("")
            if count > MAX_LOG_VALUES:
                errors.append(limit_log_values(row.line))
                break
            if len(records) == MAX_LOG_RECORDS:
                errors.append(limit_log_records(row.line))
                break
            records.append(Record(row.line, values, find_place, textual=True))
        if len(errors) == MAX_LOG_ERRORS:
            break
    return records, errors


def _split_csv_rows(text: str) -> Iterator[CsvRow | LogError]:
    """Yield the line, the start and the cells of each row that is not blank, or its error."""
    number, counted, at = 1, 0, 0
    while match := _CSV_INK.search(text, at):
        start = max(text.rfind("\n", at, match.start()) + 1, at)
        number += text.count("\n", counted, start)
        counted = start
        try:
            cells, at = split_csv_row(text, start)
        except CsvFault as fault:
            line, column = find_log_place(text, fault.at)
            yield LogError("RR603", fault.message, line, column, fault.help)
            at = len(text) if fault.unclosed else text.find("\n", fault.at)
            if at < 0:
                return
            continue
        if at - start > MAX_LINE:
            message = f"The row is longer than {MAX_LINE:,} characters."
            yield LogError("RR606", message, number, 1, "Shorten its cells.")
        else:
            yield CsvRow(number, start, cells)


def _name_csv_cells(columns: list[CsvColumn], cells: list[str]) -> dict[str, object]:
    """Return the values of a row by key; an empty cell states nothing."""
    values: dict[str, object] = {}
    maps: dict[str, dict[str, str]] = {}
    for (key, member), cell in zip(columns, cells, strict=True):
        content = cell.strip()
        if not content:
            continue
        if member is None:
            values[key] = content
        else:
            values[key] = maps.setdefault(key, {})
            maps[key][member] = content
    return values


def _explain_cell_count(text: str, row: CsvRow, wanted: int) -> LogError:
    """Place the error at the first cell too many, or where a missing cell should be."""
    count = len(row.cells)
    at = find_csv_cells(text, row.start)[min(wanted, count)]
    line, column = find_log_place(text, at)
    message = f"Cells in this row: {count}; in the header: {wanted}."
    help_text = (
        "Leave a cell empty where there is nothing; if the log ends here, it may be cut off."
        if count < wanted
        else 'Put a cell that has a comma in it in quotes: "Smith, Alder & Co".'
    )
    return LogError("RR603", message, line, column, help_text)
