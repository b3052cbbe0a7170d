"""A log whose facts name no matter, where many are open, is answered, and says what is not known."""

from __future__ import annotations

import json
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest
from support.run import AGREEMENT, ROOT, run

from engross.compiler.engine.choices import Choices

LOG = ROOT / "agreements" / "bestnet_2002.log.jsonl"
NAMES = ("ref", "matter")
TIMES = 6
MANY_TIMES = (12, 24)


def without_names(folder: Path, times: int = TIMES) -> Path:
    """Write the log of the example several times over, each later, with no ref and no matter."""
    head, *facts = map(json.loads, LOG.read_text("utf-8").splitlines())
    told = [head]
    for time in range(times):
        for fact in facts:
            day = date.fromisoformat(fact["date"]) + timedelta(days=200 * time)
            told.append({k: v for k, v in fact.items() if k not in NAMES} | {"date": str(day)})
    log = folder / "log.jsonl"
    log.write_text("".join(f"{json.dumps(fact)}\n" for fact in told), "utf-8")
    return log


def report(log: Path) -> dict[str, Any]:
    ran = run("status", AGREEMENT, log, "--as-of", "2027-01-01", "--format", "json")
    assert (ran.code, ran.err) == (3, "")
    told: dict[str, Any] = json.loads(ran.out)
    return told


@pytest.fixture(scope="module")
def told(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Any]:
    return report(without_names(tmp_path_factory.mktemp("matters")))


def test_what_hangs_on_too_much_is_not_known_and_asks(told: dict[str, Any]) -> None:
    asked = [
        question["text"]
        for entry in (*told["findings"], *told["quantities"])
        for question in entry.get("questions", ())
    ]
    assert any(text.startswith("Too many open points bear on ") for text in asked)
    assert any(" belong to Registration 1 or " in text for text in asked)


def undecided(told: dict[str, Any]) -> list[dict[str, Any]]:
    return [
        finding
        for finding in told["findings"]
        for question in finding["questions"]
        if question["key"] == "too many open points"
    ]


def test_of_too_many_ways_none_is_told_as_if_it_were_the_only_one(told: dict[str, Any]) -> None:
    found = undecided(told)
    assert found
    for finding in found:
        assert finding["status"] == "needs-judgement"
        assert finding["reason"].startswith("it hangs on more open points than can be followed")
        assert [step["text"] for step in finding["because"]] == [
            "It hangs on more open points than can be followed; settle some of them first."
        ]
        assert finding["readings_not_followed"]
        assert not finding["same_on_every_reading"]


def test_what_may_belong_to_each_matter_is_told_once(tmp_path: Path) -> None:
    told = report(without_names(tmp_path, MANY_TIMES[0]))
    about = [
        (finding["instance"]["about"], finding["instance"]["to"])
        for finding in told["findings"]
        if finding["norm"] == "become-effective"
    ]
    assert len(about) == len(set(about))
    assert len({statement for statement, _ in about}) == MANY_TIMES[0]
    crowd = [p for p in told["problems"] if " name no Registration and may belong " in p["text"]]
    assert any(p["text"].startswith("12 of Registration Statement ") for p in crowd)
    cited = {fact for problem in crowd for fact in problem["facts"]}
    assert len(cited) > MANY_TIMES[0]


def test_twice_the_facts_take_little_more_than_twice_the_work(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    grown: list[object] = []
    grow = Choices._grow

    def counted(*given: Any) -> Any:
        grown.append(None)
        return grow(*given)

    monkeypatch.setattr(Choices, "_grow", counted)
    sizes = []
    for times in MANY_TIMES:
        grown.clear()
        told = report(without_names(tmp_path, times))
        sizes.append((len(told["findings"]), len(grown)))
    assert sizes[1][0] < 2.5 * sizes[0][0]
    assert sizes[1][1] < 2.5 * sizes[0][1]
