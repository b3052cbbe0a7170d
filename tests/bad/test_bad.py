"""Each program here has one fault; what its author is told stands beside it.

After a message has been changed, and the change read: pytest tests/bad --update-expected
"""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from support.checking import codes, told

from engross.dsl.diagnostics.rules import all_rules, rule

HERE = Path(__file__).parent
ROOT = HERE.parents[1]
FILES = sorted(HERE.glob("*.rr"))
PROGRAM = (ROOT / "tests" / "good" / "filing.rr").read_bytes()

# Faults that are not plain text, made here from a program without faults.
MADE = {
    "RR101": PROGRAM.replace(b"Acme", b"Soci\xe9t\xe9"),
    "RR102": PROGRAM.replace(b"30 days", "\u202e30 days".encode()),
    "RR103": PROGRAM.replace(b'"Acme Inc."', '"Acme Inc.\u201d'.encode()),
    "RR104": PROGRAM.replace(b"Company must", "Company\u00a0must".encode()),
    "RR105": PROGRAM.replace(b"duty file", "duty file\u2013now".encode()),
    "RR106": PROGRAM.replace(b"party Company", "party Comp\u0430ny".encode()),
    "RR107": PROGRAM.replace(b"Acme", "Acme\u0301".encode()),
    "RR108": PROGRAM + b"#" * (1024 * 1024),
    "RR109": PROGRAM + b"{" * 200,
    "RR110": PROGRAM + b"a " * 200_001,
    "RR111": b"PK\x03\x04" + PROGRAM,
    "RR112": PROGRAM.replace(b"Acme", "Acme\u2019s".encode()),
    "RR113": PROGRAM.replace(b"Inc.", "Inc\u2026".encode()),
    "RR114": PROGRAM.replace(b"party Company", "party Com\u00adpany".encode()),
    "RR115": PROGRAM.replace(b"Acme Inc.", b"Acme\x0bInc."),
    "RR116": PROGRAM.replace(b"party Holder", "party H\u00f6lder".encode()),
    "RR117": PROGRAM + "\u2013\n".encode() * 1_001,
}
REPEATED = {"RR117"}  # the code comes last, after a thousand others


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_the_author_is_told_of_one_fault(path: Path, request: pytest.FixtureRequest) -> None:
    assert codes(path.read_bytes()) == [path.stem[:5]]
    expected = path.with_suffix(".txt")
    if request.config.getoption("--update-expected"):
        expected.write_text(told(path), "utf-8")
    assert told(path) == expected.read_text("utf-8")


@pytest.mark.parametrize("code", MADE)
def test_what_is_not_plain_text_is_told(code: str) -> None:
    found = codes(MADE[code])
    assert found[-1:] == [code]
    assert code in REPEATED or len(found) == 1


def test_every_rule_about_programs_has_a_failing_example() -> None:
    families = [found.code for found in all_rules() if found.code < "RR600"]
    assert sorted({path.stem[:5] for path in FILES} | set(MADE)) == families


def test_every_code_in_the_source_has_a_rule() -> None:
    for folder in ("compiler", "dsl"):
        for path in (ROOT / folder).rglob("*.py"):
            for code in re.findall(r"\bRR\d{3}\b(?! to)", path.read_text("utf-8")):
                if path.parent.name != "rules":
                    assert rule(code).code == code, path


def test_every_expectation_has_its_program() -> None:
    assert {path.stem for path in HERE.glob("*.txt")} == {path.stem for path in FILES}
