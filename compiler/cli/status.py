"""`engross status`: compile the agreement, then do just what its standalone checker does.

Beyond that it prints the report as a page of HTML, and writes it to a file.
"""

from __future__ import annotations

import sys
from typing import Any

from engross.compiler.cli.usage import open_program
from engross.compiler.cli.writing import write_file
from engross.compiler.engine.command.arguments import (
    FORMATS,
    Options,
    Stopped,
    help_text,
    parse_options,
)
from engross.compiler.engine.command.console import (
    Tell,
    finish,
    print_report,
    status_report,
    status_text,
    telling,
)
from engross.compiler.engine.command.output import shown, write_text
from engross.compiler.engine.report.report import canonical_json, exit_code, report
from engross.compiler.program import VERSION

PROG = "engross status"
HTML = "html"
ALL_FORMATS = (*FORMATS, HTML)


def run(argv: list[str]) -> int:
    """Run the verb; return 0, 1 something breached, 2 bad input, 3 something undecided."""
    try:
        options = parse_options(argv, PROG, takes_file=True, formats=ALL_FORMATS)
        if options.shows == "help":
            raise Stopped(0, help_text(PROG, takes_file=True, formats=ALL_FORMATS))
        if options.shows == "version":
            raise Stopped(0, f"engross {VERSION}\n")
        program = open_program(options.file)
        told = status_report(program.engine, options, program.meta["graph_hash"], _tell(options))
        to_terminal = options.output in ("", "-")
        if to_terminal and not options.all_readings and options.format != HTML:
            print_report(told, options)
            return exit_code(told)
        if options.all_readings:
            text = _all_readings_text(told, options.format)
        elif options.format == HTML:
            from engross.compiler.artefacts.report.page import report_page

            text = report_page(told)
        else:
            text = status_text(told, options)
        if to_terminal:
            write_text(sys.stdout, text)
        else:
            write_file(options.output, shown(text))
        return exit_code(told)
    except Stopped as stopped:
        return finish(stopped)


def _tell(options: Options) -> Tell:
    if not options.all_readings:
        return report if options.format == HTML else telling(options)
    for given, name in ((options.why is not None, "--why"), (options.format == HTML, "html")):
        if given:
            raise Stopped(2, f"{PROG}: --all-readings has no {name}; leave one of the two out")
    from engross.compiler.artefacts.report.every_reading import every_reading_told

    return every_reading_told


def _all_readings_text(told: dict[str, Any], form: str) -> str:
    from engross.compiler.artefacts.report.every_reading import every_reading_text

    return canonical_json(told) if form == "json" else every_reading_text(told)
