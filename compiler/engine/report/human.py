"""The report as text for a terminal, eighty columns wide."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from engross.compiler.engine.report.amendments import amendment_words
from engross.compiler.engine.report.apart import told_apart
from engross.compiler.engine.report.entrytext import entry_lines
from engross.compiler.engine.report.grouping import QUIET, Group, grouped_findings
from engross.compiler.engine.report.phrases import (
    answer_outcomes,
    asking_words,
    change_words,
    counts_of,
    date_groups,
    date_words,
    exhibits_of,
    fact_words,
    notice_words,
    outcomes_of,
    profile_words,
    proof_words,
    quantities_words,
    record_text,
    sentence,
    where_words,
)
from engross.compiler.engine.report.prose import cited_lines, with_weekday, wrapped
from engross.compiler.engine.report.why import derivation_lines

DISCLAIMER = (
    "Not legal advice: what appears from the log alone. What the machine cannot decide is listed "
    "as a question."
)
CUT_SHORT = "Not everything that could change an answer was followed; there is too much of it."


def human_report(told: dict[str, Any], why: str | None) -> str:
    """Return the report for people; with `why` also how its verdicts, or a norm's, came about."""
    told = told_apart(told, told["findings"])
    groups, exhibited = grouped_findings(told["findings"]), exhibits_of(told["evidence"])
    sections = [
        _top(told),
        _section("In short", _counts(told)),
        _section("Next dates", _dates(told)),
        *(entry_lines(group, told, exhibited) for group in groups if not group.is_quiet),
        _section("Questions for a person", _asked_lines(told)),
        _section("What would change the answer", _changes(told)),
        _section("Amendments", _amendments(told["amendments"])),
        _section("Notices", _notice_lines(told["notices"])),
        _section("Counters", _counters(told["quantities"])),
        _section("Problems of the log", _problem_lines(told["problems"])),
        _section("Facts not used", _ignored_lines(told["ignored"])),
        _section("Evidence", _evidence(told["evidence"])),
        _section("Running, no violation logged, no end known", _running_on(groups)),
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
    lines += wrapped(f"Log {told['log']}. Days: {told['day_rule']}.", 0)
    return lines + wrapped(profile_words(told), 0) + wrapped(DISCLAIMER, 0)


def _section(title: str, lines: list[str]) -> list[str]:
    return [title.upper(), *lines] if lines else []


def _counts(told: dict[str, Any]) -> list[str]:
    first, rest = counts_of(told)
    lines = [f"  {count:>3}  {label}" for count, label in first]
    return lines + wrapped(rest, 7, 5) if rest else lines


def _dates(told: dict[str, Any]) -> list[str]:
    lines = []
    for date in date_groups(told):
        who = f", {date['who']}" if date["who"] else ""
        flag = f"; falls on {date['closed']}" if date["closed"] else ""
        said = f"{date['date']} {date['weekday']:<9}  {date_words(date)}{who}{flag}"
        lines += wrapped(said, 2, 22)
    return lines


def _asked_lines(told: dict[str, Any]) -> list[str]:
    return [line for question in told["questions"] for line in _question_lines(question, told)]


def _question_lines(question: dict[str, Any], told: dict[str, Any]) -> list[str]:
    clause = f" ({question['clause']})" if question["clause"] else ""
    lines = wrapped(f"{question['number']:>3}  {question['text']}{clause}", 0, 5)
    if question["asked_by"]:
        lines += wrapped(f"asked by {'; '.join(asking_words(question))}", 5, 2)
    for fact in question["evidence"]:
        lines += wrapped(fact_words(fact), 5, 4)
    for answer in question["answers"]:
        lines += _answer_lines(answer, told["log"])
    return lines + wrapped(question.get("advice", ""), 5, 2)


def _answer_lines(answer: dict[str, Any], log_name: str) -> list[str]:
    outcomes = answer_outcomes(answer)
    if len(outcomes) == 1:
        lines = wrapped(f"{answer['answer']}: {outcomes[0]}", 5, 4)
    else:
        lines = wrapped(answer["answer"] + (":" if outcomes else ""), 5, 4)
        lines += [line for outcome in outcomes for line in wrapped(outcome, 9, 2)]
    # In one piece however long it is, for it is there to be copied.
    written = [part for part in (where_words(answer), record_text(answer, log_name)) if part]
    return [*lines, f"       {': '.join(written)}"] if written else lines


def _changes(told: dict[str, Any]) -> list[str]:
    lines = []
    for change in told["changes"]:
        lines += wrapped(f"{change_words(change)}:", 2, 2)
        for outcome in outcomes_of(change["then"]):
            lines += wrapped(outcome, 6, 2)
    return lines + (wrapped(CUT_SHORT, 2, 2) if told["changes_cut_short"] else [])


def _notice_lines(notices: Iterable[dict[str, Any]]) -> list[str]:
    lines = []
    for notice in notices:
        proof = proof_words(notice["facts"], exhibits_of(notice["evidence"]))
        said = f"{notice_words(notice)} [{proof}]"
        lines += wrapped(said, 2, 2)
    return lines


def _amendments(amendments: Iterable[dict[str, Any]]) -> list[str]:
    lines = []
    for amendment in amendments:
        cited = f" [{cited_lines(amendment['facts'])}]" if amendment["facts"] else ""
        lines += wrapped(f"{amendment_words(amendment)}{cited}", 2, 2)
    return lines


def _counters(quantities: Iterable[dict[str, Any]]) -> list[str]:
    return [line for words in quantities_words(quantities) for line in wrapped(words, 2, 2)]


def _problem_lines(problems: Iterable[dict[str, Any]]) -> list[str]:
    lines = []
    for problem in problems:
        cited = f" [{cited_lines(problem['facts'])}]" if problem["facts"] else ""
        lines += wrapped(f"{sentence(problem['text'])}{cited}", 2, 2)
    return lines


def _ignored_lines(ignored: Iterable[dict[str, str]]) -> list[str]:
    return [
        line
        for fact in ignored
        for line in wrapped(f"{fact['date']} {fact['event']}: {fact['why']} [{fact['fact']}]", 2, 2)
    ]


def _evidence(evidence: Iterable[dict[str, str]]) -> list[str]:
    return [line for fact in evidence for line in wrapped(fact_words(fact), 2, 4)]


def _running_on(groups: Iterable[Group]) -> list[str]:
    """Return what only runs on, each norm once with everybody whom it binds."""
    bound: dict[str, list[Group]] = {}
    for group in groups:
        if group.only_runs:
            bound.setdefault(group.heading, []).append(group)
    return [
        line
        for heading, found in bound.items()
        for line in wrapped(
            f"{heading}: {'; '.join(f'{g.who}, since {g.since}' for g in found)}", 2, 4
        )
    ]


def _quiet(groups: Iterable[Group]) -> list[str]:
    said = [f"{group.heading} {group.status}" for group in groups if group.status in QUIET]
    return wrapped("; ".join(dict.fromkeys(said)), 2) if said else []
