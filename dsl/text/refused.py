"""Characters that nobody types: refused wherever they stand."""

from __future__ import annotations

from collections.abc import Mapping

from engross.dsl.text.characters import code_point
from engross.dsl.text.findings import Findings

# Each family, as a message calls it and as the label does.
REFUSED: Mapping[str, tuple[str, str]] = {
    "control": ("A control character", "not text"),
    "meaningless": ("A character with no meaning of its own", "no meaning"),
    "line_break": ("A line break that only word processors know", "not a new line"),
    "direction": ("An invisible mark that turns the direction of the text", "invisible"),
    "invisible": ("An invisible character", "invisible"),
}


def refuse(findings: Findings, family: str, run: str, start: int) -> None:
    """Report a run of one family, and put spaces in its place."""
    findings.replace(start, start + len(run), "")
    report_refused(findings, family, run, start)


def report_refused(findings: Findings, family: str, run: str, start: int) -> None:
    """Report a run of one family, whatever is to stand in its place."""
    what, label = REFUSED[family]
    more = f", and {len(run) - 1:,} more like it" if len(run) > 1 else ""
    message = f"{what} stands here: {code_point(run[0])}{more}."
    if family == "line_break":
        code, plain, help = "RR115", "\n", "Delete it and press Enter."
    else:
        code, plain = "RR102", ""
        help = "Delete it; if you cannot see it, delete the words around it and type them again."
    end = start + len(run)
    fix = findings.fix(start, end, plain, safe=False)
    findings.report(code, start, end, message, label, help, fix)
