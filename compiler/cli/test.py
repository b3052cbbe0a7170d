"""`engross test`: run the scenarios in the files."""

from __future__ import annotations

import sys
from collections.abc import Iterator, Sequence

from engross.compiler.cli.arguments import Arguments
from engross.compiler.cli.usage import Usage, open_source, sound
from engross.compiler.engine.command.output import write_text
from engross.compiler.engine.report.reasons import count_of
from engross.compiler.phases import Phases
from engross.compiler.scenarios.run import (
    Answer,
    AnyAnswer,
    BorneAnswer,
    FigureAnswer,
    Outcome,
    run_scenarios,
    said_measure,
    wanted_bearers,
)
from engross.compiler.suites import Suite, suites_of
from engross.dsl.syntax.scenarios import (
    AnyExpectation,
    BorneExpectation,
    Expectation,
    FigureExpectation,
)

RECORDING = ("as_of", "title")


def run(argv: list[str]) -> int:
    """Run the verb; return 0 where all holds, 1 where something does not, 2 on bad usage."""
    arguments = Arguments(
        "test",
        "Run the scenarios of agreements, and print expected beside found where they differ. "
        "A file of scenarios alone is given after the agreement that it names.",
        "engross test agreement.rr scenarios.rr",
    )
    arguments.add_argument(
        "FILE", nargs="+", help="an agreement, a file of scenarios, or - for standard input"
    )
    does = arguments.add_mutually_exclusive_group()
    does.add_argument(
        "--mutate",
        action="store_true",
        help="change the agreement one place at a time; list the changes that no scenario notices",
    )
    does.add_argument(
        "--record", metavar="LOG", help="print a log and what it comes to as a scenario, to review"
    )
    arguments.add_argument("--as-of", metavar="DATE", help="with --record: the day, YYYY-MM-DD")
    arguments.add_argument("--title", metavar="TEXT", help="with --record: the scenario's title")
    found = arguments.parse_args(argv)
    for option in RECORDING if found.record is None else ():
        if getattr(found, option) is not None:
            raise Usage(f"engross test: --{option.replace('_', '-')} goes with --record")
    suites = suites_of_files(found.FILE)
    if found.mutate:
        from engross.compiler.cli.mutating import run_mutation

        return run_mutation(suites)
    if found.record is not None:
        from engross.compiler.cli.recording import run_recording

        return run_recording(suites, found)
    return max(_run_suite(suite) for suite in suites)


def suites_of_files(paths: Sequence[str]) -> list[Suite]:
    """Return the agreements with their scenarios. Raises `Usage` where a file has errors."""
    found = [open_source(path) for path in paths]
    suites = suites_of(found)
    for phases in found:
        sound(phases)
    return suites


def _run_suite(suite: Suite) -> int:
    failed = 0
    for part in suite.parts:
        if part.scenarios or part is suite.agreement:
            failed += _run_part(suite, part)
    return 1 if failed else 0


def _run_part(suite: Suite, part: Phases) -> int:
    outcomes = list(run_scenarios(suite.agreement.graph, part.scenarios, part.name))
    wrong = [outcome for outcome in outcomes if not outcome.holds]
    lines = [line for outcome in wrong for line in difference(part.name, outcome)]
    lines.append(
        f"{part.name}: {count_of(len(part.scenarios), 'scenario')}, "
        f"{count_of(len(outcomes), 'expectation')}, {len(wrong)} not met"
    )
    write_text(sys.stdout, "".join(f"{line}\n" for line in lines))
    return len(wrong)


def difference(path: str, outcome: Outcome) -> Iterator[str]:
    """Yield expected beside found, and how what was found came about."""
    expected, place = outcome.expected, outcome.expected.span
    yield (
        f"{path}:{place.line}:{place.column}: “{outcome.scenario.title.text}”: {_about(expected)}"
    )
    yield f"  expected  {_say(_wanted(expected))}"
    yield f"  found     {_say(outcome.found) if outcome.found else 'no such instance'}"
    yield from (f"    {line}" for line in outcome.because)


def _about(expected: AnyExpectation) -> str:
    if not isinstance(expected, Expectation):
        said = [expected.name.text]
        said += [f"of {expected.member.text}"] if expected.member else []
        said += [f"of {expected.matter.text}"] if expected.matter else []
        return " ".join(said)
    said = [expected.norm.text]
    said += [f"of {expected.matter.text}"] if expected.matter else []
    said += [f"by {expected.bearer.text}"] if expected.bearer else []
    said += [f"to {expected.member.text}"] if expected.member else []
    said += [f"for {expected.about}"] if expected.about is not None else []
    return " ".join(said)


def _wanted(expected: AnyExpectation) -> AnyAnswer:
    if isinstance(expected, FigureExpectation):
        return FigureAnswer(said_measure(expected.figure))
    if isinstance(expected, BorneExpectation):
        return BorneAnswer(wanted_bearers(expected))
    return Answer(
        expected.status,
        expected.due_from or "not stated",
        expected.due_by or "not stated",
        said_measure(expected.owes) if expected.owes else "",
    )


def _say(answer: AnyAnswer) -> str:
    if isinstance(answer, FigureAnswer):
        return answer.text
    if isinstance(answer, BorneAnswer):
        return f"borne by {answer.text}"
    owes = f" owes {answer.owes}" if answer.owes else ""
    return f"{answer.status:<16} from {answer.due_from:<11} by {answer.due_by}{owes}"
