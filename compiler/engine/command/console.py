"""The status command: arguments in, a log read, a report out, an exit code; never a traceback."""

from __future__ import annotations

import sys
from collections.abc import Callable, Mapping, Sequence
from contextlib import suppress
from functools import partial
from typing import Any

from engross.compiler.engine.canonical import write_canonical
from engross.compiler.engine.choices import TooManyWays
from engross.compiler.engine.command.arguments import (
    Options,
    Stopped,
    help_text,
    parse_options,
    version_text,
)
from engross.compiler.engine.command.output import CannotWrite, write_pieces, write_text
from engross.compiler.engine.findings import BeyondCalendar, Evaluation
from engross.compiler.engine.loading import Program
from engross.compiler.engine.log.read import STANDARD_INPUT_NAME, read_records
from engross.compiler.engine.log.record import (
    MAX_LOG_BYTES,
    MAX_LOG_ERRORS,
    LogError,
    Record,
)
from engross.compiler.engine.log.vocabulary import Log
from engross.compiler.engine.report.human import human_report
from engross.compiler.engine.report.keeping import AS_JSON, told_why
from engross.compiler.engine.report.report import (
    canonical_json,
    cited_name,
    exit_code,
    report,
)

MAX_SHOWN_LINE = 200
# What tells of an evaluation, of a log by its name, under a graph by its hash.
Tell = Callable[[Evaluation, str, str], Any]


def run_status(
    graph: dict[str, Any], argv: Sequence[str], prog: str, meta: Mapping[str, str]
) -> int:
    """Run the status command on a graph; return its exit code.

    `meta` holds `graph_hash`, `source_hash` and `compiler`: what a version says of the graph.
    """
    try:
        options = parse_options(argv, prog)
        return answer_status(graph, options, meta)
    except Stopped as stopped:
        return finish(stopped)
    except CannotWrite:
        return finish(Stopped(2, f"{prog}: the report could not be written"))
    except KeyboardInterrupt:
        return finish(Stopped(2, f"{prog}: interrupted"))
    except Exception as error:  # a traceback would end with 1, which means a breach
        return finish(
            Stopped(2, f"{prog}: internal error ({type(error).__name__}); no verdict was given")
        )


def answer_status(graph: dict[str, Any], options: Options, meta: Mapping[str, str]) -> int:
    """Print what the options ask for; return the exit code. Raises `Stopped`."""
    agreement = graph["agreement"]["name"]
    if options.shows == "help":
        raise Stopped(0, help_text(options.prog))
    if options.shows == "version":
        raise Stopped(0, version_text(agreement, meta))
    told = status_report(Program(graph), options, meta["graph_hash"], telling(options))
    print_report(told, options)
    return exit_code(told)


def telling(options: Options) -> Tell:
    """Return what makes the report, with no more of its derivations than the options ask for."""
    return partial(report, keeping=AS_JSON if options.format == "json" else told_why(options.why))


def print_report(told: dict[str, Any], options: Options) -> None:
    """Print a report in the form that the options ask for. Raises `CannotWrite`."""
    if options.format == "json":
        write_pieces(sys.stdout, partial(write_canonical, told))
    else:
        write_text(sys.stdout, human_report(told, options.why))


def status_text(told: dict[str, Any], options: Options) -> str:
    """Return a report as the text that the options ask for."""
    if options.format == "json":
        return canonical_json(told)
    return human_report(told, options.why)


def status_report(program: Program, options: Options, graph_hash: str, tell: Tell = report) -> Any:
    """Return the report that the options ask for. Raises `Stopped` where none can be given."""
    options.check_against(program.graph)
    return _told_of(read_log(program, options.log, graph_hash), program, options, graph_hash, tell)


def log_problems(program: Program, options: Options, graph_hash: str) -> list[dict[str, Any]]:
    """Return what a report on the last day of a log asks to be looked at. Raises `Stopped`."""
    log = read_log(program, options.log, graph_hash)
    if not log.facts:
        return []
    last = options._replace(as_of=max(fact.day for fact in log.facts))
    told = _told_of(log, program, last, graph_hash, telling(last))
    problems: list[dict[str, Any]] = told["problems"]
    return problems


