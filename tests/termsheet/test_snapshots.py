"""Whole term sheets, read by eye."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from support.run import AGREEMENT, run
from syrupy.assertion import SnapshotAssertion
from syrupy.extensions.single_file import SingleFileSnapshotExtension, WriteMode
from termsheet.pages import OPTION

HASH = re.compile(r"sha256:[0-9a-f]{64}")


class Markdown(SingleFileSnapshotExtension):
    """A snapshot that a reader of Markdown shows."""

    _write_mode = WriteMode.TEXT
    file_extension = "md"


class Html(Markdown):
    """A snapshot that a browser shows."""

    file_extension = "html"


@pytest.mark.parametrize("path", [OPTION, AGREEMENT], ids=lambda path: path.stem)
@pytest.mark.parametrize("kind", [Markdown, Html])
def test_the_sheet_is_as_it_was_read(
    path: Path, kind: type[SingleFileSnapshotExtension], snapshot: SnapshotAssertion
) -> None:
    ran = run("termsheet", path, "--to", kind.file_extension)
    assert ran.code == 0
    assert HASH.sub("sha256:…", ran.out) == snapshot(extension_class=kind)
