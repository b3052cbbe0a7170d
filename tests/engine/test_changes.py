"""What a report says of waivers and amendments, beyond the status of each duty."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from support.run import ROOT, run

OFFTAKE = ROOT / "docs" / "examples" / "offtake.rr"
HEAD = {"agreement": "Ore Offtake Agreement", "parameters": {"Buyers": ["Ash", "Beech"]}}
SHARES = (
    {"date": "2010-01-04", "event": "Share allotted", "buyer": "Ash", "tonnes": 60},
    {"date": "2010-01-04", "event": "Share allotted", "buyer": "Beech", "tonnes": 40},
)
FORECAST = {"date": "2010-07-01", "event": "Forecast published", "ref": "Q3"}
SIGNED = {"written": True, "signed": True}


def waiver(day: str, by: str, of: str = "deliver-plan", **more: Any) -> dict[str, Any]:
    """Return a waiver, signed unless told otherwise."""
    return {"date": day, "event": "waiver", "by": by, "of": of, **SIGNED, **more}


def consent(day: str, by: str, **more: Any) -> dict[str, Any]:
    """Return a written consent to the amendment."""
    return {"date": day, "event": "consent", "to": "first", "by": by, "written": True, **more}


def asked(
    folder: Path, *facts: dict[str, Any], as_of: str = "2010-07-15", form: str = "json"
) -> str:
    """Return what the command tells of a log; fails where it refuses it."""
    path = folder / "log.jsonl"
    path.write_text("".join(f"{json.dumps(fact)}\n" for fact in (HEAD, *facts)), encoding="utf-8")
    ran = run("status", OFFTAKE, path, "--as-of", as_of, "--format", form)
    assert ran.code in (0, 1, 3), ran.err
    return ran.out


def problems(folder: Path, *facts: dict[str, Any]) -> list[str]:
    """Return the problems of a log that are about waivers."""
    report = json.loads(asked(folder, *facts))
    return [problem["text"] for problem in report["problems"] if problem["kind"] == "waiver"]


@pytest.mark.parametrize(
    ("told", "why"),
    [
        (waiver("2010-07-05", "Ash", signed=False), "it is not in writing and signed"),
        (waiver("2010-07-05", "Producer"), "nothing of it is owed to Producer"),
        (
            waiver("2010-06-05", "Ash"),
            "on its day nothing was left to waive, and it is not general",
        ),
        (waiver("2010-07-05", "Ash", matter="Q9"), "nothing that is owed to Ash is named Q9"),
    ],
)
def test_a_waiver_without_effect_is_listed_with_the_reason(
    told: dict[str, Any], why: str, tmp_path: Path
) -> None:
    of, by, day = told["of"], told["by"], told["date"]
    wanted = f"the waiver of {of} by {by} on {day} has no effect: {why}"
    assert problems(tmp_path, FORECAST, told) == [wanted]


def test_a_waiver_that_reaches_something_is_no_problem(tmp_path: Path) -> None:
    told = waiver("2010-07-05", "Ash", matter="Q3")
    assert problems(tmp_path, FORECAST, told) == []
    report = json.loads(asked(tmp_path, FORECAST, told))
    finding = next(
        finding
        for finding in report["findings"]
        if finding["norm"] == "deliver-plan" and finding["instance"]["to"] == "Ash"
    )
    assert finding["reason"] == "waived on 2010-07-05 by Ash"
    assert finding["facts"] == ["log.jsonl:2", "log.jsonl:3"]
    assert [act["kind"] for act in finding["acts"]] == ["waiver"]


@pytest.mark.parametrize(
    ("fact", "said", "code"),
    [
        (
            waiver("2010-07-05", "Ash", of="deliver-plans"),
            "“of” is not a duty, a prohibition, or a section that has one, such as “deliver-plan”",
            "RR614",
        ),
        (waiver("2010-07-05", "Ahs"), "unknown party “Ahs”", "RR613"),
        (
            {**consent("2010-07-05", "Ash"), "to": "frist"},
            "“to” is not an amendment, such as “first”",
            "RR614",
        ),
        ({"date": "2010-07-05", "event": "waiver", "by": "Ash"}, "does not say “of”", "RR616"),
    ],
)
def test_a_log_that_names_what_is_not_there_is_refused(
    fact: dict[str, Any], said: str, code: str, tmp_path: Path
) -> None:
    path = tmp_path / "log.jsonl"
    path.write_text(f"{json.dumps(HEAD)}\n{json.dumps(fact)}\n", encoding="utf-8")
    ran = run("status", OFFTAKE, path, "--as-of", "2010-07-15")
    assert ran.code == 2
    assert said in ran.err
    assert code in ran.err


def test_the_report_tells_whose_consent_is_missing(tmp_path: Path) -> None:
    report = json.loads(asked(tmp_path, *SHARES, FORECAST, consent("2010-06-20", "Beech")))
    (told,) = report["amendments"]
    assert told["status"] == "not in force"
    assert told["since"] is None
    assert told["missing"] == [
        "Producer",
        "holders of at least 60% of Tonnage (40 of 100 so far)",
    ]
    assert [c["by"] for c in told["consents"]] == ["Beech"]


def test_the_report_tells_since_when_an_amendment_is_in_force(tmp_path: Path) -> None:
    facts = (*SHARES, FORECAST, consent("2010-06-20", "Ash"), consent("2010-06-25", "Producer"))
    report = json.loads(asked(tmp_path, *facts))
    (told,) = report["amendments"]
    assert (told["status"], told["since"], told["missing"]) == ("in force", "2010-06-25", [])
    amended = {f["norm"]: f.get("amended_by") for f in report["findings"]}
    assert amended == {"deliver-plan": "First Amendment", "announce": "First Amendment"}


def test_on_the_day_before_the_last_consent_it_is_not_in_force(tmp_path: Path) -> None:
    facts = (*SHARES, FORECAST, consent("2010-06-20", "Ash"), consent("2010-06-25", "Producer"))
    report = json.loads(asked(tmp_path, *facts, as_of="2010-06-24"))
    assert [told["status"] for told in report["amendments"]] == ["not in force"]


def test_a_consent_of_unknown_form_leaves_it_undecided(tmp_path: Path) -> None:
    vague = consent("2010-06-20", "Ash")
    del vague["written"]
    report = json.loads(
        asked(tmp_path, *SHARES, FORECAST, vague, consent("2010-06-20", "Producer"))
    )
    (told,) = report["amendments"]
    assert told["status"] == "undecided"
    assert told["questions"] == ["What is “written” of the consent of 2010-06-20?"]


def test_the_page_tells_of_amendments(tmp_path: Path) -> None:
    page = asked(tmp_path, *SHARES, FORECAST, consent("2010-06-20", "Beech"), form="html")
    assert '<h2 id="amendments">Amendments</h2>' in page
    assert "without the consent of Producer" in page
