"""`engross check`: parse, resolve, analyse; with a log, hold it against the agreement."""

from __future__ import annotations

import sys

from engross.compiler.cli.usage import Arguments, Usage, open_source, render, sound
from engross.compiler.engine.command.output import write_text
from engross.compiler.phases import Phases

FORMATS = ("human", "concise", "json", "sarif", "github")


def run(argv: list[str]) -> int:
    """Run the verb; return 0 where nothing is wrong, 1 where there are findings, 2 on bad usage."""
    arguments = Arguments(
        "check",
        "Parse, resolve and analyse agreements; report what is wrong, where, and what to write.",
        "engross check agreement.rr --log log.jsonl",
    )
    arguments.add_argument("FILE", nargs="+", help="an agreement, or - for standard input")
    arguments.add_argument("--log", metavar="LOG", help="hold this log against the agreement")
    arguments.add_argument("--format", choices=FORMATS, default="human", help="how to print")
    found = arguments.parse_args(argv)
    programs = [open_source(path) for path in found.FILE]
    diagnostics = [d for phases in programs for d in phases.diagnostics]
    if found.log is not None:
        for phases in programs:
            check_log(found.log, sound(phases))
    text = render(diagnostics, programs, found.format)
    if text:
        write_text(sys.stdout, text if text.endswith("\n") else text + "\n")
    if found.format == "human" and not diagnostics:
        names = ", ".join(phases.name for phases in programs)
        write_text(sys.stdout, f"{names}: nothing is wrong\n")
    return 1 if any(d.severity == "error" for d in diagnostics) else 0


def check_log(path: str, phases: Phases) -> None:
    """Read a log against an agreement. Raises `Usage` where it cannot be read so."""
    from engross.compiler.engine.command.arguments import Stopped
    from engross.compiler.engine.command.console import read_log

    try:
        read_log(phases.graph, path, phases.hash)
    except Stopped as stopped:
        raise Usage(stopped.text, code=1 if ": RR6" in stopped.text else 2) from None
