"""Where the record of an agreement stands: beside it."""

from __future__ import annotations

SUFFIX = ".record.jsonl"
AGREEMENT = ".rr"


def record_name(agreement: str) -> str:
    """Return the name of the record that belongs to the file of an agreement."""
    return agreement.removesuffix(AGREEMENT) + SUFFIX
