"""The report as text for a terminal, eighty columns wide."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from engross.compiler.engine.report.grouping import Group, grouped_findings, numbered_questions
from engross.compiler.engine.report.prose import cited_lines, weekend_of, with_weekday, wrapped
from engross.compiler.engine.report.reasons import count_of
from engross.compiler.engine.report.why import derivation_lines

LABELS = {
    "breached": "APPEARS BREACHED ON THE LOG",
    "needs-judgement": "NEEDS JUDGEMENT",
    "pending": "PENDING",
    "suspended": "SUSPENDED",
    "fulfilled-late": "FULFILLED LATE",
}
QUIET = ("not-triggered", "unavailable")


def human_report(told: dict[str, Any], why: str | None) -> str:
    """Return the report for people; with `why` also how its verdicts, or a norm's, came about."""
    groups = grouped_findings(told["findings"])
    questions = numbered_questions(groups)
    sections = [
        _top(told),
        _section("In short", _counts(told)),
        _section("Next dates", _dates(told["as_of"], groups)),
        *(_entry(group, questions) for group in groups if group.status not in QUIET),
        _section("Questions for a person", _asked(questions)),
        _section("Counters", _counters(told["quantities"])),
        _section("Problems of the log", _problem_lines(told["problems"])),
        _section("Facts not used", _ignored_lines(told["ignored"])),
        _section("Nothing to report", _quiet(groups)),
    ]
    if why is not None:
        sections += [derivation_lines(f) for f in told["findings"] if why in ("", f["norm"])]
    return "\n\n".join("\n".join(section) for section in sections if section) + "\n"


def _top(told: dict[str, Any]) -> list[str]:
    lines = wrapped(told["agreement"], 0)
    lines.append(f"Status on {with_weekday(told['as_of'])}")
    if "known_by" in told:
        lines.append(f"on the facts that were on record by {with_weekday(told['known_by'])}")
    total = len(told["readings"]) + len(told["open_readings"])
    if total:
        lines += wrapped(
            f"{count_of(total, 'term')} can be read in more than one way; {_profile(told)}", 0
        )
    lines += wrapped(
        "Not legal advice: what appears from the log alone. What the machine cannot "
        "decide is listed as a question.",
        0,
    )
    return lines


def _profile(told: dict[str, Any]) -> str:
    elected = [f"{e['reading']} = {e['option']} ({e['by']})" for e in told["elections"]]
    said = "each is read as the agreement elects"
    if elected:
        said += ", but for " + ", ".join(elected)
    if told["open_readings"]:
        said += "; nobody elected " + ", ".join(told["open_readings"])
    return said + "."


def _section(title: str, lines: list[str]) -> list[str]:
    return [title.upper(), *lines] if lines else []


def _counts(told: dict[str, Any]) -> list[str]:
    statuses = told["summary"]["statuses"]
    first = [
        ("appears breached on the log", statuses.get("breached", 0)),
        ("due within 14 days", told["summary"]["due_in_14_days"]),
        ("needs judgement", statuses.get("needs-judgement", 0)),
    ]
    rest = [
        f"{count} {status}"
        for status, count in statuses.items()
        if status not in ("breached", "needs-judgement", *QUIET)
    ]
    lines = [f"  {count:>3}  {label}" for label, count in first]
    return lines + wrapped("also " + ", ".join(rest), 7, 5) if rest else lines


def _dates(as_of: str, groups: list[Group]) -> list[str]:
    found = []
    for group in groups:
        if group.status not in ("pending", "suspended", "available"):
            continue
        for key, said in (("due_from", "first day"), ("due_by", "last day")):
            day = group.finding[key]
            if day is not None and day >= as_of:
                found.append((day, f"{said}: {group.heading}, {group.who}"))
    lines = []
    for day, said in sorted(found):
        flag = f"; falls on a {weekend_of(day)}" if weekend_of(day) else ""
        lines += wrapped(f"{with_weekday(day):<21} {said}{flag}", 2, 22)
    return lines


