"""The report: a status with everything it rests on, as plain data and as canonical JSON."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from engross.compiler.engine.canonical import canonical_text
from engross.compiler.engine.days import LAST_DAY
from engross.compiler.engine.findings import Evaluation, Finding
from engross.compiler.engine.log.facts import FINDING
from engross.compiler.engine.log.misnamed import misnamed_findings, misnamed_methods, misnamed_refs
from engross.compiler.engine.log.things import Problem
from engross.compiler.engine.norms.verdicts import BREACHED, NEEDS_JUDGEMENT, PENDING
from engross.compiler.engine.report.amendments import amendments_told
from engross.compiler.engine.report.changes import Changes
from engross.compiler.engine.report.elections import elections_told, void_elections
from engross.compiler.engine.report.entries import Entries, day_text
from engross.compiler.engine.report.exhibits import Exhibits
from engross.compiler.engine.report.hypotheses import Hypotheses
from engross.compiler.engine.report.keeping import EVERYTHING, Keeping
from engross.compiler.engine.report.mailings import notices_told
from engross.compiler.engine.report.money import Money, unborne
from engross.compiler.engine.report.questions import Questions
from engross.compiler.engine.report.strays import strays
from engross.compiler.engine.report.tallies import tallies_of
from engross.compiler.engine.report.upcoming import dates_told
from engross.compiler.engine.report.waivers import idle_waivers

SOON = 14


def report(
    evaluation: Evaluation, log_name: str, graph_hash: str, keeping: Keeping = EVERYTHING
) -> dict[str, Any]:
    """Return the report; `log_name` is how its facts are cited. Raises `BeyondCalendar`."""
    program = evaluation.program
    exhibits = Exhibits(evaluation, log_name)
    entries = Entries(evaluation, exhibits, keeping)
    pairs = [(finding, entries.finding(finding)) for finding in evaluation.findings()]
    findings = [entry for _, entry in pairs]
    counters = [entries.counter(counter) for counter in program.counters.values()]
    answering, changing = Hypotheses(evaluation), Hypotheses(evaluation)
    questions = Questions(evaluation, exhibits, answering)
    quantities = [
        *counters,
        *tallies_of(evaluation, findings),
        *Money(evaluation, entries.explained).told(pairs),
    ]
    questions.gather(pairs, quantities)
    notices = notices_told(evaluation, exhibits)
    amendments = amendments_told(evaluation, exhibits)
    asked = questions.told()
    changes = Changes(evaluation, changing).told(pairs, questions.asked.values())
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
        "elections": elections_told(evaluation),
        "log": log_name,
        "day_rule": _day_rule(evaluation),
        "summary": _summary(findings, evaluation.as_of),
        "dates": dates_told(findings, evaluation.as_of, program.calendars),
        "findings": findings,
        "questions": asked,
        "changes": changes,
        "changes_cut_short": answering.cut_short or changing.cut_short,
        "quantities": quantities,
        "amendments": amendments,
        "notices": notices,
        "evidence": exhibits.told(
            {*entries.rested_on, *exhibits.lines_in((*amendments, *notices))},
        ),
        "problems": _problems(evaluation, entries, [finding for finding, _ in pairs]),
        "ignored": _ignored(evaluation, entries),
    }


def canonical_json(data: Any) -> str:
    """Return data as the JSON text that is the same, byte for byte, everywhere."""
    return canonical_text(data)


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


def _day_rule(evaluation: Evaluation) -> str:
    """Return how days are counted under the readings that hold."""
    counting, profile = evaluation.program.graph["counting"], evaluation.profile
    said = "calendar days, the trigger day excluded, the last day included"

    def holds(under: list[Any]) -> bool:
        return all(profile.get(axis) in options for axis, options in under)

    if any(holds(under) for under in counting["clear_days"]):
        said += "; floors in clear days"
    for key, words in (
        ("rolls", "a last day moves to the next day of"),
        ("business_days", "business days are the days of"),
    ):
        calendars = [line["calendar"] for line in counting[key] if holds(line["under"])]
        said += f"; {words} {calendars[0]}" if calendars else ""
    return said


def _summary(findings: list[dict[str, Any]], as_of: int) -> dict[str, Any]:
    statuses: dict[str, int] = {}
    for finding in findings:
        statuses[finding["status"]] = statuses.get(finding["status"], 0) + 1
    today, soon = day_text(as_of), day_text(min(as_of + SOON, LAST_DAY))
    due = [
        finding["due_by"]
        for finding in findings
        if finding["status"] == PENDING and finding["due_by"] is not None and "lasts" not in finding
    ]
    return {
        f"due_in_{SOON}_days": sum(str(today) <= day <= str(soon) for day in due),
        "statuses": dict(sorted(statuses.items())),
    }


def _problems(
    evaluation: Evaluation, entries: Entries, findings: list[Finding]
) -> list[dict[str, Any]]:
    stray = list(strays(evaluation))
    found = {
        *stray,
        *evaluation.things.problems,
        *evaluation.elected.problems,
        *_rosters(evaluation),
    }
    found.update(unborne(evaluation))
    found.update(void_elections(evaluation))
    found.update(idle_waivers(evaluation, findings))
    found.update(problems_of_names(evaluation))
    named = {line for problem in found if problem.kind == "finding" for line in problem.lines}
    for thing in evaluation.things.by_kind.get(FINDING, ()):
        used = thing.key in evaluation.elected.findings_used
        if not used and named.isdisjoint(fact.line for fact in thing.facts):
            text = f"the finding on “{thing.values.get('on')}” decides nothing so far"
            found.add(Problem("finding", text, tuple(fact.line for fact in thing.facts)))
    return [
        {"kind": problem.kind, "text": problem.text, "facts": entries.facts(problem.lines)}
        for problem in sorted(found, key=lambda p: (p.lines, p.kind, p.text))
    ]


def problems_of_names(evaluation: Evaluation) -> Iterator[Problem]:
    """Yield a problem for each fact that names a method, a norm or a question that is not there."""
    graph, things = evaluation.program.graph, evaluation.things
    yield from misnamed_refs(graph["things"], things)
    yield from misnamed_methods(graph["things"], graph["notices"], things)
    yield from misnamed_findings(graph, things.by_kind.get(FINDING, ()))


def _rosters(evaluation: Evaluation) -> Iterator[Problem]:
    """Yield a problem for each roster that may have run several names together."""
    for name, parameter in evaluation.program.parameters.items():
        names = evaluation.log.parameters.get(name, ())
        if parameter["type"] == "roster" and len(names) == 1 and "," in names[0]:
            text = (
                f"“{name}” names one person, “{names[0]}”; if these are several, write a list, or "
                "in CSV a “;” between them"
            )
            yield Problem("roster", text, ())


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
