"""How what a thing states reads in a sentence, whatever its name; what a line hangs on is told."""

from __future__ import annotations

import pytest
from termsheet.pages import page, sheet

CHARTER = """agreement "Charter" {{
  between Owner and Charterer
}}

section 1 "Terms" {{
  party Owner
  party Charterer

  event Offer {{
    happens made by Owner
    states by as date
    states closing-date as date
    states paid as money in USD
    states price as money in USD
    states may-join as yes or no
    states against as persons
    states broker as new person
    states furnished-by as new person
    states sailing as one of north, south
  }}

  event Voyage {{
    happens begun (to begin) by Charterer
  }}

  duty sail {{
    Charterer must begin Voyage
    when Offer is made
    {line}
    not after 10 days after Offer is made
  }}

  duty report {{
    furnished-by of Offer must give Report to Owner
    when Offer is made
    no time stated
  }}

  notice Report from Charterer to Owner
}}
"""
BROKEN_OFF = (
    'if "Did the broker say before the ship was loaded that the offer stands as it was made?"'
)


def told(line: str) -> str:
    """Return what the schedule says of one line of the duty to sail."""
    schedule = page(CHARTER.format(line=line), "md").partition("# Schedule")[2]
    entry = schedule.partition("- sail: ")[2].partition("\n- ")[0]
    lines = [told.removeprefix("  - ") for told in entry.split("\n")[1:]]
    return next(told for told in lines if told.startswith(("if ", "not before ")))


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ("if price of Offer is at least 5 USD", "if price of Offer is at least 5 USD"),
        (
            "if paid of Offer is at least 5 USD",
            "if the amount stated in Offer as paid is at least 5 USD",
        ),
        ("if may-join of Offer is yes", "if Offer states may-join: yes"),
        ("if may-join of Offer is no", "if Offer states may-join: no"),
        ("if sailing of Offer is north", "if sailing of Offer is north"),
        (
            "if by of Offer is by Offer is made",
            "if the date stated in Offer as by is no later than the day when Offer is made",
        ),
        (
            "if closing-date of Offer is by Offer is made",
            "if closing-date of Offer is no later than the day when Offer is made",
        ),
        (
            "if against of Offer includes Charterer",
            "if the persons named in Offer as against include Charterer",
        ),
        ("if broker of Offer is Owner", "if broker of Offer is Owner"),
        (
            "if furnished-by of Offer is Owner",
            "if the person named in Offer as furnished-by is Owner",
        ),
        (
            "not before 3 days after by of Offer",
            "not before 3 days after the date stated in Offer as by",
        ),
    ],
)
def test_what_is_stated_reads_as_a_noun_or_as_stated(line: str, said: str) -> None:
    assert told(line) == said


def test_so_does_what_a_sentence_mentions() -> None:
    text = page(CHARTER.format(line="if may-join of Offer is yes"), "md")
    assert "- report: the person named in Offer as furnished-by will give Report to Owner" in text


def test_the_longer_name_of_a_thing_is_the_one_meant() -> None:
    program = CHARTER.format(line="if may-join of Offer is yes").replace(
        "event Voyage", "event Offer of Peace {\n    happens made\n  }\n\n  event Voyage"
    )
    sentence = next(
        entry["sentence"]
        for group in sheet(program)["schedule"]
        for entry in group["entries"]
        if entry["name"] == "report"
    )
    assert sentence == "the person named in Offer as furnished-by will give Report to Owner"


def summary(line: str) -> str:
    return page(CHARTER.format(line=line), "md").partition("# Schedule")[0]


def test_a_short_condition_is_told_below_the_timetable() -> None:
    text = summary("if may-join of Offer is yes")
    assert (
        "| sail: Charterer will begin Voyage † | that day | 10 days | Offer is made | 1 |" in text
    )
    assert "- † sail: if Offer states may-join: yes — 1" in text


def test_a_long_condition_is_marked_and_told_in_the_schedule() -> None:
    text = summary(BROKEN_OFF)
    assert (
        "| sail: Charterer will begin Voyage ‡ | that day | 10 days | Offer is made | 1 |" in text
    )
    assert "Did the broker" not in text


def test_the_answers_to_an_open_question_are_told_together_or_not_at_all() -> None:
    line = f"if may-join of Offer is yes    under joined = freely\n    {BROKEN_OFF}    under joined = said"
    program = CHARTER.format(line=line).replace(
        "  notice Report",
        '  reading joined "Who may join?" {\n    cites 1\n    freely "a"\n    said "b"\n  }\n\n  notice Report',
    )
    text = page(program, "md").partition("# Schedule")[0]
    assert r"begin Voyage ‡ \[!\] joined = freely or said |" in text
    assert "may-join: yes" not in text