def _told_of(log: Log, program: Program, options: Options, graph_hash: str, tell: Tell) -> Any:
    try:
        readings = dict(options.readings)
        evaluation = Evaluation(program, log, options.as_of, readings, options.known_by)
        return tell(evaluation, cited_name(options.log), graph_hash)
    except BeyondCalendar as beyond:
        message = (
            f"a date that “{beyond.norm.id}” ({beyond.norm.clause}) needs lies outside the "
            "years 0001 to 9999"
        )
        error = LogError("RR618", message, beyond.line, 1, "Look at the dates in the log.")
        raise Stopped(2, _errors_text(options.log, [error])) from beyond
    except TooManyWays as many:
        raise Stopped(2, _too_many_text(options.prog, many)) from many


def _too_many_text(prog: str, many: TooManyWays) -> str:
    """Return what to settle first where a report hangs on more than can be followed."""
    asked = [question.text for axis in many.axes for question in axis.asks]
    readings = [f"the reading {axis.name}" for axis in many.axes if not axis.asks]
    return "\n".join(
        [
            f"{prog}: more open points bear on a figure than can be followed, among them:",
            *(f"  {point}" for point in (*asked, *readings)),
            "Name the ref or the matter of more facts, or elect more readings.",
        ]
    )


def read_log(program: Program, path: str, graph_hash: str) -> Log:
    """Return the log at a path, read against the agreement. Raises `Stopped` on any error."""
    return read_log_records(program, path, graph_hash)[1]


def read_log_records(program: Program, path: str, graph_hash: str) -> tuple[list[Record], Log]:
    """Return the records of a log, and the log as read. Raises `Stopped` on any error."""
    records, errors = read_records(_read_bytes(path), path)
    errors = errors or _other_graph(records, graph_hash)
    if not errors:
        log, errors = program.vocabulary.read(records)
    if errors:
        raise Stopped(2, _errors_text(path, errors))
    return records, log


def _read_bytes(path: str) -> bytes:
    try:
        if path == STANDARD_INPUT_NAME:
            return sys.stdin.buffer.read(MAX_LOG_BYTES + 1)
        with open(path, "rb") as file:  # noqa: PTH123 - pathlib would slow the start
            return file.read(MAX_LOG_BYTES + 1)
    except FileNotFoundError:
        why = "there is no such file"
    except IsADirectoryError:
        why = "it is a folder, not a log"
    except PermissionError:
        why = "it may not be read"
    except (OSError, ValueError, AttributeError):
        why = "it cannot be read"
    raise Stopped(2, f"{path}: {why}")


def _other_graph(records: list[Record], graph_hash: str) -> list[LogError]:
    """Refuse a log that was written for another version of the agreement."""
    if not records or "event" in records[0].values or "graph" not in records[0].values:
        return []
    head = records[0]
    line, column = head.place("graph")
    if head.values.pop("graph") == graph_hash:
        return []
    return [
        LogError(
            "RR617",
            "this log is of another version of the agreement",
            line,
            column,
            f"This one is {graph_hash}; use the checker that the log names.",
        )
    ]


def _errors_text(path: str, errors: list[LogError]) -> str:
    lines = []
    for error in errors[:MAX_LOG_ERRORS]:
        lines.append(f"{path}:{error.line}:{error.column}: {error.code} {error.message}")
        lines.append(f"  help: {error.help}")
    if len(errors) > MAX_LOG_ERRORS:
        lines.append(f"{len(errors) - MAX_LOG_ERRORS} more not shown.")
    return "\n".join(lines)


def finish(stopped: Stopped) -> int:
    """Print what the command ends with; return its exit code."""
    if stopped.code == 0:
        write_text(sys.stdout, stopped.text)
        return 0
    lines = [
        line if len(line) <= MAX_SHOWN_LINE else f"{line[: MAX_SHOWN_LINE - 1]}…"
        for line in stopped.text.split("\n")
    ]
    with suppress(CannotWrite):  # there is nobody left to tell
        write_text(sys.stderr, "\n".join(lines) + "\n")
    return stopped.code
