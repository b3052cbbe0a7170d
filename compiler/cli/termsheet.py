"""`engross termsheet`: the term sheet of an agreement, for people."""

from __future__ import annotations

import sys
from pathlib import Path

from engross.compiler.artefacts.termsheet.make import FORMS
from engross.compiler.artefacts.termsheet.own_template import TemplateFault
from engross.compiler.artefacts.termsheet.word import NoWord
from engross.compiler.cli.arguments import Arguments
from engross.compiler.cli.usage import Usage, open_program
from engross.compiler.cli.writing import write_file
from engross.compiler.engine.command.output import write_text


def run(argv: list[str]) -> int:
    """Run the verb; return 0, or 2 where the agreement has errors or nothing can be made."""
    arguments = Arguments(
        "termsheet",
        "Make the term sheet of an agreement: a summary with the section beside every line, and "
        "a schedule of every term.",
        "engross termsheet agreement.rr --to html -o terms.html",
    )
    arguments.add_argument("FILE", help="an agreement, or - for standard input")
    arguments.add_argument("--to", choices=FORMS, default="md", help="what to make (md)")
    arguments.add_argument(
        "-o", "--output", metavar="PATH", help="where to write (standard output)"
    )
    arguments.add_argument(
        "--template", metavar="PATH", help="a Jinja template of your own, for md or html"
    )
    found = arguments.parse_args(argv)
    to_stdout = found.output is None or found.output == "-"
    if found.to == "docx" and to_stdout:
        raise Usage("engross termsheet: a Word file needs a place", "Add -o terms.docx.")
    if found.to == "docx" and found.template is not None:
        raise Usage(
            "engross termsheet: a template of your own makes text, not a Word file",
            "Say --to html or --to md.",
        )
    template = _template(found.template) if found.template is not None else None
    program = open_program(found.FILE)
    try:
        made = program.termsheet(found.to, template=template)
    except TemplateFault as fault:
        line = f":{fault.line}" if fault.line else ""
        raise Usage(f"{found.template}{line}: {fault.message}") from None
    except NoWord as missing:
        raise Usage(f"engross termsheet: {missing}") from None
    if to_stdout:
        write_text(sys.stdout, made.decode())
    else:
        write_file(found.output, made)
    return 0


def _template(name: str) -> str:
    try:
        return Path(name).read_text("utf-8")
    except UnicodeDecodeError:
        raise Usage(f"{name}: it is not UTF-8 text") from None
    except (OSError, ValueError):
        raise Usage(f"{name}: it cannot be read") from None
