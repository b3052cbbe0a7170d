"""The real command in this process, with no compilation for each run, and the checker beside it."""

from __future__ import annotations

import contextlib
import io
import json
import os
import re
import sys
from collections.abc import Callable, Iterable
from functools import cache
from pathlib import Path
from typing import Any
from unittest.mock import patch

from hypothesis import Phase, settings
from support.run import AGREEMENT, Ran

from engross.compiler.cli.main import main
from engross.compiler.cli.usage import open_source
from engross.compiler.program import Program

Json = dict[str, Any]
LONG = os.environ.get("ENGROSS_PROPERTIES") == "long"  # for runs by hand: more, and at random
ISO_DAY = re.compile(r"\d{4}-\d\d-\d\d")

PHASES = (Phase.explicit, Phase.generate, Phase.shrink)

opened = cache(open_source)


def examples(number: int) -> settings:
    """Return the settings of a property: so many examples, thirty times as many in a long run."""
    count = number * 30 if LONG else number
    return settings(
        max_examples=count, derandomize=not LONG, deadline=None, database=None, phases=PHASES
    )


@cache
def program(path: Path = AGREEMENT) -> Program:
    """Return an agreement, compiled once."""
    return Program(opened(str(path)))


@cache
def checker_source(path: Path = AGREEMENT) -> str:
    """Return the standalone checker of an agreement."""
    return program(path).build()


@cache
def checker(path: Path = AGREEMENT) -> Json:
    """Return the namespace of the checker, with nothing of the package in it."""
    names: Json = {"__name__": "checker"}
    exec(compile(checker_source(path), "checker.py", "exec"), names)
    return names


def as_lines(records: Iterable[Json]) -> bytes:
    """Return a log as JSON Lines."""
    return "".join(json.dumps(record) + "\n" for record in records).encode()


def captured(run: Callable[[], int], stdin: bytes = b"") -> Ran:
    """Return what a command gives that reads a log from its standard input."""
    out, err = io.BytesIO(), io.BytesIO()
    streams = [io.TextIOWrapper(raw, "utf-8", newline="", write_through=True) for raw in (out, err)]
    with (
        patch.object(sys, "stdin", io.TextIOWrapper(io.BytesIO(stdin))),
        contextlib.redirect_stdout(streams[0]),
        contextlib.redirect_stderr(streams[1]),
    ):
        code = run()
    return Ran(code, out.getvalue().decode(), err.getvalue().decode())


def status(log: bytes, as_of: str, *options: str, agreement: Path = AGREEMENT) -> Ran:
    """Return what `engross status` tells of a log."""
    argv = ["status", str(agreement), "-", "--as-of", as_of, *options]
    with patch("engross.compiler.cli.usage.open_source", opened):
        return captured(lambda: main(argv), log)


def check(log: bytes, as_of: str, *options: str, agreement: Path = AGREEMENT) -> Ran:
    """Return what the checker tells of a log."""
    names = checker(agreement)
    argv = ["-", "--as-of", as_of, *options]
    graph = json.loads(names["GRAPH"])
    return captured(lambda: names["run_status"](graph, argv, "checker.py", names["META"]), log)


def report(
    records: list[Json], as_of: str, agreement: Path = AGREEMENT, /, **readings: str
) -> Json:
    """Return the report on a log; underscores in the names of readings stand for hyphens."""
    chosen = (f"--reading={axis.replace('_', '-')}={said}" for axis, said in readings.items())
    ran = status(as_lines(records), as_of, "--format=json", *chosen, agreement=agreement)
    assert ran.code in (0, 1, 3), ran.err
    told: Json = json.loads(ran.out)
    return told


def instances(told: Json, kind: str = "duty") -> dict[tuple[Any, ...], Json]:
    """Return the findings of a kind by norm, matter, bearer, counterparty and place among these."""
    found: dict[tuple[Any, ...], Json] = {}
    for finding in told["findings"]:
        if finding["kind"] == kind and finding["instance"]:
            key = (finding["norm"], *sorted(finding["instance"].items()))
            number = sum(known[:-1] == key for known in found)
            found[*key, number] = finding
    return found


def without_lines(told: Any, records: list[Json]) -> Any:
    """Return a report that cites each fact by what it says, and not by its line."""
    if isinstance(told, dict):
        return {key: without_lines(value, records) for key, value in told.items()}
    if isinstance(told, list):
        items = [without_lines(value, records) for value in told]
        cited = all(isinstance(value, str) and value.startswith("log:") for value in told)
        return sorted(items) if cited else items
    if isinstance(told, str) and told.startswith("log:"):
        return json.dumps(records[int(told[4:]) - 1], sort_keys=True)
    return told


def without_order_of_lines(told: Json, records: list[Json]) -> Json:
    """Return a report whose parts that go by line are in no order, lines apart."""
    plain: Json = without_lines(told, records)
    for part in ("problems", "ignored"):
        plain[part] = sorted(plain[part], key=json.dumps)
    return plain
