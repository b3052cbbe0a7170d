"""A verdict, and how verdicts that hang on an open question are brought together."""

from __future__ import annotations

from fractions import Fraction
from typing import Any, NamedTuple

from engross.compiler.engine.choices import Branch, leaves_of
from engross.compiler.engine.truth import Question

NOT_TRIGGERED = "not-triggered"
PENDING = "pending"
SUSPENDED = "suspended"
FULFILLED = "fulfilled"
FULFILLED_LATE = "fulfilled-late"
BREACHED = "breached"
EXCUSED = "excused"
WAIVED = "waived"
NEEDS_JUDGEMENT = "needs-judgement"
ABSENT = "absent"  # no such instance under these readings; a report says not-triggered


# What no longer hangs on a day to come.
DECIDED = (BREACHED, FULFILLED, FULFILLED_LATE, EXCUSED, WAIVED, NOT_TRIGGERED)


class Act(NamedTuple):
    """Something that was done towards a norm, and how it counts."""

    kind: str
    day: int | None
    lines: tuple[int, ...]
    why: str


class Owed(NamedTuple):
    """What a payment duty comes to, and what was paid of it; None where that is not known."""

    amount: int | Fraction | None
    paid: int | Fraction | None


class Verdict(NamedTuple):
    """The status of one instance, its window, what was done, what is asked."""

    status: str
    due_from: int | None = None
    due_by: int | None = None
    done_on: int | None = None
    acts: tuple[Act, ...] = ()
    questions: tuple[Question, ...] = ()
    owed: Owed | None = None
    ended_on: int | None = None  # the day of what excused it

    def answer(self) -> tuple[Any, ...]:
        """Return what two readings have to share to be the same answer."""
        amount = self.owed.amount if self.owed is not None else None
        return (*self.standing(), amount)

    def standing(self) -> tuple[Any, ...]:
        """Return the status and the window, as far as they are known."""
        return (said_status(self.status), self.due_from, self.due_by)


def said_status(status: str) -> str:
    """Return the status as a report says it."""
    return NOT_TRIGGERED if status == ABSENT else status


def settled(tree: Any) -> Verdict:
    """Return the one verdict of a tree that branches on open questions only.

    Branches that agree need no answer. Where they differ the verdict needs judgement, unless it is
    over and done with on each of them in the same way: what is still to be done by a day that
    nobody knows is undecided. It has those bounds on which all branches that have them agree.
    """
    if tree.__class__ is not Branch:
        verdict: Verdict = tree
        return verdict
    leaves = leaves_of(tree)
    verdicts: list[Verdict] = [verdict for _, verdict in leaves]
    owed = _owed_by_all(verdicts)
    asked = {
        question
        for path, verdict in leaves
        for question in (*verdict.questions, *(q for axis, _ in path for q in axis.asks))
    }
    if len({verdict.standing() for verdict in verdicts}) == 1:
        done_on = _agreed(verdict.done_on for verdict in verdicts)
        alike = len({verdict.acts for verdict in verdicts}) == 1
        acts = verdicts[0].acts if alike else _merged(verdicts)
        agreed = verdicts[0]._replace(done_on=done_on, owed=owed, acts=acts)
        differ = len({verdict.owed for verdict in verdicts}) > 1
        return agreed._replace(questions=tuple(sorted(asked))) if differ else agreed
    acts = _merged(verdicts)
    statuses = {said_status(verdict.status) for verdict in verdicts}
    status = statuses.pop() if len(statuses) == 1 else NEEDS_JUDGEMENT
    return Verdict(
        status if status in DECIDED else NEEDS_JUDGEMENT,
        _agreed(verdict.due_from for verdict in verdicts),
        _agreed(verdict.due_by for verdict in verdicts),
        _agreed(verdict.done_on for verdict in verdicts),
        acts,
        tuple(sorted(asked)),
        owed,
    )


def _owed_by_all(verdicts: list[Verdict]) -> Owed | None:
    """Return the figures on which all verdicts on a payment agree."""
    owed = [verdict.owed for verdict in verdicts if verdict.owed is not None]
    if not owed:
        return None
    amounts = {figures.amount for figures in owed}
    paid = {figures.paid for figures in owed}
    agree = len(owed) == len(verdicts)
    return Owed(
        amounts.pop() if len(amounts) == 1 and agree else None,
        paid.pop() if len(paid) == 1 else None,
    )


def _merged(verdicts: list[Verdict]) -> tuple[Act, ...]:
    """Return the acts of all branches; one that they judge differently is undecided."""
    found: dict[tuple[int, ...], list[Act]] = {}
    for act in dict.fromkeys(act for verdict in verdicts for act in verdict.acts):
        found.setdefault(act.lines, []).append(act)
    return tuple(
        acts[0] if len(acts) == 1 else acts[0]._replace(kind="undecided") for acts in found.values()
    )


def _agreed(bounds: Any) -> int | None:
    known = {bound for bound in bounds if bound is not None}
    return known.pop() if len(known) == 1 else None
