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
WIDTHS = {4: (0.42, 0.24, 0.27, 0.07), 5: (0.51, 0.09, 0.13, 0.2, 0.07)}  # of a table, by columns
GAP = 5  # between columns, in points
LETTER = 4.0  # the width of a letter of a section's number, in points


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
        section.left_margin = section.right_margin = Mm(12)
        section.top_margin, section.bottom_margin = Mm(8), Mm(10)
        section.footer_distance = Mm(5)
        self.width = section.page_width - section.left_margin - section.right_margin
        normal = document.styles["Normal"]
        normal.font.name, normal.font.size = FONT, Pt(7.5)
        normal.paragraph_format.space_after = Pt(0)
        normal.paragraph_format.line_spacing = Pt(8.1)
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
        paragraph.paragraph_format.space_before = self.points(1.5)
        paragraph.paragraph_format.space_after = self.points(0)
        paragraph.paragraph_format.line_spacing = 1.0
        run = paragraph.add_run(text)
        run.font.name, run.font.size = FONT, self.points(12.5 if level == 1 else 8.5)
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
        # The words stop short of the section, which stands beyond them at the margin.
        form.right_indent = self.points(LETTER * max(len(cite), 4) + 6)
        form.keep_together = True
        form.tab_stops.add_tab_stop(self.width, WD_TAB_ALIGNMENT.RIGHT)
        paragraph.add_run(f"{text}\t{cite}" if cite else text).bold = bold

    def _subline(self, fields: list[str]) -> None:
        paragraph = self.document.add_paragraph(fields[0])
        form = paragraph.paragraph_format
        form.left_indent, form.first_line_indent = self.points(24), self.points(-8)
        form.right_indent = self.points(58)

    def _table(self, fields: list[str]) -> None:
        self.table = self.document.add_table(rows=0, cols=len(fields))
        self.table.autofit = False
        self._rule()
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
        last = row.cells[-1].paragraphs[0]
        last.alignment = WD_ALIGN_PARAGRAPH.RIGHT
        last.paragraph_format.right_indent = self.points(-GAP)

    def _rule(self) -> None:
        """Rule a table below its rows alone, its text flush with the text around it."""
        from docx.oxml import OxmlElement
        from docx.oxml.ns import qn

        of = self.table._tbl.tblPr
        borders, margins = OxmlElement("w:tblBorders"), OxmlElement("w:tblCellMar")
        for side in ("bottom", "insideH"):
            line = OxmlElement(f"w:{side}")
            for name, value in (("val", "single"), ("sz", "4"), ("color", "BBBBBB")):
                line.set(qn(f"w:{name}"), value)
            borders.append(line)
        for side, width in (("left", "0"), ("right", str(GAP * 20))):
            gap = OxmlElement(f"w:{side}")
            gap.set(qn("w:w"), width)
            gap.set(qn("w:type"), "dxa")
            margins.append(gap)
        # Their order is the schema's, and the look of a table stands after both.
        look = of.find(qn("w:tblLook"))
        for part in (borders, of.find(qn("w:tblLayout")), margins):
            if part is not None:
                look.addprevious(part)

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
