"""Time how a text becomes syntax, against Python's own parser in C on as many bytes."""

from __future__ import annotations

import ast
import re
import sysconfig
import time
from pathlib import Path

from measuring import Row, take_turns

from engross.compiler.phases import Phases
from engross.dsl.text.limits import too_many_words
from engross.dsl.text.source import MAX_BYTES, Source

AGREEMENT = Path(__file__).parents[1] / "agreements" / "bestnet_2002.rr"
ROUNDS = 5
AT_MOST, AT_MOST_DOUBLED = 6.0, 2.3

# Modules of the standard library, as sources that many people have written.
MODULES = (
    *("argparse", "ast", "datetime", "difflib", "doctest", "inspect", "mailbox", "optparse"),
    *("pathlib", "pickle", "pydoc", "statistics", "subprocess", "tarfile", "typing", "zipfile"),
)
DECLARED = re.compile(
    r"^(\s*(?:duty|power|right|immunity|deemed|counter|reading|provision)[ \t]+[a-z][\w-]*)", re.M
)


def large_source(size: int) -> bytes:
    """Return a well-formed source of so many bytes or less, as the limits allow.

    It is a program, its sections repeated with the blocks renamed.
    """
    text = AGREEMENT.read_text("utf-8")
    repeated = text[text.index("section ") :]
    copies = 0
    while True:
        longer = text + DECLARED.sub(rf"\1-{copies}", repeated)
        if len(longer.encode()) > size or too_many_words(Source("", longer)):
            return text.encode()
        text, copies = longer, copies + 1


def python_source(size: int) -> str:
    """Return whole modules of ordinary Python, of about so many bytes."""
    folder = Path(sysconfig.get_path("stdlib"))
    parts: list[str] = []
    length = 0
    while length < size:
        module = MODULES[len(parts) % len(MODULES)]
        parts.append(folder.joinpath(f"{module}.py").read_text("utf-8"))
        length += len(parts[-1].encode())
    return "\n".join(parts)


def read(data: bytes) -> None:
    """Make syntax of a source, or stop: one with faults is read on another way."""
    phases = Phases("large.rr", data)
    if not phases.syntax.items or phases.syntax_errors:
        raise SystemExit("the large source is not well formed")


def parse_rows(size: int = MAX_BYTES, rounds: int = ROUNDS) -> list[Row]:
    """Return the comparison byte for byte, and what twice the input costs."""
    data = large_source(size)
    half = large_source(len(data) // 2)
    python = python_source(len(data))
    share = len(python.encode()) / len(data)
    clock = time.process_time
    against = take_turns(lambda: read(data), lambda: ast.parse(python), rounds, clock)
    doubled = take_turns(lambda: read(data), lambda: read(half), rounds, clock)
    said = f"{len(data) / 1024:.0f} KiB of .rr to syntax"
    doubled = tuple(ratio * 2 * len(half) / len(data) for ratio in doubled)
    return [
        Row("parse", f"{said} : ast.parse", *(r * share for r in against), AT_MOST),
        Row("parse doubled", f"{said} : half of it", *doubled, AT_MOST_DOUBLED),
    ]
