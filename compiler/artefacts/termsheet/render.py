"""Print a term sheet: one template for the words, one set of marks for each sink."""

from __future__ import annotations

import re
from functools import cache
from importlib.resources import files
from typing import Any

from jinja2 import Environment, FunctionLoader, StrictUndefined
from markupsafe import Markup

from engross.compiler.artefacts.termsheet.escape import ESCAPERS, FIELD, RECORD

WORDS = "sheet.j2"


def render_sheet(sheet: dict[str, Any], sink: str) -> str:
    """Return a term sheet as `md`, `html`, or the parts of a `docx` in the making."""
    text: str = _environment(sink).get_template(WORDS).render(**sheet, marks=f"{sink}.j2")
    # No value holds an empty line, so what is cut here is the template's own.
    return re.sub(r"\n{3,}", "\n\n", text).strip("\n") + "\n"


def read_template(name: str) -> str:
    """Return one of the templates of the term sheet."""
    return files("engross.templates").joinpath("termsheet", name).read_text("utf-8")


@cache
def _environment(sink: str) -> Environment:
    environment = Environment(
        loader=FunctionLoader(read_template),
        undefined=StrictUndefined,
        # Every value passes the sink's one escaper, and what passed it is left alone.
        autoescape=True,
        finalize=ESCAPERS[sink],
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )
    environment.filters["flat"] = _flat
    environment.globals |= {"RECORD": Markup(RECORD), "FIELD": Markup(FIELD)}
    return environment


def _flat(marked: Markup) -> Markup:
    """Return what a template printed as one line, whatever lines the template is written in."""
    return Markup(" ".join(marked.split()))
