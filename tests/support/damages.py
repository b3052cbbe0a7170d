"""Ways to damage a program, as a slip of the hand or a bad paste does, from a seed."""

from __future__ import annotations

import random
import re
import string
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

from engross.dsl.diagnostics import Diagnostic

AGREEMENT = Path(__file__).parents[2] / "agreements" / "bestnet_2002.rr"


@dataclass(frozen=True)
class Damage:
    """A damaged program: what was done to which lines, and the text that came out.

    `exact` are the damaged lines, `near` those around them and the headings of their blocks.
    """

    kind: str
    line: int
    text: str
    before: str
    after: str
    exact: frozenset[int]
    near: frozenset[int]


def damage(text: str, seed: int) -> Damage:
    """Return the text with one thing wrong, the same for the same seed."""
    rng = random.Random(seed)
    while True:
        kind = rng.choice(list(DAMAGES))
        start, end, instead = DAMAGES[kind](text, rng)
        damaged = text[:start] + instead + text[end:]
        if damaged != text:
            break
    line = text.count("\n", 0, start) + 1
    before, after = _lines(text, start, end), _lines(damaged, start, start + len(instead))
    last = line + max(before.count("\n"), after.count("\n"))
    exact = frozenset(range(line, last + 1))
    near = frozenset({*range(line - 1, last + 2), *_headings(text, line)})
    return Damage(kind, line, damaged, before, after, exact, near)


def places(found: Diagnostic) -> frozenset[int]:
    """Return the lines at which a diagnostic points."""
    return frozenset(label.span.line for label in (found.primary, *found.secondary))


def _lines(text: str, start: int, end: int) -> str:
    first = text.rfind("\n", 0, start) + 1
    last = text.find("\n", end)
    return text[first : last if last >= 0 else len(text)]


def _headings(text: str, line: int) -> Iterator[int]:
    """Yield the lines of the headings under which a line stands, as the indents tell."""
    lines = text.split("\n")
    indent = _indent(lines[line - 1])
    for number in range(line - 1, 0, -1):
        above = lines[number - 1]
        if above.endswith("{") and _indent(above) <= indent:
            indent = _indent(above) - 1
            yield number


def _indent(line: str) -> int:
    return len(line) - len(line.lstrip())


Edit = tuple[int, int, str]


def _letter(text: str, rng: random.Random) -> int:
    return rng.choice([at for at, sign in enumerate(text) if sign.isalnum()])


def _match(text: str, pattern: str, rng: random.Random) -> re.Match[str]:
    return rng.choice(list(re.finditer(pattern, text)))


def _delete_letter(text: str, rng: random.Random) -> Edit:
    at = _letter(text, rng)
    return at, at + 1, ""


def _insert_letter(text: str, rng: random.Random) -> Edit:
    at = _letter(text, rng)
    return at, at, rng.choice(string.ascii_letters)


def _change_letter(text: str, rng: random.Random) -> Edit:
    at = _letter(text, rng)
    return at, at + 1, rng.choice(string.ascii_letters + string.digits)


def _swap_letters(text: str, rng: random.Random) -> Edit:
    hit = _match(text, r"\w\w", rng)
    return hit.start(), hit.end(), hit[0][::-1]


def _delete_word(text: str, rng: random.Random) -> Edit:
    hit = _match(text, r"[\w-]+[ ]?", rng)
    return hit.start(), hit.end(), ""


def _double_word(text: str, rng: random.Random) -> Edit:
    hit = _match(text, r"[\w-]+[ ]", rng)
    return hit.end(), hit.end(), hit[0]


def _swap_words(text: str, rng: random.Random) -> Edit:
    hit = _match(text, r"([\w-]+)([ ]+)([\w-]+)", rng)
    return hit.start(), hit.end(), hit[3] + hit[2] + hit[1]


def _capital(text: str, rng: random.Random) -> Edit:
    hit = _match(text, r"\b[a-z]", rng)
    return hit.start(), hit.end(), hit[0].upper()


def _delete_line(text: str, rng: random.Random) -> Edit:
    hit = _match(text, r".*\S.*\n", rng)
    return hit.start(), hit.end(), ""


def _double_line(text: str, rng: random.Random) -> Edit:
    hit = _match(text, r".*\S.*\n", rng)
    return hit.end(), hit.end(), hit[0]


def _swap_lines(text: str, rng: random.Random) -> Edit:
    hit = _match(text, r"(.*\S.*\n)(.*\S.*\n)", rng)
    return hit.start(), hit.end(), hit[2] + hit[1]


def _join_lines(text: str, rng: random.Random) -> Edit:
    hit = _match(text, r"\n[ ]*", rng)
    return hit.start(), hit.end(), " "


def _break_line(text: str, rng: random.Random) -> Edit:
    hit = _match(text, r"(?<=\S)[ ]+(?=\S)", rng)
    return hit.start(), hit.end(), "\n"


def _delete_sign(text: str, rng: random.Random) -> Edit:
    hit = _match(text, r'[{}",()=%]', rng)
    return hit.start(), hit.end(), ""


def _insert_sign(text: str, rng: random.Random) -> Edit:
    at = rng.randrange(len(text))
    return at, at, rng.choice('{}",()=.;$')


DAMAGES: dict[str, Callable[[str, random.Random], Edit]] = {
    "delete a letter": _delete_letter,
    "insert a letter": _insert_letter,
    "change a letter": _change_letter,
    "swap two letters": _swap_letters,
    "delete a word": _delete_word,
    "double a word": _double_word,
    "swap two words": _swap_words,
    "capitalise a word": _capital,
    "delete a line": _delete_line,
    "double a line": _double_line,
    "swap two lines": _swap_lines,
    "join two lines": _join_lines,
    "break a line": _break_line,
    "delete a sign": _delete_sign,
    "insert a sign": _insert_sign,
}
