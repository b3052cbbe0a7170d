"""Arrange the data of a report for a page: what stands together, and every phrase of it."""

from __future__ import annotations

from typing import Any

from engross.compiler.engine.report.amendments import amendment_words
from engross.compiler.engine.report.apart import told_apart
from engross.compiler.engine.report.grouping import Group, grouped_findings
from engross.compiler.engine.report.human import CUT_SHORT, DISCLAIMER
from engross.compiler.engine.report.phrases import (
    Exhibited,
    act_words,
    alternatives_of,
    anchor_words,
    answer_outcomes,
    asking_words,
    change_words,
    confidence_words,
    counts_of,
    cure_words,
    date_groups,
    date_words,
    exhibits_of,
    label_of,
    outcomes_of,
    owed_words,
    profile_words,
    proof_words,
    quantities_words,
    record_text,
    same_words,
    sentence,
    where_words,
    window_words,
)
from engross.compiler.engine.report.prose import cited_lines, cited_words, with_weekday

Json = dict[str, Any]


def view_of(told: Json) -> Json:
    """Return a report arranged for a page: strings and lists of strings, each still unescaped."""
    told = told_apart(told, told["findings"])
    groups, exhibited = grouped_findings(told["findings"]), exhibits_of(told["evidence"])
    counts, also = counts_of(told)
    return {
        "agreement": told["agreement"],
        "graph": told["graph"],
        "day": with_weekday(told["as_of"]),
        "known_by": with_weekday(told["known_by"]) if "known_by" in told else "",
        "log": told["log"],
        "day_rule": told["day_rule"],
        "profile": profile_words(told),
        "disclaimer": DISCLAIMER,
        "counts": counts,
        "also": also,
        "dates": [{**date, "what": date_words(date)} for date in date_groups(told)],
        "entries": [
            _entry(number, group, told, exhibited)
            for number, group in enumerate((g for g in groups if not g.is_idle), 1)
        ],
        "questions": [_question(question, told["log"]) for question in told["questions"]],
        "changes": [
            {"words": change_words(change), "outcomes": outcomes_of(change["then"])}
            for change in told["changes"]
        ],
        "cut_short": CUT_SHORT if told["changes_cut_short"] else "",
        "amendments": [
            {"words": amendment_words(amendment), "cited": cited_lines(amendment["facts"])}
            for amendment in told["amendments"]
        ],
        "notices": [
            {**notice, "cited": proof_words(notice["facts"], exhibits_of(notice["evidence"]))}
            for notice in told["notices"]
        ],
        "quantities": quantities_words(told["quantities"]),
        "problems": [
            {"words": sentence(problem["text"]), "cited": cited_lines(problem["facts"])}
            for problem in told["problems"]
        ],
        "ignored": told["ignored"],
        "evidence": told["evidence"],
        "quiet": list(
            dict.fromkeys(
                f"{group.heading}: {label_of(group.status)}" for group in groups if group.is_idle
            )
        ),
    }


def _entry(number: int, group: Group, told: Json, exhibited: Exhibited) -> Json:
    finding = group.finding
    return {
        "id": f"entry-{number}",
        "status": group.status,
        "label": label_of(group.status),
        "heading": group.heading,
        "kind": finding["kind"],
        "words": finding["words"],
        "who": group.who,
        "window": window_words(finding),
        "window_pieces": window_words(finding).split(),  # none of which a line breaks within
        "flags": finding["flags"],
        "reason": sentence(finding["reason"]),
        "cited": group.cited,
        "owed": owed_words(finding),
        "acts": [words for act in finding["acts"] if (words := act_words(act))],
        "notes": [sentence(note) for note in finding["notes"]],
        "cure": cure_words(finding),
        "anchors": [
            {"words": anchor_words(anchor), "proof": proof_words(anchor["facts"], exhibited)}
            for anchor in finding["anchors"]
        ],
        "standards": finding["standards"],
        "questions": finding["questions"],
        "confidence": confidence_words(finding),
        "same": same_words(finding, told),
        "others": alternatives_of(finding),
        "derivations": [_derivation(each) for each in group.findings],
    }


def _derivation(finding: Json) -> Json:
    group = Group(finding)
    group.add(finding)
    return {"who": group.who, "steps": [_step(step) for step in finding["because"]]}


def _step(step: Json) -> Json:
    notes = [cited_words(step), step.get("clause", ""), step.get("reading", "")]
    return {
        "text": step["text"],
        "notes": [note for note in notes if note],
        "steps": [_step(inner) for inner in step.get("steps", ())],
    }


def _question(question: Json, log_name: str) -> Json:
    return {
        "number": question["number"],
        "text": question["text"],
        "clause": question["clause"],
        "asking": asking_words(question),
        "evidence": question["evidence"],
        "answers": [
            {
                "answer": answer["answer"],
                "outcomes": answer_outcomes(answer),
                "where": where_words(answer),
                "record": record_text(answer, log_name),
            }
            for answer in question["answers"]
        ],
        "advice": question.get("advice", ""),
    }
