"""The lines of a record: the text as it was read, elections, and sign-offs."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any, ClassVar, NamedTuple

from attrs import frozen

# Section by section, the digest of each sentence.
TextDigests = Mapping[str, tuple[str, ...]]


@frozen
class TextRead:
    """The text as it stood when somebody put it on record."""

    by: str
    on: str
    source: str
    sections: TextDigests
    line: int = 0
    kind: ClassVar[str] = "text"

    def values(self) -> dict[str, Any]:
        """Return what its line holds."""
        sections = {cite: list(digests) for cite, digests in self.sections.items()}
        return {"by": self.by, "on": self.on, "source": self.source, "sections": sections}


@frozen
class Election:
    """A reading that somebody elected, with the digests of what the election rests on.

    `rests_on` has the reading and all that it reaches, `text` the sections that it cites, as far
    as their text was on record.
    """

    reading: str
    option: str
    by: str
    on: str
    because: str
    rests_on: Mapping[str, str]
    text: Mapping[str, str]
    line: int = 0
    kind: ClassVar[str] = "election"

    def values(self) -> dict[str, Any]:
        """Return what its line holds."""
        held = {key: getattr(self, key) for key in ("reading", "option", "by", "on", "because")}
        return held | {"rests_on": dict(self.rests_on), "text": dict(self.text)}


@frozen
class SignOff:
    """A section that somebody read against its text: the digests of both."""

    section: str
    by: str
    on: str
    program: str
    text: tuple[str, ...]
    line: int = 0
    kind: ClassVar[str] = "sign-off"

    def values(self) -> dict[str, Any]:
        """Return what its line holds."""
        held = {key: getattr(self, key) for key in ("section", "by", "on", "program")}
        return held | {"text": list(self.text)}


Entry = TextRead | Election | SignOff


class Record(NamedTuple):
    """A record as a whole, its entries in the order in which they were made."""

    texts: tuple[TextRead, ...] = ()
    elections: tuple[Election, ...] = ()
    signoffs: tuple[SignOff, ...] = ()

    @property
    def text(self) -> TextRead | None:
        """Return the text as it was last put on record."""
        return self.texts[-1] if self.texts else None


def line_of(entry: Entry) -> str:
    """Return an entry as the line of a record, with its newline."""
    return json.dumps({"kind": entry.kind, **entry.values()}, ensure_ascii=False) + "\n"
