"""Find the exact place and nature of the first fault in one line of JSON.

This is the slow path: it reads the line token by token, and only runs on a line that
the fast path could not read or would not trust.
"""

from __future__ import annotations

import json
import re
from itertools import islice

from engross.compiler.engine.log.characters import describe_refused, find_refused, show_found
from engross.compiler.engine.log.jsonplace import skip_json_blank
from engross.compiler.engine.log.record import (
    MAX_DIGITS,
    MAX_NESTING,
    has_too_many_digits,
    quote_log_text,
)

_JSON_WORD = re.compile(r'[^\s,:\[\]{}"]++')
_JSON_NUMBER = re.compile(r"-?(?:0|[1-9][0-9]*+)(?:\.[0-9]++)?(?:[eE][+-]?[0-9]++)?")
_JSON_GOOD_TEXT = re.compile(r'"(?:[^"\\\x00-\x1f]++|\\(?:["\\/bfnrt]|u[0-9a-fA-F]{4}))*')
_JSON_CUT_ESCAPE = re.compile(r"\\(?:u[0-9a-fA-F]{0,3})?")
# One written piece of a text for each character it stands for.
_JSON_PIECE = re.compile(
    r"\\u[dD][89abAB][0-9a-fA-F]{2}\\u[dD][c-fC-F][0-9a-fA-F]{2}|\\u.{4}|\\.|[^\\]"
)
_JSON_LITERALS = frozenset(("true", "false", "null"))
_JSON_NOT_NUMBERS = frozenset(("nan", "inf", "infinity"))

_OBJECT_HELP = 'Write each event on one line: {"date": "2025-03-01", "event": "..."}'
_VALUE_HELP = 'Write text as "text" in straight quotes, numbers as 600000, and true or false.'
_COMMA_HELP = "Delete this comma: commas stand between values."
_EXACT_HELP = f"Write an exact number of at most {MAX_DIGITS} digits, such as 0.05."


class JsonFault(Exception):
    """The first fault of a line: what an error needs but the line's number.

    `at` is the index of the fault in the line; `cut` says that the line just ends there.
    """

    def __init__(
        self, code: str, message: str, help_text: str, at: int, *, cut: bool = False
    ) -> None:
        super().__init__(message)
        self.code = code
        self.message = message
        self.help = help_text
        self.at = at
        self.cut = cut


def find_json_fault(line: str) -> JsonFault:
    """Return the first fault of a line that must hold one JSON object and nothing else."""
    try:
        _walk_json_line(line)
    except JsonFault as fault:
        return fault
    return JsonFault("RR603", "The line is not a JSON object.", _OBJECT_HELP, 0)


def _walk_json_line(line: str) -> None:
    at = skip_json_blank(line, 0)
    if not line.startswith("{", at):
        raise _expect_json("a line must be one object in braces", line, at, _OBJECT_HELP)
    at = skip_json_blank(line, _walk_json_object(line, at, 1))
    if line[at:].strip() == ",":
        help_text = "Delete this comma: each event stands on a line of its own."
        raise JsonFault("RR603", "Found a comma after the object.", help_text, at)
    if at < len(line):
        raise _expect_json("the line must end after its object", line, at, _OBJECT_HELP)


def _walk_json_value(line: str, at: int, depth: int) -> int:
    """Return the index after the value at `at`, which lies in `depth` objects and lists."""
    if line.startswith('"', at):
        return _walk_json_text(line, at)[1]
    if line.startswith(("{", "["), at):
        if depth >= MAX_NESTING:
            message = f"Found more than {MAX_NESTING} objects or lists inside each other."
            raise JsonFault("RR606", message, "Write plain values, lists or maps.", at)
        walk = _walk_json_object if line[at] == "{" else _walk_json_list
        return walk(line, at, depth + 1)
    return _walk_json_word(line, at)


