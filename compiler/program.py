"""A program as Python sees it: load a file, check it, ask for a status, build a checker."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING, Any

from engross.compiler.phases import Phases

if TYPE_CHECKING:
    from engross.compiler.scenarios.run import Outcome
    from engross.dsl.diagnostics import Diagnostic

VERSION = "0.1.0"


class ProgramError(Exception):
    """A program or a log cannot be used as it is; the text says where and why."""


class Program:
    """An agreement loaded from its source."""

    def __init__(self, phases: Phases) -> None:
        self.phases = phases

    @property
    def graph(self) -> dict[str, Any]:
        """Return the obligation graph. Raises `ProgramError` where the program has errors."""
        errors = self.phases.errors
        if errors:
            place = errors[0].primary.span
            where = f"{self.phases.name}:{place.line}:{place.column}"
            raise ProgramError(f"{where}: {errors[0].code} {errors[0].message}")
        return self.phases.graph

    @property
    def meta(self) -> dict[str, str]:
        """Return what identifies the graph: its hash, its source's hash, the compiler's version."""
        return {
            "graph_hash": self.phases.hash,
            "source_hash": self.phases.source_hash,
            "compiler": VERSION,
        }

    def check(self) -> list[Diagnostic]:
        """Return every diagnostic of the program, in order of place."""
        return self.phases.diagnostics

    def status(
        self,
        log: str | os.PathLike[str],
        as_of: str,
        *,
        readings: dict[str, str] | None = None,
        known_by: str | None = None,
    ) -> dict[str, Any]:
        """Return the report on a log, a path, as of a day, `YYYY-MM-DD`, as plain data.

        Raises `ProgramError` where the program has errors or the log cannot be read.
        """
        from engross.compiler.engine.command.arguments import Stopped, parse_options
        from engross.compiler.engine.command.console import status_report

        argv = [os.fspath(log), "--as-of", as_of]
        for axis, option in (readings or {}).items():
            argv += ["--reading", f"{axis}={option}"]
        if known_by is not None:
            argv += ["--known-by", known_by]
        try:
            return status_report(self.graph, parse_options(argv, "status"), self.phases.hash)
        except Stopped as stopped:
            raise ProgramError(stopped.text) from None

    def build(self) -> str:
        """Return the source of the standalone checker, one Python file."""
        from engross.compiler.artefacts.checker import CheckerMeta, build_checker

        return build_checker(self.graph, CheckerMeta(**self.meta))

    def test(self) -> list[Outcome]:
        """Return the outcome of every expectation of the program's scenarios."""
        from engross.compiler.scenarios.run import run_scenarios

        return list(run_scenarios(self.graph, self.phases.scenarios))


def load_program(path: str | os.PathLike[str]) -> Program:
    """Load an agreement from a file. Raises OSError where it cannot be read."""
    return Program(Phases.of_file(os.fspath(path)))
