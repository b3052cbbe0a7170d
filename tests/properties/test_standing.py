"""What the elections decide is decided once: the agreement as it stands gives the same verdicts."""

from __future__ import annotations

from typing import Any

from hypothesis import given
from properties.bench import as_lines, examples, program
from properties.logs import cases

from engross.compiler.engine.days import parse_day
from engross.compiler.engine.findings import BeyondCalendar, Evaluation
from engross.compiler.engine.loading import Program
from engross.compiler.engine.log.read import read_records
from engross.compiler.engine.log.vocabulary import Vocabulary
from engross.compiler.engine.norms.verdicts import settled

Json = dict[str, Any]


@examples(30)
@given(case=cases())
def test_a_part_kept_as_its_value_is_what_its_tree_comes_to(case: tuple[list[Json], str]) -> None:
    records, day = case
    graph = program().graph
    log, errors = Vocabulary(graph).read(read_records(as_lines(records), "-")[0])
    assert not errors
    told = []
    for plain in (True, False):
        evaluation = Evaluation(Program(graph), log, parse_day(day) or 0, {})
        evaluation.elected.choices.plain = plain
        try:
            found = [
                (f.norm.id, f.instance and f.instance[2:], f.verdict, f.tree)
                for f in evaluation.findings()
            ]
        except BeyondCalendar as beyond:
            found = [(beyond.norm.id, None, None, None)]
        told.append((found, set(evaluation.elected.problems)))
    assert told[0] == told[1]


@examples(25)
@given(case=cases())
def test_the_whole_text_under_the_elections_says_the_same(case: tuple[list[Json], str]) -> None:
    records, day = case
    graph = program().graph
    log, errors = Vocabulary(graph).read(read_records(as_lines(records), "-")[0])
    assert not errors
    evaluation = Evaluation(Program(graph), log, parse_day(day) or 0, {})
    whole = evaluation.state(dict(evaluation.profile))
    try:
        findings = list(evaluation.findings())
    except BeyondCalendar:
        return
    for finding in findings:
        if finding.instance is not None:
            whole.choices.ways = 0
            tree = whole.choices.explore(finding.norm.verdict, whole, finding.instance)
            assert settled(tree) == finding.verdict
