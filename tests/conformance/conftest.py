"""The agreement under test, and the count of the rows that were held against it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from functools import cache, partial

import pytest
from conformance.runner import AGREEMENT, Runner
from conformance.translation import Encoded

from engross.compiler.cli.usage import open_source
from engross.compiler.program import Program

COUNTED = ("compared", "skipped, not encoded")


@pytest.fixture(scope="session")
def runner(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Runner]:
    """The runner; the command's agreement is compiled once and not for every row."""
    with pytest.MonkeyPatch.context() as patch:
        opened = cache(partial(open_source, AGREEMENT))
        patch.setattr(
            "engross.compiler.cli.usage.open_source",
            lambda path: opened() if path == AGREEMENT else open_source(path),
        )
        encoded = Encoded(Program(opened()).graph)
        yield Runner(encoded, tmp_path_factory.mktemp("logs"))


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    """Tell how many rows were compared, how many were not, and for want of what."""
    told: dict[str, Counter[str]] = {what: Counter() for what in COUNTED}
    for reports in terminalreporter.stats.values():
        for report in reports:
            if getattr(report, "when", "") == "call":
                for name, value in report.user_properties:
                    if name in told:
                        told[name][value] += 1
    if not any(told.values()):
        return
    terminalreporter.section("conformance")
    for what, counted in told.items():
        terminalreporter.write_line(f"{counted.total()} rows {what}")
        for name, number in sorted(counted.items()):
            terminalreporter.write_line(f"  {number:4} {name}")
