"""Say in one sentence why a norm that lasts stands as it does."""

from __future__ import annotations

from collections.abc import Callable

from engross.compiler.engine.norms.verdicts import (
    BREACHED,
    EXCUSED,
    FULFILLED,
    NEEDS_JUDGEMENT,
    NOT_TRIGGERED,
    SUSPENDED,
    Act,
    Verdict,
)
from engross.compiler.engine.norms.waivers import WAIVING

NO_VIOLATION_LOGGED = "no violation logged"


def lasting_reason(verdict: Verdict, status: str, as_of: int, say: Callable[[int], str]) -> str:
    """Return the reason for a verdict on a norm that lasts."""
    if status == NOT_TRIGGERED:
        return "nothing has triggered it"
    if status == EXCUSED:
        return "what excuses it holds"
    against = [act for act in verdict.acts if act.kind not in ("no violation", WAIVING)]
    broken = next((_broken_by(act, say) for act in against), "")
    if status == BREACHED:
        return f"{broken}, within the period {_period_said(verdict, say)}"
    if status == NEEDS_JUDGEMENT:
        asked = len({question.text for question in verdict.questions})
        open_points = f"{asked} open questions" if asked > 1 else "an open question"
        return f"{broken or NO_VIOLATION_LOGGED}; it hangs on {open_points}"
    found = f"{broken}, and was found to be no breach" if broken else NO_VIOLATION_LOGGED
    if status == FULFILLED:
        return f"{found} {_period_said(verdict, say)}" if not broken else found
    held = "held back for now; " if status == SUSPENDED else ""
    if verdict.due_by is None:
        return f"{held}{found}; no end is known"
    left = verdict.due_by - as_of
    rest = "today is the last day" if left == 0 else f"{left} day{'s' if left > 1 else ''} left"
    return f"{held}{found}; it lasts until {say(verdict.due_by)} at the latest, {rest}"


def _broken_by(act: Act, say: Callable[[int], str]) -> str:
    return f"{act.why} on {say(act.day)}" if act.day is not None else f"{act.why} on an open day"


def _period_said(verdict: Verdict, say: Callable[[int], str]) -> str:
    begun = f"from {say(verdict.due_from)} on" if verdict.due_from is not None else ""
    if verdict.due_by is None or verdict.due_from is None:
        return begun
    return f"from {say(verdict.due_from)} to {say(verdict.due_by)}"
