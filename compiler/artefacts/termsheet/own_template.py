"""Print a term sheet by a firm's own template, in a child process with limits."""

from __future__ import annotations

import json
import subprocess
import sys
from typing import Any

SECONDS = 5  # of the processor's time; three times as much by the clock
MEMORY = 512 * 1024 * 1024  # bytes
OUTPUT = 10_000_000  # characters
SOURCE = 1_000_000  # characters
CHILD = "engross.compiler.artefacts.termsheet.sandbox"


class TemplateFault(Exception):
    """A template cannot be run; the text says why, `line` where, 0 if it is unknown."""

    def __init__(self, message: str, line: int = 0) -> None:
        super().__init__(message)
        self.message = message
        self.line = line


def render_by(template: str, sheet: dict[str, Any], sink: str, words: dict[str, str]) -> str:
    """Return what a template prints of a term sheet, as `md` or `html`. Raises `TemplateFault`."""
    if len(template) > SOURCE:
        raise TemplateFault(f"it is longer than {SOURCE:,} characters")
    request = {
        "template": template,
        "sheet": sheet,
        "sink": sink,
        "words": words,
        "limits": {"seconds": SECONDS, "memory": MEMORY, "output": OUTPUT},
    }
    try:
        ran = subprocess.run(
            [sys.executable, "-I", "-m", CHILD],
            input=json.dumps(request).encode(),
            capture_output=True,
            timeout=3 * SECONDS,
            check=False,
        )
    except subprocess.TimeoutExpired:
        raise TemplateFault(_too_long()) from None
    if ran.returncode < 0:  # the system stopped it at a limit
        raise TemplateFault(_too_long())
    answer = json.loads(ran.stdout)
    if "text" not in answer:
        raise TemplateFault(answer["message"], answer["line"])
    return str(answer["text"])


def _too_long() -> str:
    return f"it runs for more than {SECONDS} seconds"
