"""From bytes to a source: what is read, what is refused, and where the place is."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from engross.dsl.diagnostics import Diagnostic
from engross.dsl.text.source import MAX_BYTES, Source, read_source
from engross.dsl.text.span import Span, cover


def text_of(data: bytes) -> str:
    source, found = read_source("a.rr", data)
    assert source is not None
    assert not found
    return source.text


def refusal(data: bytes) -> Diagnostic:
    source, found = read_source("a.rr", data)
    assert source is None
    (only,) = found
    return only


@pytest.mark.parametrize(
    ("data", "text"),
    [
        (b"", ""),
        (b"one", "one\n"),
        (b"one\n", "one\n"),
        (b"one\r\ntwo\rthree\n\r", "one\ntwo\nthree\n\n"),
        (b"\xef\xbb\xbfone\n", "one\n"),
        ("Société\n".encode(), "Société\n"),
    ],
)
def test_newlines_and_byte_order_mark_are_made_plain(data: bytes, text: str) -> None:
    assert text_of(data) == text


@pytest.mark.parametrize(
    ("data", "span"),
    [
        (b"\x93as soon", Span(1, 1, 1, 2)),
        (b"one\ntwo \x93as soon", Span(2, 5, 2, 6)),
        (b"one\r\ntwo\r\xff", Span(3, 1, 3, 2)),
        (b"\xef\xbb\xbfone \xc3", Span(1, 5, 1, 6)),
        ("Société ".encode() + b"\xed\xa0\x80", Span(1, 9, 1, 10)),
    ],
)
def test_first_bad_byte_has_its_place_in_code_points(data: bytes, span: Span) -> None:
    found = refusal(data)
    assert found.code == "RR101"
    assert found.primary.span == span


def test_bad_byte_is_explained() -> None:
    found = refusal(b"speed \x93as soon as practicable\x94")
    assert found.message == "Byte 93 stands here, which is not UTF-8 text."
    assert found.help == "Save the file again and choose the encoding UTF-8."
    assert found.notes == ("In the older Windows encoding this byte stands for \u201c",)


@pytest.mark.parametrize(
    ("data", "code", "words"),
    [
        (b"PK\x03\x04rest", "RR111", "Word document (.docx)"),
        (b"\xd0\xcf\x11\xe0rest", "RR111", "old Word document"),
        (b"{\\rtf1 text}", "RR111", "rich text"),
        (b"%PDF-1.7", "RR111", "PDF"),
        ("text".encode("utf-16"), "RR101", "UTF-16"),
    ],
)
def test_other_formats_are_named(data: bytes, code: str, words: str) -> None:
    found = refusal(data)
    assert found.code == code
    assert words in found.message


def test_size_limit() -> None:
    assert len(text_of(b"#" * (MAX_BYTES - 1) + b"\n")) == MAX_BYTES
    assert refusal(b"#" * (MAX_BYTES + 1)).code == "RR108"


def test_lines_of_a_source() -> None:
    source = Source("a.rr", "one\n\nthree\n")
    assert [source.line_text(n) for n in range(6)] == ["", "one", "", "three", "", ""]
    assert source.line_starts == (0, 4, 5, 11)


def test_spans_of_a_source() -> None:
    source = Source("a.rr", "one\n\nthree")
    assert source.span_at(0, 3) == Span(1, 1, 1, 4)
    assert source.span_at(1, 7) == Span(1, 2, 3, 3)
    assert source.span_at(4, 5) == Span(2, 1, 3, 1)
    assert source.span_at(10, 99) == Span(3, 6, 3, 6)
    assert Source("a.rr", "").span_at(0, 0) == Span(1, 1, 1, 1)


def test_cover_holds_both() -> None:
    first, second = Span(1, 5, 1, 9), Span(1, 7, 3, 2)
    assert cover(first, second) == cover(second, first) == Span(1, 5, 3, 2)


@given(st.binary())
def test_any_bytes_give_a_source_or_a_diagnostic(data: bytes) -> None:
    source, found = read_source("a.rr", data)
    assert (source is None) == bool(found)
    assert source is None or "\r" not in source.text


@given(st.text(), st.data())
def test_a_span_leads_back_to_its_text(text: str, data: st.DataObject) -> None:
    source = Source("a.rr", text)
    start = data.draw(st.integers(0, len(text)))
    end = data.draw(st.integers(start, len(text)))
    span = source.span_at(start, end)
    lines = [source.line_text(n) for n in range(span.line, span.end_line + 1)]
    lines[-1] = lines[-1][: span.end_column - 1]
    lines[0] = lines[0][span.column - 1 :]
    assert "\n".join(lines) == text[start:end]
