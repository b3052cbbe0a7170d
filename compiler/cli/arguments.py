"""The arguments of a verb, and its help."""

from __future__ import annotations

import argparse
from typing import NoReturn

from engross.compiler.cli.usage import Usage

EXAMPLE = "example:"


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
