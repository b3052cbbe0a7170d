"""`engross check`: parse, resolve, analyse; with a log, hold it against the agreement."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING, Any

from engross.compiler.cli.usage import Usage, open_source, render, sound
from engross.compiler.engine.command.output import write_text

if TYPE_CHECKING:
    from engross.compiler.phases import Phases
    from engross.dsl.diagnostics import Diagnostic

FORMATS = ("human", "concise", "json", "sarif", "github")


def run(argv: list[str]) -> int:
    """Run the verb; return 0 where nothing is wrong, 1 where there are findings, 2 on bad usage."""
    files, log, form = _asked(argv)
    programs = [open_source(path) for path in files]
    from engross.compiler.suites import suites_of  # after bad usage is told

    suites = suites_of(programs)
    diagnostics = [d for phases in programs for d in _found(phases)]
    if log is not None:
        for suite in suites:
            check_log(log, sound(suite.agreement))
    if form == "human" and not diagnostics:
        text = f"{', '.join(phases.name for phases in programs)}: nothing is wrong"
    else:
        text = render(diagnostics, programs, form)
    if text:
        write_text(sys.stdout, text if text.endswith("\n") else text + "\n")
    return 1 if any(d.severity == "error" for d in diagnostics) else 0


def _asked(argv: list[str]) -> tuple[list[str], str | None, str]:
    """Return the files, the log to hold against them, and the format."""
    if argv and not any(argument.startswith("-") for argument in argv):
        return argv, None, FORMATS[0]  # files alone: what reads options need not be loaded
    from engross.compiler.cli.arguments import Arguments

    arguments = Arguments(
        "check",
        "Parse, resolve and analyse agreements; report what is wrong, where, and what to write.",
        "engross check agreement.rr --log log.jsonl",
    )
    arguments.add_argument("FILE", nargs="+", help="an agreement, or - for standard input")
    arguments.add_argument("--log", metavar="LOG", help="hold this log against the agreement")
    arguments.add_argument(
        "--format", choices=FORMATS, default=FORMATS[0], help="how to print (human)"
    )
    found = arguments.parse_args(argv)
    return found.FILE, found.log, found.format


def _found(phases: Phases) -> list[Diagnostic]:
    """Return what is wrong with a program, and what its record gives to note."""
    from engross.compiler.program import Program, ProgramError

    try:
        return Program(phases).check()
    except ProgramError as fault:
        raise Usage(str(fault)) from None


def check_log(path: str, phases: Phases) -> None:
    """Read a log against an agreement, and put its facts together.

    Raises `Usage` where it cannot be read so, or a person should look at what it says.
    """
    from engross.compiler.engine.command.arguments import Options, Stopped
    from engross.compiler.engine.command.console import log_problems
    from engross.compiler.program import Program

    program = Program(phases)
    try:
        options = Options("engross check", path)
        found = log_problems(program.engine, options, program.meta["graph_hash"])
    except Stopped as stopped:
        raise Usage(stopped.text, code=1 if ": RR6" in stopped.text else 2) from None
    if found:
        raise Usage("\n".join(_said(path, problem) for problem in found), code=1)


def _said(path: str, problem: dict[str, Any]) -> str:
    """Return a problem of a log at the first of its facts."""
    line = problem["facts"][0].rpartition(":")[2] if problem["facts"] else "1"
    return f"{path}:{line}: {problem['kind']}: {problem['text']}"
