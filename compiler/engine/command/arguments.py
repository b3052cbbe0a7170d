"""The arguments of the status command, shared by `engross status` and the standalone checker."""

from __future__ import annotations

import argparse
from collections.abc import Iterable, Mapping, Sequence
from typing import Any, NamedTuple, NoReturn

from engross.compiler.engine.days import parse_day
from engross.compiler.engine.near import did_you_mean

FORMATS = ("human", "json")
HELP = """\
Tell what is owed, done, late or undecided under an agreement on a given day.

usage: {prog} {files} --as-of DATE [options]

{file}  LOG                   the dated facts, JSON Lines or CSV; - is standard input
  --as-of DATE          the day of the report, YYYY-MM-DD
  --reading READING=OPTION
                        take this option of a reading, as in floor=first (may be
                        repeated)
  --known-by DATE       use only the facts that were on record by this day
  --why [NORM]          show how each verdict, or those of one norm, came about
  --format FORMAT       {formats} (human)
{output}  --version             print the agreement, its hashes and the compiler
  --help                print this text

exit code: 0 nothing is breached or undecided, 1 something appears breached,
2 bad arguments or a faulty log, 3 nothing is breached but something undecided

example:
  {prog} {example} --as-of 2002-10-28 --why
"""


FILE_HELP = """\
  FILE                  an agreement; - is standard input
"""
COMMAND_HELP = """\
  --all-readings        tell what becomes of each instance on every reading
  -o, --output PATH     where to write (standard output)
"""
AGREEMENT_NAME = ".rr"


class Stopped(Exception):
    """The command ends here: with an answer where the code is 0, else with what is wrong."""

    def __init__(self, code: int, text: str) -> None:
        super().__init__(text)
        self.code = code
        self.text = text


class Options(NamedTuple):
    """What the command line asks for; `shows` is `help` or `version` where that is all."""

    prog: str
    log: str = ""
    as_of: int = 0
    readings: Mapping[str, str] = {}
    known_by: int | None = None
    why: str | None = None
    format: str = "human"
    shows: str = ""
    file: str = ""
    output: str = ""
    all_readings: bool = False

    def check_against(self, graph: dict[str, Any]) -> None:
        """Refuse a reading, an option or a norm that the agreement does not have."""
        axes = {r["name"]: [o["name"] for o in r["options"]] for r in graph["readings"]}
        for name, option in self.readings.items():
            if name not in axes:
                self._refuse(f"--reading: the agreement has no reading “{name}”", name, axes)
            if option not in axes[name]:
                self._refuse(f"--reading: “{name}” has no option “{option}”", option, axes[name])
        norms = [norm["id"] for norm in graph["norms"]]
        if self.why and self.why not in norms:
            self._refuse(f"--why: the agreement has no norm “{self.why}”", self.why, norms)

    def _refuse(self, message: str, found: str, known: Iterable[str]) -> NoReturn:
        advice = did_you_mean(found, known, "It has") or "It has none."
        raise Stopped(2, f"{self.prog}: {message}\n  help: {advice}")


def parse_options(
    argv: Sequence[str], prog: str, *, takes_file: bool = False, formats: Sequence[str] = FORMATS
) -> Options:
    """Return the options of a command line. Raises `Stopped` on bad usage.

    With `takes_file` the agreement's own file comes before the log, and a report may be written
    to a file, and may be one on all readings.
    """
    try:
        found = _parser(prog, takes_file).parse_args(list(argv))
    except _Shown as shown:
        return Options(prog, shows=shown.args[0])
    if found.format not in formats:
        raise Stopped(2, f"{prog}: --format: “{found.format}” is not one of {', '.join(formats)}")
    refuse_agreement(prog, found.LOG, takes_file)
    return Options(
        prog,
        found.LOG,
        read_day(prog, "--as-of", found.as_of),
        _read_readings(prog, found.reading),
        None if found.known_by is None else read_day(prog, "--known-by", found.known_by),
        found.why,
        found.format,
        file=found.FILE if takes_file else "",
        output=(found.output or "") if takes_file else "",
        all_readings=takes_file and found.all_readings,
    )


