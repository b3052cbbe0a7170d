"""Logs as CSV: what is read, and the place of everything that is refused."""

from __future__ import annotations

import csv
import io

import pytest
from hypothesis import given
from hypothesis import strategies as st

from engross.compiler.engine.log.characters import find_refused
from engross.compiler.engine.log.read import read_records
from engross.compiler.engine.log.record import (
    MAX_LINE,
    MAX_LOG_ERRORS,
    MAX_LOG_RECORDS,
    MAX_LOG_VALUES,
    LogError,
    Record,
)


def read_good(text: str) -> list[Record]:
    records, errors = read_records(text.encode(), "log.csv")
    assert errors == []
    return records


def places(text: str) -> list[tuple[str, int, int]]:
    _, errors = read_records(text.encode(), "log.csv")
    assert all(error.help and error.message.endswith(".") for error in errors)
    return [(error.code, error.line, error.column) for error in errors]


def only_error(text: str) -> LogError:
    _, errors = read_records(text.encode(), "log.csv")
    assert len(errors) == 1
    return errors[0]


def test_cells_stay_text_under_the_names_of_the_header() -> None:
    records = read_good("date,event,shares,paid\n2025-03-01,sale,600000,yes\n2025-03-02,note,,\n")
    assert [(record.line, record.textual) for record in records] == [(2, True), (3, True)]
    assert records[0].values == {
        "date": "2025-03-01",
        "event": "sale",
        "shares": "600000",
        "paid": "yes",
    }
    assert records[1].values == {"date": "2025-03-02", "event": "note"}


def test_bracketed_columns_make_a_map() -> None:
    (record, bare) = read_good('date,shares[Alder],"shares[Birch, Ltd]",to[ C ]\nd,1,2,\ne,,,\n')
    assert record.values == {"date": "d", "shares": {"Alder": "1", "Birch, Ltd": "2"}}
    assert bare.values == {"date": "e"}
    assert record.place("shares", "Birch, Ltd") == (2, 5)
    assert record.place("shares") == (2, 3)
    assert record.place("to", "C") == (2, 7)


def test_blank_rows_and_blanks_around_cells_state_nothing() -> None:
    records = read_good("\n \n date ,event\n\n  2025-03-01,\tsale \n,\n , \nd,e")
    assert [(record.line, record.values) for record in records] == [
        (5, {"date": "2025-03-01", "event": "sale"}),
        (8, {"date": "d", "event": "e"}),
    ]


def test_quoted_cells() -> None:
    (record,) = read_good('"a","b",c,d\n"x, y","say ""yes""",plain,""\n')
    assert record.values == {"a": "x, y", "b": 'say "yes"', "c": "plain"}
    assert record.columns("a") == 1
    assert record.columns("b") == 8
    assert record.columns("c") == 22
    assert record.columns("d") == 28


def test_cells_of_several_lines_keep_exact_places() -> None:
    text = 'date,note,to\r\nd1,"one\r\n\r\nü, ""three""",Alder\r\nd2,n,Birch\r\n"d\n3",n,C'
    first, second, third = read_good(text)
    assert first.values == {"date": "d1", "note": 'one\n\nü, "three"', "to": "Alder"}
    assert (first.line, second.line, third.line) == (2, 5, 6)
    assert first.place("note") == (2, 4)
    assert first.place("to") == (4, 15)
    assert second.place("to") == (5, 6)
    assert third.place("date") == (6, 1)
    assert third.place("to") == (7, 6)
    assert third.place("unknown") == (6, 1)


def test_columns_count_code_points() -> None:
    (record,) = read_good("a,b,c\nMüller,😀,x\n")
    assert record.columns("b") == 8
    assert record.columns("c") == 10
    assert record.place("c", 3) == (2, 10)


@pytest.mark.parametrize(
    ("header", "code", "line", "column"),
    [
        ("date,event,date", "RR604", 1, 12),
        ("date, date", "RR604", 1, 6),
        ("s[A],s[B],s[A]", "RR604", 1, 11),
        ("s[A],s[ A ]", "RR604", 1, 6),
        ("s,s[A]", "RR604", 1, 3),
        ("s[A],s", "RR604", 1, 6),
        ("date,,event", "RR603", 1, 6),
        ("date,event,", "RR603", 1, 12),
        ('date,"  "', "RR603", 1, 6),
        ("a,s[", "RR603", 1, 3),
        ("a,s]", "RR603", 1, 3),
        ("a,s[]", "RR603", 1, 3),
        ("a,s[ ]", "RR603", 1, 3),
        ("a,[A]", "RR603", 1, 3),
        ("a,s[A]b", "RR603", 1, 3),
        ("a,s[A][B]", "RR603", 1, 3),
        ("a,s[A[B]]", "RR603", 1, 3),
        ("date;event", "RR603", 1, 1),
        ("date\tevent", "RR603", 1, 1),
        ('a,"b', "RR603", 1, 3),
        ('a,"b"c', "RR603", 1, 6),
        ('a,b"c"', "RR603", 1, 4),
        ('\n\n"a\nb",a,a', "RR604", 4, 6),
    ],
)
def test_fault_of_the_header_is_placed(header: str, code: str, line: int, column: int) -> None:
    assert places(header) == [(code, line, column)]
    records, errors = read_records(f"{header}\n1,2,3\n".encode(), "log.csv")
    assert records == []
    assert (errors[0].code, errors[0].line, errors[0].column) == (code, line, column)


