"""Say in one sentence why an instance stands as it does."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from engross.compiler.engine.norms.verdicts import (
    BREACHED,
    EXCUSED,
    FULFILLED,
    FULFILLED_LATE,
    NEEDS_JUDGEMENT,
    NOT_TRIGGERED,
    PENDING,
    SUSPENDED,
    WAIVED,
    Verdict,
    said_status,
)
from engross.compiler.engine.report.lasting_reasons import lasting_reason
from engross.compiler.engine.report.owed_reasons import owed_reason
from engross.compiler.engine.report.waivers import waived_reason

SayDay = Callable[[int], str]

PLAIN = {
    NOT_TRIGGERED: "nothing has triggered it",
    EXCUSED: "what excuses it has come about",
}


def reason_of(norm: Any, verdict: Verdict, as_of: int, say: SayDay) -> str:
    """Return the reason for a verdict on a norm, without a capital or a full stop."""
    if verdict.owed is None:
        return _reason(norm, verdict, as_of, say)
    undecided = verdict.status == NEEDS_JUDGEMENT
    plain = verdict if undecided else verdict._replace(questions=())  # listed, and no obstacle
    reason = _reason(norm, plain, as_of, say)
    return owed_reason(norm, verdict, said_status(verdict.status), reason)


def _reason(norm: Any, verdict: Verdict, as_of: int, say: SayDay) -> str:
    status, kind = said_status(verdict.status), norm.kind
    if status == WAIVED:
        return waived_reason(verdict, say)
    if getattr(norm, "lasts", False):
        return lasting_reason(verdict, status, as_of, say)
    if kind == "immunity":
        return _immunity(verdict, status, say)
    if status in PLAIN:
        return PLAIN[status]
    if status == NEEDS_JUDGEMENT:
        return _undecided(norm, verdict, as_of, say)
    if status == BREACHED:
        return _breach(verdict, as_of, say)
    if status in (FULFILLED, FULFILLED_LATE):
        return _done(verdict, status, say)
    if status in (PENDING, SUSPENDED) and kind not in ("power", "right"):
        return _waiting(verdict, status, as_of, say)
    return _power(verdict, status, say)


def count_of(number: int, unit: str) -> str:
    """Return a number with its unit: `1 day`, `2 days`."""
    return f"{number} {unit}" if number == 1 else f"{number} {unit}s"


def _undecided(norm: Any, verdict: Verdict, as_of: int, say: SayDay) -> str:
    if verdict.due_from and verdict.due_by and verdict.due_from > verdict.due_by:
        return (
            f"no day is both from {say(verdict.due_from)} on and by {say(verdict.due_by)}; "
            "a person has to say which of them governs"
        )
    if verdict.done_on is not None:
        done = f"done on {say(verdict.done_on)}; "
    elif verdict.due_by is not None and as_of > verdict.due_by:
        unknown = any(act.kind == "undecided" and act.day is None for act in verdict.acts)
        known = "not known to be done" if unknown else "not done"
        done = f"{known} by {say(verdict.due_by)}; "
    elif _asks_for_speed_alone(norm, verdict):
        done = f"not done by {say(as_of)}; "
    else:
        done = ""
    asked = len(verdict.questions)
    if not asked and verdict.due_from is None:
        return f"{done}the day from which an act counts is not known yet"
    hangs_on = count_of(asked, "open question") if asked > 1 else "an open question"
    return f"{done}it hangs on {hangs_on}"


def _asks_for_speed_alone(norm: Any, verdict: Verdict) -> bool:
    """Tell whether nothing is open but a standard of speed: then it is known not to be done."""
    keys = {question.key.partition(" ")[0] for question in verdict.questions}
    return keys == {f"{norm.id}.speed"} and not verdict.acts


def _breach(verdict: Verdict, as_of: int, say: SayDay) -> str:
    early = [act for act in verdict.acts if act.kind == "premature" and act.day is not None]
    if verdict.due_by is None or as_of <= verdict.due_by or (early and not _others(verdict)):
        if early and early[0].day is not None and verdict.due_from is not None:
            days = count_of(verdict.due_from - early[0].day, "day")
            return (
                f"{early[0].why} came on {say(early[0].day)}, {days} before "
                f"{say(verdict.due_from)}, the first day"
            )
        if verdict.acts:
            return "what was done is against it"
        if verdict.questions:
            return "not done, and its last day has passed whatever the answer to the open questions"
        return "it was found not to be done as it has to be"
    late = count_of(as_of - verdict.due_by, "day")
    return f"not done by {say(verdict.due_by)}, the last day; {late} late on {say(as_of)}"


def _others(verdict: Verdict) -> bool:
    return any(act.kind != "premature" for act in verdict.acts)


def _done(verdict: Verdict, status: str, say: SayDay) -> str:
    if verdict.done_on is None:
        return "no violation logged"
    done = f"done on {say(verdict.done_on)}"
    if status == FULFILLED:
        if verdict.due_by is not None:
            return f"{done}, by {say(verdict.due_by)}, the last day"
        return done
    if verdict.due_by is not None and verdict.done_on > verdict.due_by:
        late = count_of(verdict.done_on - verdict.due_by, "day")
        return f"{done}, {late} after {say(verdict.due_by)}, the last day"
    if any(act.kind == "premature" for act in verdict.acts):
        return f"{done}, inside the window, after an act that came too early"
    return f"{done}, later than it should have been"


def _waiting(verdict: Verdict, status: str, as_of: int, say: SayDay) -> str:
    held = "held back for now; " if status == SUSPENDED else ""
    if verdict.due_by is None:
        asked = "the last day is not known yet" if verdict.questions else "no last day is known"
        return f"{held}not done; {asked}"
    left = verdict.due_by - as_of
    if left < 0:  # the standard was found to be met, and there is no result yet
        found = "; a finding keeps that from being a breach" if status == PENDING else ""
        return f"{held}not done by {say(verdict.due_by)}{found}"
    rest = "today is the last day" if left == 0 else f"{count_of(left, 'day')} left"
    return f"{held}not done; the last day is {say(verdict.due_by)}, {rest}"


def _power(verdict: Verdict, status: str, say: SayDay) -> str:
    void = sum(act.kind == "void" for act in verdict.acts)
    without = f"; {count_of(void, 'exercise')} without effect" if void else ""
    until = f", until {say(verdict.due_by)}" if verdict.due_by is not None else ""
    if status in ("exercised", "exhausted"):
        day = "a day that is not known" if verdict.done_on is None else say(verdict.done_on)
        spent = "; it is used up" if status == "exhausted" else ""
        if verdict.done_on is None and not any(act.kind == "exercise" for act in verdict.acts):
            return f"it is used up{without}"
        return f"exercised on {day}{spent}{without}"
    if status == SUSPENDED:
        again = f" from {say(verdict.due_from)} on" if verdict.due_from is not None else ""
        return f"used as often as it may be in this time; it may be used again{again}{without}"
    if status == "unavailable":
        if verdict.due_from is not None:
            return f"it may not be used before {say(verdict.due_from)}{without}"
        return f"what makes it available has not happened{without}"
    if status == "expired":
        return f"it ended{until.replace(', until', ' on')}{without}"
    if status == "available":
        return f"it may be used{until}, if its conditions are met then{without}"
    return f"{status}{until}{without}"


def _immunity(verdict: Verdict, status: str, say: SayDay) -> str:
    if verdict.due_from is None:
        return "nothing has started it"
    end = f"to {say(verdict.due_by)}" if verdict.due_by is not None else "on; its end is not known"
    runs = "it ran" if status == "expired" else "it runs"
    return f"{runs} from {say(verdict.due_from)} {end}"
