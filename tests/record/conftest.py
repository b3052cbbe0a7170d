"""A program with its text in a folder of its own, where a record can grow."""

from __future__ import annotations

from pathlib import Path

import pytest
from support.desk import Desk


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    """Return a desk of its own for one test."""
    return Desk(tmp_path)
