"""Time the engine against a hand-written checker, and show how it grows with the log.

    python benchmarks/engine.py GRAPH.json

The graph is that of the BestNet agreement, as `engross build --to graph` writes it. The first
table compares statuses and windows under the elected readings on small logs, facts already read;
both sides give the same answers on every log, or the run stops. The second grows one log.
"""

from __future__ import annotations

import gc
import json
import random
import statistics
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

from handwritten import Row, check

from engross.compiler.engine.findings import Evaluation
from engross.compiler.engine.loading import Program
from engross.compiler.engine.log.facts import Fact
from engross.compiler.engine.log.vocabulary import Log
from engross.compiler.engine.norms.verdicts import said_status

SEED = 2002
LOGS = 400
ROUNDS = 25
GROWTH_ROUNDS = 3
FIRST_DAY = 731_000
ROSTER = ("Alder", "Birch", "Cedar")
SIZES = (1_000, 10_000, 100_000)
MATTER_EVERY = 120
# The rules that both sides have; of the graph's norms the others are left out, and of these the
# answers to the duties and the cooldown are compared.
SAME_RULES = ("demand", "company-notice", "file", "become-effective", "cooldown", "delay")
COMPARED = ("company-notice", "file", "become-effective", "cooldown")

Case = tuple[Log, int]


class Writer:
    """Writes a log fact by fact."""

    def __init__(self) -> None:
        self.facts: list[Fact] = []

    def add(
        self,
        thing: str,
        moment: str,
        day: int,
        said: dict[str, Any],
        ref: str | None = None,
        matter: str | None = None,
    ) -> None:
        """Add a fact as the next line."""
        line = len(self.facts) + 1
        self.facts.append(Fact(thing, moment, day, line, said, ref, matter))

    def log(self) -> Log:
        """Return the log with the roster that its first record would give."""
        return Log(self.facts, {"Investors": ROSTER}, {})


def small_case(seed: int) -> Case:
    """Return a log of about twelve facts, with one demand, and the day it is checked on."""
    chance = random.Random(seed)
    writer = Writer()
    issue_shares(writer, chance)
    day = FIRST_DAY + chance.randint(5, 20)
    sole = chance.random() < 0.6
    initiating = ("Alder",) if sole else tuple(sorted(chance.sample(ROSTER, 2)))
    demanded = demand(writer, chance, day, initiating, None)
    notices(writer, chance, demanded, initiating, None)
    if chance.random() < 0.5:
        request(writer, chance, demanded, initiating, None)
    statement(writer, chance, demanded, None)
    if chance.random() < 0.25:
        other_statement(writer, demanded + chance.randint(-30, 60), "O1", chance.random() < 0.8)
    if chance.random() < 0.25:
        delay(writer, chance, demanded, "O1")
    chance.shuffle(writer.facts)
    return writer.log(), demanded + chance.choice((1, 20, 40, 90, 250))


def issue_shares(writer: Writer, chance: random.Random) -> None:
    """Issue shares to everyone; Alder mostly holds a majority."""
    for person in ROSTER:
        shares = chance.choice((400, 900)) if person == "Alder" else chance.choice((100, 300))
        writer.add("Common Stock", "issued", FIRST_DAY, {"recipient": person, "number": shares})


def demand(
    writer: Writer, chance: random.Random, day: int, persons: tuple[str, ...], ref: str | None
) -> int:
    """Send a demand and have it received; return the day of receipt."""
    received = day + chance.randint(0, 4)
    writer.add("Demand Notice", "sent", day, {"from": persons, "method": "facsimile"}, ref)
    said = {"from": persons, "method": "facsimile", "shares": dict.fromkeys(persons, 100)}
    writer.add("Demand Notice", "received", received, said, ref)
    return received


def notices(
    writer: Writer, chance: random.Random, day: int, initiating: tuple[str, ...], ref: str | None
) -> None:
    """Send the others the Company's notice: in time or late, received or not."""
    for person in ROSTER:
        if person in initiating or chance.random() < 0.1:
            continue
        sent = day + chance.choice((0, 1, 2, 5))
        method = chance.choice(("certified-mail", "personal-delivery"))
        writer.add("Company Notice", "sent", sent, {"to": person, "method": method}, None, ref)
        if chance.random() < 0.9:
            received = sent + chance.choice((1, 3, 8, 16))
            writer.add("Company Notice", "received", received, {"to": person}, None, ref)


def request(
    writer: Writer, chance: random.Random, day: int, initiating: tuple[str, ...], ref: str | None
) -> None:
    """Have one of the others ask for its shares to be included."""
    person = next(person for person in ROSTER if person not in initiating)
    said = {"from": (person,), "method": "facsimile", "shares": {person: 50}}
    said["distribution"] = "market sales"
    writer.add("Request", "received", day + chance.randint(3, 25), said, None, ref)


def statement(
    writer: Writer,
    chance: random.Random,
    day: int,
    ref: str | None,
    *attributes: tuple[str, Any],
) -> None:
    """File the registration statement, early, in time or late, and mostly see it effective."""
    if chance.random() < 0.2:
        return
    covers = dict.fromkeys(ROSTER, chance.choice((60, 100, 200)))
    filed = day + chance.choice((20, 36, 42, 45, 50))
    name = f"S-{ref or day}"
    said: dict[str, Any] = {
        "covers": covers,
        "as-specified": chance.random() < 0.9,
        "permits-resale": False,
    }
    said.update(attributes)
    writer.add("Registration Statement", "filed", filed, said, name, ref)
    if chance.random() < 0.75:
        effective = filed + chance.choice((30, 60, 75))
        writer.add("Registration Statement", "effective", effective, {}, name, ref)


def other_statement(writer: Writer, day: int, offering: str, permits: bool) -> None:
    """Have another registration statement of the Company become effective."""
    said = {"permits-resale": permits, "offering": offering}
    writer.add("Registration Statement", "effective", day, said, offering, "none")


def delay(writer: Writer, chance: random.Random, day: int, offering: str) -> None:
    """Plan an offering and direct a delay for it."""
    plan = {"by": day + chance.choice((20, 40)), "may-include": chance.random() < 0.9}
    writer.add("Offering", "planned", day - chance.choice((-2, 3)), plan, offering)
    said = {"offering": offering, "days": chance.choice((30, 90))}
    writer.add("Delay", "directed", day + chance.randint(1, 30), said)


def large_log(size: int) -> tuple[Log, int]:
    """Return a log of many demands, each with its own ref, and the day it is checked on.

    No statement is as specified, so that none of them uses up the one occasion for them all.
    """
    chance = random.Random(SEED)
    writer = Writer()
    issue_shares(writer, chance)
    day = FIRST_DAY
    while len(writer.facts) < size:
        day += MATTER_EVERY
        ref = f"D-{len(writer.facts)}"
        initiating = ("Alder",) if chance.random() < 0.8 else ("Birch", "Cedar")
        demanded = demand(writer, chance, day, initiating, ref)
        notices(writer, chance, demanded, initiating, ref)
        request(writer, chance, demanded, initiating, ref)
        statement(writer, chance, demanded, ref, ("as-specified", False))
    return writer.log(), day + MATTER_EVERY


def engine_rows(program: Program, case: Case) -> list[Row]:
    """Return the engine's answers in the shape of the hand-written checker's."""
    log, as_of = case
    return [
        (
            finding.norm.id,
            finding.instance and finding.instance.to,
            said_status(finding.verdict.status),
            finding.verdict.due_from,
            finding.verdict.due_by,
        )
        for finding in Evaluation(program, log, as_of, {}).elected_findings()
    ]


def check_answers(program: Program, cases: list[Case]) -> None:
    """Stop unless both sides give the same statuses and windows on every log."""
    for number, case in enumerate(cases):
        log, as_of = case
        ours = sorted((r for r in engine_rows(program, case) if r[0] in COMPARED), key=str)
        found = check(log.facts, ROSTER, as_of)
        theirs = sorted((row for row in found if row[0] in COMPARED), key=str)
        if ours != theirs:
            differing = [row for row in ours + theirs if row not in ours or row not in theirs]
            raise SystemExit(f"log {number}: the answers differ: {differing}")


def timed(work: Callable[[], Any]) -> float:
    """Return the seconds that some work takes, the garbage collector held off."""
    gc.collect()
    gc.disable()
    try:
        start = time.perf_counter()
        work()
        return time.perf_counter() - start
    finally:
        gc.enable()


def compare(program: Program, cases: list[Case]) -> None:
    """Print the time a log takes on both sides, rounds of the two taking turns."""

    def engine() -> None:
        for log, as_of in cases:
            list(Evaluation(program, log, as_of, {}).elected_findings())

    def handwritten() -> None:
        for log, as_of in cases:
            check(log.facts, ROSTER, as_of)

    engine_times: list[float] = []
    hand_times: list[float] = []
    for _ in range(ROUNDS):
        engine_times.append(timed(engine) / len(cases) * 1e6)
        hand_times.append(timed(handwritten) / len(cases) * 1e6)
    facts = sum(len(log.facts) for log, _ in cases) / len(cases)
    print(f"{len(cases)} logs of {facts:.1f} facts, {ROUNDS} rounds, microseconds a log\n")
    print(f"{'':14}{'minimum':>10}{'median':>10}")
    for name, times in (("engine", engine_times), ("hand-written", hand_times)):
        print(f"{name:14}{min(times):10.1f}{statistics.median(times):10.1f}")
    least = min(engine_times) / min(hand_times)
    middle = statistics.median(engine_times) / statistics.median(hand_times)
    print(f"{'ratio':14}{least:10.1f}{middle:10.1f}\n")


def grow(program: Program) -> None:
    """Print how the time grows from one size of log to the next, the facts ten times as many."""
    print(f"{'facts':>9}{'findings':>10}{'seconds':>10}{'growth':>9}")
    before = 0.0
    for size in SIZES:
        log, as_of = large_log(size)
        counted: list[int] = []

        def work(log: Log = log, as_of: int = as_of, counted: list[int] = counted) -> None:
            counted.append(sum(1 for _ in Evaluation(program, log, as_of, {}).elected_findings()))

        seconds = min(timed(work) for _ in range(GROWTH_ROUNDS))
        growth = f"{seconds / before:8.1f}x" if before else ""
        print(f"{len(log.facts):9}{counted[0]:10}{seconds:10.3f}{growth:>9}", flush=True)
        before = seconds


def main() -> None:
    """Read the graph named on the command line and print both tables."""
    if len(sys.argv) != 2:
        raise SystemExit(__doc__)
    graph = json.loads(Path(sys.argv[1]).read_text(encoding="utf-8"))
    graph["norms"] = [norm for norm in graph["norms"] if norm["id"] in SAME_RULES]
    program = Program(graph)
    cases = [small_case(seed) for seed in range(SEED, SEED + LOGS)]
    check_answers(program, cases)
    compare(program, cases)
    grow(program)


if __name__ == "__main__":
    main()
