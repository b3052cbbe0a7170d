"""From checked syntax to obligation graph, analyses and artefacts.

`load` is the face: it returns a program that can be checked, asked for a status, and built.
"""

from __future__ import annotations

from os import PathLike
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from engross.compiler.program import Program


def load(path: str | PathLike[str]) -> Program:
    """Load an agreement from a file. Raises OSError where it cannot be read."""
    # Imported here, so that the engine alone can be used without the parser's libraries.
    from engross.compiler.program import load_program

    return load_program(path)
