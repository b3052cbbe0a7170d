"""What an author is told about a program."""

from __future__ import annotations

from pathlib import Path

from engross.compiler.phases import Phases
from engross.dsl.diagnostics.formats import FORMATS


def codes(data: bytes) -> list[str]:
    """Return the codes of a program's diagnostics, in order of place."""
    return [found.code for found in Phases("program.rr", data).diagnostics]


def told(path: Path) -> str:
    """Return what a person sees of a file's diagnostics."""
    phases = Phases(path.name, path.read_bytes())
    sources = {phases.name: phases.source} if phases.source else {}
    return FORMATS["human"](phases.diagnostics, sources)
