"""`engross readings`: how the text can be read, who decided, and what hangs on it."""

from __future__ import annotations

import json
import sys
from typing import Any

from engross.compiler.cli.arguments import Arguments
from engross.compiler.cli.decisions import add_to_record, check_day, check_words
from engross.compiler.cli.usage import Usage, open_program
from engross.compiler.engine.command.output import write_text
from engross.compiler.engine.report.prose import wrapped
from engross.compiler.program import Program
from engross.compiler.record.elections import elect
from engross.compiler.record.readings import readings_told
from engross.dsl.diagnostics.sink import did_you_mean

FORMATS = ("human", "json")
NEEDED = ("by", "because", "on")


def run(argv: list[str]) -> int:
    """Run the verb; return 0, or 2 where the agreement has errors or nothing can be recorded."""
    arguments = Arguments(
        "readings",
        "Show each reading of an agreement: its question, its options with the argument for each, "
        "which of them holds and who decided so, and what it can reach. Or put an election on "
        "record.",
        "engross readings agreement.rr --elect floor=first --by 'A. Lee' "
        "--because 'as agreed' --on 2003-01-05",
    )
    arguments.add_argument("FILE", help="an agreement, or - for standard input")
    arguments.add_argument(
        "--format", choices=FORMATS, default="human", help="how to print (human)"
    )
    arguments.add_argument(
        "--elect",
        metavar="READING=OPTION",
        help="put on record that this option of a reading is elected",
    )
    arguments.add_argument("--by", metavar="NAME", help="who elects")
    arguments.add_argument("--because", metavar="TEXT", help="why")
    arguments.add_argument("--on", metavar="DATE", help="on which day, YYYY-MM-DD")
    found = arguments.parse_args(argv)
    given = [name for name in NEEDED if getattr(found, name) is not None]
    if found.elect is None and given:
        raise Usage(f"engross readings: --{given[0]} says nothing without --elect")
    program = open_program(found.FILE)
    if found.elect is not None:
        _elect(program, found)
        return 0
    told = readings_told(program.phases.graph, program.graph)
    if found.format == "json":
        write_text(sys.stdout, json.dumps(told, ensure_ascii=False, indent=1) + "\n")
    else:
        write_text(sys.stdout, _text(told))
    return 0


def _elect(program: Program, found: Any) -> None:
    lacking = [f"--{name}" for name in NEEDED if getattr(found, name) is None]
    if lacking:
        raise Usage(
            f"engross readings: --elect needs {' and '.join(lacking)}",
            "An election says who made it, why, and when.",
        )
    by = check_words("readings", "--by", found.by)
    because = check_words("readings", "--because", found.because)
    on = check_day("readings", found.on)
    choice = _choice(program.phases.graph, found.elect)
    entry = elect(program.phases.graph, program.record.text, choice, by, on, because)
    name = add_to_record("readings", program.phases.name, entry)
    write_text(sys.stdout, f"{name}: {choice[0]} = {choice[1]}, elected by {by} on {on}\n")


def _choice(graph: dict[str, Any], text: str) -> tuple[str, str]:
    name, equals, option = (part.strip() for part in text.partition("="))
    axes = {r["name"]: [o["name"] for o in r["options"]] for r in graph["readings"]}
    if not (name and equals and option):
        raise Usage(f"engross readings: --elect: “{text}” is not READING=OPTION")
    if name not in axes:
        raise Usage(
            f"engross readings: --elect: the agreement has no reading “{name}”",
            did_you_mean(name, axes, f"Its readings are: {', '.join(axes) or 'none'}."),
        )
    if option not in axes[name]:
        raise Usage(
            f"engross readings: --elect: “{name}” has no option “{option}”",
            did_you_mean(option, axes[name], f"Its options are: {', '.join(axes[name])}."),
        )
    return name, option


def _text(told: dict[str, Any]) -> str:
    if not told["readings"]:
        return f"{told['agreement']}: its text is read in one way only\n"
    blocks = ["\n".join(wrapped(told["agreement"], 0))]
    blocks += ["\n".join(_reading_lines(reading)) for reading in told["readings"]]
    return "\n\n".join(blocks) + "\n"


def _reading_lines(reading: dict[str, Any]) -> list[str]:
    lines = wrapped(f"{reading['name']} ({', '.join(reading['cites'])})", 0)
    lines += wrapped(reading["question"], 2)
    width = max(len(option["name"]) for option in reading["options"])
    for option in reading["options"]:
        sign = "*" if option["name"] == reading["holds"] else " "
        lines += wrapped(f"{sign} {option['name']:<{width}}  {option['argument']}", 2, width + 4)
    lines += wrapped(_who(reading), 2, 2)
    if reading["void"]:
        void = reading["void"]
        said = f"void: {void['by']} elected {void['option']} on {void['on']}; {void['why']}"
        lines += wrapped(said, 2, 2)
    return lines + _reach_lines(reading)


def _who(reading: dict[str, Any]) -> str:
    election = reading["election"]
    if election:
        on_text = f", over the agreement's own {reading['default']}" if reading["default"] else ""
        return (
            f"{election['option']}: elected by {election['by']} on {election['on']}, because "
            f"{election['because']}{on_text if reading['default'] != election['option'] else ''}"
        )
    if reading["default"]:
        return f"{reading['default']}: elected in the file"
    return "nobody elected it: a report gives the answer on each"


def _reach_lines(reading: dict[str, Any]) -> list[str]:
    """Return what a reading reaches: what it decides itself, then what follows, by the way."""
    own = [reached["name"] for reached in reading["reaches"] if not reached["through"]]
    lines = wrapped(f"decides in {', '.join(own) or 'nothing'}", 2, 2)
    ways: dict[str, list[str]] = {}
    for reached in reading["reaches"]:
        if reached["through"] and reached["kind"] == "norm":
            ways.setdefault(reached["through"][-1], []).append(reached["name"])
    for way, names in ways.items():
        lines += wrapped(f"through {way}: {', '.join(names)}", 2, 2)
    return lines
