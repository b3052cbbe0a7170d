"""The questions of a report, numbered: who asks, what the log has on it, what settles it."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from engross.compiler.engine.days import iso_day
from engross.compiler.engine.findings import Evaluation, Finding
from engross.compiler.engine.norms.verdicts import Verdict, said_status
from engross.compiler.engine.report.answers import Answer, Answers
from engross.compiler.engine.report.exhibits import Exhibits
from engross.compiler.engine.report.grouping import rank_of
from engross.compiler.engine.report.hypotheses import Hypotheses
from engross.compiler.engine.report.subjects import Subject, Subjects
from engross.compiler.engine.ways import is_past_following

# So many findings at the most are evaluated again for each answer to one question.
MAX_ASKING = 12

ADVICE = {
    "too many": "Answer the other questions first: each one answered leaves fewer ways to follow.",
    "other": "The log has no line that answers this; the agreement has to say it.",
    "bound": "The log has no line that answers this; a reading of the agreement may.",
    "whose": "Give the things that it may be about a ref, and name it in the fact.",
    "matter": "Give the notices that opened the matters a ref, and name it as the matter here.",
}

NOTHING_TO_JUDGE = "No finding decides this as things stand: what it would judge is not logged."

Pair = tuple[Finding, dict[str, Any]]


class AskedQuestion:
    """One question, with the findings that ask it."""

    def __init__(self, number: int, question: dict[str, str], subject: Subject) -> None:
        self.number = number
        self.text = question["text"]
        self.clause = question["clause"]
        self.subject = subject
        self.keys: list[str] = []
        self.asking: list[Pair] = []


class Questions:
    """The questions of one report. Each entry that asks one gets its number."""

    def __init__(self, evaluation: Evaluation, exhibits: Exhibits, hypotheses: Hypotheses) -> None:
        self._exhibits = exhibits
        self._hypotheses = hypotheses
        self._subjects = Subjects(evaluation)
        self._answers = Answers(evaluation)
        self.asked: dict[tuple[str, ...], AskedQuestion] = {}

    def gather(self, pairs: Iterable[Pair], quantities: Iterable[dict[str, Any]]) -> None:
        """Number the questions of findings and quantities, those of the gravest findings first."""
        for pair in sorted(pairs, key=lambda pair: rank_of(pair[1]["status"])):
            for question in pair[1]["questions"]:
                self._number(question).asking.append(pair)
        for quantity in quantities:
            for question in quantity.get("questions", ()):
                self._number(question)

    def _number(self, question: dict[str, Any]) -> AskedQuestion:
        subject = self._subjects.of(question["key"], question["text"])
        # One answer serves all whom one standard of one matter concerns.
        name = subject.name if subject.kind == "finding" else ""
        same = (subject.kind, question["text"], name, subject.matter, subject.ref)
        shared = subject.kind == "finding" or (subject.kind == "bound" and subject.matter)
        key = same if shared else (question["key"], question["text"])
        asked = self.asked.setdefault(key, AskedQuestion(len(self.asked) + 1, question, subject))
        if question["key"] not in asked.keys:
            asked.keys.append(question["key"])
        question["number"] = asked.number
        return asked

    def told(self) -> list[dict[str, Any]]:
        """Return the questions as plain data."""
        return [self._told(asked) for asked in self.asked.values()]

    def _told(self, asked: AskedQuestion) -> dict[str, Any]:
        entries = [entry for _, entry in asked.asking]
        tried = [self._answer(asked, a) for a in self._answers.to(asked.subject, entries)]
        answers = [answer for answer in tried if not answer["then"] or _decides(answer)]
        told: dict[str, Any] = {
            "number": asked.number,
            "kind": asked.subject.kind,
            "text": asked.text,
            "clause": asked.clause,
            "keys": asked.keys,
            "asked_by": [named_entry(entry) for entry in entries],
            "evidence": self._exhibits.cited_in(_cited(asked)),
            "answers": answers,
        }
        if not answers:
            advice = ADVICE.get(asked.subject.kind, ADVICE["other"])
            told["advice"] = NOTHING_TO_JUDGE if tried else advice
        return told

    def _answer(self, asked: AskedQuestion, answer: Answer) -> dict[str, Any]:
        told: dict[str, Any] = {
            "answer": answer.words,
            "where": answer.where,
            "lines": self._exhibits.cite(answer.lines),
            "log": answer.record,
            "then": [],
        }
        if answer.supposed is None:
            return told
        followed = [pair for pair in asked.asking if not is_past_following(pair[0].verdict)]
        if not followed:  # one answer leaves too many ways still
            return told
        pairs = followed[:MAX_ASKING]
        verdicts = self._hypotheses.verdicts(answer.supposed, [finding for finding, _ in pairs])
        if verdicts is None:
            return told
        told["settles"] = all(q.key not in asked.keys for v in verdicts for q in v.questions)
        told["changes"] = any(
            verdict.answer() != finding.verdict.answer()
            for (finding, _), verdict in zip(pairs, verdicts, strict=True)
        )
        told["then"] = [
            verdict_entry(entry, verdict)
            for (_, entry), verdict in zip(pairs, verdicts, strict=True)
        ]
        return told


def _decides(answer: dict[str, Any]) -> bool:
    """Tell whether an answer settles its question, or at least changes a verdict."""
    return bool(answer["settles"] or answer["changes"])


def named_entry(entry: dict[str, Any]) -> dict[str, Any]:
    """Return which norm and which instance an entry of a report is about."""
    return {key: entry[key] for key in ("norm", "clause", "instance")}


def verdict_entry(entry: dict[str, Any], verdict: Verdict) -> dict[str, Any]:
    """Return what becomes of an entry, as plain data."""
    days = {"due_from": verdict.due_from, "due_by": verdict.due_by}
    return {
        **named_entry(entry),
        "status": said_status(verdict.status),
        **{key: iso_day(day) if day is not None else None for key, day in days.items()},
    }


def _cited(asked: AskedQuestion) -> list[str]:
    """Return the citations of what the log has on a question."""
    thing = asked.subject.thing
    if thing is not None:
        facts = thing.facts
        if asked.subject.kind == "whose":
            doubt = thing.doubtful[asked.subject.name]
            facts = [doubt.fact, *(fact for one in doubt.among for fact in one.facts)]
        return [f":{fact.line}" for fact in facts]
    if asked.subject.kind != "finding":
        return []
    entries = [entry for _, entry in asked.asking]
    acts = [fact for entry in entries for act in entry["acts"] for fact in act["facts"]]
    return acts + [fact for e in entries for anchor in e["anchors"] for fact in anchor["facts"]]
