"""What is wrong with the records of a log, each fault at its place."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from engross.compiler.engine.log.record import LogError, Record
from engross.compiler.engine.near import did_you_mean


class Faults:
    """The faults found in the records of one log, in the order of their finding."""

    def __init__(self) -> None:
        self.found: list[LogError] = []

    def add(
        self,
        code: str,
        record: Record,
        key: str,
        message: str,
        advice: str,
        member: Any = None,
        *,
        named: bool = False,
    ) -> None:
        """Keep a fault at the place of a key's value, or of the key itself."""
        line, column = record.place(key, member, named=named)
        self.found.append(LogError(code, message, line, column, advice))

    def missing(self, record: Record, message: str, advice: str) -> None:
        """Keep the fault that an event does not say what it has to."""
        self.add("RR616", record, "event", message, advice)

    def unknown_key(self, record: Record, key: str, known: Iterable[str], where: str) -> None:
        """Keep the fault that nothing reads a key."""
        message = f"“{key}” means nothing in “{where}”"
        self.add("RR611", record, key, message, did_you_mean(key, known, "It may say"), named=True)
