"""The statuses that a scenario can expect."""

from __future__ import annotations

# Those of a duty, the gravest first: of several instances the gravest is meant.
GRAVITY = (
    "breached",
    "needs-judgement",
    "fulfilled-late",
    "suspended",
    "pending",
    "fulfilled",
    "waived",
    "excused",
    "not-triggered",
)
POWER_STATUSES = ("available", "unavailable", "exercised", "exhausted", "expired")
