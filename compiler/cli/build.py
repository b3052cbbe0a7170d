"""`engross build`: write the standalone checker, or the graph."""

from __future__ import annotations

import json
import os
import stat
import sys
import tempfile
from pathlib import Path

from engross.compiler.cli.usage import Arguments, Usage, open_source, sound
from engross.compiler.engine.command.output import write_text
from engross.compiler.program import Program


def run(argv: list[str]) -> int:
    """Run the verb; return 0, or 2 where the agreement has errors or nothing can be written."""
    arguments = Arguments(
        "build",
        "Make the standalone checker of an agreement: one Python file that needs nothing but "
        "Python. Or write its graph.",
        "engross build agreement.rr -o checker.py",
    )
    arguments.add_argument("FILE", help="an agreement, or - for standard input")
    arguments.add_argument(
        "-o", "--output", metavar="PATH", help="where to write (standard output)"
    )
    arguments.add_argument(
        "--to", choices=("checker", "graph"), default="checker", help="what to make"
    )
    found = arguments.parse_args(argv)
    program = Program(sound(open_source(found.FILE)))
    if found.to == "graph":
        whole = {**program.meta, **program.graph}
        text = json.dumps(whole, ensure_ascii=False, indent=1, sort_keys=True) + "\n"
    else:
        text = program.build()
    if found.output is None or found.output == "-":
        write_text(sys.stdout, text)
    else:
        write_file(found.output, text)
    return 0


def write_file(name: str, text: str) -> None:
    """Write a file whole or not at all; a link is not followed. Raises `Usage` if it cannot be."""
    path = Path(name)
    try:
        if path.is_symlink():
            raise Usage(f"{name}: it is a link; nothing was written", "Name the file itself.")
        if path.exists() and not stat.S_ISREG(path.stat().st_mode):
            raise Usage(f"{name}: it is not a plain file; nothing was written")
        handle, temporary = tempfile.mkstemp(dir=path.parent, prefix=".engross-")
        try:
            with os.fdopen(handle, "w", encoding="utf-8", newline="\n") as stream:
                stream.write(text)
                stream.flush()
                os.fsync(stream.fileno())
            Path(temporary).chmod(0o644)
            Path(temporary).replace(path)
        except BaseException:
            Path(temporary).unlink(missing_ok=True)
            raise
    except (OSError, ValueError) as error:
        reason = error.strerror if isinstance(error, OSError) else str(error)
        raise Usage(f"{name}: cannot be written ({reason})") from None
