"""What a report tells of a remedy, and what the graph says of it."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from support.run import ROOT, run

from engross.compiler.phases import Phases

FACILITY = ROOT / "docs" / "examples" / "facility.rr"
REMEDIES = ROOT / "tests" / "good" / "remedies.rr"
HEAD = {"agreement": "Supply Agreement"}
PLACED = {"date": "2024-02-29", "event": "Order placed", "ref": "A", "firm": True}


def told(folder: Path, *facts: dict[str, Any], as_of: str, form: str = "--why") -> str:
    """Return what the command tells of a log."""
    path = folder / "log.jsonl"
    path.write_text("".join(f"{json.dumps(fact)}\n" for fact in (HEAD, *facts)), "utf-8")
    ran = run("status", REMEDIES, path, "--as-of", as_of, form)
    assert ran.code in (0, 1, 3), ran.err
    return " ".join(ran.out.split())


def test_the_edge_from_a_norm_to_its_remedy() -> None:
    edges = {tuple(edge) for edge in Phases.of_file(str(FACILITY)).graph["edges"]}
    assert ("pay-interest", "remedies", "give-default-notice") in edges
    assert ("deliver-accounts", "remedies", "pay-late-fee") in edges
    assert ("pay-interest", "enables", "accelerate") in edges
    assert not [edge for edge in edges if "breached" in edge[0]]


def test_a_derivation_tells_of_the_breach_and_of_the_day_counted_from_it(tmp_path: Path) -> None:
    late = {"date": "2024-03-15", "event": "Order delivered", "ref": "A"}
    out = told(tmp_path, PLACED, late, as_of="2024-03-20")
    why = out.partition("WHY pay-late-fee")[2].partition("WHY")[0]
    assert "deliver is breached on 2024-03-11" in why
    # The line of the Order, and that of its delivery: no other fact of it.
    steps = "deliver of Order A for Buyer: breached on 2024-03-11, cured on 2024-03-15 [log.jsonl:2-3; 2]"
    assert steps in why
    assert "14 days after 2024-03-11 = 2024-03-25" in why


def test_a_question_on_the_breach_is_a_question_on_the_remedy(tmp_path: Path) -> None:
    due = {"date": "2024-03-01", "event": "Filing due"}
    report = json.loads(told(tmp_path, due, as_of="2024-03-10", form="--format=json"))
    found = {f["norm"]: f for f in report["findings"] if f["norm"] in ("make-filing", "mend")}
    asked = {name: [q["text"] for q in f["questions"]] for name, f in found.items()}
    assert asked["mend"] == asked["make-filing"] != []
    assert found["mend"]["status"] == "needs-judgement"


def test_a_finding_dated_after_the_breach_makes_it_one_from_its_own_day(tmp_path: Path) -> None:
    due = {"date": "2024-03-01", "event": "Filing due"}
    finding = {"on": "make-filing", "result": "not met", "by": "the arbitrator"}
    later = {"date": "2024-06-01", "event": "finding", **finding}
    out = told(tmp_path, due, later, as_of="2024-06-02")
    assert "mend" in out
    assert "make-filing is breached on 2024-03-09" in out


def test_a_breach_that_nobody_asks_for_is_no_fact(tmp_path: Path) -> None:
    path = tmp_path / "log.jsonl"
    facts = (HEAD, PLACED, {"date": "2024-03-11", "event": "Order breached", "ref": "A"})
    path.write_text("".join(f"{json.dumps(fact)}\n" for fact in facts), "utf-8")
    ran = run("status", REMEDIES, path, "--as-of", "2024-03-20")
    assert ran.code == 2
    assert "breached" in ran.err


def test_two_that_excuse_each_other_come_to_an_end(tmp_path: Path) -> None:
    works = ROOT / "tests" / "good" / "breaches.rr"
    path = tmp_path / "log.jsonl"
    days = [f"2024-{month:02}-01" for month in range(1, 13)]
    head = {"agreement": "Works Agreement"}
    orders = [{"date": d, "event": "Order received", "ref": f"S{n}"} for n, d in enumerate(days)]
    path.write_text("".join(f"{json.dumps(fact)}\n" for fact in (head, *orders)), "utf-8")
    ran = run("status", works, path, "--as-of", "2025-03-01", "--format", "json")
    status = [(f["norm"], f["status"]) for f in json.loads(ran.out)["findings"]]
    assert status.count(("build", "breached")) == status.count(("pay", "excused")) == len(days)
