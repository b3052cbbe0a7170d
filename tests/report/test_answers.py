"""What a report says would settle a question or change an answer: worked by hand, and tried."""

from __future__ import annotations

import json
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from engine.logs import begun, demand, evaluate, fact, filed, found, received, sent, told
from support.run import AGREEMENT, LOG, ROOT, run

from engross.compiler import load
from engross.compiler.engine.report import hypotheses
from engross.compiler.engine.report.human import human_report

Json = dict[str, Any]

EXAMPLES = ROOT / "docs" / "examples"
SUPPLY = EXAMPLES / "supply.rr"


loaded = cache(load)


def status(agreement: Path, log: Path, day: str) -> Json:
    return loaded(agreement).status(log, day)


def standing(report: Json, then: Json) -> tuple[str, str | None, str | None]:
    """Return how the instance that an outcome is about stands in a report."""
    finding = next(
        f
        for f in report["findings"]
        if f["norm"] == then["norm"] and f["instance"] == then["instance"]
    )
    return finding["status"], finding["due_from"], finding["due_by"]


LOGS = [
    (SUPPLY, EXAMPLES / "supply-late.log.jsonl", "2003-04-14"),
    (SUPPLY, EXAMPLES / "supply.log.jsonl", "2003-03-15"),
    (AGREEMENT, LOG, "2002-12-20"),
    (AGREEMENT, LOG, "2002-10-10"),
]


@pytest.mark.parametrize(("agreement", "log", "day"), LOGS)
def test_a_line_that_is_pasted_does_what_is_said_of_it(
    agreement: Path, log: Path, day: str, tmp_path: Path
) -> None:
    pasted = tmp_path / "log.jsonl"
    tried = 0
    for question in status(agreement, log, day)["questions"]:
        for answer in question["answers"]:
            if answer["where"] != "a new line" or answer["log"]["date"] == "…":
                continue
            pasted.write_text(log.read_text("utf-8") + json.dumps(answer["log"]) + "\n", "utf-8")
            after = status(agreement, pasted, day)
            for then in answer["then"]:
                assert standing(after, then) == (then["status"], then["due_from"], then["due_by"])
            keys = {q["key"] for f in after["findings"] for q in f["questions"]}
            assert answer["settles"] == keys.isdisjoint(question["keys"])
            tried += 1
    assert tried


def test_what_is_to_be_filled_in_is_refused_until_it_is(tmp_path: Path) -> None:
    log = EXAMPLES / "supply.log.jsonl"
    question = status(SUPPLY, log, "2003-03-15")["questions"][0]
    record = question["answers"][0]["log"]
    assert record == {
        "date": "…",
        "event": "Sale Notice received",
        "to": "Elm",
        "matter": "O1",
    }
    pasted = tmp_path / "log.jsonl"
    pasted.write_text(log.read_text("utf-8") + json.dumps(record) + "\n", "utf-8")
    assert run("status", SUPPLY, pasted, "--as-of", "2003-03-15").code == 2
    record["date"] = "2003-03-13"
    pasted.write_text(log.read_text("utf-8") + json.dumps(record) + "\n", "utf-8")
    after = status(SUPPLY, pasted, "2003-03-15")
    assert question["keys"][0] not in {q["key"] for f in after["findings"] for q in f["questions"]}


def changes(report: Json, kind: str, norm: str) -> list[tuple[str | None, str | None, str]]:
    """Return the days of the changes of a kind, and what they make of a norm's first instance.

    Days that stand apart only for another norm are put together.
    """
    found: list[tuple[str | None, str | None, str]] = []
    for change in report["changes"]:
        then = next((t for t in change["then"] if t["norm"] == norm), None)
        if change["kind"] != kind or then is None:
            continue
        if found and found[-1][2] == then["status"]:
            found[-1] = (found[-1][0], change["to"], then["status"])
        else:
            found.append((change["from"], change["to"], then["status"]))
    return found


def test_the_day_of_receipt_on_which_an_answer_turns() -> None:
    # Demanded on 9 September, so the last day is 24 October, 45 days later. A receipt must leave
    # thirty days before it: 24 September does, 25 September leaves no day.
    log = begun(
        demand("2002-09-09"),
        sent("2002-09-10", "Birch"),
        sent("2002-09-10", "Cedar"),
        received("2002-09-12", "Cedar"),
    )
    report = told(log, "2002-10-10")
    assert changes(report, "receipt", "file") == [
        (None, "2002-09-24", "pending"),
        ("2002-09-25", None, "needs-judgement"),
    ]
    # A facsimile is given when it is received, and the guide for “promptly” is two days.
    assert changes(report, "receipt", "company-notice") == [
        (None, "2002-09-11", "fulfilled"),
        ("2002-09-12", None, "needs-judgement"),
    ]


