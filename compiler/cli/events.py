"""`engross events`: the vocabulary of the log."""

from __future__ import annotations

import sys

from engross.compiler.artefacts.events import events_text
from engross.compiler.cli.arguments import Arguments
from engross.compiler.cli.usage import open_source, sound
from engross.compiler.engine.command.output import write_text


def run(argv: list[str]) -> int:
    """Run the verb; return 0, or 2 where the agreement has errors."""
    arguments = Arguments(
        "events",
        "Show what a log of the agreement may say: each event, its attributes and their types, "
        "which norms read it, and an example line.",
        "engross events agreement.rr",
    )
    arguments.add_argument("FILE", help="an agreement, or - for standard input")
    found = arguments.parse_args(argv)
    write_text(sys.stdout, events_text(sound(open_source(found.FILE)).graph))
    return 0
