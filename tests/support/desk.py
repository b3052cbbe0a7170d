"""Somebody who works on an agreement: its program, its text, and the record beside it."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path

from support.run import ROOT, Ran, run

EXAMPLES = ROOT / "docs" / "examples"


class Desk:
    """A copy of the storage agreement and its text, and the commands of somebody who works on it."""

    def __init__(self, folder: Path) -> None:
        self.program = folder / "storage.rr"
        self.text = folder / "storage.txt"
        self.record = folder / "storage.record.jsonl"
        for path in (self.program, self.text):
            shutil.copy(EXAMPLES / path.name, path)

    def elect(self, choice: str, by: str = "A. Lee", on: str = "2024-03-04") -> Ran:
        """Put an election on record."""
        why = ("--because", "both sides have always counted so")
        return run("readings", self.program, "--elect", choice, "--by", by, *why, "--on", on)

    def sign(self, *sections: str, by: str = "B. Ray", on: str = "2024-03-05") -> Ran:
        """Sign sections."""
        source = ("--source", self.text)
        return run("sign", self.program, *sections, *source, "--by", by, "--on", on)

    def cover(self, *more: str | Path) -> Ran:
        """Hold the text against the program."""
        return run("coverage", self.program, "--source", self.text, *more)

    def keep_text(self, on: str = "2024-03-01") -> Ran:
        """Put the text on record."""
        return self.cover("--record", "--by", "A. Lee", "--on", on)

    def notes(self) -> list[str]:
        """Return the codes of what a check notes; a note is no error."""
        ran = run("check", self.program, "--format", "concise")
        assert ran.code == 0, ran.err
        return [line.partition("note[")[2][:5] for line in ran.out.splitlines() if "note[" in line]

    def edit(self, path: Path, change: Callable[[str], str]) -> None:
        """Change a file, and make sure that it is changed."""
        before = path.read_text("utf-8")
        after = change(before)
        assert after != before
        path.write_text(after, "utf-8")
