"""`engross sign`: record that a person read a section against its text."""

from __future__ import annotations

import sys
from collections.abc import Mapping
from typing import TYPE_CHECKING

from engross.compiler.cli.arguments import Arguments
from engross.compiler.cli.decisions import add_to_record, check_day, check_words
from engross.compiler.cli.sourcetext import digests_of_text, read_text
from engross.compiler.cli.usage import Usage, open_program
from engross.compiler.engine.command.output import write_text
from engross.compiler.record.signoffs import sign_off
from engross.dsl.diagnostics.sink import did_you_mean

if TYPE_CHECKING:
    from engross.compiler.program import Program


def run(argv: list[str]) -> int:
    """Run the verb; return 0, or 2 where the section cannot be signed."""
    arguments = Arguments(
        "sign",
        "Put on record that a person read sections of the program against their text. Any later "
        "change of either voids it.",
        "engross sign agreement.rr '1(a)' --source agreement.txt --by 'A. Lee' --on 2003-01-05",
    )
    arguments.add_argument("FILE", help="an agreement")
    arguments.add_argument("SECTION", nargs="+", help="a section of it, such as 1(a)")
    arguments.add_argument("--source", metavar="TEXT", required=True, help="its text, plain")
    arguments.add_argument("--by", metavar="NAME", required=True, help="who read it")
    arguments.add_argument("--on", metavar="DATE", required=True, help="when, YYYY-MM-DD")
    found = arguments.parse_args(argv)
    by, on = check_words("sign", "--by", found.by), check_day("sign", found.on)
    program = open_program(found.FILE)
    graph = program.phases.graph
    text = digests_of_text(read_text(found.source))
    sections = list(dict.fromkeys(found.SECTION))
    for section in sections:
        _check(section, program, text, found.source)
    signed = [sign_off(graph, section, text[section], by, on) for section in sections]
    name = add_to_record("sign", found.FILE, *signed)
    told = ", ".join(sections)
    write_text(sys.stdout, f"{name}: {told}, read against its text by {by} on {on}\n")
    return 0


def _check(
    section: str, program: Program, text: Mapping[str, tuple[str, ...]], source: str
) -> None:
    """Refuse a section that is not there, or whose text is not the one put on record."""
    known = [declared["cite"] for declared in program.phases.graph["sections"]]
    if section not in known:
        raise Usage(
            f"engross sign: the agreement has no section “{section}”",
            did_you_mean(section, known, f"Its sections are: {', '.join(known)}."),
        )
    if section not in text:
        raise Usage(
            f"engross sign: {source} has no section “{section}”",
            "Read it with engross coverage, which lists the sections it found.",
        )
    on_record = program.record.text
    if on_record is not None and on_record.sections.get(section) != text[section]:
        raise Usage(
            f"engross sign: this text of {section} is not the one put on record on {on_record.on}",
            "Look at what has changed, then put it on record: engross coverage … --record.",
        )
