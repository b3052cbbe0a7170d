"""The options of the test run."""

from __future__ import annotations

import pytest


def pytest_addoption(parser: pytest.Parser) -> None:
    """Add the options: another file of scenarios, and new expectations."""
    parser.addoption(
        "--scenarios",
        metavar="PATH",
        help="a file of neutral scenarios for tests/conformance, in place of its own",
    )
    parser.addoption(
        "--update-expected",
        action="store_true",
        help="write what is told of tests/bad beside each program, to be read before it is kept",
    )
