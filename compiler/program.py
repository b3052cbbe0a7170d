"""A program as Python sees it: load a file, check it, ask for a status, build a checker."""

from __future__ import annotations

import os
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any

from engross.compiler.phases import Phases
from engross.compiler.record.place import record_name

if TYPE_CHECKING:
    from datetime import date

    from engross.compiler.engine.command.console import Tell
    from engross.compiler.engine.loading import Program as EngineProgram
    from engross.compiler.record.entries import Record
    from engross.compiler.scenarios.run import Outcome
    from engross.dsl.diagnostics import Diagnostic

VERSION = "0.1.0"


class ProgramError(Exception):
    """A program or a log cannot be used as it is; the text says where and why."""


class Program:
    """An agreement loaded from its source."""

    def __init__(self, phases: Phases) -> None:
        self.phases = phases

    @cached_property
    def _record_name(self) -> str:
        """Return where the record stands, empty where there is none."""
        name = record_name(self.phases.name)
        return name if self.phases.name != "-" and Path(name).exists() else ""

    @cached_property
    def record(self) -> Record:
        """Return what people decided about the agreement; empty where nothing is on record.

        Raises `ProgramError` where the record cannot be read.
        """
        from engross.compiler.record.entries import Record

        if not self._record_name:
            return Record()
        from engross.compiler.record.read import RecordFault, read_record

        try:
            return read_record(self._record_name)
        except RecordFault as fault:
            raise ProgramError(str(fault)) from None

    @property
    def signed(self) -> list[dict[str, Any]]:
        """Return for each section who read it against its text; nothing where nobody did."""
        if not (self._record_name and self.record.signoffs):
            return []
        from engross.compiler.record.signoffs import signed_told

        return signed_told(self.phases.graph, self.record)

    @cached_property
    def graph(self) -> dict[str, Any]:
        """Return the obligation graph, with the elections on record.

        Raises `ProgramError` where the program has errors or its record cannot be read.
        """
        self._refuse(self.phases.errors)
        if not (self._record_name and self.record.elections):
            return self.phases.graph
        from engross.compiler.record.elections import with_elections

        return with_elections(self.phases.graph, self.record)

    @cached_property
    def _hash(self) -> str:
        if self.graph is self.phases.graph:
            return self.phases.hash
        from engross.compiler.graph.canonical import graph_hash

        return graph_hash(self.graph)

    @property
    def meta(self) -> dict[str, str]:
        """Return what identifies the graph: its hash, its source's hash, the compiler's version."""
        return {
            "graph_hash": self._hash,
            "source_hash": self.phases.source_hash,
            "compiler": VERSION,
        }

    def check(self) -> list[Diagnostic]:
        """Return every diagnostic of the program, in order of place, then the notes on its record.

        Raises `ProgramError` where the record of a program without errors cannot be read.
        """
        found = self.phases.diagnostics
        if self.phases.errors or not self._record_name:
            return found
        from engross.compiler.record.notes import notes_on

        return [
            *found,
            *notes_on(self.phases.name, self.phases.syntax, self.phases.graph, self.record),
        ]

    def format(self) -> str:
        """Return the source in the canonical layout, proven to be the same program.

        Raises `ProgramError` where it has errors of syntax or the proof fails.
        """
        from engross.compiler.formatting import NotProven, format_source

        self._refuse(self.phases.syntax_errors)
        try:
            return format_source(self.phases)
        except NotProven as fault:
            raise ProgramError(str(fault)) from None

    @cached_property
    def engine(self) -> EngineProgram:
        """Return the agreement as the engine evaluates it, made ready once for all logs.

        Raises `ProgramError` where the program has errors or its record cannot be read.
        """
        if self.graph is self.phases.graph:
            return self.phases.engine
        from engross.compiler.engine.loading import Program as EngineProgram

        return EngineProgram(self.graph)

    def status(
        self,
        log: str | os.PathLike[str],
        as_of: str | date,
        *,
        readings: dict[str, str] | None = None,
        known_by: str | date | None = None,
    ) -> dict[str, Any]:
        """Return the report on a log, a path, as of a day, a date or `YYYY-MM-DD`, as plain data.

        Raises `ProgramError` where the program has errors or the log cannot be read.
        """
        from engross.compiler.engine.report.report import report

        told: dict[str, Any] = self._told(report, log, as_of, readings, known_by)
        return told

    def verdicts(
        self,
        log: str | os.PathLike[str],
        as_of: str | date,
        *,
        readings: dict[str, str] | None = None,
        known_by: str | date | None = None,
    ) -> list[dict[str, Any]]:
        """Return the status and the window of each finding of the report, and nothing else of it.

        Without derivations and other readings: for one agreement held against many logs. Raises
        as `status` does.
        """
        from engross.compiler.engine.report.brief import verdicts_told

        told: list[dict[str, Any]] = self._told(verdicts_told, log, as_of, readings, known_by)
        return told

    def _told(
        self,
        tell: Tell,
        log: str | os.PathLike[str],
        as_of: str | date,
        readings: dict[str, str] | None,
        known_by: str | date | None,
    ) -> Any:
        from engross.compiler.engine.command.arguments import (
            Options,
            Stopped,
            read_day,
            refuse_agreement,
        )
        from engross.compiler.engine.command.console import status_report

        try:
            name = os.fspath(log)
            refuse_agreement("status", name, takes_file=False)
            options = Options(
                "status",
                name,
                read_day("status", "as_of", str(as_of)),
                readings or {},
                None if known_by is None else read_day("status", "known_by", str(known_by)),
            )
            return status_report(self.engine, options, self._hash, tell)
        except Stopped as stopped:
            raise ProgramError(stopped.text) from None

    def build(self) -> str:
        """Return the source of the standalone checker, one Python file."""
        from engross.compiler.artefacts.checker import CheckerMeta, build_checker

        return build_checker(self.graph, CheckerMeta(**self.meta))

    def termsheet(self, to: str = "md", *, template: str | None = None) -> bytes:
        """Return the term sheet as a file's bytes: `md` and `html` as UTF-8, or `docx`.

        A template is the text of a Jinja template, for `md` or `html`. Raises `ProgramError` where
        the program has errors, `TemplateFault` where the template is at fault, and `NoWord` where
        python-docx is not installed.
        """
        from engross.compiler.artefacts.termsheet.make import make_termsheet
        from engross.compiler.artefacts.termsheet.sheet import Origin

        source = Path(self.phases.name).name
        origin = Origin(source, **self.meta, signed=tuple(self.signed))
        return make_termsheet(self.graph, origin, to, template)

    def test(self) -> list[Outcome]:
        """Return the outcome of every expectation of the program's scenarios.

        They are held against the text as it elects its readings itself, whatever is on record.
        """
        from engross.compiler.scenarios.run import run_scenarios

        self._refuse(self.phases.errors)
        return list(run_scenarios(self.phases.graph, self.phases.scenarios))

    def _refuse(self, errors: list[Diagnostic]) -> None:
        if errors:
            place = errors[0].primary.span
            where = f"{self.phases.name}:{place.line}:{place.column}"
            raise ProgramError(f"{where}: {errors[0].code} {errors[0].message}")


def load_program(path: str | os.PathLike[str]) -> Program:
    """Load an agreement from a file. Raises OSError where it cannot be read."""
    return Program(Phases.of_file(os.fspath(path)))
