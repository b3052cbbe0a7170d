"""What a rule is made of."""

from __future__ import annotations

from enum import StrEnum

from attrs import frozen


class Severity(StrEnum):
    """How much a diagnostic weighs; only errors stop the work."""

    ERROR = "error"
    WARNING = "warning"
    NOTE = "note"


@frozen(kw_only=True)
class Rule:
    """A code, what it stands for, and an example of the fault and of its cure."""

    code: str
    name: str
    severity: Severity = Severity.ERROR
    summary: str
    why: str
    bad: str
    good: str