def test_every_fault_of_the_header_is_reported() -> None:
    assert places("a,,a,b[") == [("RR603", 1, 3), ("RR604", 1, 4), ("RR603", 1, 6)]
    assert len(places("a" + "," * 100)) == MAX_LOG_ERRORS


@pytest.mark.parametrize("text", ["", "\n \n", "\ufeff"])
def test_header_is_required(text: str) -> None:
    assert places(text) == [("RR603", 1, 1)]


def test_header_alone_is_an_empty_log() -> None:
    assert read_good("date,event") == []


@pytest.mark.parametrize(
    ("row", "line", "column"),
    [
        ("1,2", 3, 4),
        ("1", 3, 2),
        ("1,2,3,4", 3, 7),
        ("ü,2,3,", 3, 7),
        ('1,"x\ny"', 4, 3),
        ('1,"x\ny",3,4', 4, 6),
        ('1,"2"x,3', 3, 6),
        ('1,"2" ,3', 3, 6),
        ('1, "2",3', 3, 4),
        ('1,2"x,3', 3, 4),
        ('1,2,"x\ny" z', 4, 3),
    ],
)
def test_fault_of_a_row_is_placed_and_the_next_row_is_read(
    row: str, line: int, column: int
) -> None:
    text = f"a,b,c\n1,2,3\n{row}\n7,8,9\n"
    assert places(text) == [("RR603", line, column)]
    records, _ = read_records(text.encode(), "log.csv")
    assert [record.values["a"] for record in records] == ["1", "7"]


@pytest.mark.parametrize("tail", ["", "\n7,8,9", 'x""', '""'])
def test_quote_that_never_closes_is_placed_where_it_opens(tail: str) -> None:
    text = f'a,b,c\n1,2,3\n4,"5{tail}'
    assert places(text) == [("RR603", 3, 3)]
    assert len(read_records(text.encode(), "log.csv")[0]) == 1


def test_messages_say_what_was_found() -> None:
    assert only_error("a,b\n1").message == "Cells in this row: 1; in the header: 2."
    assert "cut off" in only_error("a,b\n1").help
    assert "Found a space after a closing quote" in only_error('a\n"b" ').message
    assert '"shares[]"' in only_error("shares[]").message
    assert '"shares"' in only_error("shares,shares").message
    assert "semicolon" in only_error("a;b").message


def test_errors_stop_at_the_limit() -> None:
    found = places("a,b\n" + "1\n" * 1000)
    assert found == [("RR603", line, 2) for line in range(2, 2 + MAX_LOG_ERRORS)]


def test_limits() -> None:
    cell = '"' + "x\n" * (MAX_LINE // 2) + '"'
    assert places(f"a\n{cell}\n1") == [("RR606", 2, 1)]
    long_cell = "y" * 200_000
    assert read_good(f'a,b\n"{long_cell}",2')[0].values["a"] == long_cell
    assert places("a\n" + "1\n" * (MAX_LOG_RECORDS + 1)) == [("RR606", MAX_LOG_RECORDS + 2, 1)]
    names = ",".join(f"c{number}" for number in range(1000))
    row = ",".join(["1"] * 1000)
    rows = MAX_LOG_VALUES // 1000
    assert places(f"{names}\n" + f"{row}\n" * (rows + 1)) == [("RR606", rows + 2, 1)]


CELLS = st.text(alphabet='ab",;\n ü[]').map(lambda text: text.strip() or "x")


@given(st.lists(st.lists(CELLS, min_size=3, max_size=3), max_size=5), st.booleans())
def test_written_rows_are_read_back_in_place(rows: list[list[str]], quote_all: bool) -> None:
    written = io.StringIO()
    writer = csv.writer(written, quoting=csv.QUOTE_ALL if quote_all else csv.QUOTE_MINIMAL)
    writer.writerows([["a", "b", "m[k]"], *rows])
    records = read_good(written.getvalue())
    expected = [{"a": row[0], "b": row[1], "m": {"k": row[2]}} for row in rows]
    assert [record.values for record in records] == expected
    lines = written.getvalue().replace("\r\n", "\n").split("\n")
    for record, row in zip(records, rows, strict=True):
        for key, cell in zip("abm", row, strict=True):
            line, column = record.place(key)
            found = lines[line - 1][column - 1 :]
            assert found.lstrip('"').startswith(cell.split("\n")[0].lstrip('"').split('"')[0])


@given(st.text(alphabet='a",\n b', max_size=20))
def test_what_the_standard_reader_refuses_is_refused(body: str) -> None:
    text = "x,y\n" + body
    assert find_refused(text) is None
    records, errors = read_records(text.encode(), "log.csv")
    try:
        rows = list(csv.reader(io.StringIO(text, newline=""), strict=True))[1:]
    except csv.Error:
        assert errors
        return
    if not errors:
        cells = [[cell.strip() for cell in row] for row in rows]
        stated = [row for row in cells if any(row)]
        assert [[r.values.get("x", ""), r.values.get("y", "")] for r in records] == stated
