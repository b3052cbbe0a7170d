"""Logs as JSON Lines: what is read, and the place of everything that is refused."""

from __future__ import annotations

import json
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from engross.compiler.engine.log.characters import find_refused
from engross.compiler.engine.log.jsonfault import JsonFault, find_json_fault
from engross.compiler.engine.log.read import read_records
from engross.compiler.engine.log.record import (
    MAX_DIGITS,
    MAX_LOG_ERRORS,
    MAX_LOG_RECORDS,
    MAX_LOG_VALUES,
    MAX_NESTING,
    LogError,
    Record,
)


def read_good(text: str) -> list[Record]:
    records, errors = read_records(text.encode(), "log.jsonl")
    assert errors == []
    return records


def only_error(text: str) -> LogError:
    _, errors = read_records(text.encode(), "log.jsonl")
    assert len(errors) == 1
    return errors[0]


def place(error: LogError) -> tuple[str, int, int]:
    return error.code, error.line, error.column


def test_records_keep_lines_values_and_order() -> None:
    records = read_good(
        '\n{"date": "2025-03-01", "event": "sale", "shares": {"Alder": 600000}}\n'
        ' \t\n  {"price": 1.10, "paid": true, "to": ["A", null, "Müller"]}  \n\n'
    )
    assert [record.line for record in records] == [2, 4]
    assert [record.textual for record in records] == [False, False]
    assert records[0].values == {
        "date": "2025-03-01",
        "event": "sale",
        "shares": {"Alder": 600000},
    }
    assert records[1].values == {
        "price": Decimal("1.10"),
        "paid": True,
        "to": ["A", None, "Müller"],
    }
    assert list(records[0].values) == ["date", "event", "shares"]


def test_empty_log_is_a_log_without_records() -> None:
    assert read_good("") == []
    assert read_good("\n \n\t\n") == []


@pytest.mark.parametrize(
    "number", ["1.10", "0.1", "1e3", "-0.5", "12345678901234567890.12", "1E-5"]
)
def test_fractions_are_exact(number: str) -> None:
    value = read_good(f'{{"a": {number}}}')[0].values["a"]
    assert isinstance(value, Decimal)
    assert str(value) == str(Decimal(number))


@pytest.mark.parametrize("number", ["0", "-7", "9" * MAX_DIGITS, "-" + "9" * MAX_DIGITS])
def test_integers_are_integers(number: str) -> None:
    value = read_good(f'{{"a": {number}}}')[0].values["a"]
    assert type(value) is int
    assert str(value) == number


def test_columns_of_values() -> None:
    (record,) = read_good(' {"ü": 1, "b" :  [10, {"x": "}"}, "z"], "c": {"d": 2, "e": 1e5}}')
    assert record.columns("ü") == 8
    assert record.columns("b") == 18
    assert record.place("b", 0) == (1, 19)
    assert record.place("b", 1) == (1, 23)
    assert record.place("b", 2) == (1, 35)
    assert record.place("c", "d") == (1, 52)
    assert record.place("c", "e") == (1, 60)


def test_place_of_what_is_absent_is_what_would_hold_it() -> None:
    (record,) = read_good('\n\n  {"a": {"b": 1}, "c": 2, "d": []}')
    assert record.place("nothing") == (3, 3)
    assert record.place("a", "nothing") == (3, 9)
    assert record.place("c", "nothing") == (3, 24)
    assert record.place("d", 0) == (3, 32)


