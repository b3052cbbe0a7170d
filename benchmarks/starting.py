"""Time cold starts: of a check, and of a standalone checker."""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
from pathlib import Path

from measuring import Row, take_turns

from engross.compiler import load

AGREEMENT = Path(__file__).parents[1] / "agreements" / "bestnet_2002.rr"
ROUNDS = 15
AT_MOST, AT_MOST_CHECKER = 2.0, 2.0

# What the installed command holds.
COMMAND = "import sys; from engross.compiler.cli.main import main; sys.exit(main())"
COMPILE = (
    "import sys; name = sys.argv[1]; compile(open(name, encoding='utf-8').read(), name, 'exec')"
)


def run(*arguments: str) -> None:
    """Run Python to its end. Raises CalledProcessError where it fails."""
    # Byte code may be written, so that it is there from the second round on.
    environment = {k: v for k, v in os.environ.items() if k != "PYTHONDONTWRITEBYTECODE"}
    subprocess.run(
        [sys.executable, *arguments], env=environment, stdout=subprocess.DEVNULL, check=True
    )


def start_rows(agreement: Path = AGREEMENT, rounds: int = ROUNDS) -> list[Row]:
    """Return the check of an agreement against importing lark alone."""
    figures = take_turns(
        lambda: run("-c", COMMAND, "check", str(agreement)),
        lambda: run("-c", "import lark"),
        rounds,
    )
    return [Row("start", f"engross check {agreement.name} : import lark", *figures, AT_MOST)]


def checker_rows(agreement: Path = AGREEMENT, rounds: int = ROUNDS) -> list[Row]:
    """Return the help of a checker against compiling it, which Python does at each start."""
    with tempfile.TemporaryDirectory() as folder:
        checker = Path(folder) / "checker.py"
        checker.write_text(load(agreement).build(), encoding="utf-8")
        figures = take_turns(
            lambda: run("-I", "-S", str(checker), "--help"),
            lambda: run("-I", "-S", "-c", COMPILE, str(checker)),
            rounds,
        )
    said = "checker.py --help : compiling it"
    return [Row("checker", said, *figures, AT_MOST_CHECKER)]