@pytest.mark.parametrize("day", range(10, 30))
def test_each_day_of_receipt_gives_what_is_said_of_it(day: int) -> None:
    log = begun(
        demand("2002-09-09"),
        sent("2002-09-10", "Birch"),
        *(
            (
                sent("2002-09-10", "Cedar"),
                received("2002-09-12", "Cedar"),
            )
        ),
    )
    on = f"2002-09-{day}"
    said = [
        status
        for first, last, status in changes(told(log, "2002-10-10"), "receipt", "file")
        if (first or "") <= on <= (last or "9")
    ]
    assert said == [found(told([*log, received(on, "Birch")], "2002-10-10"), "file")["status"]]


def test_an_act_that_the_log_left_out_and_a_cure() -> None:
    log = begun(
        demand("2002-09-09"),
        *(sent("2002-09-10", name) for name in ("Birch", "Cedar")),
        *(received("2002-09-10", name) for name in ("Birch", "Cedar")),
    )
    report = told(log, "2002-11-05")
    assert found(report, "file")["status"] == "breached"
    assert found(report, "file")["cure"] == "fulfilled-late"
    assert changes(report, "act", "file") == [("2002-10-10", "2002-10-24", "fulfilled")]
    for day, expected in (
        ("2002-10-10", "fulfilled"),
        ("2002-10-24", "fulfilled"),
        ("2002-10-25", "fulfilled-late"),
    ):
        assert found(told([*log, filed(day)], "2002-11-05"), "file")["status"] == expected


def test_time_alone_ends_in_a_breach() -> None:
    log = begun(
        demand("2002-09-09"),
        *(sent("2002-09-10", name) for name in ("Birch", "Cedar")),
        *(received("2002-09-10", name) for name in ("Birch", "Cedar")),
    )
    assert changes(told(log, "2002-10-20"), "time", "file") == [("2002-10-25", None, "breached")]
    assert found(told(log, "2002-10-24"), "file")["status"] == "pending"
    assert found(told(log, "2002-10-25"), "file")["status"] == "breached"


def test_facts_that_come_later_are_not_supposed() -> None:
    log = begun(
        demand("2002-09-09"),
        *(sent("2002-09-10", name) for name in ("Birch", "Cedar")),
        *(received("2002-09-10", name) for name in ("Birch", "Cedar")),
        filed("2002-10-22"),
    )
    assert changes(told(log, "2002-10-20"), "time", "file") == [("2002-10-25", None, "breached")]


def test_contradictory_days_are_followed_each() -> None:
    log = begun(
        demand("2002-09-09"),
        sent("2002-09-10", "Birch") | {"ref": "N1"},
        received("2002-09-12", "Birch") | {"ref": "N1"},
        received("2002-09-26", "Birch") | {"ref": "N1"},
        *(sent("2002-09-10", "Cedar"), received("2002-09-10", "Cedar")),
    )
    report = told(log, "2002-10-28")
    question = next(q for q in report["questions"] if q["kind"] == "moment")
    assert [(a["answer"], a["where"], a["lines"]) for a in question["answers"]] == [
        ("2002-09-12", "strike out", ["log.jsonl:8"]),
        ("2002-09-26", "strike out", ["log.jsonl:7"]),
    ]
    of_file = [
        next(then["status"] for then in answer["then"] if then["norm"] == "file")
        for answer in question["answers"]
    ]
    without = [[r for n, r in enumerate(log, 1) if n != line] for line in (8, 7)]
    assert of_file == [found(told(each, "2002-10-28"), "file")["status"] for each in without]


def test_a_question_of_two_matters_is_two_questions() -> None:
    log = begun(
        demand("2002-09-09", ref="DN1"),
        demand("2002-09-20", ref="DN2"),
        fact("2002-10-01", "Company Notice sent", to="Birch", method="facsimile", matter="DN1"),
    )
    report = told(log, "2002-10-28")
    promptly = [q for q in report["questions"] if q["text"] == "Is that “promptly”?"]
    assert [{asking["instance"]["matter"] for asking in q["asked_by"]} for q in promptly] == [
        {"Registration 1"},
        {"Registration 2"},
    ]
    numbers = [
        q["number"]
        for f in report["findings"]
        for q in f["questions"]
        if q["text"] == promptly[0]["text"]
    ]
    assert set(numbers) == {q["number"] for q in promptly}


