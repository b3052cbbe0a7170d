"""Damaged programs: no exception for any bytes, and the fault told where it is."""

from __future__ import annotations

from functools import cache

import pytest
from hypothesis import given
from hypothesis import strategies as st
from support.checking import codes
from support.damages import AGREEMENT, Damage, damage, places
from support.run import ROOT

from engross.compiler.phases import Phases
from engross.dsl.diagnostics import Diagnostic

TEXT = AGREEMENT.read_text("utf-8")
OTHERS = sorted([*(ROOT / "docs" / "examples").glob("*.rr"), *(ROOT / "tests/good").glob("*.rr")])
CASES = 60
OF_EACH = 8
FAR = 0.02  # the share that may be told elsewhere
WORDS = (
    "duty",
    "file",
    "{",
    "}",
    "\n",
    "Company",
    "must",
    "not after",
    "45",
    "days",
    "(",
    '"',
    "and",
)


def test_the_first_error_is_told_near_the_damage() -> None:
    all_near([damage(TEXT, seed) for seed in range(CASES)])


def test_so_it_is_in_every_other_program() -> None:
    texts = [path.read_text("utf-8") for path in OTHERS]
    all_near([damage(text, seed) for text in texts for seed in range(OF_EACH)])


def all_near(damages: list[Damage]) -> None:
    ill = [d for d in damages if first_error(d)]
    far = [f"{d.kind}, line {d.line}:\n{d.before}\n{d.after}" for d in ill if not is_near(d)]
    assert len(far) <= len(ill) * FAR, "\n".join(far)


def first_error(damaged: Damage) -> Diagnostic | None:
    return next(iter(errors_of(damaged.text)), None)


@cache
def errors_of(text: str) -> tuple[Diagnostic, ...]:
    return tuple(Phases("damaged.rr", text.encode()).errors)


def is_near(damaged: Damage) -> bool:
    first = first_error(damaged)
    return first is not None and bool(places(first) & damaged.near)


@given(st.text())
def test_no_text_is_too_much(text: str) -> None:
    codes(text.encode("utf-8", "surrogatepass"))


@given(st.binary())
def test_no_bytes_are_too_much(data: bytes) -> None:
    codes(data)


@given(st.lists(st.sampled_from(WORDS)))
def test_no_heap_of_words_is_too_much(words: list[str]) -> None:
    codes(" ".join(words).encode())


@pytest.mark.parametrize(
    "line",
    [
        "not after " + "1 day after " * 5_000 + "Request is received",
        "not after " + "the earlier of " * 5_000 + "Request is received",
        "if " + "(" * 5_000 + "Request is received" + ")" * 5_000,
        "if " + "Request is received and " * 5_000 + "Request is sent",
        "if " + "50% of " * 5_000 + "10 exceeds 5",
        "owed to " + "Holder and " * 5_000 + "Holder",
        "not after " + "9" * 5_000 + " days after Request is received",
    ],
    ids=["offsets", "extremes", "brackets", "conditions", "percentages", "persons", "digits"],
)
def test_no_line_is_too_long(line: str) -> None:
    program = (AGREEMENT.parents[1] / "tests" / "good" / "filing.rr").read_text("utf-8")
    when = "    when      Request is received\n"
    assert len(codes(program.replace(when, f"{when}    {line}\n").encode())) == 1


def test_several_faults_have_a_diagnostic_each() -> None:
    program = TEXT
    for good, bad in (
        ('section 1(b) "Other holders" {', 'sektion 1(b) "Other holders" {'),
        ("    not after  45 days after", "    Not after  45 days after"),
        ("    happens withdrawn by Company", "    hapens withdrawn by Company"),
        ("received    under cut-off = received", "received    under cut-off = recieved"),
        ("Company must cause", "Company mst cause"),
    ):
        assert good in program, good
        program = program.replace(good, bad, 1)
    assert codes(program.encode()) == ["RR208", "RR126", "RR120", "RR120", "RR120"]
