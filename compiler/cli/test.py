"""`engross test`: run the scenarios in the files."""

from __future__ import annotations

import sys

from engross.compiler.cli.usage import Arguments, open_source, sound
from engross.compiler.engine.command.output import write_text
from engross.compiler.program import Program
from engross.compiler.scenarios.run import Answer, Outcome


def run(argv: list[str]) -> int:
    """Run the verb; return 0 where all holds, 1 where something does not."""
    arguments = Arguments(
        "test",
        "Run the scenarios in agreements, and print expected beside found where they differ.",
        "engross test agreement.rr",
    )
    arguments.add_argument("FILE", nargs="+", help="an agreement, or - for standard input")
    found = arguments.parse_args(argv)
    failed = 0
    for path in found.FILE:
        outcomes = Program(sound(open_source(path))).test()
        wrong = [outcome for outcome in outcomes if not outcome.holds]
        failed += len(wrong)
        scenarios = len({outcome.scenario.title.span for outcome in outcomes})
        lines = [_difference(path, outcome) for outcome in wrong]
        lines.append(
            f"{path}: {scenarios} scenarios, {len(outcomes)} expectations, {len(wrong)} not met\n"
        )
        write_text(sys.stdout, "".join(lines))
    return 1 if failed else 0


def _difference(path: str, outcome: Outcome) -> str:
    expected, place = outcome.expected, outcome.expected.span
    wanted = Answer(
        expected.status, expected.due_from or "not stated", expected.due_by or "not stated"
    )
    who = f" to {expected.member.text}" if expected.member else ""
    return (
        f"{path}:{place.line}:{place.column}: “{outcome.scenario.title.text}”: "
        f"{expected.norm.text}{who}\n"
        f"  expected  {_say(wanted)}\n"
        f"  found     {_say(outcome.found) if outcome.found else 'no such instance'}\n"
    )


def _say(answer: Answer) -> str:
    return f"{answer.status:<16} from {answer.due_from:<11} by {answer.due_by}"
