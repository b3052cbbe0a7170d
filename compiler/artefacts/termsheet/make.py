"""Make a term sheet from a graph: as Markdown, HTML or a Word file."""

from __future__ import annotations

from typing import Any

from engross.compiler.artefacts.termsheet.own_template import render_by
from engross.compiler.artefacts.termsheet.render import read_template, render_sheet
from engross.compiler.artefacts.termsheet.sheet import Origin, sheet_of
from engross.compiler.artefacts.termsheet.word import word_file

FORMS = ("md", "html", "docx")


def make_termsheet(
    graph: dict[str, Any], origin: Origin, form: str, template: str | None = None
) -> bytes:
    """Return a term sheet of a graph, in one of `FORMS`, by the template given or by our own.

    A template of a firm's own makes text: `md` or `html`. Raises `TemplateFault` where it is at
    fault, and `NoWord` where a Word file is asked for and python-docx is not installed.
    """
    sheet = sheet_of(graph, origin)
    if template is not None:
        words = {name: read_template(name) for name in ("lines.j2", "heads.j2")}
        return render_by(template, sheet, form, words).encode()
    text = render_sheet(sheet, form)
    return word_file(text) if form == "docx" else text.encode()
