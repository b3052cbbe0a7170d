"""The report: a status with everything it rests on, as plain data and as canonical JSON."""

from __future__ import annotations

import json
from typing import Any

from engross.compiler.engine.days import LAST_DAY
from engross.compiler.engine.findings import Evaluation
from engross.compiler.engine.log.things import Problem
from engross.compiler.engine.norms.verdicts import BREACHED, NEEDS_JUDGEMENT, PENDING
from engross.compiler.engine.report.entries import Entries, day_text
from engross.compiler.engine.report.tallies import tallies_of
from engross.compiler.engine.scope import FINDING

SOON = 14


def report(evaluation: Evaluation, log_name: str, graph_hash: str) -> dict[str, Any]:
    """Return the report; `log_name` is how its facts are cited. Raises `BeyondCalendar`."""
    program = evaluation.program
    entries = Entries(evaluation, log_name)
    findings = [entries.finding(finding) for finding in evaluation.findings()]
    told: dict[str, Any] = {
        "agreement": program.name,
        "graph": graph_hash,
        "as_of": day_text(evaluation.as_of),
    }
    if evaluation.known_by is not None:
        told["known_by"] = day_text(evaluation.known_by)
    return told | {
        "readings": dict(sorted(evaluation.profile.items())),
        "open_readings": sorted(set(program.axes) - set(evaluation.profile)),
        "elections": _elections(evaluation),
        "summary": _summary(findings, evaluation.as_of),
        "findings": findings,
        "quantities": [
            *(entries.counter(counter) for counter in program.counters.values()),
            *tallies_of(evaluation, findings),
        ],
        "problems": _problems(evaluation, entries),
        "ignored": _ignored(evaluation, entries),
    }


def canonical_json(data: Any) -> str:
    """Return data as the JSON text that is the same, byte for byte, everywhere."""
    return json.dumps(data, ensure_ascii=False, indent=2, allow_nan=False) + "\n"


def exit_code(told: dict[str, Any]) -> int:
    """Return 1 where something is breached, else 3 where something is undecided, else 0."""
    statuses = told["summary"]["statuses"]
    if BREACHED in statuses:
        return 1
    return 3 if NEEDS_JUDGEMENT in statuses else 0


def cited_name(path: str) -> str:
    """Return the name by which facts of a log are cited: never where it lies."""
    name = path.replace("\\", "/").rstrip("/").rpartition("/")[2]
    return "log" if name in ("", "-") else name


def _elections(evaluation: Evaluation) -> list[dict[str, str]]:
    """Return the readings that are not the agreement's own choice, and whose they are."""
    return [
        {
            "reading": name,
            "option": option,
            "by": "command line" if name in evaluation.chosen else "log",
        }
        for name, option in sorted(evaluation.profile.items())
        if evaluation.program.elected.get(name) != option
    ]


def _summary(findings: list[dict[str, Any]], as_of: int) -> dict[str, Any]:
    statuses: dict[str, int] = {}
    for finding in findings:
        statuses[finding["status"]] = statuses.get(finding["status"], 0) + 1
    today, soon = day_text(as_of), day_text(min(as_of + SOON, LAST_DAY))
    due = [
        finding["due_by"]
        for finding in findings
        if finding["status"] == PENDING and finding["due_by"] is not None
    ]
    return {
        f"due_in_{SOON}_days": sum(str(today) <= day <= str(soon) for day in due),
        "statuses": dict(sorted(statuses.items())),
    }


def _problems(evaluation: Evaluation, entries: Entries) -> list[dict[str, Any]]:
    found = {*evaluation.things.problems, *evaluation.elected.problems}
    for thing in evaluation.things.by_kind.get(FINDING, ()):
        if thing.key not in evaluation.elected.findings_used:
            text = f"the finding on “{thing.values.get('on')}” decides nothing so far"
            found.add(Problem("finding", text, tuple(fact.line for fact in thing.facts)))
    return [
        {"kind": problem.kind, "text": problem.text, "facts": entries.facts(problem.lines)}
        for problem in sorted(found, key=lambda p: (p.lines, p.kind, p.text))
    ]


def _ignored(evaluation: Evaluation, entries: Entries) -> list[dict[str, Any]]:
    """Return the facts that were left aside: those yet to come, and those not yet known."""
    return [
        {
            "fact": entries.facts((fact.line,))[0],
            "date": day_text(fact.day),
            "event": fact.event,
            "why": "it comes after the day of the report"
            if fact.day > evaluation.as_of
            else "it was not on record by then",
        }
        for fact in sorted(evaluation.ignored, key=lambda fact: fact.line)
    ]
