"""What a turn of phrase is, and what is said about one that was found."""

from __future__ import annotations

import re
from collections.abc import Callable

from attrs import frozen


@frozen
class Told:
    """A message, what to write instead, and the text for a fix where one is certain enough."""

    message: str
    help: str
    instead: str | None = None


@frozen
class Phrase:
    """A turn of phrase by its code and pattern; a group named `at` is the place that is told."""

    code: str
    pattern: re.Pattern[str]
    tell: Callable[[re.Match[str]], Told]


def phrase(code: str, pattern: str, message: str, help: str, instead: str | None = None) -> Phrase:
    """Make a phrase; message, help and instead may name the pattern's groups, as in `\\1`."""

    def tell(found: re.Match[str]) -> Told:
        fix = None if instead is None else found.expand(instead)
        return Told(found.expand(message), found.expand(help), fix)

    return Phrase(code, re.compile(pattern), tell)
