"""Run the command in this process, and where a test needs it in a process of its own."""

from __future__ import annotations

import contextlib
import io
from pathlib import Path
from typing import NamedTuple

from engross.compiler.cli.main import main

ROOT = Path(__file__).resolve().parents[2]
AGREEMENT = ROOT / "agreements" / "bestnet_2002.rr"
LOG = ROOT / "agreements" / "bestnet_2002.log.jsonl"


class Ran(NamedTuple):
    """What a command gave."""

    code: int
    out: str
    err: str


class _Stream(io.TextIOWrapper):
    def __init__(self) -> None:
        super().__init__(io.BytesIO(), encoding="utf-8", newline="", write_through=True)

    def text(self) -> str:
        """Return what was written, as text or as bytes."""
        buffer = self.buffer
        assert isinstance(buffer, io.BytesIO)
        return buffer.getvalue().decode()


def run(*arguments: str | Path) -> Ran:
    """Return what `engross` with these arguments gives."""
    out, err = _Stream(), _Stream()
    with contextlib.redirect_stdout(out), contextlib.redirect_stderr(err):
        code = main([str(argument) for argument in arguments])
    return Ran(code, out.text(), err.text())
