"""The turns of phrase of contracts: each is told in its own words, and its fix is read."""

from __future__ import annotations

import pytest

from engross.compiler.phases import Phases
from engross.dsl.diagnostics import Diagnostic

PROGRAM = """agreement "Supply Agreement" {
  between Company and Holders
}

party Company {
}

class Holders (each a "Holder") {
  roster asks "Who signed?"
}

section 1 "Filing" {
  notice Request from each Holder to Company {
    states price as number
    states shares of each Holder
  }

  document Filing {
    happens made (to make)
  }

  balance Voting Shares of each Holder {
    plus number of holder when Issue is made
  }

  event Issue {
    happens made
    states holder as person
    states number as number
  }

  duty file {
    SENTENCE
    when      Request is received
    LINE
  }
}
"""
SENTENCE, LINE = "Company must make Filing", "no time stated"
DAY = "Request is received"

# A line of the duty, the code of what is told, and what is said to write instead.
LINES = [
    (f"within 30 days of {DAY}", "RR132", "not after 30 days after"),
    (f"within 30 days after {DAY}", "RR132", "not after 30 days after"),
    (
        "within 30 days of receipt of Request",
        "RR132",
        "not after 30 days after Request is received",
    ),
    (f"no later than 30 days after {DAY}", "RR132", "not after"),
    (f"not later than 30 days after {DAY}", "RR132", "not after"),
    (f"not earlier than 30 days after {DAY}", "RR132", "not before"),
    (f"at least 10 days before {DAY}", "RR132", "not after 10 days before"),
    (f"at least 10 days after {DAY}", "RR132", "not before 10 days after"),
    (f"not less than 10 days after {DAY}", "RR132", "not before 10 days after"),
    (f"not more than 10 days after {DAY}", "RR132", "not after 10 days after"),
    (f"not after 30 days following {DAY}", "RR132", "30 days after"),
    (f"not after 30 days prior to {DAY}", "RR132", "30 days before"),
    (f"after 30 days after {DAY}", "RR132", "not before"),
    ("by 2002-05-01", "RR132", "event Last Day"),
    ("not after 2002-05-01", "RR132", "event Last Day"),
    ("on or before May 1, 2002", "RR132", "event Last Day"),
    (f"promptly after {DAY}", "RR132", 'speed "promptly"'),
    (f"not after earlier of 10 days after {DAY} and Filing is made", "RR132", "the earlier of"),
    (f"not after the earlier of 10 days after {DAY}, Filing is made", "RR132", "and"),
    (f"not after 10 working days after {DAY}", "RR133", "“10 business days”"),
    (f"not after 10 Business Days after {DAY}", "RR133", "“10 business days”"),
    (f"not after 30 calendar days after {DAY}", "RR133", "30 days"),
    (f"not after 48 hours after {DAY}", "RR133", "days"),
    ("if price of Request is at least $10", "RR134", "10"),
    ("if price of Request is at least US$ 1,000.50", "RR134", "1,000.50"),
    (f"not after 30 (thirty) days after {DAY}", "RR135", "30"),
    (f"not after thirty (30) days after {DAY}", "RR135", "30"),
    (f"not after forty (45) days after {DAY}", "RR135", "40 or 45"),
    (f"not after 30-day after {DAY}", "RR129", "30 days"),
    (f"not after 1-day after {DAY}", "RR129", "1 day"),
    (f"not after the first day after {DAY}", "RR129", "1 day after"),
    (f"not after thirtieth day after {DAY}", "RR129", "30 days after"),
    (f"not after a month after {DAY}", "RR129", "1 month after"),
    (f"if and only if {DAY}", "RR136", "if"),
    (f"unless and until {DAY}", "RR136", "until"),
    (f"if {DAY} and/or Filing is made", "RR136", "or"),
    ("including without limitation Filing", "RR136", "Leave it out"),
    (f"provided that {DAY}", "RR136", "unless"),
    (f"subject to {DAY}", "RR136", "unless"),
    (f"if either {DAY} or Filing is made", "RR136", "Leave it out"),
    ("if Request is not received", "RR136", "unless"),
    (f"done when {DAY} or Filing is made", "RR136", "each event"),
    (
        "if Voting Shares of Holders and Sellers exceeds 5% of Voting Shares of Holders",
        "RR125",
        "brackets",
    ),
    ("if Voting Shares of Holders exceeds 50 percent of Voting Shares of Holders", "RR120", "50%"),
    ("if Voting Shares of Holders exceeds 50% Voting Shares of Holders", "RR120", "of"),
    ("not after 30 days after the Request is received", "RR120", "Leave it out"),
    ("not after 30 days after Request has been received", "RR120", "is"),
    ("not after 30 days after Request received", "RR120", "is received"),
    ("if voting shares of Holders exceeds 10", "RR219", "Voting Shares"),
    ("not after 30 days after request is received", "RR219", "Request"),
    ("owed to each holder", "RR219", "Holder"),
    ("owed to each Holders", "RR220", "Holder"),
    ("not after 30 days after Requests is received", "RR201", "Request"),
    ("not after 30 days after receipt of Request", "RR205", "Request is received"),
]
SENTENCES = [
    ("Company may not make Filing", "RR215", "need not"),
    ("Company is required to make Filing", "RR215", "must"),
    ("Company agrees to make Filing", "RR215", "must"),
    ("Company should make Filing", "RR215", "must"),
    ("Company is entitled to make Filing", "RR215", "may"),
    ("Company shall make Filing", "RR215", "must"),
    ("Company must not make Filing", "RR216", "prohibition"),
    ("Company must promptly make Filing", "RR136", 'speed "promptly"'),
    ("Company must use best efforts to make Filing", "RR136", 'effort "best efforts"'),
    ("Company must make the Filing", "RR120", "Leave it out"),
    ("The Company must make Filing", "RR126", "Leave it out"),
    ("company must make Filing", "RR219", "Company"),
    ("each Holders must make Filing", "RR220", "Holder"),
]
CASES = [(SENTENCE, *line) for line in LINES] + [
    (words, LINE, code, said) for words, code, said in SENTENCES
]


