"""`engross fmt`: write agreements in the one canonical layout."""

from __future__ import annotations

import difflib
import sys
from argparse import Namespace
from collections.abc import Iterator

from engross.compiler.cli.arguments import Arguments
from engross.compiler.cli.usage import Usage, open_source, render
from engross.compiler.cli.writing import write_file
from engross.compiler.engine.command.output import write_data, write_text
from engross.compiler.formatting import NotProven, format_source
from engross.compiler.phases import Phases
from engross.compiler.suites import suites_of

FINDINGS = 1


def run(argv: list[str]) -> int:
    """Run the verb; return 0, 1 where there are findings, 2 where a file cannot be used."""
    arguments = Arguments(
        "fmt",
        "Write agreements in the one canonical layout, comments kept. Nothing is written unless "
        "the program is proven unchanged; a file with errors of syntax is left alone.",
        "engross fmt --diff agreement.rr",
    )
    arguments.add_argument(
        "FILE", nargs="+", help="an agreement, or - for standard input to standard output"
    )
    shows = arguments.add_mutually_exclusive_group()
    shows.add_argument(
        "--check", action="store_true", help="write nothing; list the files that would change"
    )
    shows.add_argument("--diff", action="store_true", help="write nothing; show what would change")
    found = arguments.parse_args(argv)
    sources = [_readable(open_source(path)) for path in found.FILE]
    suites_of(sources)  # a file of scenarios is read with the terms of its agreement
    return max(_format(phases, found) for phases in sources)


def _readable(phases: Phases) -> Phases:
    if phases.source is None:
        raise Usage(render(phases.syntax_errors, [phases], "human"))
    return phases


def _format(phases: Phases, options: Namespace) -> int:
    if phases.syntax_errors:
        write_text(sys.stderr, render(phases.syntax_errors, [phases], "human") + "\n")
        return FINDINGS
    try:
        text = format_source(phases)
    except NotProven as fault:
        return Usage(str(fault)).show()
    changes = text.encode("utf-8") != phases.data
    if options.check or options.diff:
        if changes:
            write_text(sys.stdout, _diff(phases, text) if options.diff else f"{phases.name}\n")
        return FINDINGS if changes else 0
    if phases.name == "-":
        write_data(sys.stdout, text.encode("utf-8"))
    elif changes:
        return _write(phases.name, text)
    return 0


def _write(name: str, text: str) -> int:
    try:
        write_file(name, text)
    except Usage as usage:
        return usage.show()
    write_text(sys.stdout, f"{name}: formatted\n")
    return 0


def _diff(phases: Phases, text: str) -> str:
    before, after = _lines(phases.data.decode("utf-8")), _lines(text)
    return "".join(_ended(difflib.unified_diff(before, after, phases.name, phases.name)))


def _lines(text: str) -> list[str]:
    """Return lines with their newlines; nothing but a newline ends one."""
    return [line + "\n" for line in text.split("\n")[:-1]] + [
        line for line in text.split("\n")[-1:] if line
    ]


def _ended(lines: Iterator[str]) -> Iterator[str]:
    for line in lines:
        yield line if line.endswith("\n") else f"{line}\n\\ No newline at end of file\n"
