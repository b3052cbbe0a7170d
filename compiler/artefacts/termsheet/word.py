"""A term sheet as a Word file, by python-docx, which the extra `engross[word]` brings."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable
from datetime import UTC, datetime
from typing import Any

from engross.compiler.artefacts.termsheet.escape import FIELD, RECORD

INSTALL = "pip install 'engross[word]'"
# A fixed day: the same input gives the same bytes.
STAMP = (1980, 1, 1, 0, 0, 0)
FONT = "Times New Roman"
WIDTHS = {4: (0.42, 0.2, 0.29, 0.09), 5: (0.41, 0.09, 0.22, 0.19, 0.09)}  # of a table, by columns


class NoWord(Exception):
    """python-docx is not installed; the text says how to install it."""


def word_file(parts: str) -> bytes:
    """Return a Word file made of the parts that `render_sheet` gives. Raises `NoWord`."""
    try:
        import docx
    except ImportError:
        raise NoWord(f"a Word file needs python-docx: {INSTALL}") from None
    writer = _Writer(docx.Document())
    for part in parts.split(RECORD)[1:]:
        kind, *fields = part.split(FIELD)
        writer.write(kind.strip(), [field.strip() for field in fields])
    return writer.bytes()


class _Writer:
    def __init__(self, document: Any) -> None:
        from docx.shared import Mm, Pt

        self.document = document
        self.points = Pt
        self.table: Any = None
        section = document.sections[0]
        section.page_width, section.page_height = Mm(216), Mm(279)
        section.left_margin = section.right_margin = Mm(17)
        section.top_margin = section.bottom_margin = Mm(14)
        self.width = section.page_width - section.left_margin - section.right_margin
        normal = document.styles["Normal"]
        normal.font.name, normal.font.size = FONT, Pt(8.5)
        normal.paragraph_format.space_after = Pt(0)
        normal.paragraph_format.line_spacing = 1.0
        self.kinds: dict[str, Callable[[list[str]], None]] = {
            "title": self._title,
            "motto": self._motto,
            "fact": self._fact,
            "note": self._note,
            "heading": lambda fields: self._heading(fields[0], 2),
            "part": self._part,
            "line": lambda fields: self._line(fields, 0),
            "entry": lambda fields: self._line(fields, 0, bold=True),
            "subline": self._subline,
            "table": self._table,
            "row": self._row,
        }

    def write(self, kind: str, fields: list[str]) -> None:
        """Write one part: a heading, a line, a row."""
        self.kinds[kind](fields)

    def bytes(self) -> bytes:
        """Return the file; what python-docx says of itself and of today is left out of it."""
        self._footer()
        about = self.document.core_properties
        about.author = about.comments = about.last_modified_by = ""
        about.created = about.modified = datetime(*STAMP, tzinfo=UTC)
        raw = io.BytesIO()
        self.document.save(raw)
        made = io.BytesIO()
        with zipfile.ZipFile(raw) as given, zipfile.ZipFile(made, "w") as taken:
            for name in given.namelist():
                entry = zipfile.ZipInfo(name, STAMP)
                entry.compress_type = zipfile.ZIP_DEFLATED
                taken.writestr(entry, given.read(name))
        return made.getvalue()

    def _title(self, fields: list[str]) -> None:
        from docx.enum.text import WD_ALIGN_PARAGRAPH

        self.document.core_properties.title = fields[0][:255]
        self._heading(fields[0], 1).alignment = WD_ALIGN_PARAGRAPH.CENTER

    def _motto(self, fields: list[str]) -> None:
        from docx.enum.text import WD_ALIGN_PARAGRAPH

        paragraph = self.document.add_paragraph()
        paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER
        paragraph.add_run(fields[0]).italic = True

    def _fact(self, fields: list[str]) -> None:
        paragraph = self.document.add_paragraph()
        paragraph.add_run(f"{fields[0]}: ").bold = True
        paragraph.add_run(fields[1])

    def _note(self, fields: list[str]) -> None:
        self.document.add_paragraph().add_run(fields[0]).italic = True

    def _heading(self, text: str, level: int) -> Any:
        from docx.shared import RGBColor

        paragraph = self.document.add_heading(level=level)
        paragraph.paragraph_format.space_before = self.points(4)
        paragraph.paragraph_format.space_after = self.points(1)
        run = paragraph.add_run(text)
        run.font.name, run.font.size = FONT, self.points(13 if level == 1 else 9.5)
        run.font.color.rgb = RGBColor(0, 0, 0)
        return paragraph

    def _part(self, fields: list[str]) -> None:
        self._heading(fields[0], 1).paragraph_format.page_break_before = True

    def _line(self, fields: list[str], indent: int, *, bold: bool = False) -> None:
        """Write a line with its section at the right margin, after a tab."""
        from docx.enum.text import WD_TAB_ALIGNMENT

        text, cite = fields
        paragraph = self.document.add_paragraph()
        form = paragraph.paragraph_format
        form.left_indent, form.first_line_indent = self.points(indent + 8), self.points(-8)
        form.right_indent = self.points(58 if not cite else 0)
        form.keep_together = True
        form.tab_stops.add_tab_stop(self.width, WD_TAB_ALIGNMENT.RIGHT)
        paragraph.add_run(f"{text}\t{cite}" if cite else text).bold = bold

    def _subline(self, fields: list[str]) -> None:
        paragraph = self.document.add_paragraph(fields[0])
        form = paragraph.paragraph_format
        form.left_indent, form.first_line_indent = self.points(24), self.points(-8)
        form.right_indent = self.points(58)

    def _table(self, fields: list[str]) -> None:
        self.table = self.document.add_table(rows=0, cols=len(fields), style="Table Grid")
        self.table.autofit = False
        for column, part in zip(self.table.columns, WIDTHS[len(fields)], strict=True):
            column.width = int(self.width * part)
        self._row(fields)
        for cell in self.table.rows[0].cells:
            cell.paragraphs[0].runs[0].bold = True
        self._mark(self.table.rows[0], "w:tblHeader")  # stands again on each page

    def _row(self, fields: list[str]) -> None:
        from docx.enum.text import WD_ALIGN_PARAGRAPH

        row = self.table.add_row()
        self._mark(row, "w:cantSplit")
        for cell, column, text in zip(row.cells, self.table.columns, fields, strict=True):
            cell.width = column.width
            cell.paragraphs[0].add_run(text)
        row.cells[-1].paragraphs[0].alignment = WD_ALIGN_PARAGRAPH.RIGHT

    def _mark(self, row: Any, name: str) -> None:
        from docx.oxml import OxmlElement

        row._tr.get_or_add_trPr().append(OxmlElement(name))

    def _footer(self) -> None:
        from docx.enum.text import WD_ALIGN_PARAGRAPH
        from docx.oxml import OxmlElement
        from docx.oxml.ns import qn

        paragraph = self.document.sections[0].footer.paragraphs[0]
        paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER
        field = OxmlElement("w:fldSimple")
        field.set(qn("w:instr"), "PAGE")
        paragraph._p.append(field)
