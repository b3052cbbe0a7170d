"""The report: what it says, how briefly, and that it says each thing once."""

from __future__ import annotations

import random
from collections.abc import Iterator
from typing import Any

import pytest
from engine.logs import begun, demand, fact, filed, found, sent, told, told_at_once

from engross.compiler.engine.report.human import human_report
from engross.compiler.engine.report.report import canonical_json, cited_name, exit_code

LATE_NOTICES = begun(demand("2002-09-09"), *told_at_once("2002-09-29"), filed("2002-10-25"))
DELAYED = begun(
    fact("2003-02-24", "Offering planned", ref="OFF1", by="2003-03-03", may_include=True),
    demand("2003-03-03"),
    *told_at_once("2003-03-03"),
    fact("2003-03-05", "Delay directed", offering="OFF1", days=120),
    fact(
        "2003-03-20",
        "Registration Statement effective",
        ref="OFF1",
        matter="none",
        permits_resale=True,
        offering="OFF1",
    ),
)


def test_the_keys_of_the_outer_form() -> None:
    report = told(LATE_NOTICES, "2002-10-28")
    assert list(report)[:4] == ["agreement", "graph", "as_of", "readings"]
    assert {"findings", "quantities", "problems", "ignored"} <= report.keys()
    finding = found(report, "file")
    assert finding["instance"] == {
        "matter": "Registration 1",
        "bearer": "Company",
        "to": "Alder",
        "about": "Demand Notice 1",
    }
    assert finding["facts"] == [f"log.jsonl:{line}" for line in (5, 6, 7, 8, 9, 10)]
    assert report["quantities"][0] == {
        "name": "occasion",
        "clause": "1(c)",
        "instance": {},
        "value": "0",
        "limit": "1",
        "because": report["quantities"][0]["because"],
    }


def test_only_the_briefest_readings_that_change_the_answer() -> None:
    readings = found(told(LATE_NOTICES, "2002-10-28"), "file")["readings"]
    named = [set(other) - {"status", "due_from", "due_by"} for other in readings]
    assert named == [
        {"empty-window"},
        {"empty-window"},
        {"day-count"},
        {"floor"},
        {"empty-window", "early-filing"},
    ]
    assert readings[-1] == {
        "empty-window": "floor",
        "early-filing": "harmless",
        "status": "fulfilled",
        "due_from": "2002-10-29",
        "due_by": None,
    }


def test_two_readings_that_matter_only_together() -> None:
    readings = found(told(DELAYED, "2003-07-18"), "file")["readings"]
    pairs = [other for other in readings if {"effect-any", "delay-end"} <= other.keys()]
    assert {other["due_by"] for other in pairs} == {"2003-07-18", "2003-08-30"}
    assert not any("delay-end" in other and "effect-any" not in other for other in readings)
    assert not any("day-count" in other and len(other) > 4 for other in readings)


def test_the_same_on_every_reading() -> None:
    report = told(LATE_NOTICES, "2002-10-28")
    assert found(report, "become-effective")["same_on_every_reading"]
    assert not found(report, "file")["same_on_every_reading"]


def steps_in(steps: list[dict[str, Any]]) -> Iterator[list[dict[str, Any]]]:
    yield steps
    for step in steps:
        yield from steps_in(step.get("steps", []))


@pytest.mark.parametrize(("log", "as_of"), [(LATE_NOTICES, "2002-10-28"), (DELAYED, "2003-07-18")])
def test_a_derivation_says_each_thing_once(log: list[dict[str, Any]], as_of: str) -> None:
    for finding in told(log, as_of)["findings"]:
        lists = list(steps_in(finding["because"]))
        for steps in lists:
            said = [canonical_json(step) for step in steps]
            assert len(said) == len(set(said))
        tests = [step["text"] for steps in lists for step in steps if " tried, " in step["text"]]
        assert len(tests) == len(set(tests))
        holdings = [s["text"] for steps in lists for s in steps if "Registrable" in s["text"]]
        assert len(holdings) == len(set(holdings))


def test_a_date_can_be_worked_out_again_from_its_derivation() -> None:
    because = found(told(LATE_NOTICES, "2002-10-28"), "file")["because"]
    assert because[0] == {
        "text": "Demand Notice is received on 2002-09-09",
        "clause": "1(a)",
        "facts": ["log.jsonl:5"],
    }
    floor = next(step for step in because if step["text"].startswith("not before"))
    assert floor == {
        "text": "not before 30 days after last Company Notice is received",
        "clause": "1(a)",
        "reading": "floor = last",
        "steps": [
            {
                "text": "last Company Notice is received: 2002-09-29",
                "facts": ["log.jsonl:8", "log.jsonl:9"],
            },
            {"text": "30 days after 2002-09-29 = 2002-10-29", "clause": "1(a)"},
        ],
    }
    assert because[-1]["text"].startswith("No day is both from 2002-10-29 on and by 2002-10-24")


def test_one_day_is_not_one_days() -> None:
    text = canonical_json(told(DELAYED, "2003-07-18"))
    assert "1 day after 2003-03-20 = 2003-03-21" in text
    assert '"1 days' not in text