def test_the_bound_on_suppositions_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    log = begun(demand("2002-09-09"), sent("2002-09-10", "Birch"))
    report = told(log, "2002-10-10")
    assert report["changes"]
    assert not report["changes_cut_short"]
    monkeypatch.setattr(hypotheses, "MAX_FACTS_SUPPOSED", len(log) - 2)
    report = told(log, "2002-10-10")
    assert report["changes_cut_short"]
    assert report["changes"] == []
    assert "Not everything that could change an answer was followed" in human_report(report, None)


def test_a_supposition_changes_nothing_in_the_evaluation_it_starts_from() -> None:
    log = begun(demand("2002-09-09"), sent("2002-09-10", "Birch"))
    evaluation = evaluate(log, "2002-10-10")
    before = [f.verdict for f in evaluation.findings()]
    told(log, "2002-10-10")
    assert [f.verdict for f in evaluation.findings()] == before


def test_a_standard_is_found_met_or_not_of_what_is_not_yet_done() -> None:
    log = begun(demand("2002-09-09"))
    question = next(
        q for q in told(log, "2002-10-28")["questions"] if q["text"] == "Is that “promptly”?"
    )
    assert [answer["answer"] for answer in question["answers"]] == ["met", "not met"]
    for result, status in (("met", "pending"), ("not met", "breached")):
        line = fact("2002-10-28", "finding", on="company-notice.speed", result=result)
        after = told([*log, line], "2002-10-28")
        assert found(after, "company-notice")["status"] == status


def test_what_both_bounds_ask_is_asked_once(tmp_path: Path) -> None:
    noticed = fact("2026-01-09", "Interest Notice received", method="courier")
    paid = fact("2026-01-12", "Interest Payment made")
    log = tmp_path / "log.jsonl"
    records = ({"agreement": "Senior Note"}, {**noticed, "from": "Lender", "to": "Issuer"}, paid)
    log.write_text("".join(json.dumps(record) + "\n" for record in records), "utf-8")
    report = status(EXAMPLES / "note.rr", log, "2026-03-01")
    (finding,) = (f for f in report["findings"] if f["norm"] == "pay-interest")
    assert [question["text"] for question in finding["questions"]] == [
        "Is 2026-01-10 a business day? frankfurt was not verified for it."
    ]
    assert "an open question" in finding["reason"]


def test_a_receipt_and_a_return_are_answered_by_striking_one_out(tmp_path: Path) -> None:
    moments = (("2004-01-01", "sent"), ("2004-01-03", "received"), ("2004-01-08", "returned"))
    facts = [fact(day, f"Call {moment}", ref="C") for day, moment in moments]
    log = tmp_path / "log.jsonl"
    records = ({"agreement": "Supply Agreement"}, {**facts[0], "method": "mail"}, *facts[1:])
    log.write_text("".join(json.dumps(record) + "\n" for record in records), "utf-8")
    report = status(ROOT / "tests" / "good" / "unknown_days.rr", log, "2004-02-01")
    (question,) = report["questions"]
    assert [(a["answer"], a["lines"]) for a in question["answers"]] == [
        ("2004-01-03", ["log.jsonl:4"]),
        ("not received", ["log.jsonl:3"]),
    ]


def test_what_was_stated_on_the_day_of_a_split_is_answered_by_the_hours(tmp_path: Path) -> None:
    places = {"Ash": 600}
    records = (
        {"agreement": "Allotment Agreement", "parameters": {"Members": ["Ash", "Elm"]}},
        fact("2024-01-02", "Places allotted", member="Ash", number=600),
        {**fact("2024-02-01", "Call received", ref="K1", places=places), "from": "Ash"},
        fact("2024-02-01", "Places multiplied", ratio="2:1"),
        fact("2024-02-05", "List made", ref="L1", matter="K1", places=places),
    )
    log = tmp_path / "log.jsonl"
    log.write_text("".join(json.dumps(record) + "\n" for record in records), "utf-8")
    report = status(ROOT / "tests" / "good" / "offering.rr", log, "2024-03-20")
    asked = [q for q in report["questions"] if "before or after" in q["text"]]
    assert [a["answer"] for question in asked for a in question["answers"]] == ["log the hours"]
