"""`engross build`: write the standalone checker, or the graph."""

from __future__ import annotations

import json
import sys

from engross.compiler.cli.arguments import Arguments
from engross.compiler.cli.usage import open_program
from engross.compiler.cli.writing import write_file
from engross.compiler.engine.command.output import write_text


def run(argv: list[str]) -> int:
    """Run the verb; return 0, or 2 where the agreement has errors or nothing can be written."""
    arguments = Arguments(
        "build",
        "Make the standalone checker of an agreement: one Python file that needs nothing but "
        "Python. Or write its graph.",
        "engross build agreement.rr -o checker.py",
    )
    arguments.add_argument("FILE", help="an agreement, or - for standard input")
    arguments.add_argument(
        "-o", "--output", metavar="PATH", help="where to write (standard output)"
    )
    arguments.add_argument(
        "--to", choices=("checker", "graph"), default="checker", help="what to make (checker)"
    )
    found = arguments.parse_args(argv)
    program = open_program(found.FILE)
    if found.to == "graph":
        whole = {**program.meta, **program.graph}
        text = json.dumps(whole, ensure_ascii=False, indent=1, sort_keys=True) + "\n"
    else:
        text = program.build()
    if found.output is None or found.output == "-":
        write_text(sys.stdout, text)
    else:
        write_file(found.output, text)
    return 0
