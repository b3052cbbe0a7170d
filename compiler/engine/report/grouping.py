"""Findings that say the same of several persons, brought together for the eye."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from engross.compiler.engine.report.prose import cited_lines, cited_words

QUIET = ("unavailable", "not-triggered")
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
    *QUIET,
)
SHARED = (
    "norm",
    "clause",
    "amended_by",
    "status",
    "reason",
    "due_from",
    "due_by",
    "done_on",
    "readings",
    "anchors",
    "notes",
    "cure",
    "amount",
    "paid",
    "outstanding",
    "confidence",
)


class Group:
    """Findings of one norm that differ in nothing but who is concerned."""

    def __init__(self, finding: dict[str, Any]) -> None:
        self.finding = finding
        self.status: str = finding["status"]
        self._facts: dict[str, None] = {}
        self.findings: list[dict[str, Any]] = []

    def add(self, finding: dict[str, Any]) -> None:
        """Take in a finding that says the same."""
        self.findings.append(finding)
        self._facts |= dict.fromkeys(finding["facts"])

    @property
    def cited(self) -> str:
        """Return the facts that they rest on, of each those that it cites."""
        if len(self.findings) == 1:
            return cited_words(self.finding)
        others = any("facts_left_out" in finding for finding in self.findings)
        return cited_lines(self._facts) + (" and others" if others else "")

    @property
    def who(self) -> str:
        """Return who is bound or entitled, in which matter, and to whom."""
        return who_of(finding["instance"] for finding in self.findings)

    @property
    def only_runs(self) -> bool:
        """Tell whether it is a duty or prohibition that lasts, with nothing to tell but that."""
        finding = self.finding
        told = (finding["due_by"], finding["acts"], finding["questions"], finding["readings"])
        return bool(finding.get("lasts")) and self.status == "pending" and not any(told)

    @property
    def is_quiet(self) -> bool:
        """Tell whether a line will do for it, at the end of a report."""
        return self.is_idle or self.only_runs

    @property
    def is_idle(self) -> bool:
        """Tell whether on no reading anything brought it about, was done, or is known for it."""
        finding = self.finding
        told = finding["acts"] or finding["due_from"] is not None or finding["readings"]
        return self.status in QUIET and not told

    @property
    def since(self) -> str:
        """Return the first day of its window."""
        return self.finding["due_from"] or "a day not yet known"

    @property
    def heading(self) -> str:
        """Return the norm and its clause."""
        amended = self.finding.get("amended_by", "")
        by = f", under the {amended}" if amended else ""
        return f"{self.finding['norm']} ({self.finding['clause']}){by}"


def grouped_findings(findings: Iterable[dict[str, Any]]) -> list[Group]:
    """Return the findings in groups, the gravest first, else in the agreement's order."""
    groups: dict[Any, Group] = {}
    for finding in findings:
        key = repr(
            [
                *(finding.get(name) for name in SHARED),
                finding["instance"].get("matter"),
                [(act["kind"], act["date"]) for act in finding["acts"]],
                [question["number"] for question in finding["questions"]],
            ]
        )
        groups.setdefault(key, Group(finding)).add(finding)
    return sorted(groups.values(), key=lambda group: rank_of(group.status))


def rank_of(status: str) -> int:
    """Return the place of a status in a report, the gravest first; an unlisted one ends them."""
    return RANKS.index(status) if status in RANKS else RANKS.index(QUIET[0])


def who_of(instances: Iterable[dict[str, str]]) -> str:
    """Return who is bound or entitled, in which matter, and to whom."""
    bearers: list[str] = []
    owed_to: list[str] = []
    matters: list[str] = []
    about: list[str] = []
    for instance in instances:
        for key, known in (
            ("bearer", bearers),
            ("to", owed_to),
            ("matter", matters),
            ("about", about),
        ):
            if key in instance:
                _append(known, [instance[key]])
    persons = ", ".join(bearers)
    if owed_to:
        persons += f" to {', '.join(owed_to)}"
    if about:
        persons += f", on {', '.join(about)}"
    return ": ".join(part for part in (", ".join(matters), persons) if part)


def _append(known: list[str], more: Iterable[str]) -> None:
    known += [item for item in more if item not in known]
