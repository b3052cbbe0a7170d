"""The report as people read it, whole: for a terminal, and as a page."""

from __future__ import annotations

import pytest
from support.run import AGREEMENT, LOG, ROOT, run
from syrupy.assertion import SnapshotAssertion
from syrupy.extensions.single_file import SingleFileSnapshotExtension, WriteMode

EXAMPLES = ROOT / "docs" / "examples"
SUPPLY = EXAMPLES / "supply.rr"
CASES = {
    "open-receipt": (SUPPLY, EXAMPLES / "supply.log.jsonl", "2003-03-15"),
    "late": (SUPPLY, EXAMPLES / "supply-late.log.jsonl", "2003-04-14"),
    "shipped": (AGREEMENT, LOG, "2002-12-20"),
}


class Text(SingleFileSnapshotExtension):
    """A snapshot that is a text of its own, to be read by eye."""

    _write_mode = WriteMode.TEXT
    file_extension = "txt"


class Page(Text):
    """A snapshot that a browser shows."""

    file_extension = "html"


@pytest.mark.parametrize("name", CASES)
def test_the_text(name: str, snapshot: SnapshotAssertion) -> None:
    agreement, log, day = CASES[name]
    text = run("status", agreement, log, "--as-of", day).out
    assert text == snapshot(extension_class=Text)


@pytest.mark.parametrize("name", CASES)
def test_the_page(name: str, snapshot: SnapshotAssertion) -> None:
    agreement, log, day = CASES[name]
    page = run("status", agreement, log, "--as-of", day, "--format", "html").out
    assert page == snapshot(extension_class=Page)
