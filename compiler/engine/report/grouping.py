"""Findings that say the same of several persons, brought together for the eye."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

RANKS = (
    "breached",
    "needs-judgement",
    "pending",
    "suspended",
    "fulfilled-late",
    "fulfilled",
    "waived",
    "excused",
    "available",
    "exercised",
    "exhausted",
    "expired",
    "unavailable",
    "not-triggered",
)
SHARED = ("norm", "clause", "status", "reason", "due_from", "due_by", "done_on", "readings")


class Group:
    """Findings of one norm that differ in nothing but who is concerned."""

    def __init__(self, finding: dict[str, Any]) -> None:
        self.finding = finding
        self.status: str = finding["status"]
        self.bearers: list[str] = []
        self.owed_to: list[str] = []
        self.facts: list[str] = []
        self.findings: list[dict[str, Any]] = []

    def add(self, finding: dict[str, Any]) -> None:
        """Take in a finding that says the same."""
        instance = finding["instance"]
        self.findings.append(finding)
        _append(self.bearers, [instance[k] for k in ("bearer",) if k in instance])
        _append(self.owed_to, [instance[k] for k in ("to",) if k in instance])
        _append(self.facts, finding["facts"])

    @property
    def who(self) -> str:
        """Return who is bound or entitled, in which matter, and to whom."""
        matter = self.finding["instance"].get("matter")
        persons = ", ".join(self.bearers)
        if self.owed_to:
            persons += f" to {', '.join(self.owed_to)}"
        return ": ".join(part for part in (matter, persons) if part)

    @property
    def heading(self) -> str:
        """Return the norm and its clause."""
        return f"{self.finding['norm']} ({self.finding['clause']})"


def grouped_findings(findings: Iterable[dict[str, Any]]) -> list[Group]:
    """Return the findings in groups, the gravest first, else in the agreement's order."""
    groups: dict[Any, Group] = {}
    for finding in findings:
        key = repr(
            [
                *(finding[name] for name in SHARED),
                finding["instance"].get("matter"),
                [(act["kind"], act["date"]) for act in finding["acts"]],
                [question["text"] for question in finding["questions"]],
            ]
        )
        groups.setdefault(key, Group(finding)).add(finding)
    return sorted(groups.values(), key=lambda group: RANKS.index(group.status))


def numbered_questions(groups: Iterable[Group]) -> dict[str, tuple[int, list[str]]]:
    """Return each question once, numbered, with the norms that ask it."""
    found: dict[str, tuple[int, list[str]]] = {}
    for group in groups:
        for question in group.finding["questions"]:
            _, asking = found.setdefault(question["text"], (len(found) + 1, []))
            if group.heading not in asking:
                asking.append(group.heading)
    return found


def _append(known: list[str], more: Iterable[str]) -> None:
    known += [item for item in more if item not in known]
