"""Turn the bytes of a log into text, refusing what a reader could not see or trust."""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_left
from itertools import islice

from engross.compiler.engine.log.record import MAX_LOG_ERRORS, LogError, quote_log_text

# Control characters but tab and line feed (line ends are made uniform first).
_CONTROLS = r"\x00-\x08\x0b-\x1f\x7f-\x9f"
# Marks, embeddings, overrides and isolates that change the direction of text.
_DIRECTIONS = r"\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069"
# Default-ignorable and blank characters, and the two invisible line separators.
_INVISIBLES = (
    r"\u00ad\u034f\u115f\u1160\u17b4\u17b5\u180b-\u180f\u200b-\u200d\u2028\u2029"
    r"\u2060-\u2065\u206a-\u206f\u2800\u3164\ufe00-\ufe0f\ufeff\uffa0\ufff0-\ufffb"
    r"\U00013430-\U0001343f\U0001bca0-\U0001bca3\U0001d173-\U0001d17a\U000e0000-\U000e0fff"
)
_NOT_CHARACTERS = r"\ud800-\udfff\ufdd0-\ufdef\ufffe\uffff" + "".join(
    rf"\U{plane:04x}fffe\U{plane:04x}ffff" for plane in range(1, 17)
)
_REFUSED = re.compile(f"[{_CONTROLS}{_DIRECTIONS}{_INVISIBLES}{_NOT_CHARACTERS}]")
_CONTROL = re.compile(f"[{_CONTROLS}]")
_DIRECTION = re.compile(f"[{_DIRECTIONS}]")
_INVISIBLE = re.compile(f"[{_INVISIBLES}]")
_TEXT_LINE = re.compile(r"[^\n]+")

# Unicode gives control characters no name.
_CONTROL_NAMES = {0x00: "NULL", 0x08: "BACKSPACE", 0x0C: "FORM FEED", 0x1B: "ESCAPE"}
_BYTE_ORDER_MARK = b"\xef\xbb\xbf"
_UTF16_MARKS = (b"\xff\xfe", b"\xfe\xff")


def decode_log(data: bytes) -> str | LogError:
    """Return the text of a log with uniform line ends, or where it stops being UTF-8.

    A leading byte order mark and the line ends after the last line are dropped.
    """
    body = data.removeprefix(_BYTE_ORDER_MARK).rstrip(b"\r\n")
    try:
        return _unify_line_ends(body.decode("utf-8"))
    except UnicodeDecodeError as error:
        return _describe_bad_byte(body, error)


def list_refused(text: str) -> list[LogError]:
    """Return an error for each character that a log may not hold, up to the limit."""
    pattern = _CONTROL if text.isascii() else _REFUSED
    indexes = [match.start() for match in islice(pattern.finditer(text), MAX_LOG_ERRORS)]
    if not indexes:
        decomposed = _find_decomposed(text)
        indexes = [] if decomposed is None else [decomposed]
    return [_locate_refused(text, index) for index in indexes]


def find_refused(text: str) -> int | None:
    """Return the index of the first character of `text` that a log may not hold."""
    match = (_CONTROL if text.isascii() else _REFUSED).search(text)
    if match is not None:
        return match.start()
    return _find_decomposed(text)


def describe_refused(character: str) -> tuple[str, str]:
    """Return the message and the help for a character that a log may not hold."""
    name = name_character(character)
    if _REFUSED.match(character) is None:
        return (
            f"Found {name} where a composed character (Unicode NFC) was expected.",
            "Retype the letter with its accent as one character, or save the text as NFC.",
        )
    if _DIRECTION.match(character):
        return (
            f"Found {name}, which changes the direction of the text.",
            "Delete this invisible character; a log must read the way it is stored.",
        )
    if _INVISIBLE.match(character):
        return f"Found {name}, which cannot be seen.", "Delete this invisible character."
    if _CONTROL.match(character):
        return (
            f"Found {name}, a control character, where text was expected.",
            "Delete it, and save the log as plain UTF-8 text.",
        )
    return f"Found {name}, which is not a character.", "Delete it, or write the one meant."


def name_character(character: str) -> str:
    """Return the code point of `character` and its Unicode name, if it has one."""
    point = ord(character)
    name = unicodedata.name(character, _CONTROL_NAMES.get(point, ""))
    return f"U+{point:04X} {name}".rstrip()


def show_found(found: str) -> str:
    """Return the words for a piece of a log, also where quoting it would show nothing."""
    if found == '"':
        return "a quote"
    if found == " ":
        return "a space"
    return name_character(found[0]) if found.isspace() else quote_log_text(found)


def find_log_place(text: str, index: int) -> tuple[int, int]:
    """Return the line and column of an index of `text`, both counted from 1."""
    return text.count("\n", 0, index) + 1, index - text.rfind("\n", 0, index)


def _unify_line_ends(text: str) -> str:
    return text.replace("\r\n", "\n").replace("\r", "\n") if "\r" in text else text


def _describe_bad_byte(body: bytes, error: UnicodeDecodeError) -> LogError:
    before = _unify_line_ends(body[: error.start].decode("utf-8"))
    line, column = find_log_place(before, len(before))
    # Trailing line ends are already gone, so this is the cut of an incomplete copy.
    if error.reason == "unexpected end of data":
        message = "The last line is cut off in the middle of a character."
        return LogError("RR607", message, line, column, "Copy the whole log again, as UTF-8.")
    message = f"Found the byte 0x{body[error.start]:02X} where UTF-8 text was expected."
    help_text = "Save the log as UTF-8 (in a spreadsheet: CSV UTF-8)."
    if body.startswith(_UTF16_MARKS):
        help_text = 'The file is UTF-16 ("Unicode"); save it as UTF-8.'
    return LogError("RR601", message, line, column, help_text)


def _locate_refused(text: str, index: int) -> LogError:
    message, help_text = describe_refused(text[index])
    line, column = find_log_place(text, index)
    return LogError("RR602", message, line, column, help_text)


def _find_decomposed(text: str) -> int | None:
    """Return the index of the first character that keeps `text` from being NFC."""
    if text.isascii() or unicodedata.is_normalized("NFC", text):
        return None
    for match in _TEXT_LINE.finditer(text):
        line = match[0]
        if not unicodedata.is_normalized("NFC", line):
            return match.start() + _measure_composed(line)
    return None


def _measure_composed(line: str) -> int:
    """Return the length of the longest prefix of `line` that is NFC."""
    # Every part of NFC text is NFC, so the prefixes turn bad once and stay bad.
    return bisect_left(
        range(1, len(line) + 1),
        True,
        key=lambda length: not unicodedata.is_normalized("NFC", line[:length]),
    )
