"""The bytes of a log: encoding, refused characters, line ends, and whole-file limits."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from engross.compiler.engine.log.characters import find_refused, name_character
from engross.compiler.engine.log.read import read_records
from engross.compiler.engine.log.record import (
    MAX_LINE,
    MAX_LOG_BYTES,
    MAX_LOG_ERRORS,
    LogError,
    quote_log_text,
)

NAMES = ("log.jsonl", "log.csv", "LOG.CSV", "-")


def only_error(data: bytes, name: str = "log.jsonl") -> LogError:
    records, errors = read_records(data, name)
    assert records == []
    assert len(errors) == 1
    return errors[0]


def place(error: LogError) -> tuple[str, int, int]:
    return error.code, error.line, error.column


def contents(data: bytes, name: str) -> tuple[list[tuple[int, object, bool]], list[LogError]]:
    records, errors = read_records(data, name)
    return [(record.line, record.values, record.textual) for record in records], errors


@pytest.mark.parametrize(
    ("data", "expected"),
    [
        (b'{"a": 1}\n{"b": "M\xfcller"}\n', ("RR601", 2, 9)),
        (b"\xff", ("RR601", 1, 1)),
        ('{"a": "ü"}\r\n{"ü'.encode() + b"\x80x", ("RR601", 2, 4)),
        (b'{"a": 1}\r\xc0\xaf', ("RR601", 2, 1)),
        (b'\xef\xbb\xbf{"a\xfe"}', ("RR601", 1, 4)),
        (b'{"a": "\xed\xa0\x80"}', ("RR601", 1, 8)),
    ],
)
def test_first_bad_byte_is_placed(data: bytes, expected: tuple[str, int, int]) -> None:
    error = only_error(data)
    assert place(error) == expected
    assert "UTF-8" in error.message


def test_bad_byte_is_named_and_utf16_is_recognised() -> None:
    assert "0xFC" in only_error(b'{"a": "\xfc"}').message
    error = only_error('{"a": 1}'.encode("utf-16"))
    assert place(error) == ("RR601", 1, 1)
    assert "UTF-16" in error.help


@pytest.mark.parametrize("end", [b"", b"\n", b"\r\n"])
def test_end_inside_a_character_is_a_cut_off_line(end: bytes) -> None:
    error = only_error(b'{"a": 1}\n{"a": "M\xc3' + end)
    assert place(error) == ("RR607", 2, 9)
    assert "cut off" in error.message


@pytest.mark.parametrize(
    ("character", "name"),
    [
        ("\u202e", "U+202E RIGHT-TO-LEFT OVERRIDE"),
        ("\u2066", "U+2066 LEFT-TO-RIGHT ISOLATE"),
        ("\u200b", "U+200B ZERO WIDTH SPACE"),
        ("\u200d", "U+200D ZERO WIDTH JOINER"),
        ("\u2028", "U+2028 LINE SEPARATOR"),
        ("\ufeff", "U+FEFF ZERO WIDTH NO-BREAK SPACE"),
        ("\u00ad", "U+00AD SOFT HYPHEN"),
        ("\u3164", "U+3164 HANGUL FILLER"),
        ("\ufe0f", "U+FE0F VARIATION SELECTOR-16"),
        ("\U000e0041", "U+E0041 TAG LATIN CAPITAL LETTER A"),
        ("\x00", "U+0000 NULL"),
        ("\x1b", "U+001B ESCAPE"),
        ("\x85", "U+0085"),
        ("\x7f", "U+007F"),
        ("\ufffe", "U+FFFE"),
        ("\ufdd0", "U+FDD0"),
        ("\U0010ffff", "U+10FFFF"),
    ],
)
@pytest.mark.parametrize("name_of_log", ["log.jsonl", "log.csv"])
def test_refused_character_is_named(character: str, name: str, name_of_log: str) -> None:
    error = only_error(f'{{"a": 1}}\n{{"a": "ü{character}x"}}'.encode(), name_of_log)
    assert place(error) == ("RR602", 2, 9)
    assert f"Found {name}" in error.message
    assert character not in error.message + error.help


@pytest.mark.parametrize(
    "value", ["Müller", "Ærø", "Łódź", "株式会社", "a\u00a0b", "👍", "Ὀδυσσεύς"]
)
def test_letters_of_every_script_are_fine(value: str) -> None:
    records, errors = read_records(f'{{"party": "{value}"}}'.encode(), "log.jsonl")
    assert errors == []
    assert records[0].values == {"party": value}


def test_tab_is_not_a_refused_control_character() -> None:
    records, errors = read_records(b'\t{"a":\t1}\t\n', "log.jsonl")
    assert errors == []
    assert records[0].values == {"a": 1}


def test_text_must_be_composed() -> None:
    error = only_error('{"a": "Müller"}\n{"a": "Mu\u0308ller", "b": "e\u0301"}'.encode())
    assert place(error) == ("RR602", 2, 10)
    assert "U+0308 COMBINING DIAERESIS" in error.message
    assert "NFC" in error.message


def test_compatibility_singleton_is_not_composed() -> None:
    error = only_error('{"a": "\u212b"}'.encode())
    assert place(error) == ("RR602", 1, 8)
    assert "U+212B ANGSTROM SIGN" in error.message


def test_several_refused_characters_are_all_reported_up_to_the_limit() -> None:
    _, errors = read_records("a\u200b\u200b\nb\u202e".encode(), "log.csv")
    assert [place(error) for error in errors] == [
        ("RR602", 1, 2),
        ("RR602", 1, 3),
        ("RR602", 2, 2),
    ]
    _, errors = read_records(b"\0" * 1000, "log.csv")
    assert len(errors) == MAX_LOG_ERRORS


def test_limits_of_the_whole_file() -> None:
    assert place(only_error(b" " * (MAX_LOG_BYTES + 1))) == ("RR606", 1, 1)
    exactly = b'{"a": 1}' + b" " * (MAX_LINE - 8)
    assert read_records(exactly, "log.jsonl")[1] == []
    long_line = b'{"a": 1}\n\n' + exactly + b" \n"
    assert place(only_error(long_line)) == ("RR606", 3, MAX_LINE + 1)
    many_lines = (exactly + b"\n") * 3 + exactly + b" "
    assert place(only_error(many_lines)) == ("RR606", 4, MAX_LINE + 1)


@pytest.mark.parametrize(
    ("name", "data", "textual"),
    [
        ("a.csv", b"a\n1", True),
        ("A.CSV", b"a\n1", True),
        ("a.jsonl", b'{"a": 1}', False),
        ("a.log", b'{"a": 1}', False),
        ("-", b'\xef\xbb\xbf \r\n{"a": 1}', False),
        ("-", b"\na\n1", True),
    ],
)
def test_form_is_chosen_by_name_or_first_character(name: str, data: bytes, textual: bool) -> None:
    records, errors = read_records(data, name)
    assert errors == []
    assert [record.textual for record in records] == [textual]


def test_empty_standard_input_and_lists_count_as_json() -> None:
    assert read_records(b" \n", "-") == ([], [])
    assert place(only_error(b' [{"a": 1}]', "-")) == ("RR603", 1, 2)


def test_long_excerpts_are_elided() -> None:
    assert quote_log_text("short") == '"short"'
    assert quote_log_text("two\nlines") == '"two lines"'
    long = quote_log_text("x" * 10_000)
    assert long.endswith('…"')
    assert len(long) < 200


@given(st.binary(max_size=200), st.sampled_from(NAMES))
def test_any_bytes_give_records_or_errors(data: bytes, name: str) -> None:
    records, errors = read_records(data, name)
    assert len(errors) <= MAX_LOG_ERRORS
    for error in errors:
        assert error.line >= 1
        assert error.column >= 1
        assert error.code in {"RR601", "RR602", "RR603", "RR604", "RR605", "RR606", "RR607"}
        assert len(error.message) <= 200
    for record in records:
        assert all(record.place(key) >= (record.line, 1) for key in record.values)


PIECES = [*'{}[]",:;ab01.-eENu\\n \t\n\réü\u202e', '{"a":', '"a","b"\n', "a,b\n"]
LOG_LIKE = st.lists(st.sampled_from(PIECES), max_size=40).map("".join)


@given(LOG_LIKE, st.sampled_from(NAMES))
def test_mark_line_ends_and_final_newline_change_nothing(text: str, name: str) -> None:
    plain = text.replace("\r", "").rstrip("\n").encode()
    expected = contents(plain, name)
    assert contents(b"\xef\xbb\xbf" + plain, name) == expected
    assert contents(plain + b"\n", name) == expected
    assert contents(plain.replace(b"\n", b"\r\n"), name) == expected
    assert contents(plain.replace(b"\n", b"\r") + b"\r", name) == expected


@given(st.text())
def test_what_is_found_is_refused_and_the_rest_is_composed(text: str) -> None:
    index = find_refused(text)
    if index is None:
        assert unicodedata.is_normalized("NFC", text)
        assert not any(unicodedata.category(character) in {"Cs", "Zl", "Zp"} for character in text)
    else:
        assert name_character(text[index]).startswith("U+")
        assert find_refused(text[index]) == 0 or find_refused(text[: index + 1]) == index
