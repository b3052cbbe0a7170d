"""What `engross events` prints is what a log may say."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from support.run import AGREEMENT, ROOT, run

from engross.compiler.artefacts.events import SAID
from engross.compiler.engine.log.values import READERS
from engross.compiler.phases import Phases

FILES = [
    AGREEMENT,
    *sorted((ROOT / "docs" / "examples").glob("*.rr")),
    *sorted((ROOT / "tests" / "good").glob("*.rr")),
    ROOT / "tests" / "termsheet" / "option.rr",
]


def examples(path: Path) -> list[str]:
    """Return the example lines that are printed for an agreement."""
    printed = run("events", path).out.split("\n")
    return [line.strip() for line in printed if line.startswith("  {")]


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_the_examples_are_lines_that_the_log_takes(path: Path, tmp_path: Path) -> None:
    # One notice cannot have been both received and returned: what was returned is told apart.
    told: dict[bool, list[str]] = {False: [], True: []}
    for line in examples(path):
        told[' returned"' in line].append(line)
    for lines in told.values():
        log = tmp_path / "log.jsonl"
        log.write_text("\n".join(lines) + "\n", "utf-8")
        ran = run("check", path, "--log", log)
        # All is read; that together the examples tell no story is told all the same.
        kinds = {line.split(": ")[1] for line in ran.err.splitlines()}
        assert kinds <= {"finding", "matter", "waiver", "negative balance"}


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_an_example_gives_each_attribute_of_its_event(path: Path) -> None:
    given = {record.get("event"): set(record) for record in map(json.loads, examples(path))}
    things = Phases.of_file(str(path)).graph["things"]
    referred = {
        a["of"] for thing in things for a in thing["attributes"] if a["type"] == "reference"
    }
    for thing in things:
        stated = {"date", "event", *(a["name"] for a in thing["attributes"])}
        stated |= {"ref"} if thing["name"] in referred else set()
        for moment in thing["moments"]:
            assert given[f"{thing['name']} {moment['name']}"] == stated


def test_an_example_names_persons_and_methods_of_the_agreement() -> None:
    path = ROOT / "docs" / "examples" / "repairs.rr"
    sent = next(line for line in examples(path) if "Repair Notice sent" in line)
    assert json.loads(sent) == {
        "date": "2024-03-04",
        "event": "Repair Notice sent",
        "from": "Tenant",
        "to": "Landlord",
        "method": "certified-mail",
        "address": "4 Pier Road, Portland, Maine",
        "defect": "…",
        "urgent": True,
    }


def test_every_type_of_a_log_has_words() -> None:
    assert set(READERS) <= set(SAID)


def test_an_example_carries_the_ref_by_which_another_names_it() -> None:
    records = [json.loads(line) for line in examples(ROOT / "docs" / "examples" / "storage.rr")]
    payment = next(record for record in records if record.get("event") == "Payment made")
    invoice = next(record for record in records if record.get("event") == "Invoice received")
    assert payment["invoice"] == invoice["ref"]


def test_what_ends_a_period_has_a_reader() -> None:
    told = run("events", ROOT / "docs" / "examples" / "storage.rr").out.split("\n\n")
    opened = next(event for event in told if event.startswith("Warehouse opened"))
    assert "the correlation of facts only" not in opened
