"""Time the engine against a hand-written checker, and how it grows with the log."""

from __future__ import annotations

import math
import statistics
from collections.abc import Sequence
from time import process_time

from engine import LOGS, ROSTER, SAME_RULES, SEED, SIZES, check_answers, large_log, small_case
from handwritten import check
from measuring import Row, take_turns, timed
from rawlogs import as_lines, read_by_hand
from reading import AGREEMENT

from engross.compiler import load
from engross.compiler.engine.findings import Evaluation
from engross.compiler.engine.loading import Program
from engross.compiler.engine.log.read import read_records
from engross.compiler.engine.log.vocabulary import Log, Vocabulary

ROUNDS, GROWTH_ROUNDS = 25, 3
# A log, from its bytes on, is to take at most so many times as long as by hand-written Python.
AT_MOST_BY_HAND = 12
# Twice the input is to take at most so many times as long.
AT_MOST_DOUBLED = 2.3


def same_rules() -> Program:
    """Return the engine's program with the rules that the hand-written checker has too."""
    graph = load(AGREEMENT).graph
    return Program({**graph, "norms": [n for n in graph["norms"] if n["id"] in SAME_RULES]})


def decide(program: Program, log: Log, as_of: int) -> None:
    """Find every verdict under the elected readings."""
    list(Evaluation(program, log, as_of, {}).elected_findings())


def engine_rows(logs: int = LOGS, rounds: int = ROUNDS) -> list[Row]:
    """Return the comparisons on small logs, on each of which both sides answer the same.

    The first is of all that a checker does with a log, from its bytes on; the second, which has no
    goal, of deciding alone, facts already read. By hand a log is taken to be in order, nothing in
    it is checked, and there is one demand in it.
    """
    program = same_rules()
    cases = [small_case(seed) for seed in range(SEED, SEED + logs)]
    check_answers(program, cases)

    def engine() -> None:
        for log, as_of in cases:
            decide(program, log, as_of)

    def handwritten() -> None:
        for log, as_of in cases:
            check(log.facts, ROSTER, as_of)

    vocabulary = Vocabulary(program.graph)
    raw = [(as_lines(program.graph, log), as_of) for log, as_of in cases]
    for (log, as_of), (data, _) in zip(cases, raw, strict=True):
        told = check(log.facts, ROSTER, as_of)
        if check(read_by_hand(data), ROSTER, as_of) != told:
            raise SystemExit("read by hand, a log says something else")
    check_answers(program, [(_read(vocabulary, data), as_of) for data, as_of in raw])

    def engine_from_bytes() -> None:
        for data, as_of in raw:
            decide(program, _read(vocabulary, data), as_of)

    def handwritten_from_bytes() -> None:
        for data, as_of in raw:
            check(read_by_hand(data), ROSTER, as_of)

    said = f"verdicts of {logs} small logs : by hand-written Python"
    from_facts = take_turns(engine, handwritten, rounds, process_time)
    from_bytes = take_turns(engine_from_bytes, handwritten_from_bytes, rounds, process_time)
    return [
        Row("engine", said, *from_bytes, AT_MOST_BY_HAND),
        Row("engine", "the same, facts already read", *from_facts, None),
    ]


def _read(vocabulary: Vocabulary, data: bytes) -> Log:
    log, errors = vocabulary.read(read_records(data, "-")[0])
    if errors:
        raise SystemExit(f"a log cannot be read: {errors[0]}")
    return log


def growth_rows(sizes: Sequence[int] = SIZES, rounds: int = GROWTH_ROUNDS) -> list[Row]:
    """Return how many times as long each doubling of a log takes, from one size to the next."""
    program = same_rules()
    rows = []
    smaller: tuple[int, list[float]] | None = None
    for size in sizes:
        log, as_of = large_log(size)
        times = [timed(lambda: decide(program, log, as_of), process_time) for _ in range(rounds)]  # noqa: B023
        if smaller is not None:
            doublings = math.log2(size / smaller[0])
            least = (min(times) / min(smaller[1])) ** (1 / doublings)
            median = (statistics.median(times) / statistics.median(smaller[1])) ** (1 / doublings)
            said = f"{size:,} facts : {smaller[0]:,}, per doubling"
            rows.append(Row("growth", said, least, median, AT_MOST_DOUBLED))
        smaller = size, times
    return rows
