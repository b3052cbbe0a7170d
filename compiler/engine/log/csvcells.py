"""Split one row of CSV into cells, strictly, with the place where each cell starts."""

from __future__ import annotations

import re

from engross.compiler.engine.log.characters import show_found

_CSV_QUOTED = re.compile(r'"(?:[^"]++|"")*+"')
_CSV_CELL = re.compile(r'(?:"((?:[^"]++|"")*+)"|([^",\n]*+))(?=[,\n]|\Z)')


class CsvFault(Exception):
    """The fault of a row: what an error needs but its line and column.

    `at` is the index of the fault in the text; `unclosed` says that a quote never closes,
    so that no row after it can be told apart.
    """

    def __init__(self, message: str, help_text: str, at: int, *, unclosed: bool = False) -> None:
        super().__init__(message)
        self.message = message
        self.help = help_text
        self.at = at
        self.unclosed = unclosed


def split_csv_row(text: str, at: int) -> tuple[list[str], int]:
    """Return the cells of the row that starts at `at`, and the index where it ends.

    Raises CsvFault when the row's quotes are wrong.
    """
    end = text.find("\n", at)
    if end < 0:
        end = len(text)
    # Without a quote a row is one line, and every comma ends a cell.
    if text.find('"', at, end) < 0:
        return text[at:end].split(","), end
    cells, _, end = _split_quoted_row(text, at)
    return cells, end


def find_csv_cells(text: str, at: int) -> list[int]:
    """Return the index where each cell of the row at `at` starts, and where the row ends.

    The row must be one that `split_csv_row` has split.
    """
    _, starts, end = _split_quoted_row(text, at)
    return [*starts, end]


def _split_quoted_row(text: str, at: int) -> tuple[list[str], list[int], int]:
    cells: list[str] = []
    starts: list[int] = []
    while True:
        match = _CSV_CELL.match(text, at)
        if match is None:
            raise _explain_csv_cell(text, at)
        quoted, plain = match.groups()
        cells.append(plain if quoted is None else quoted.replace('""', '"'))
        starts.append(at)
        at = match.end()
        if not text.startswith(",", at):
            return cells, starts, at
        at += 1


def _explain_csv_cell(text: str, at: int) -> CsvFault:
    """Return the fault of the cell at `at`, which does not end where its text says."""
    if not text.startswith('"', at):
        message = "Found a quote inside a cell that does not start with one."
        help_text = 'Start the cell with " right after the comma, and write "" for a quote inside.'
        return CsvFault(message, help_text, text.index('"', at))
    match = _CSV_QUOTED.match(text, at)
    if match is None:
        help_text = 'Close the cell with ", and write "" for a quote inside it.'
        message = "The quote that opens here is never closed."
        return CsvFault(message, help_text, at, unclosed=True)
    found = show_found(text[match.end()])
    message = f"Found {found} after a closing quote, where a comma was expected."
    return CsvFault(message, 'Write "" for a quote inside a quoted cell.', match.end())