@pytest.mark.parametrize(
    ("line", "code", "column"),
    [
        # Not one object.
        ("[1]", "RR603", 1),
        ('  "text"', "RR603", 3),
        ("7", "RR603", 1),
        ("date,event", "RR603", 1),
        ("\u00a0{}", "RR603", 1),
        ('{"a": 1} {"b": 2}', "RR603", 10),
        ('{"a": 1}, ', "RR603", 9),
        ('{"a": 1}}', "RR603", 9),
        # Names, colons, commas.
        ("{a: 1}", "RR603", 2),
        ("{'a': 1}", "RR603", 2),
        ("{“a”: 1}", "RR603", 2),
        ('{"a" 1}', "RR603", 6),
        ('{"a"= 1}', "RR603", 5),
        ('{"a": 1 "b": 2}', "RR603", 9),
        ('{"a": 1,}', "RR603", 8),
        ('{,"a": 1}', "RR603", 2),
        ('{"a": [1,]}', "RR603", 9),
        ('{"a": [1 2]}', "RR603", 10),
        ('{"a": [1}', "RR603", 9),
        ('{"a": {"b": 1]}', "RR603", 14),
        # Values.
        ('{"a": }', "RR603", 7),
        ('{"a": True}', "RR603", 7),
        ('{"a": None}', "RR603", 7),
        ('{"a": 2025-03-01}', "RR603", 7),
        ('{"a": 01}', "RR603", 7),
        ('{"a": +1}', "RR603", 7),
        ('{"a": .5}', "RR603", 7),
        ('{"a": 1.}', "RR603", 7),
        ('{"a": 600_000}', "RR603", 7),
        ('{"a": ١}', "RR603", 7),
        ('{"a": 600,000}', "RR603", 11),
        # Text.
        ('{"a": "b\tc"}', "RR603", 9),
        (r'{"a": "b\x"}', "RR603", 9),
        (r'{"a": "b\u12g4"}', "RR603", 9),
        (r'{"a": "C:\docs"}', "RR603", 10),
        # Duplicate names, at any depth and however they are written.
        ('{"a": 1, "b": 2, "a": 1}', "RR604", 18),
        ('{"a": {"b": 1, "b": 2}}', "RR604", 16),
        ('{"a": [1, {"x": [{"b": 1, "b": 2}]}]}', "RR604", 27),
        (r'{"a": 1, "\u0061": 2}', "RR604", 10),
        ('{"": 1, "": 2}', "RR604", 9),
        # Numbers that are not exact.
        ('{"a": NaN}', "RR605", 7),
        ('{"a": Infinity}', "RR605", 7),
        ('{"a": [1, -Infinity]}', "RR605", 11),
        ('{"a": nan}', "RR605", 7),
        (f'{{"a": {"9" * (MAX_DIGITS + 1)}}}', "RR605", 7),
        (f'{{"a": 0.{"3" * MAX_DIGITS}}}', "RR605", 7),
        (f'{{"a": {"9" * 5000}}}', "RR605", 7),
        ('{"a": 1e50}', "RR605", 7),
        ('{"a": 1e-50}', "RR605", 7),
        ('{"a": 1e999999999999999999999}', "RR605", 7),
        (f'{{"a": 1e{"9" * 5000}}}', "RR605", 7),
        # Nesting.
        ('{"a": ' + "[" * MAX_NESTING + "]" * MAX_NESTING + "}", "RR606", 6 + MAX_NESTING),
        ('{"b": "[[[", "a": ' + '{"a": ' * 8 + "1" + "}" * 9, "RR606", 19 + 6 * 7),
        ('{"a": ' + "[" * 100_000, "RR606", 6 + MAX_NESTING),
        ('{"a":' * 100_000, "RR606", 5 * MAX_NESTING + 1),
        # Characters that arrive by escapes.
        (r'{"a": "é\u202e"}', "RR602", 9),
        (r'{"a": "\ud83d\ude00\u200b"}', "RR602", 20),
        (r'{"a\u0000": 1}', "RR602", 4),
        (r'{"a": "x\by"}', "RR602", 9),
        (r'{"a": "x\\\f"}', "RR602", 11),
        (r'{"a": "\uFFFE"}', "RR602", 8),
        (r'{"a": ["b", "e\u0301"]}', "RR602", 15),
        (r'{"a": "b", "c": {"d": "\ud800"}}', "RR602", 24),
        (r'{"a": "\udc00\ud800"}', "RR602", 8),
        (r'{"a": "\ud800\ud83d\ude00"}', "RR602", 8),
        # A line that ends too soon, with another after it.
        ('{"a": 1', "RR603", 8),
        ("{", "RR603", 2),
    ],
)
def test_fault_of_a_line_is_placed(line: str, code: str, column: int) -> None:
    records, errors = read_records(f'{{"a": 1}}\n\n{line}\n{{"z": 2}}'.encode(), "log.jsonl")
    assert [place(error) for error in errors] == [(code, 3, column)]
    assert [record.line for record in records] == [1, 4]
    assert len(errors[0].message) <= 200
    assert errors[0].message.endswith(".")
    assert errors[0].help


@pytest.mark.parametrize(
    "line",
    [
        "{",
        '{"a',
        '{"a"',
        '{"a":',
        '{"a": "b',
        '{"a": "b\\',
        '{"a": "b\\u20',
        '{"a": tr',
        '{"a": 12',
        '{"a": -',
        '{"a": 1.',
        '{"a": [1, 2',
        '{"a": [1, 2]',
        '{"a": 1, ',
        '{"a": {"b": 1}',
    ],
)
@pytest.mark.parametrize("end", ["", "\n", "\n\n  \n"])
def test_last_line_that_ends_too_soon_is_cut_off(line: str, end: str) -> None:
    error = only_error(f'{{"a": 1}}\n{line}{end}')
    assert place(error) == ("RR607", 2, len(line) + 1)
    assert error.message == "The last line is cut off."


def test_last_line_with_another_fault_is_not_cut_off() -> None:
    assert place(only_error('{"a": 1}\n{"a": 1]')) == ("RR603", 2, 8)
    assert place(only_error('{"a": 1}\nNaN')) == ("RR603", 2, 1)


@pytest.mark.parametrize("cut", range(1, 60))
def test_a_cut_anywhere_is_noticed(cut: int) -> None:
    line = r'{"date": "2025-03-01", "to": ["M\u00fcller"], "n": {"a": 1.5e1}}'
    assert only_error(line[:cut]).code == "RR607"