def _walk_json_object(line: str, at: int, depth: int) -> int:
    names: set[str] = set()
    comma = at
    at = skip_json_blank(line, at + 1)
    if line.startswith("}", at):
        return at + 1
    while True:
        if names and line.startswith("}", at):
            raise JsonFault("RR603", "Found a comma after the last value.", _COMMA_HELP, comma)
        if not line.startswith('"', at):
            help_text = 'Write each name in straight double quotes: "date".'
            raise _expect_json("a name in double quotes was expected", line, at, help_text)
        name, end = _walk_json_text(line, at)
        if name in names:
            message = f"The name {quote_log_text(line[at + 1 : end - 1])} appears twice here."
            raise JsonFault("RR604", message, "Keep one of the two values.", at)
        names.add(name)
        at = skip_json_blank(line, end)
        if not line.startswith(":", at):
            raise _expect_json("a colon was expected after the name", line, at, _OBJECT_HELP)
        comma = skip_json_blank(line, _walk_json_value(line, skip_json_blank(line, at + 1), depth))
        at, more = _walk_json_separator(line, comma, "}")
        if not more:
            return at


def _walk_json_list(line: str, at: int, depth: int) -> int:
    at = skip_json_blank(line, at + 1)
    if line.startswith("]", at):
        return at + 1
    while True:
        comma = skip_json_blank(line, _walk_json_value(line, at, depth))
        at, more = _walk_json_separator(line, comma, "]")
        if not more:
            return at
        if line.startswith("]", at):
            raise JsonFault("RR603", "Found a comma after the last value.", _COMMA_HELP, comma)


def _walk_json_separator(line: str, at: int, closing: str) -> tuple[int, bool]:
    """Return the index after a comma or `closing`, and whether it was a comma."""
    at = skip_json_blank(line, at)
    if line.startswith(",", at):
        return skip_json_blank(line, at + 1), True
    if line.startswith(closing, at):
        return at + 1, False
    wanted = f"a comma or {closing} was expected"
    raise _expect_json(wanted, line, at, f"Put a comma between values, and {closing} at the end.")


def _walk_json_word(line: str, at: int) -> int:
    match = _JSON_WORD.match(line, at)
    if match is None:
        raise _expect_json("a value was expected", line, at, _VALUE_HELP)
    word = match[0]
    if word in _JSON_LITERALS:
        return match.end()
    if _JSON_NUMBER.fullmatch(word):
        if not has_too_many_digits(word):
            return match.end()
        message = f"The number {quote_log_text(word)} has more than {MAX_DIGITS} digits."
        raise JsonFault("RR605", message, _EXACT_HELP, at)
    if word.lstrip("+-").lower() in _JSON_NOT_NUMBERS:
        message = f"Found {quote_log_text(word)} where an exact number was expected."
        raise JsonFault("RR605", message, _EXACT_HELP, at)
    if match.end() == len(line):
        raise _end_json_early(line)
    raise _expect_json("a value was expected", line, at, _VALUE_HELP)


def _walk_json_text(line: str, at: int) -> tuple[str, int]:
    """Return the text that opens with the quote at `at`, and the index after it."""
    match = _JSON_GOOD_TEXT.match(line, at)
    end = at if match is None else match.end()
    if not line.startswith('"', end):
        raise _describe_bad_text(line, end)
    body = line[at + 1 : end]
    if "\\" not in body:
        return body, end + 1
    text: str = json.loads(line[at : end + 1])
    refused = find_refused(text)
    if refused is not None:
        # The piece of that number is the escape (or letter) that stands for it.
        piece = next(islice(_JSON_PIECE.finditer(body), refused, None))
        raise JsonFault("RR602", *describe_refused(text[refused]), at + 1 + piece.start())
    return text, end + 1


def _describe_bad_text(line: str, at: int) -> JsonFault:
    if at == len(line) or _JSON_CUT_ESCAPE.fullmatch(line, at):
        return _end_json_early(line)
    if line.startswith("\t", at):
        return JsonFault("RR603", "Found a tab inside quotes.", r"Write a space, or \t.", at)
    escape = quote_log_text(line[at : at + (6 if line.startswith("\\u", at) else 2)])
    help_text = r"Write \\ for a backslash, \" for a quote, \n for a new line."
    return JsonFault("RR603", f"Found {escape}, which stands for no character.", help_text, at)


def _expect_json(wanted: str, line: str, at: int, help_text: str) -> JsonFault:
    if at == len(line):
        return _end_json_early(line)
    match = _JSON_WORD.match(line, at)
    found = show_found(line[at] if match is None else match[0])
    return JsonFault("RR603", f"Found {found} where {wanted}.", help_text, at)


def _end_json_early(line: str) -> JsonFault:
    message = "The line ends before its object is closed."
    help_text = "Write the whole object, from { to }, on one line."
    return JsonFault("RR603", message, help_text, len(line), cut=True)
