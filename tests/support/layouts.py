"""Other layouts of a program: the same words in other blanks and lines, with or without notes."""

from __future__ import annotations

import random
import re
from collections.abc import Callable

# Quoted words and comments stay as they are; all between them is laid out anew.
_PIECE = re.compile(r'("[^"\n]*"|#[^\n]*)')
_BLANK = re.compile(r"(?<=\S)[ ]+(?=\S)|(?<=\S)[ ]+$|^[ ]+(?=\S)")
_JOIN = re.compile(r"(?<=\S)\n[ ]*(?=(?:and|or|asks)\b)")
_BREAK = re.compile(r"[ ]+(?=(?:and|or|asks)[ ])")


def shaken(text: str, rng: random.Random) -> str:
    """Return a program in other blanks, with lines that go on broken and joined elsewhere."""
    text = _outside(text, lambda code: _JOIN.sub(lambda _: rng.choice((" ", "\n\t", "\n")), code))
    text = _outside(
        text, lambda code: _BREAK.sub(lambda _: rng.choice((" ", " ", "   ", "\n  ")), code)
    )
    text = _outside(text, lambda code: _BLANK.sub(lambda _: rng.choice((" ", "  ", "\t")), code))
    text = re.sub(r"(?m)^[ \t]*", lambda _: " " * rng.randrange(7), text)
    text = re.sub(r"(?m)(?<=\S)$", lambda _: rng.choice(("", "", " ", "\t")), text)
    return re.sub(r"(?m)^[ \t]+$", "", text)


def annotated(text: str, rng: random.Random) -> str:
    """Return a program with comments and blank lines put between and after its lines."""
    lines: list[str] = []
    for number, line in enumerate(text.split("\n")[:-1]):
        if rng.random() < 0.1:
            lines += [""] * rng.randrange(1, 4)
        if rng.random() < 0.15:
            lines.append(" " * rng.randrange(9) + f'# above line {number}: and {{ "so" # on')
        beside = rng.random() < 0.15 and "#" not in line and line.strip()
        lines.append(f"{line} # beside line {number}\t" if beside else line)
    return "\n".join([*lines, "# the end", ""])


def respelt(text: str, rng: random.Random) -> bytes:
    """Return a program as other editors save it: with a mark, other newlines, no last one."""
    ended = text if rng.random() < 0.5 else text.rstrip("\n")
    newline = rng.choice(("\n", "\r\n", "\r"))
    return rng.choice((b"", b"\xef\xbb\xbf")) + ended.replace("\n", newline).encode()


def _outside(text: str, change: Callable[[str], str]) -> str:
    """Change what stands outside quotes and comments."""
    pieces = _PIECE.split(text)
    return "".join(piece if at % 2 else change(piece) for at, piece in enumerate(pieces))
