"""Marks that a word processor made of plain ones: reported, and read as the plain ones."""

from __future__ import annotations

from engross.dsl.text.characters import MINUS, SIGNS, code_point
from engross.dsl.text.findings import Findings


def read_mark(findings: Findings, family: str, run: str, start: int, *, inner: bool) -> None:
    """Put the plain mark where a run of one family stands; `inner` is among quoted words."""
    match family:
        case "quote":
            _read_quote(findings, run, start, inner)
        case "sign":
            _read_sign(findings, run, start, inner)
        case "apostrophe":
            message = (
                f"A curly apostrophe ({run[0]}) stands here; the straight one (') is expected."
            )
            _read(findings, "RR112", run, start, "'", message, "curly apostrophe")
        case "space":
            message = f"A plain space is expected here; this is {code_point(run[0])}."
            _read(findings, "RR104", run, start, " ", message, "not a plain space")
        case _ if not inner and _is_aside(findings, run, start):
            _read_aside(findings, run, start)
        case _:
            message = f"A plain hyphen (-) is expected here; this is {code_point(run[0])}."
            _read(findings, "RR105", run, start, "-", message, "not a plain hyphen")


def _read_quote(findings: Findings, run: str, start: int, inner: bool) -> None:
    plain = "'" if inner else '"'
    if inner:
        message = f"Inside quoted words the mark ' is expected; a curly one ({run}) stands here."
    else:
        message = f'Quoted words begin and end with a straight "; a curly one ({run}) stands here.'
    _read(findings, "RR103", run, start, plain, message, "curly quotation mark")


def _is_aside(findings: Findings, run: str, start: int) -> bool:
    """Tell whether a dash joins no two words or numbers, as a hyphen does; a minus is none."""
    before, after = findings.beside(start, start + len(run))
    return not (before.isalnum() and after.isalnum()) and MINUS not in run


def _read_aside(findings: Findings, run: str, start: int) -> None:
    """Read a blank where a dash parts words; the language has none."""
    end = start + len(run)
    findings.replace(start, end, "")
    message = f"A dash stands here, and the language has none; this is {code_point(run[0])}."
    help = "Leave it out; what is for people stands in quotes, or after #."
    fix = findings.fix(start, end, "", safe=False)
    findings.report("RR105", start, end, message, "a dash", help, fix)


def _read_sign(findings: Findings, run: str, start: int, inner: bool) -> None:
    """Read … as a full stop among quoted words; in code such signs leave a space."""
    end = start + len(run)
    plain = SIGNS[run]
    findings.replace(start, end, "." if inner else "")
    message = f'The single sign {run} stands here; word processors make it of "{plain}".'
    fix = findings.fix(start, end, plain, safe=inner)
    findings.report("RR113", start, end, message, "a single sign", f"Write {plain} instead.", fix)


def _read(
    findings: Findings, code: str, run: str, start: int, plain: str, message: str, label: str
) -> None:
    end = start + len(run)
    findings.replace(start, end, plain * len(run))
    fix = findings.fix(start, end, plain * len(run), safe=True)
    expected = "a plain space" if plain == " " else plain
    findings.report(code, start, end, message, label, f"Write {expected} instead.", fix)
