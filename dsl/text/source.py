"""A source as text, and how bytes become one."""

from __future__ import annotations

from bisect import bisect_right

from engross.dsl.diagnostics.diagnostic import Diagnostic, Label
from engross.dsl.text.span import Span

MAX_BYTES = 1024 * 1024

_BOM = b"\xef\xbb\xbf"
_UTF16_BOMS = (b"\xff\xfe", b"\xfe\xff")
_OTHER_FORMATS = (
    (b"PK\x03\x04", "a Word document (.docx) or another packed file"),
    (b"\xd0\xcf\x11\xe0", "an old Word document (.doc)"),
    (b"{\\rtf", "a rich text file (.rtf)"),
    (b"%PDF-", "a PDF file"),
)
_START = Span(1, 1, 1, 1)


class Source:
    """A text, and where its lines begin. `name` is the path as the user typed it."""

    def __init__(self, name: str, text: str) -> None:
        self.name = name
        self.text = text
        starts = [0]
        for line in text.split("\n"):
            starts.append(starts[-1] + len(line) + 1)
        self.line_starts = tuple(starts[:-1])

    def line_text(self, n: int) -> str:
        """Return line `n` without its newline, or "" if there is no such line."""
        if not 1 <= n <= len(self.line_starts):
            return ""
        start = self.line_starts[n - 1]
        end = self.line_starts[n] - 1 if n < len(self.line_starts) else len(self.text)
        return self.text[start:end]

    def span_at(self, start_offset: int, end_offset: int) -> Span:
        """Return the span between two offsets into the text."""
        line, column = self._place(start_offset)
        end_line, end_column = self._place(end_offset)
        return Span(line, column, end_line, end_column)

    def _place(self, offset: int) -> tuple[int, int]:
        offset = max(0, min(offset, len(self.text)))
        line = bisect_right(self.line_starts, offset)
        return line, offset - self.line_starts[line - 1] + 1


def read_source(name: str, data: bytes) -> tuple[Source | None, list[Diagnostic]]:
    """Decode strictly; the text has plain newlines, one at its end, and no byte order mark."""
    problem = _too_large(name, data) or _other_format(name, data)
    if problem:
        return None, [problem]
    data = data.removeprefix(_BOM)
    try:
        text = _plain_newlines(data.decode("utf-8"))
    except UnicodeDecodeError as error:
        return None, [_bad_byte(name, data, error.start)]
    if text and not text.endswith("\n"):
        text += "\n"
    return Source(name, text), []


def _plain_newlines(text: str) -> str:
    return text.replace("\r\n", "\n").replace("\r", "\n")


def _too_large(name: str, data: bytes) -> Diagnostic | None:
    if len(data) <= MAX_BYTES:
        return None
    return Diagnostic(
        "RR108",
        f"This file has {len(data):,} bytes; at most {MAX_BYTES:,} can be read.",
        name,
        Label(_START, "the whole file"),
        help="Divide the agreement into several files.",
    )


def _other_format(name: str, data: bytes) -> Diagnostic | None:
    for magic, kind in _OTHER_FORMATS:
        if data.startswith(magic):
            return Diagnostic(
                "RR111",
                f"This is {kind}; a plain text file is expected here.",
                name,
                Label(_START, "the whole file"),
                help='Save it as "Plain text" with the encoding UTF-8, and give it a name in .rr.',
            )
    if data.startswith(_UTF16_BOMS):
        return Diagnostic(
            "RR101",
            "This file is saved as UTF-16; text in UTF-8 is expected here.",
            name,
            Label(_START, "the whole file"),
            help="Save the file again and choose the encoding UTF-8 (not Unicode or UTF-16).",
        )
    return None


def _bad_byte(name: str, data: bytes, offset: int) -> Diagnostic:
    """Point at the first byte that is not UTF-8; all before it is."""
    before = _plain_newlines(data[:offset].decode("utf-8"))
    line = before.count("\n") + 1
    column = len(before) - before.rfind("\n")
    span = Span(line, column, line, column + 1)
    byte = data[offset : offset + 1]
    meant = byte.decode("cp1252", errors="ignore")
    notes = (
        (f"In the older Windows encoding this byte stands for {meant}",) if meant.strip() else ()
    )
    return Diagnostic(
        "RR101",
        f"Byte {byte[0]:02X} stands here, which is not UTF-8 text.",
        name,
        Label(span, "from here on the text cannot be read"),
        notes=notes,
        help="Save the file again and choose the encoding UTF-8.",
    )
