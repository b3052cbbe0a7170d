"""What the verbs share that put a decision on record: whose it is, its day, its line."""

from __future__ import annotations

from pathlib import Path

from engross.compiler.cli.usage import Usage
from engross.compiler.cli.writing import write_file
from engross.compiler.engine.days import parse_day
from engross.compiler.engine.log.characters import find_refused
from engross.compiler.record.entries import Entry, line_of
from engross.compiler.record.place import record_name


def check_words(verb: str, option: str, text: str) -> str:
    """Return what a person wrote, its blanks folded. Raises `Usage` where it cannot stand."""
    folded = " ".join(text.split())
    if not folded:
        raise Usage(f"engross {verb}: {option}: it is empty")
    if not folded.isprintable() or find_refused(folded) is not None:
        raise Usage(f"engross {verb}: {option}: it has a character that nobody can see")
    return folded


def check_day(verb: str, text: str) -> str:
    """Return a day as it was given. Raises `Usage` where there is no such day."""
    if parse_day(text) is None:
        raise Usage(
            f"engross {verb}: --on: “{text}” is not a date of the calendar",
            "Write it YYYY-MM-DD, such as 2002-10-28.",
        )
    return text


def add_to_record(verb: str, agreement: str, *entries: Entry) -> str:
    """Add entries at the end of an agreement's record; return where. Raises `Usage`."""
    if agreement == "-":
        raise Usage(
            f"engross {verb}: standard input has no record beside it", "Name the agreement's file."
        )
    name = record_name(agreement)
    path = Path(name)
    try:
        before = path.read_bytes().decode("utf-8") if path.exists() else ""
    except (OSError, ValueError):
        raise Usage(f"{name}: it cannot be read; nothing was written") from None
    if before and not before.endswith("\n"):
        before += "\n"
    write_file(name, before + "".join(map(line_of, entries)))
    return name
