"""Read a log written as JSON Lines: one object on each line that is not blank."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal
from json import JSONDecoder

from engross.compiler.engine.log.characters import find_refused
from engross.compiler.engine.log.jsonfault import find_json_fault
from engross.compiler.engine.log.jsonplace import JsonPlaces, skip_json_blank
from engross.compiler.engine.log.record import (
    MAX_LINE,
    MAX_LOG_ERRORS,
    MAX_LOG_RECORDS,
    MAX_LOG_VALUES,
    MAX_NESTING,
    LogError,
    Record,
    has_too_many_digits,
    limit_log_records,
    limit_log_values,
)

_JSON_CONTENT = re.compile(r"[^ \t\n][^\n]*+")
_JSON_INK = re.compile(r"[^ \t\n]")
_JSON_QUOTED = re.compile(r'"(?:[^"\\\n]++|\\.)*+"?')
_JSON_BRACKET = re.compile(r"[\[\]{}]")


def read_json_lines(text: str) -> tuple[list[Record], list[LogError]]:
    """Return the records of `text` and the errors of the lines that hold none."""
    records: list[Record] = []
    errors: list[LogError] = []
    if _holds_too_many_values(text):
        return records, [limit_log_values(1)]
    find_place = JsonPlaces(text).find
    searched = 0
    for number, line, end in _number_json_lines(text):
        values = _read_json_line(line)
        if values is not None:
            if len(records) == MAX_LOG_RECORDS:
                errors.append(limit_log_records(number))
                break
            records.append(Record(number, values, find_place, textual=False))
            continue
        errors.append(_explain_json_line(text, number, line, end))
        # Finding faults is slow: a few long broken lines must not take long either.
        searched += len(line)
        if len(errors) == MAX_LOG_ERRORS or searched > MAX_LINE:
            break
    return records, errors


def _number_json_lines(text: str) -> Iterator[tuple[int, str, int]]:
    """Yield the number, the content and the end of each line that is not blank."""
    number, counted = 1, 0
    for match in _JSON_CONTENT.finditer(text):
        first, end = match.span()
        if first == counted:  # no blank before it: the line begins here
            yield number, match[0], end
        else:
            start = text.rfind("\n", counted, first) + 1 or counted
            number += text.count("\n", counted, start)
            yield number, text[start:end], end
        number, counted = number + 1, end + 1


def _read_json_line(line: str) -> dict[str, object] | None:
    """Return the object a line holds, or None when the line is not to be trusted."""
    if line.count("{") + line.count("[") > MAX_NESTING and _nests_too_deep(line):
        return None
    try:
        values, end = _STRICT_JSON.raw_decode(line, skip_json_blank(line, 0))
    except ValueError:
        return None
    if type(values) is not dict or skip_json_blank(line, end) != len(line):
        return None
    if "\\" in line and find_refused(_join_json_texts(values)) is not None:
        return None
    return values


def _explain_json_line(text: str, number: int, line: str, end: int) -> LogError:
    fault = find_json_fault(line)
    if fault.cut and _JSON_INK.search(text, end) is None:
        help_text = "Copy the whole log again, or complete its last line."
        return LogError("RR607", "The last line is cut off.", number, fault.at + 1, help_text)
    return LogError(fault.code, fault.message, number, fault.at + 1, fault.help)


def _holds_too_many_values(text: str) -> bool:
    """Say whether `text` would unfold into too many values; commas in prose do not count."""
    if _count_json_values(text) <= MAX_LOG_VALUES:
        return False
    return _count_json_values(_JSON_QUOTED.sub("", text)) > MAX_LOG_VALUES


def _count_json_values(text: str) -> int:
    return text.count(",") + text.count("{") + text.count("[")


def _nests_too_deep(line: str) -> bool:
    depth = 0
    for bracket in _JSON_BRACKET.findall(_JSON_QUOTED.sub("", line)):
        depth += 1 if bracket in "{[" else -1
        if depth > MAX_NESTING:
            return True
    return False


def _join_json_texts(values: dict[str, object]) -> str:
    """Return every name and text in `values`, one on a line."""
    texts: list[str] = []
    rest: list[object] = [values]
    while rest:
        value = rest.pop()
        if isinstance(value, str):
            texts.append(value)
        elif isinstance(value, dict):
            texts.extend(value)
            rest.extend(value.values())
        elif isinstance(value, list):
            rest.extend(value)
    return "\n".join(texts)


def _read_exact_integer(digits: str) -> int:
    if has_too_many_digits(digits):
        raise ValueError(digits)
    return int(digits)


def _read_exact_decimal(digits: str) -> Decimal:
    if has_too_many_digits(digits):
        raise ValueError(digits)
    return Decimal(digits)


def _refuse_constant(name: str) -> object:
    raise ValueError(name)


def _keep_unique_names(pairs: list[tuple[str, object]]) -> dict[str, object]:
    values = dict(pairs)
    if len(values) != len(pairs):
        raise ValueError(pairs)
    return values


# What these refuse is found again, and explained, by the slow path.
_STRICT_JSON = JSONDecoder(
    object_pairs_hook=_keep_unique_names,
    parse_float=_read_exact_decimal,
    parse_int=_read_exact_integer,
    parse_constant=_refuse_constant,
)
