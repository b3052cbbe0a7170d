"""Say in one sentence why a payment stands as it does."""

from __future__ import annotations

from typing import Any

from engross.compiler.engine.norms.verdicts import (
    EXCUSED,
    FULFILLED,
    FULFILLED_LATE,
    NEEDS_JUDGEMENT,
    NOT_TRIGGERED,
    WAIVED,
    Verdict,
)
from engross.compiler.engine.numerals import figure_words


def owed_reason(norm: Any, verdict: Verdict, status: str, otherwise: str) -> str:
    """Return the reason for a verdict on a payment; `otherwise` is that of any duty."""
    assert verdict.owed is not None
    amount, paid = verdict.owed
    if status == NOT_TRIGGERED:
        return "nothing is owed"
    if status == EXCUSED and amount == 0:
        return "what reduces or caps it leaves nothing to pay"
    if amount is None or paid is None:
        what = "what is owed" if amount is None else "what was paid"
        return f"{what} is not known; {otherwise}"
    owed = figure_words(amount, norm.unit)
    if status in (FULFILLED, FULFILLED_LATE):
        return f"{owed} paid; {otherwise}"
    if status in (NEEDS_JUDGEMENT, WAIVED):
        return f"{owed} owed; {otherwise}"
    rest = figure_words(max(amount - paid, 0), norm.unit)
    return f"{rest} outstanding of {owed}; {otherwise.replace('not done', 'not paid in full', 1)}"