def help_text(prog: str, *, takes_file: bool = False, formats: Sequence[str] = FORMATS) -> str:
    """Return the help of the command."""
    return (
        HELP.replace("{files}", "FILE LOG" if takes_file else "LOG")
        .replace("{file}", FILE_HELP if takes_file else "")
        .replace("{example}", "agreement.rr log.jsonl" if takes_file else "log.jsonl")
        .replace("{formats}", " or ".join((", ".join(formats[:-1]), formats[-1])))
        .replace("{output}", COMMAND_HELP if takes_file else "")
        .replace("{prog}", prog)
    )


def version_text(agreement: str, meta: Mapping[str, str]) -> str:
    """Return what a version says: which agreement, from which source, made by which compiler."""
    named = agreement.replace("\n", "\\n")
    return (
        f"agreement  {named}\n"
        f"graph      {meta['graph_hash']}\n"
        f"source     {meta['source_hash']}\n"
        f"compiler   engross {meta['compiler']}\n"
    )


class _Shown(Exception):
    """The command line asks for a text and nothing else."""


class _Show(argparse.Action):
    def __call__(self, *_: Any) -> None:
        raise _Shown(self.dest)


class _Parser(argparse.ArgumentParser):
    def error(self, message: str) -> NoReturn:
        advice = f"{self.prog} --help"
        if "required" in message and "LOG" in message:
            advice += " (LOG comes before --why, which would take it for a norm)"
        raise Stopped(2, f"{self.prog}: {message}\n  help: {advice}")


def _parser(prog: str, takes_file: bool) -> argparse.ArgumentParser:
    parser = _Parser(prog=prog, add_help=False, allow_abbrev=False)
    if takes_file:
        parser.add_argument("FILE")
        parser.add_argument("-o", "--output")
        parser.add_argument("--all-readings", action="store_true")
    parser.add_argument("LOG")
    parser.add_argument("--as-of", required=True)
    parser.add_argument("--reading", action="append", default=[])
    parser.add_argument("--known-by")
    parser.add_argument("--why", nargs="?", const="")
    parser.add_argument("--format", default=FORMATS[0])
    for name in ("version", "help"):
        parser.add_argument(f"--{name}", action=_Show, nargs=0)
    parser.add_argument("-h", action=_Show, nargs=0, dest="help")
    return parser


def refuse_agreement(prog: str, log: str, takes_file: bool) -> None:
    """Refuse an agreement in the place of the log."""
    if log.lower().endswith(AGREEMENT_NAME):
        order = "FILE LOG: the agreement first, the log after it" if takes_file else "LOG"
        raise Stopped(
            2,
            f"{prog}: {log}: it is an agreement, not a log\n"
            f"  help: Write {order}. A log is a file of dated facts, JSON Lines or CSV.",
        )


def read_day(prog: str, name: str, text: str) -> int:
    """Return the day that an argument names. Raises `Stopped` where it is none."""
    day = parse_day(text)
    if day is None:
        raise Stopped(
            2,
            f"{prog}: {name}: “{text}” is not a date of the calendar\n"
            "  help: Write it YYYY-MM-DD, such as 2002-10-28.",
        )
    return day


def _read_readings(prog: str, given: list[str]) -> dict[str, str]:
    found: dict[str, str] = {}
    for text in given:
        name, equals, option = (part.strip() for part in text.partition("="))
        if not (name and equals and option):
            raise Stopped(
                2,
                f"{prog}: --reading: “{text}” is not READING=OPTION\n"
                "  help: Write it such as floor=first.",
            )
        if found.setdefault(name, option) != option:
            raise Stopped(2, f"{prog}: --reading: “{name}” is given two options")
    return found
