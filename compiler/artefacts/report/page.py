"""Print a status report as one page of HTML that needs nothing but itself."""

from __future__ import annotations

from functools import cache
from importlib.resources import files
from typing import Any

from jinja2 import Environment, FunctionLoader, StrictUndefined

from engross.compiler.artefacts.report.view import view_of

PAGE = "page.j2"


def report_page(told: dict[str, Any]) -> str:
    """Return a report as HTML: no script, no resource from elsewhere, every value escaped."""
    text: str = _environment().get_template(PAGE).render(view_of(told))
    return text


@cache
def _environment() -> Environment:
    def load(name: str) -> str:
        return files("engross.templates").joinpath("report", name).read_text("utf-8")

    return Environment(
        loader=FunctionLoader(load),
        undefined=StrictUndefined,
        autoescape=True,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )
