"""Time a whole report, from the bytes of a log to the text for people, as the log grows."""

from __future__ import annotations

import math
import statistics
from collections.abc import Sequence
from time import process_time

from deciding import AT_MOST_DOUBLED
from engine import large_log
from measuring import Row, timed
from rawlogs import as_lines
from reading import AGREEMENT

from engross.compiler import load
from engross.compiler.engine.findings import Evaluation
from engross.compiler.engine.loading import Program
from engross.compiler.engine.log.read import read_records
from engross.compiler.engine.log.vocabulary import Vocabulary
from engross.compiler.engine.report.human import human_report
from engross.compiler.engine.report.report import canonical_json, report

# The last of them makes a log of about 1 MB.
SIZES, ROUNDS = (1_900, 3_800, 7_600), 2


def report_rows(sizes: Sequence[int] = SIZES, rounds: int = ROUNDS) -> list[Row]:
    """Return how many times as long a report takes for each doubling of its log, in both forms."""
    graph = load(AGREEMENT).graph
    program, vocabulary = Program(graph), Vocabulary(graph)
    rows: list[Row] = []
    for form in ("human", "json"):
        smaller: tuple[int, list[float]] | None = None
        for size in sizes:
            log, as_of = large_log(size)
            data = as_lines(graph, log)

            def tell(data: bytes = data, as_of: int = as_of, form: str = form) -> None:
                read, errors = vocabulary.read(read_records(data, "-")[0])
                if errors:
                    raise SystemExit(f"a log cannot be read: {errors[0]}")
                told = report(Evaluation(program, read, as_of, {}), "log", "")
                if form == "json":
                    canonical_json(told)
                else:
                    human_report(told, None)

            times = [timed(tell, process_time) for _ in range(rounds)]
            if smaller is not None:
                doublings = math.log2(size / smaller[0])
                least = (min(times) / min(smaller[1])) ** (1 / doublings)
                middle = statistics.median(times) / statistics.median(smaller[1])
                said = f"{size:,} facts : {smaller[0]:,}, per doubling, {form}"
                rows.append(Row("report", said, least, middle ** (1 / doublings), AT_MOST_DOUBLED))
            smaller = size, times
    return rows
