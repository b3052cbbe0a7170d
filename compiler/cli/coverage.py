"""`engross coverage`: hold the agreement's own text against the program, sentence by sentence."""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import Any

from engross.compiler.cli.arguments import Arguments
from engross.compiler.cli.decisions import add_to_record, check_day, check_words
from engross.compiler.cli.sourcetext import digests_of_text, read_text
from engross.compiler.cli.usage import Usage, open_program
from engross.compiler.coverage.changes import changes_told
from engross.compiler.coverage.compare import coverage_told, is_clean
from engross.compiler.coverage.human import coverage_text
from engross.compiler.engine.command.output import write_text
from engross.compiler.record.entries import TextRead

FORMATS = ("human", "json")


def run(argv: list[str]) -> int:
    """Run the verb; return 0 where nothing is amiss, 1 where something is, 2 on bad usage."""
    arguments = Arguments(
        "coverage",
        "Tell which sentences of the agreement's own text the program encodes, which it marks as "
        "provision and why, and which it leaves out; and what it quotes that the text does not "
        "say. With --record, put the text on record, so that later changes of it are noticed.",
        "engross coverage agreement.rr --source agreement.txt",
    )
    arguments.add_argument("FILE", help="an agreement, or - for standard input")
    arguments.add_argument("--source", metavar="TEXT", required=True, help="its text, plain")
    arguments.add_argument(
        "--format", choices=FORMATS, default="human", help="how to print (human)"
    )
    arguments.add_argument("--record", action="store_true", help="put the text on record")
    arguments.add_argument("--by", metavar="NAME", help="who puts it on record")
    arguments.add_argument("--on", metavar="DATE", help="on which day, YYYY-MM-DD")
    found = arguments.parse_args(argv)
    _check_recording(found)
    program = open_program(found.FILE)
    text = read_text(found.source)
    graph, digests = program.phases.graph, digests_of_text(text)
    before = program.record.text
    source = Path(found.source).name
    told = {
        **coverage_told(graph, text),
        "source": source,
        "on_record": before.on if before else None,
        "changes": changes_told(graph, before.sections, digests) if before else [],
    }
    if found.format == "json":
        write_text(sys.stdout, json.dumps(told, ensure_ascii=False, indent=1) + "\n")
    else:
        write_text(sys.stdout, coverage_text(told, program.phases.name))
    if found.record:
        by, on = check_words("coverage", "--by", found.by), check_day("coverage", found.on)
        name = add_to_record("coverage", found.FILE, TextRead(by, on, source, digests))
        write_text(sys.stderr, f"{name}: the text is on record\n")
        told["changes"] = []
    return 0 if is_clean(told) else 1


def _check_recording(found: Any) -> None:
    given = [f"--{name}" for name in ("by", "on") if getattr(found, name) is not None]
    if given and not found.record:
        raise Usage(f"engross coverage: {given[0]} says nothing without --record")
    if found.record and len(given) < 2:
        raise Usage(
            "engross coverage: --record needs --by and --on",
            "A record says who made it, and when.",
        )