def _entry(group: Group, questions: dict[str, tuple[int, list[str]]]) -> list[str]:
    finding = group.finding
    lines = wrapped(f"{LABELS.get(group.status, group.status.upper())}  {group.heading}", 0, 4)
    if finding["words"]:
        lines += wrapped(finding["words"], 2, 2)
    lines += wrapped(group.who, 2, 2)
    if finding["due_from"] or finding["due_by"]:
        lines += wrapped(_window(finding), 2, 2)
    lines += [line for flag in finding["flags"] for line in wrapped(f"note: {flag}", 2, 2)]
    cited = cited_lines(group.facts)
    reason = f"{finding['reason'][0].upper()}{finding['reason'][1:]}."
    lines += wrapped(f"{reason} [{cited}]" if cited else reason, 2, 2)
    for act in finding["acts"]:
        if act["kind"] not in ("in time", "exercise", "starts"):
            when = with_weekday(act["date"]) if act["date"] else "on an unknown day"
            lines += wrapped(f"{act['kind']} act, {when}: {act['act']}", 2, 2)
    for question in finding["questions"]:
        number = questions[question["text"]][0]
        lines += wrapped(f"asks question {number}: {question['text']}", 2, 2)
    return lines + _readings(finding)


def _window(finding: dict[str, Any]) -> str:
    first, last = finding["due_from"], finding["due_by"]
    start = f"from {with_weekday(first)}" if first else "from a day not yet known"
    return f"{start} to {with_weekday(last)}" if last else f"{start}, no last day"


def _readings(finding: dict[str, Any]) -> list[str]:
    """Return the answers under other readings, those that agree on one line."""
    same: dict[tuple[Any, ...], list[str]] = {}
    for other in finding["readings"]:
        named = [
            f"{axis} = {option}"
            for axis, option in other.items()
            if axis not in ("status", "due_from", "due_by")
        ]
        answer = (other["status"], other["due_from"], other["due_by"])
        same.setdefault(answer, []).append(" and ".join(named))
    lines = ["  read otherwise:"] if same else []
    if finding["same_on_every_reading"]:
        lines.append("  the same on every reading")
    for (status, first, last), named in same.items():
        window = "".join((f", from {first}" if first else "", f", to {last}" if last else ""))
        lines += wrapped(f"{status}{window}: if {'; or '.join(named)}", 4, 4)
    return lines


def _asked(questions: dict[str, tuple[int, list[str]]]) -> list[str]:
    return [
        line
        for text, (number, asking) in questions.items()
        for line in wrapped(f"{number:>3}  {text} [{', '.join(asking)}]", 0, 5)
    ]


def _counters(quantities: list[dict[str, Any]]) -> list[str]:
    lines = []
    for quantity in quantities:
        most = f" to {quantity['at_most']}" if "at_most" in quantity else ""
        limit = f" of {quantity['limit']}" if quantity.get("limit") else ""
        whose = f" of {quantity['instance']['holder']}" if quantity["instance"] else ""
        share = f", {quantity['share']} of the class" if "share" in quantity else ""
        unit = f"{quantity['unit']} " if "unit" in quantity else ""
        said = f"{quantity['name']}{whose} ({quantity['clause']}): {unit}{quantity['value']}"
        lines += wrapped(f"{said}{most}{limit}{share}", 2, 2)
    return lines


def _problem_lines(problems: list[dict[str, Any]]) -> list[str]:
    return [
        line
        for problem in problems
        for line in wrapped(f"{problem['text']} [{cited_lines(problem['facts'])}]", 2, 2)
    ]


def _ignored_lines(ignored: list[dict[str, str]]) -> list[str]:
    return [
        line
        for fact in ignored
        for line in wrapped(f"{fact['date']} {fact['event']}: {fact['why']} [{fact['fact']}]", 2, 2)
    ]


def _quiet(groups: Iterable[Group]) -> list[str]:
    said = [f"{group.heading} {group.status}" for group in groups if group.status in QUIET]
    return wrapped("; ".join(said), 2) if said else []
