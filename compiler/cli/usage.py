"""What the verbs share: loading a program, and bad usage."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from typing import TYPE_CHECKING

from engross.compiler.engine.command.output import write_text

if TYPE_CHECKING:
    from engross.compiler.phases import Phases
    from engross.compiler.program import Program
    from engross.dsl.diagnostics import Diagnostic
    from engross.dsl.text.source import Source

BAD_USAGE = 2


class Usage(Exception):
    """The command line or a file cannot be used; the text says why and what to do."""

    def __init__(self, message: str, advice: str = "", code: int = BAD_USAGE) -> None:
        super().__init__(message)
        self.message = message
        self.advice = advice
        self.code = code

    def show(self) -> int:
        """Print the message; return the exit code."""
        text = self.message.rstrip("\n") + "\n"
        if self.advice:
            text += f"  help: {self.advice}\n"
        write_text(sys.stderr if self.code else sys.stdout, text)
        return self.code


def open_source(path: str) -> Phases:
    """Return the stages of a file, `-` for standard input. Raises `Usage` if it is unreadable."""
    # Imported here, so that bad usage is told before the compiler is loaded.
    from engross.compiler.phases import Phases

    if path == "-":
        return Phases("-", sys.stdin.buffer.read())
    try:
        return Phases.of_file(path)
    except FileNotFoundError:
        raise Usage(f"{path}: there is no such file") from None
    except IsADirectoryError:
        raise Usage(f"{path}: it is a folder, not an agreement") from None
    except (OSError, ValueError):
        raise Usage(f"{path}: it cannot be read") from None


def sound(phases: Phases) -> Phases:
    """Return the stages of a program without errors. Raises `Usage` with its diagnostics."""
    errors = phases.errors
    if errors:
        raise Usage(render(errors, [phases], "human"))
    return phases


def open_program(path: str) -> Program:
    """Return a program without errors, its record read. Raises `Usage` where there is none."""
    from engross.compiler.program import Program, ProgramError

    program = Program(sound(open_source(path)))
    try:
        _ = program.graph
    except ProgramError as fault:
        raise Usage(str(fault)) from None
    return program


def render(found: Sequence[Diagnostic], phases: Sequence[Phases], form: str) -> str:
    """Return diagnostics in one of the output formats."""
    from engross.dsl.diagnostics.formats import FORMATS

    sources: dict[str, Source] = {p.name: p.source for p in phases if p.source is not None}
    return FORMATS[form](found, sources, colour=False)
