"""`engross test --mutate`: tell which changes of an agreement its scenarios do not notice."""

from __future__ import annotations

import gc
import sys
import time
from collections.abc import Iterator, Sequence

from engross.compiler.cli.usage import Usage
from engross.compiler.engine.command.output import write_text
from engross.compiler.engine.report.reasons import count_of
from engross.compiler.mutation.hunt import Bag, hunt
from engross.compiler.mutation.marks import Judged, Mark, judge
from engross.compiler.mutation.mutants import Mutant, mutants_of
from engross.compiler.phases import Phases
from engross.compiler.scenarios.run import run_scenarios
from engross.compiler.suites import Suite, suites_of

STEP = 100


def run_mutation(suites: Sequence[Suite]) -> int:
    """Print the changes that nothing notices; return 0 where there are none, else 1.

    Raises `Usage` where a scenario does not hold on the agreement as it is.
    """
    gc.enable()  # each change is a program of its own, and none of them is kept
    return max(_run_suite(suite) for suite in suites)


def _run_suite(suite: Suite) -> int:
    name = suite.agreement.name
    plain = _hold(suite)
    source = suite.agreement.source
    assert source is not None  # it has no errors
    mutants = list(mutants_of(suite.agreement.syntax, suite.agreement.symbols, source))

    def progress(tried: int, survived: int) -> None:
        if tried % STEP == 0 or tried == len(mutants):
            said = f"{name}: {tried} of {len(mutants)} changes tried, {survived} not noticed\n"
            write_text(sys.stderr, said)

    bag = hunt(suite.agreement.graph, mutants, suite.scenarios, progress)
    ratio = bag.spent / len(mutants) / plain if mutants else 0.0
    judged = judge(source, bag.survivors, bag.noticed)
    by_place = sorted(judged.open, key=lambda mutant: (mutant.span.line, mutant.span.column))
    survivors = (line for mutant in by_place for line in _told(suite, mutant))
    marks = _marks_told(name, judged)
    write_text(sys.stdout, "".join(f"{line}\n" for line in (*survivors, *marks)))
    write_text(sys.stdout, "".join(f"{line}\n" for line in _figures(suite, bag, judged)))
    write_text(sys.stderr, f"{name}: one change takes {ratio:.2f} of a plain run\n")
    return 1 if judged.open or judged.refuted or judged.idle else 0


def _hold(suite: Suite) -> float:
    """Read, check and run it all as without `--mutate`; return how many seconds that takes."""
    began = time.perf_counter()
    [again] = suites_of([Phases(part.name, part.data) for part in suite.parts])
    for part in again.parts:
        assert not part.errors  # as when it was read the first time
        for outcome in run_scenarios(again.agreement.graph, part.scenarios, part.name):
            if not outcome.holds:
                place = outcome.expected.span
                where = f"{part.name}:{place.line}:{place.column}"
                raise Usage(
                    f"{where}: “{outcome.scenario.title.text}” expects what is not found",
                    "Let every scenario hold first: engross test shows the difference.",
                )
    if not suite.scenarios:
        raise Usage(f"{suite.agreement.name}: there is no scenario that could notice a change")
    return time.perf_counter() - began


def _told(suite: Suite, mutant: Mutant) -> Iterator[str]:
    source = suite.agreement.source
    assert source is not None
    line = " ".join(source.line_text(mutant.span.line).split())
    yield f"{source.name}:{mutant.span.line}:{mutant.span.column}: {mutant.said}"
    if line not in mutant.said:
        yield f"  in    {line}"
    yield f"  idea  {mutant.idea}"


def _marks_told(name: str, judged: Judged) -> Iterator[str]:
    for mutant, mark in judged.argued:
        place = f"{name}:{mutant.span.line}:{mutant.span.column}"
        yield f"{place}: {mutant.said}: equivalent, because {mark.why}"
    for mark in judged.refuted:
        yield f"{_place(name, mark)}: called equivalent, and a scenario notices it: {mark.said}"
    for mark in judged.idle:
        yield f"{_place(name, mark)}: called equivalent, and no such change is made: {mark.said}"


def _place(name: str, mark: Mark) -> str:
    return f"{name}:{mark.line}:1"


def _figures(suite: Suite, bag: Bag, judged: Judged) -> Iterator[str]:
    noticed, survived = len(bag.noticed), len(judged.open)
    # Rounded down, so that nothing is called all that is not all.
    share = noticed * 1000 // (noticed + survived) / 10 if noticed + survived else 100.0
    scenarios = count_of(len(suite.scenarios), "scenario")
    changes = count_of(noticed + survived, "change")
    yield (
        f"{suite.agreement.name}: {scenarios}, {changes}: {noticed} noticed, {share:.1f} %, "
        f"{survived} not noticed"
    )
    yield (
        f"  left aside: {len(judged.argued)} argued to be equivalent, {bag.refused} that engross "
        f"check refuses, {bag.same} that say the same"
    )
