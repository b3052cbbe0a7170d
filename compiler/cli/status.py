"""`engross status`: compile the agreement, then do just what its standalone checker does."""

from __future__ import annotations

from engross.compiler.cli.usage import open_source, sound
from engross.compiler.engine.command.arguments import Stopped, help_text, parse_options
from engross.compiler.engine.command.console import answer_status, finish
from engross.compiler.program import VERSION, Program

PROG = "engross status"


def run(argv: list[str]) -> int:
    """Run the verb; return 0, 1 something breached, 2 bad input, 3 something undecided."""
    try:
        options = parse_options(argv, PROG, takes_file=True)
        if options.shows == "help":
            raise Stopped(0, help_text(PROG, takes_file=True))
        if options.shows == "version":
            raise Stopped(0, f"engross {VERSION}\n")
        program = Program(sound(open_source(options.file)))
        return answer_status(program.graph, options, program.meta)
    except Stopped as stopped:
        return finish(stopped)