def told(program: str) -> list[Diagnostic]:
    return Phases("program.rr", program.encode()).errors


def program(sentence: str, line: str) -> str:
    return PROGRAM.replace("SENTENCE", sentence).replace("LINE", line)


def test_the_program_itself_is_sound() -> None:
    assert told(program(SENTENCE, LINE)) == []


@pytest.mark.parametrize(
    ("sentence", "line", "code", "said"), CASES, ids=[f"{c[0]}, {c[1]}" for c in CASES]
)
def test_a_turn_of_phrase_is_told_once_with_a_way_out(
    sentence: str, line: str, code: str, said: str
) -> None:
    text = program(sentence, line)
    (found,) = told(text)
    assert (found.code, said in found.help) == (code, True), found
    wrong = line if sentence == SENTENCE else sentence
    number = next(n for n, written in enumerate(text.split("\n"), 1) if written.strip() == wrong)
    assert found.primary.span.line == number


@pytest.mark.parametrize(
    ("sentence", "line"), [case[:2] for case in CASES], ids=[f"{c[0]}, {c[1]}" for c in CASES]
)
def test_what_a_fix_writes_is_read(sentence: str, line: str) -> None:
    text = program(sentence, line)
    (found,) = told(text)
    if found.fix is None:
        return
    span, lines = found.fix.span, text.split("\n")
    written = lines[span.line - 1]
    lines[span.line - 1] = (
        written[: span.column - 1] + found.fix.replacement + written[span.end_column - 1 :]
    )
    assert [again.code for again in told("\n".join(lines)) if again.code < "RR200"] == []


@pytest.mark.parametrize("unit", ["day", "week", "month", "year"])
def test_one_of_a_unit_is_singular(unit: str) -> None:
    assert told(program(SENTENCE, f"not after 1 {unit} after {DAY}")) == []


def test_the_days_that_are_compared_may_be_three() -> None:
    line = f"not after the earlier of 1 day after {DAY}, 2 days after Filing is made and {DAY}"
    assert told(program(SENTENCE, line)) == []


def test_a_guide_of_one_day_is_singular() -> None:
    assert told(program(SENTENCE, 'speed "promptly", guide 1 day')) == []
