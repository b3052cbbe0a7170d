"""What a rule is made of."""

from __future__ import annotations

from enum import StrEnum
from typing import NamedTuple


class Severity(StrEnum):
    """How much a diagnostic weighs; only errors stop the work."""

    ERROR = "error"
    WARNING = "warning"
    NOTE = "note"


class Rule(NamedTuple):
    """A code, what it stands for, and an example of the fault and of its cure."""

    code: str
    name: str
    summary: str
    why: str
    bad: str
    good: str
    severity: Severity = Severity.ERROR
