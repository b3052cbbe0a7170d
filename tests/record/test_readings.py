"""What `engross readings` tells: the question, who decided, and what hangs on it."""

from __future__ import annotations

import json

from support.desk import Desk
from support.run import AGREEMENT, run

from engross.compiler import load


def test_a_reading_is_told_as_data(desk: Desk) -> None:
    desk.elect("days-from=received")
    told = json.loads(run("readings", desk.program, "--format", "json").out)
    assert told == {
        "agreement": "Storage Agreement",
        "readings": [
            {
                "name": "days-from",
                "clause": "1(a)",
                "cites": ["1(a)"],
                "question": "From when do the twenty days run?",
                "options": [
                    {"name": "given", "argument": "The clause says given"},
                    {
                        "name": "received",
                        "argument": "What was given and never came asks for nothing",
                    },
                ],
                "default": "given",
                "holds": "received",
                "election": {
                    "option": "received",
                    "by": "A. Lee",
                    "on": "2024-03-04",
                    "because": "both sides have always counted so",
                },
                "void": None,
                "reaches": [{"kind": "norm", "name": "hand-over", "through": []}],
            }
        ],
    }


def test_every_reading_and_option_of_the_example_is_told() -> None:
    ran = run("readings", AGREEMENT)
    assert ran.code == 0
    assert max(map(len, ran.out.splitlines())) <= 80
    flat = " ".join(ran.out.split())
    for reading in load(AGREEMENT).graph["readings"]:
        assert reading["question"] in flat
        for option in reading["options"]:
            assert option["argument"] in flat
    assert "nobody elected it: a report gives the answer on each" in flat


def test_one_way_only(desk: Desk) -> None:
    text = desk.program.read_text("utf-8")
    start, end = text.index("  reading days-from"), text.index("section 1(b)")
    plain = text[:start] + "}\n\n" + text[end:]
    desk.program.write_text(
        plain.replace("under days-from = given", "").replace(
            "    not after 20 days after Collection Notice is received    under days-from = received\n",
            "",
        ),
        "utf-8",
    )
    assert run("readings", desk.program).out == (
        "Storage Agreement: its text is read in one way only\n"
    )


def test_the_order_of_the_sections_voids_no_election(desk: Desk) -> None:
    desk.elect("days-from=received")
    desk.sign("2.1")

    def reorder(text: str) -> str:
        first, second = text.index("section 1(a)"), text.index("section 2.1")
        third = text.index("section 2.2 ")
        return text[:first] + text[second:third] + text[first:second] + text[third:]

    desk.edit(desk.program, reorder)
    assert load(desk.program).graph["readings"][0]["elected"] == "received"
    assert {t["section"]: t["state"] for t in load(desk.program).signed}["2.1"] == "signed"
