"""What a turn of phrase is, and what is said about one that was found."""

from __future__ import annotations

import re
from collections.abc import Callable

from attrs import frozen

WORD = re.compile(r"[A-Za-z0-9][\w.'&-]*")


@frozen
class Told:
    """A message, what to write instead, and the words to put in the place.

    Where they are not `certain`, no fix offers them: there are others that would be read as well.
    """

    message: str
    help: str
    instead: str | None = None
    certain: bool = True


@frozen
class Phrase:
    """A turn of phrase by its code and pattern; a group named `at` is the place that is told.

    A group named `declared` is a thing: the phrase is told only where a heading declares it.

    It is told only where a line can begin with the word `begins`, in a block that begins with the
    word `block`. An `outline` is told even where its words do not make the rest of the line right:
    they are to be filled in.
    """

    code: str
    pattern: re.Pattern[str]
    tell: Callable[[re.Match[str]], Told]
    begins: str = ""
    block: str = ""
    outline: bool = False


def without_capitals(written: str, term: str) -> Told:
    """Return what is told of a defined term that is written in small letters."""
    return Told(
        f"“{written}” is the defined term “{term}” without its capitals",
        f"Write “{term}”; what is not capitalised is not the term.",
        term,
    )


def phrase(
    code: str,
    pattern: str,
    message: str,
    help: str,
    instead: str | None = None,
    *,
    begins: str = "",
    block: str = "",
    outline: bool = False,
) -> Phrase:
    """Make a phrase; message, help and instead may name the pattern's groups, as in `\\1`."""

    def tell(found: re.Match[str]) -> Told:
        fix = None if instead is None else found.expand(instead)
        return Told(found.expand(message), found.expand(help), fix)

    return Phrase(code, re.compile(pattern), tell, begins, block, outline)
