"""A deadline made tighter never turns a breach into performance."""

from __future__ import annotations

import copy
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from properties.bench import as_lines, examples, program
from properties.logs import cases

from engross.compiler.engine.days import parse_day
from engross.compiler.engine.findings import BeyondCalendar, Evaluation, Finding
from engross.compiler.engine.loading import Program
from engross.compiler.engine.log.read import read_records
from engross.compiler.engine.log.vocabulary import Log, Vocabulary
from engross.compiler.engine.norms.verdicts import BREACHED, FULFILLED

Json = dict[str, Any]
ABSOLUTE = {"effective-date": "absolute", "promptness": "derived"}


def tightened(graph: Json, name: str, days: int) -> Json:
    """Return the graph with the last day of a duty so many days earlier."""
    tighter = copy.deepcopy(graph)
    for norm in tighter["norms"]:
        for line in norm["not_after"] if norm["id"] == name else ():
            direction, amount, unit, _ = line["day"]
            assert (direction, unit, amount[0]) == ("after", "days", "number")
            amount[1] = (
                str(int(amount[1]) - days) if isinstance(amount[1], str) else amount[1] - days
            )
    return tighter


def findings(graph: Json, log: Log, day: str, name: str) -> list[Finding]:
    """Return the findings on a duty, its dates read as absolute."""
    evaluation = Evaluation(Program(graph), log, parse_day(day) or 0, ABSOLUTE)
    return list(evaluation.findings(frozenset((name,))))


@pytest.mark.parametrize("name", ["company-notice", "file", "become-effective"])
@examples(12)
@given(case=cases(), days=st.integers(1, 14))
def test_no_breach_becomes_performance(name: str, case: tuple[list[Json], str], days: int) -> None:
    records, day = case
    graph = program().graph
    log, errors = Vocabulary(graph).read(read_records(as_lines(records), "-")[0])
    assert not errors
    try:
        before = findings(graph, log, day, name)
        after = findings(tightened(graph, name, days), log, day, name)
    except BeyondCalendar:
        return
    statuses = {(f.instance and f.instance[1:]): f.verdict.status for f in after}
    for finding in before:
        if finding.verdict.status == BREACHED:
            found = statuses.get(finding.instance and finding.instance[1:])
            assert found != FULFILLED


def test_a_deadline_made_tighter_is_missed_sooner() -> None:
    graph = program().graph
    said = {"date": "2002-09-09", "event": "Demand Notice received", "from": "Alder"}
    records = [
        {"agreement": graph["agreement"]["name"], "parameters": {"Investors": ["Alder"]}},
        {"date": "2002-08-20", "event": "Common Stock issued", "recipient": "Alder", "number": 10},
        {**said, "method": "facsimile", "shares": {"Alder": 10}},
    ]
    log, errors = Vocabulary(graph).read(read_records(as_lines(records), "-")[0])
    assert not errors
    # 2002-09-09 + 45 = 2002-10-24; ten days less = 2002-10-14.
    [asked] = findings(graph, log, "2002-10-20", "file")
    [missed] = findings(tightened(graph, "file", 10), log, "2002-10-20", "file")
    assert (asked.verdict.status, missed.verdict.status) == ("pending", BREACHED)
