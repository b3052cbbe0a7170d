"""What the verbs share: their arguments, loading a program, and bad usage."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence
from typing import TYPE_CHECKING, NoReturn

from engross.compiler.engine.command.output import write_text

if TYPE_CHECKING:
    from engross.compiler.phases import Phases
    from engross.compiler.program import Program
    from engross.dsl.diagnostics import Diagnostic
    from engross.dsl.text.source import Source

BAD_USAGE = 2
EXAMPLE = "example:"


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


class _Help(argparse.HelpFormatter):
    """Lay the help out in one width, whatever terminal it is for, and leave examples alone."""

    def __init__(self, prog: str) -> None:
        super().__init__(prog, width=78)

    def _fill_text(self, text: str, width: int, indent: str) -> str:
        return text if text.startswith(EXAMPLE) else super()._fill_text(text, width, indent)


def _laid_out(example: str) -> str:
    """Return an example command below its heading, broken before an option where it is long."""
    lines: list[str] = []
    for part in example.replace(" --", "\n--").split("\n"):
        if lines and len(lines[-1]) + 1 + len(part) <= 72:
            lines[-1] += f" {part}"
        else:
            lines.append(part)
    return f"{EXAMPLE}\n  " + " \\\n    ".join(lines)


class Arguments(argparse.ArgumentParser):
    """An argument parser that reports bad usage as every verb does."""

    def __init__(self, verb: str, about: str, example: str) -> None:
        super().__init__(
            prog=f"engross {verb}",
            description=about,
            epilog=_laid_out(example),
            allow_abbrev=False,
            formatter_class=_Help,
        )

    def error(self, message: str) -> NoReturn:
        """Raise `Usage` with the message."""
        raise Usage(f"{self.prog}: {message}", f"{self.prog} --help")


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
