"""How agreements number their sections, and what each paragraph's number makes it.

A number counts only where it carries on: 3 after 2, (c) after (b), (i) within one of them. What
does not carry on is a year, an amount or a reference that happens to begin a line.
"""

from __future__ import annotations

import re

WORDED = re.compile(
    r"(?:SECTION|Section|ARTICLE|Article|§)\s*(\d+(?:\.\d+)*|[IVXL]+)[.:]?(?:\s+|$)"
)
DECIMAL = re.compile(r"(\d{1,3}(?:\.\d{1,3})*)((?:\([A-Za-z0-9]{1,5}\))*)[.)]?(?:\s+|$)")
LETTER = re.compile(r"\(([A-Za-z]{1,5}|\d{1,2})\)\s+|([A-Za-z]|[ivx]{1,5})[.)]\s+")
INNER = re.compile(r"\(([A-Za-z0-9]{1,5})\)")
ROMAN = {"i": 1, "v": 5, "x": 10, "l": 50, "c": 100}
FARTHEST = 5


class Numbering:
    """The numbers met so far, outermost first: what the next one can be."""

    def __init__(self) -> None:
        self._top: tuple[int, ...] = ()
        self._inner: list[tuple[str, int]] = []  # the style of each level, and its last number

    def read(self, paragraph: str) -> tuple[str, str] | None:
        """Return the section that a paragraph begins, as it is cited, and what is left of it."""
        for pattern in (WORDED, DECIMAL):
            found = pattern.match(paragraph)
            if found is None or not _begins_text(paragraph[found.end() :]):
                continue
            inner = INNER.findall(found[2]) if pattern is DECIMAL else []
            if self._take_top(found[1], inner):
                return self._cite(), self._within(paragraph[found.end() :])
        if self._top and self._take_inner(paragraph):
            matched = LETTER.match(paragraph)
            assert matched is not None
            return self._cite(), self._within(paragraph[matched.end() :])
        return None

    def _within(self, rest: str) -> str:
        """Return what is left of a paragraph where a first inner number follows its number."""
        matched = LETTER.match(rest)
        if matched is not None and (matched[1] or matched[2]) in ("a", "A", "i"):
            saved = list(self._inner)
            if self._take_inner(rest):
                return rest[matched.end() :]
            self._inner = saved
        return rest

    def _cite(self) -> str:
        number = ".".join(map(str, self._top))
        return number + "".join(f"({_spelt(style, count)})" for style, count in self._inner)

    def _take_top(self, number: str, inner: list[str]) -> bool:
        """Take a number, with the letters that follow it, if it carries on from the last."""
        if number.isalpha():
            parts: tuple[int, ...] = (_roman(number.lower()),)
        else:
            parts = tuple(int(part) for part in number.split("."))
        if self._carries_on(parts):
            self._top, self._inner = parts, []
        elif not (inner and parts == self._top):
            return False
        return all(self._take_inner(f"({said}) ") for said in inner)

    def _carries_on(self, parts: tuple[int, ...]) -> bool:
        last = self._top
        if not last:
            return parts[0] <= 1 + FARTHEST and all(part == 1 for part in parts[1:])
        if parts[:-1] == last[: len(parts) - 1] and len(parts) <= len(last):
            step = parts[-1] - last[len(parts) - 1]
            return 0 < step <= FARTHEST
        if len(parts) == len(last) + 1 and parts[:-1] == last:
            return parts[-1] in (0, 1)
        # 3.1 right after 2.4: the article has no paragraph of its own.
        return len(parts) > 1 and parts[0] == last[0] + 1 and all(part == 1 for part in parts[1:])

    def _take_inner(self, paragraph: str) -> bool:
        """Take a letter or small number as that of an inner section, if it carries on."""
        matched = LETTER.match(paragraph)
        if matched is None:
            return False
        said = matched[1] or matched[2]
        for depth in range(len(self._inner) - 1, -1, -1):
            style, count = self._inner[depth]
            if 0 < _count(style, said) - count <= 2 and _count(style, said):
                self._inner[depth:] = [(style, _count(style, said))]
                return True
        for style in ("letter", "roman", "Letter", "Roman", "figure"):
            if _count(style, said) == 1 and style not in [used for used, _ in self._inner]:
                self._inner.append((style, 1))
                return True
        return False


def _begins_text(rest: str) -> bool:
    """Tell whether what follows a number is the beginning of a heading or of a sentence."""
    return not rest or rest[0].isupper() or rest[0] in '("“[_'


def _count(style: str, said: str) -> int:
    """Return the place of a letter or number in a style; 0 where it is not of that style."""
    if style == "figure":
        return int(said) if said.isdigit() else 0
    if said.isdigit() or said.isupper() != style[0].isupper():
        return 0
    small = said.lower()
    if style.lower() == "roman":
        return _roman(small)
    return ord(small) - ord("a") + 1 if len(small) == 1 else 0


def _spelt(style: str, count: int) -> str:
    if style == "figure":
        return str(count)
    text = _to_roman(count) if style.lower() == "roman" else chr(ord("a") + count - 1)
    return text.upper() if style[0].isupper() else text


def _roman(text: str) -> int:
    """Return the value of a Roman number in small letters; 0 where it is none."""
    if not text or any(letter not in ROMAN for letter in text):
        return 0
    values = [ROMAN[letter] for letter in text]
    total = sum(
        -value if any(later > value for later in values[at + 1 : at + 2]) else value
        for at, value in enumerate(values)
    )
    return total if _to_roman(total) == text else 0


def _to_roman(count: int) -> str:
    found = ""
    for value, text in ((50, "l"), (40, "xl"), (10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i")):
        while count >= value:
            found, count = found + text, count - value
    return found
