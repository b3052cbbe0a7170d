"""`engross test --record`: turn a log into a scenario, to review."""

from __future__ import annotations

import sys
from argparse import Namespace
from collections.abc import Sequence
from pathlib import Path

from engross.compiler.cli.usage import Usage
from engross.compiler.engine.command.arguments import Stopped
from engross.compiler.engine.command.console import read_log_records
from engross.compiler.engine.command.output import write_text
from engross.compiler.engine.days import parse_day
from engross.compiler.engine.findings import BeyondCalendar, Evaluation
from engross.compiler.engine.loading import Program
from engross.compiler.phases import Phases
from engross.compiler.scenarios.recording import recorded_scenario
from engross.compiler.scenarios.run import run_scenarios
from engross.compiler.scenarios.writing import Unwritable
from engross.compiler.suites import Suite
from engross.dsl.layout.layout import lay_out


def run_recording(suites: Sequence[Suite], options: Namespace) -> int:
    """Print the scenario; return 0. Raises `Usage` where there is none that says the same."""
    if len(suites) != 1:
        raise Usage("engross test --record: give one agreement")
    agreement, log = suites[0].agreement, options.record
    day = parse_day(options.as_of or "")
    if day is None:
        raise Usage("engross test --record: say the day: --as-of YYYY-MM-DD")
    name = "standard input" if log == "-" else Path(log).name
    title = options.title or f"{name} on {options.as_of}"
    program = Program(agreement.graph)
    try:
        records, read = read_log_records(program, log, agreement.hash)
    except Stopped as stopped:
        raise Usage(stopped.text, code=stopped.code) from None
    evaluation = Evaluation(program, read, day, {})
    try:
        text = recorded_scenario(records, program.vocabulary, evaluation, title)
    except Unwritable as why:
        raise Usage(f"{log}: no scenario can say this: {why}") from None
    except BeyondCalendar as beyond:
        raise Usage(f"{log}:{beyond.line}:1: a date lies outside the years 0001 to 9999") from None
    text = lay_out(text, agreement.terms)
    _prove(agreement, text, log)
    write_text(sys.stdout, f"# Recorded from {name}: what is expected is what was found.\n{text}")
    return 0


def _prove(agreement: Phases, text: str, log: str) -> None:
    """Read the scenario back. Raises `Usage` where it does not come to the same."""
    named = agreement.graph["agreement"]["name"]
    recorded = Phases("the scenario", f'scenarios for "{named}"\n\n{text}'.encode())
    recorded.beside = agreement
    for fault in recorded.errors:
        place = recorded.source.line_text(fault.primary.span.line) if recorded.source else ""
        raise Usage(f"{log}: no scenario can say this: {fault.message}", place.strip())
    for outcome in run_scenarios(agreement.graph, recorded.scenarios):
        if not outcome.holds:
            expected = outcome.expected
            place = recorded.source.line_text(expected.span.line) if recorded.source else ""
            raise Usage(f"{log}: as a scenario it comes to something else", place.strip())
