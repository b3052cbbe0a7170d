"""Write text to a terminal or a pipe: as UTF-8 whatever the locale, and nothing unprintable."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

AT_A_TIME = 1 << 20


class CannotWrite(Exception):
    """Standard output takes no more: it is closed, or full."""


def shown(text: str) -> str:
    """Return text with every character that a terminal could act upon written as an escape."""
    if text.replace("\n", "").isprintable():
        return text
    return "".join(
        character if character == "\n" or character.isprintable() else _escape(character)
        for character in text
    )


def _escape(character: str) -> str:
    """Return a character as JSON escapes it: in pairs beyond the first 65,536."""
    units = character.encode("utf-16-be", "surrogatepass")
    return "".join(f"\\u{units[at]:02x}{units[at + 1]:02x}" for at in range(0, len(units), 2))


def write_text(stream: Any, text: str) -> None:
    """Write text for people, at once. Raises `CannotWrite`."""
    for start in range(0, len(text), AT_A_TIME):  # a long report is not held three times over
        write_data(stream, shown(text[start : start + AT_A_TIME]).encode("utf-8"))


def write_pieces(stream: Any, write: Callable[[Callable[[str], Any]], Any]) -> None:
    """Write text for people as it is made; `write` is given what takes a piece of it.

    Raises `CannotWrite`.
    """
    pieces: list[str] = []
    size = 0

    def put(piece: str) -> None:
        nonlocal size
        pieces.append(piece)
        size += len(piece)
        if size >= AT_A_TIME:
            flush()

    def flush() -> None:
        nonlocal size
        write_text(stream, "".join(pieces))
        pieces.clear()
        size = 0

    write(put)
    flush()


def write_data(stream: Any, written: bytes) -> None:
    """Write bytes as they are, at once. A reader that has gone away is no error.

    Nothing stays in a buffer, for what cannot be written would be complained of at the exit.
    Raises `CannotWrite`.
    """
    data = memoryview(written)
    try:
        binary = stream.buffer
        raw = getattr(binary, "raw", binary)
        while data:
            count = raw.write(data)
            data = data[count or 0 :]
    except BrokenPipeError:
        return
    except (OSError, ValueError, AttributeError) as error:
        raise CannotWrite from error
