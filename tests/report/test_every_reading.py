"""Status on all readings: the same throughout, or which readings matter, each answer once."""

from __future__ import annotations

import itertools
import json
from pathlib import Path

import pytest
from support.run import AGREEMENT, LOG, ROOT, run

from engross.compiler.phases import Phases

EXAMPLES = ROOT / "docs" / "examples"
CASES = [
    (EXAMPLES / "supply.rr", EXAMPLES / "supply.log.jsonl", "2024-06-30"),
    (AGREEMENT, LOG, "2002-12-20"),
]
MAX_PROFILES = 48


def answers(program: Path, log: Path, day: str, *more: str) -> dict[str, object]:
    """Return the answer of every instance, as the ordinary status gives it."""
    ran = run("status", program, log, "--as-of", day, "--format", "json", *more)
    assert ran.code in (0, 1, 3), ran.err
    return {
        json.dumps([f["norm"], f["instance"]]): (f["status"], f["due_from"], f["due_by"])
        for f in json.loads(ran.out)["findings"]
    }


@pytest.mark.parametrize(("program", "log", "day"), CASES, ids=["supply", "shipped"])
def test_each_answer_is_the_one_that_its_readings_give(program: Path, log: Path, day: str) -> None:
    ran = run("status", program, log, "--as-of", day, "--all-readings", "--format", "json")
    ordinary = run("status", program, log, "--as-of", day)
    assert ran.code == ordinary.code
    told = json.loads(ran.out)
    axes = sorted({axis for finding in told["findings"] for axis in finding["axes"]})
    options = {
        r["name"]: [o["name"] for o in r["options"]]
        for r in Phases.of_file(str(program)).graph["readings"]
    }
    profiles = list(itertools.product(*(options[axis] for axis in axes)))
    step = len(profiles) // MAX_PROFILES + 1
    for profile in profiles[::step]:
        chosen = dict(zip(axes, profile, strict=True))
        flags = [word for pair in chosen.items() for word in ("--reading", "=".join(pair))]
        found = answers(program, log, day, *flags)
        for finding in told["findings"]:
            mine = [
                (a["status"], a["due_from"], a["due_by"])
                for a in finding["answers"]
                if any(all(chosen[axis] in way[axis] for axis in way) for way in a["under"])
            ]
            key = json.dumps([finding["norm"], finding["instance"]])
            assert len(mine) == 1
            if key in found:
                assert found[key] == mine[0], (key, chosen)


def test_what_does_not_matter_is_not_named() -> None:
    ran = run(
        "status", AGREEMENT, LOG, "--as-of", "2002-12-20", "--all-readings", "--format", "json"
    )
    for finding in json.loads(ran.out)["findings"]:
        said = [tuple(sorted(a.items(), key=str)) for a in finding["answers"]]
        assert len(
            {json.dumps({k: v for k, v in dict(a).items() if k != "under"}) for a in said}
        ) == len(said)
        assert finding["same"] == (len(said) == 1)
        assert bool(finding["axes"]) == (len(said) > 1)


def test_for_people() -> None:
    ran = run("status", AGREEMENT, LOG, "--as-of", "2002-12-20", "--all-readings")
    assert "on every reading of the text" in ran.out
    assert (
        "fulfilled-late, from 2002-10-18, to 2002-12-17 if copy = courtesy and "
        "effective-date = absolute" in " ".join(ran.out.split())
    )
    assert max(map(len, ran.out.splitlines())) <= 80


def test_it_is_a_report_of_its_own() -> None:
    for other in (["--why"], ["--format", "html"]):
        assert (
            run("status", AGREEMENT, LOG, "--as-of", "2002-12-20", "--all-readings", *other).code
            == 2
        )