def test_surrogate_pair_and_safe_escapes_are_read() -> None:
    (record,) = read_good(r'{"a": "\ud83d\ude00 M\u00fcller\n\t\"\\u202e\/"}')
    assert record.values == {"a": '😀 Müller\n\t"\\u202e/'}


def test_nesting_up_to_the_limit_and_brackets_in_text_are_fine() -> None:
    inner = MAX_NESTING - 1
    (record,) = read_good('{"a": ' + "[" * inner + "]" * inner + ', "b": "' + "[{" * 50 + '"}')
    assert record.columns("b") == 7 + 2 * inner + 7


def test_errors_name_what_was_found() -> None:
    assert 'Found "True"' in only_error('{"a": True}').message
    assert '"date"' in only_error('{"date": 1, "date": 2}').message
    assert "U+00A0 NO-BREAK SPACE" in only_error('{"a":\u00a01}').message
    assert "U+202E RIGHT-TO-LEFT OVERRIDE" in only_error(r'{"a": "\u202e"}').message
    assert "U+D800" in only_error(r'{"a": "\ud800"}').message


def test_errors_stop_at_the_limit() -> None:
    records, errors = read_records(b'{"a": 1}\n' + b"x\n" * 1000 + b'{"a": 2}', "log.jsonl")
    assert len(errors) == MAX_LOG_ERRORS
    assert [error.line for error in errors] == list(range(2, 2 + MAX_LOG_ERRORS))
    assert len(records) == 1


def test_long_broken_lines_stop_the_reading_early() -> None:
    line = '{"a": [' + "1," * 300_000 + "x]}\n"
    _, errors = read_records((line * 3).encode(), "log.jsonl")
    assert [place(error) for error in errors] == [("RR603", n, len(line) - 3) for n in (1, 2)]


def test_too_many_records_or_values() -> None:
    records, errors = read_records(b'{"a":1}\n' * (MAX_LOG_RECORDS + 1), "log.jsonl")
    assert [place(error) for error in errors] == [("RR606", MAX_LOG_RECORDS + 1, 1)]
    assert len(records) == MAX_LOG_RECORDS
    line = '{"a": [' + "1," * 100_000 + "1]}\n"
    assert only_error(line * (MAX_LOG_VALUES // 100_000)).code == "RR606"


def test_commas_in_prose_are_not_values() -> None:
    line = '{"note": "' + ", {[" * 20_000 + '"}\n'
    assert len(read_good(line * (MAX_LOG_VALUES // 20_000))) == MAX_LOG_VALUES // 20_000


SCALARS = st.one_of(
    st.none(),
    st.booleans(),
    st.integers(-(10**MAX_DIGITS) + 1, 10**MAX_DIGITS - 1),
    st.text().filter(lambda text: find_refused(text) is None),
)
NAMES = st.text(max_size=5).filter(lambda text: find_refused(text) is None)
VALUES = st.recursive(
    SCALARS,
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(NAMES, inner, max_size=3),
    max_leaves=6,
)


def nesting(value: object) -> int:
    if isinstance(value, dict):
        return 1 + max(map(nesting, value.values()), default=0)
    return 1 + max(map(nesting, value), default=0) if isinstance(value, list) else 0


@given(
    st.dictionaries(NAMES, VALUES, max_size=4).filter(lambda value: nesting(value) <= MAX_NESTING),
    st.booleans(),
    st.sampled_from([None, (",", ":"), (" ,\t", " : ")]),
)
def test_written_values_are_read_back_in_place(
    values: dict[str, object], ascii_only: bool, separators: tuple[str, str] | None
) -> None:
    line = json.dumps(values, ensure_ascii=ascii_only, separators=separators)
    (record,) = read_good("\n" + line)
    assert record.values == values
    for key, value in values.items():
        number, column = record.place(key)
        assert number == 2
        assert json.JSONDecoder().raw_decode(line, column - 1)[0] == value


FRAGMENTS = ["{", "}", "[", "]", ",", ":", '"a"', '"b"', "1", "0.5", "-", "1e9", "true", "null"]
FRAGMENTS += [" ", "\t", '"', "\\", "\\u00", "\\u0061", "\\ud800", "NaN", '{"a":', "é", "e\\u0301"]


@given(st.lists(st.sampled_from(FRAGMENTS), max_size=12).map("".join))
def test_both_paths_agree_on_what_is_json(middle: str) -> None:
    line = '{"a":' + middle + "}"
    records, errors = read_records(line.encode(), "log.jsonl")
    fault = find_json_fault(line)
    assert isinstance(fault, JsonFault)
    if records:
        # The slow path finds nothing, and so falls back on its general words.
        assert fault.message == "The line is not a JSON object."
        json.loads(line)
    else:
        assert fault.message != "The line is not a JSON object."
        assert errors[0].column == fault.at + 1