def test_exceptions_are_told_with_how_they_came_out() -> None:
    cooldown = fact(
        "2003-01-15",
        "Registration Statement effective",
        ref="RS0",
        matter="none",
        permits_resale=True,
        offering="RS0",
    )
    log = begun(cooldown, demand("2003-05-20"), *told_at_once("2003-05-20"))
    finding = found(told(log, "2003-07-13", effect_any="whole-void"), "file")
    assert finding["status"] == "not-triggered"
    assert finding["reason"] == "exception holds: during cooldown"
    tried = [step for step in finding["because"] if "tried" in step["text"]]
    assert [step["text"] for step in tried] == [
        "exception tried, does not hold: occasion is used up",
        "exception tried, holds: during cooldown",
    ]
    assert "log.jsonl:5" in canonical_json(tried[1])


def test_facts_of_the_future_and_facts_not_yet_known_are_listed() -> None:
    late_word = sent("2002-09-10", "Birch") | {"recorded": "2002-12-01"}
    log = begun(demand("2002-09-09"), late_word, filed("2002-11-30"))
    report = told(log, "2002-10-28", known_by="2002-10-28")
    assert report["known_by"] == "2002-10-28"
    assert [(item["fact"], item["why"]) for item in report["ignored"]] == [
        ("log.jsonl:6", "it was not on record by then"),
        ("log.jsonl:7", "it comes after the day of the report"),
    ]


def test_the_order_of_the_lines_changes_no_verdict() -> None:
    facts = DELAYED[1:]
    random.Random(7).shuffle(facts)
    shuffled = told([DELAYED[0], *facts], "2003-07-18")
    straight = told(DELAYED, "2003-07-18")
    answers = [
        [(f["norm"], f["instance"], f["status"], f["due_from"], f["due_by"]) for f in r["findings"]]
        for r in (shuffled, straight)
    ]
    assert answers[0] == answers[1]


def test_readings_that_somebody_elected_are_named() -> None:
    log = [LATE_NOTICES[0] | {"elections": {"floor": "first", "receipt": "deemed"}}]
    report = told([*log, *LATE_NOTICES[1:]], "2002-10-28", floor="demand")
    assert report["elections"] == [
        {"reading": "floor", "option": "demand", "by": "command line"},
        {"reading": "receipt", "option": "deemed", "by": "log"},
    ]
    assert report["open_readings"] == ["methods"]


def test_a_last_day_on_a_weekend_is_flagged() -> None:
    # 45 days after 12 September 2002 is Sunday, 27 October.
    report = told(begun(demand("2002-09-12"), *told_at_once("2002-09-12")), "2002-09-20")
    assert found(report, "file")["flags"] == ["the last day falls on a Sunday"]
    assert "falls on a Sunday" in human_report(report, None)


@pytest.mark.parametrize(
    ("log", "as_of", "readings", "code"),
    [
        (begun(), "2002-10-28", {}, 0),
        (LATE_NOTICES, "2002-10-28", {"empty_window": "floor"}, 1),
        (LATE_NOTICES, "2002-10-28", {}, 3),
    ],
)
def test_exit_codes(
    log: list[dict[str, Any]], as_of: str, readings: dict[str, str], code: int
) -> None:
    assert exit_code(told(log, as_of, **readings)) == code


@pytest.mark.parametrize(
    ("path", "name"),
    [
        ("-", "log"),
        ("/home/someone/deal/facts.csv", "facts.csv"),
        ("C:\\deals\\facts.csv", "facts.csv"),
        ("facts.jsonl", "facts.jsonl"),
    ],
)
def test_a_log_is_cited_by_its_name_alone(path: str, name: str) -> None:
    assert cited_name(path) == name


def test_the_text_for_people() -> None:
    text = human_report(told(LATE_NOTICES, "2002-10-28"), None)
    # What is there to be copied into a log stays in one piece.
    assert all(len(line) <= 80 or '": ' in line for line in text.splitlines())
    assert "Company to Birch, Cedar" in text
    assert "fulfilled, from 2002-10-29: if empty-window = floor and early-filing =" in text
    assert "\n  2002-12-24 Tuesday    last day: become-effective (1(a))" in text
    assert "WHY" not in text
    assert "liable" not in text


def test_a_breach_only_appears_from_the_log() -> None:
    text = human_report(told(LATE_NOTICES, "2002-10-28", floor="demand", empty_window="floor"), "")
    assert "FULFILLED-LATE" not in text
    breached = human_report(told(begun(demand("2002-09-09")), "2002-12-28", floor="demand"), None)
    assert "APPEARS BREACHED ON THE LOG  file (1(a))" in breached


def test_why_shows_one_norm_or_all() -> None:
    report = told(LATE_NOTICES, "2002-10-28")
    one, everything = human_report(report, "file"), human_report(report, "")
    assert one.count("\nWHY ") == 1
    assert everything.count("\nWHY ") == len(report["findings"])
    assert "    - 30 days after 2002-09-29 = 2002-10-29 [1(a)]\n" in one
