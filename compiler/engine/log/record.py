"""What reading a log gives: raw records, located errors, and the limits both keep to."""

import re
from collections.abc import Callable
from typing import NamedTuple

MAX_LOG_BYTES = 64 * 1024 * 1024
MAX_LINE = 1024 * 1024
MAX_NESTING = 8
MAX_DIGITS = 40
# Bounds on what a small file can unfold into: 10 MB must be read within 300 MB.
MAX_LOG_RECORDS = 250_000
MAX_LOG_VALUES = 1_000_000
MAX_LOG_ERRORS = 20
MAX_LOG_EXCERPT = 60

# (line the record starts on, key, member or None, whether the name itself is meant) ->
# (line, column) of the value, or of its name.
PlaceFinder = Callable[[int, str, str | int | None, bool], tuple[int, int]]

# Compiled where it is first needed: few logs have a number that is so long.
_WRITTEN_NUMBER = r"-?([0-9]++)(?:\.([0-9]++))?(?:[eE]([+-]?[0-9]++))?"
_LONGEST_EXPONENT = 4


class LogError(NamedTuple):
    """A located fault of a log; line and column count from 1, columns in code points."""

    code: str
    message: str
    line: int
    column: int
    help: str


class Record:
    """One raw record: where it starts, its values by key, and where each value stands.

    `textual` is true when every value is still cell text (CSV), so that the
    vocabulary decides what is a number, a truth value or a list.
    """

    __slots__ = ("_find_place", "line", "textual", "values")

    def __init__(
        self, line: int, values: dict[str, object], find_place: PlaceFinder, *, textual: bool
    ) -> None:
        self.line = line
        self.values = values
        self.textual = textual
        self._find_place = find_place

    def place(
        self, key: str, member: str | int | None = None, *, named: bool = False
    ) -> tuple[int, int]:
        """Return the line and column of the value of `key`, or of its `member`.

        A member is a name in a map or an index in a list; with `named`, the place is that of
        the name itself. What is absent has the place of what would hold it: the map or list, and
        else the record itself.
        """
        return self._find_place(self.line, key, member, named)

    def columns(self, key: str) -> int:
        """Return the column of the value of `key`."""
        return self.place(key)[1]

    def __repr__(self) -> str:
        return f"Record(line={self.line}, values={self.values!r}, textual={self.textual})"


def quote_log_text(text: str) -> str:
    """Return `text` in quotes on one line, elided when it is long."""
    flat = " ".join(text[: 4 * MAX_LOG_EXCERPT].split())
    if len(text) > 4 * MAX_LOG_EXCERPT or len(flat) > MAX_LOG_EXCERPT:
        flat = flat[: MAX_LOG_EXCERPT - 1] + "…"
    return f'"{flat}"'


def limit_log_records(line: int) -> LogError:
    """Return the error for a log whose record on `line` is one too many."""
    message = f"The log has more than {MAX_LOG_RECORDS:,} records."
    return LogError("RR606", message, line, 1, "Leave out what no term of the agreement reads.")


def limit_log_values(line: int) -> LogError:
    """Return the error for a log that holds too many values by `line`."""
    message = f"The log has more than {MAX_LOG_VALUES:,} values."
    return LogError("RR606", message, line, 1, "Leave out what no term of the agreement reads.")


def has_too_many_digits(number: str) -> bool:
    """Say whether a decimal `number`, written out in full, has more than MAX_DIGITS digits.

    Counting on the text keeps a number such as 1e999999999 from ever being built.
    Text that is not a decimal number may count as too long.
    """
    if len(number) <= MAX_DIGITS and "e" not in number and "E" not in number:
        return False
    match = re.fullmatch(_WRITTEN_NUMBER, number)
    if match is None:
        return True
    whole, fraction, exponent = match[1], match[2] or "", match[3] or "0"
    # int() refuses thousands of digits, be they zeros.
    size = exponent.lstrip("+-0") or "0"
    if len(size) > _LONGEST_EXPONENT:
        return True
    shift = -int(size) if exponent.startswith("-") else int(size)
    return max(len(whole) + shift, 0) + max(len(fraction) - shift, 0) > MAX_DIGITS
