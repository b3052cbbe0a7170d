"""Every sentence is encoded, or marked as provision with a reason: 100 %, counted by a command."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from support.desk import Desk
from support.run import run

from engross.compiler.phases import Phases


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    """Return a desk of its own for one test."""
    return Desk(tmp_path)


def told(desk: Desk) -> dict[str, Any]:
    found: dict[str, Any] = json.loads(desk.cover("--format", "json").out)
    return found


def replaced(before: str, after: str) -> Callable[[str], str]:
    return lambda text: text.replace(before, after, 1)


def test_the_whole_text_is_accounted_for(desk: Desk) -> None:
    ran = desk.cover()
    assert ran.code == 0
    assert "100 %: 15 of 15 sentences encoded" in ran.out
    found = told(desk)
    assert found["accounted"] == found["sentences"] == 15
    # Counted by hand in storage.txt: what stands there, and what is executed of it.
    assert {s["section"]: (s["sentences"], s["encoded"], s["provision"]) for s in found["sections"]} == {
        "Preamble": (1, 1, 0), "Recitals": (3, 0, 3), "1": (0, 0, 0), "1(a)": (2, 2, 0), "1(b)": (2, 0, 2),
        "2": (0, 0, 0), "2.1": (1, 1, 0), "2.2": (1, 0, 1), "2.2(i)": (1, 0, 1), "2.2(ii)": (1, 0, 1),
        "3": (1, 1, 0), "Signature": (2, 1, 1),
    }  # fmt: skip


def test_a_sentence_that_nothing_names_is_told_with_its_first_words(desk: Desk) -> None:
    line = "    encodes sentence 1\n  }\n}\n\nsection 2.2"
    desk.edit(desk.program, replaced(line, line.partition("\n")[2]))
    ran = desk.cover()
    assert ran.code == 1
    assert "2.1, sentence 1: The Depositor shall pay each …" in ran.out
    assert "93.3 %: 14 of 15" in ran.out
    assert told(desk)["nothing"] == [
        {"section": "2.1", "sentence": 1, "begins": "The Depositor shall pay each …"}
    ]


def test_at_most_five_words_of_a_sentence_are_shown(desk: Desk) -> None:
    desk.edit(desk.program, lambda text: text.replace("encodes sentence", "# encodes sentence"))
    for place in told(desk)["nothing"]:
        assert len(place["begins"].removesuffix(" …").split()) <= 5


def test_a_provision_is_told_with_its_reason(desk: Desk) -> None:
    out = " ".join(desk.cover().out.split())
    assert (
        "1(b), 1: in-person. Who comes for the goods, and with which carrier, is not in the log."
        in out
    )


@pytest.mark.parametrize(
    ("before", "after", "said"),
    [
        ('speed     "as soon as practicable"', 'speed     "as soon as possible"', "“as soon as possible” (hand-over, 1(a))"),
        ('"Keeper Corp."', '"Keeper Inc."', "“Keeper Inc.” (Keeper)"),
        ('"the law of Arizona"', '"the laws of Arizona"', "“the laws of Arizona”"),
        ("encodes sentence 2 of Signature", "encodes sentence 3 of Signature", "Keeper encodes sentence 3 of Signature; there is none"),
        ("encodes sentence 1 of 3", "encodes sentence 0 of 3", "encodes sentence 0 of 3; there is none"),
        ('section 2.2 "Damage"', 'section 2.4 "Damage"', "2.4"),
    ],
)  # fmt: skip
def test_what_is_amiss_is_told(desk: Desk, before: str, after: str, said: str) -> None:
    desk.edit(desk.program, replaced(before, after))
    ran = desk.cover()
    assert ran.code == 1
    assert said in " ".join(ran.out.split())


def test_a_quote_may_stand_in_a_section_that_its_norm_encodes(desk: Desk) -> None:
    desk.edit(desk.program, replaced('"as soon as practicable"', '"in person or by a carrier"'))
    assert "quoted" in desk.cover().out.lower().partition("100 %")[2]
    desk.edit(
        desk.program,
        replaced(
            "    encodes sentence 2\n  }\n\n  imm",
            "    encodes sentence 2\n    encodes sentence 1 of 1(b)\n  }\n\n  imm",
        ),
    )
    assert "in person or by a carrier" not in desk.cover().out


def test_a_change_of_the_text_names_the_sentence_and_who_encodes_it(desk: Desk) -> None:
    assert desk.keep_text().code == 0
    assert desk.cover().code == 0
    desk.edit(desk.text, replaced("20 days", "25 days"))
    ran = desk.cover()
    assert ran.code == 1
    assert "1(a), sentence 2 has changed; encoded by Warehouse, hand-over, closed" in " ".join(
        ran.out.split()
    )
    assert told(desk)["on_record"] == "2024-03-01"
    assert desk.keep_text("2024-05-01").code == 0
    assert desk.cover().code == 0


def test_a_sentence_that_is_new_or_gone_is_told(desk: Desk) -> None:
    desk.keep_text()
    desk.edit(desk.text, replaced("Nothing is handed over on a Sunday.\n", ""))
    desk.edit(
        desk.text, replaced("by the law of Arizona.", "by the law of Arizona. It ends in May.")
    )
    assert told(desk)["changes"] == [
        {"section": "1(b)", "sentence": 2, "what": "gone", "encoded_by": ["sundays"]},
        {"section": "3", "sentence": 2, "what": "new", "encoded_by": []},
    ]


def test_bad_usage(desk: Desk, tmp_path: Path) -> None:
    assert run("coverage", desk.program).code == 2
    assert run("coverage", desk.program, "--source", tmp_path / "none.txt").code == 2
    assert run("coverage", desk.program, "--source", tmp_path).code == 2
    assert desk.cover("--record").code == 2
    assert desk.cover("--by", "A. Lee").code == 2
    assert desk.cover("--record", "--by", "A. Lee", "--on", "today").code == 2
    desk.text.write_bytes(b"1. A.\n2. \xff\n")
    ran = desk.cover()
    assert (ran.code, ran.out) == (2, "")
    assert ran.err.startswith(f"{desk.text}:2: it is not UTF-8")
    desk.text.write_text(" \n", "utf-8")
    assert desk.cover().code == 2
    assert not desk.record.exists()


NOWHERE = 'agreement "A" {\n  between Buyer and Seller\n  encodes sentence 1\n}\nparty Buyer {}\nparty Seller {}\n'


@pytest.mark.parametrize(
    "text",
    [NOWHERE, NOWHERE.replace("sentence 1", "sentence 1 of 9") + "section 8 {\n}\n"],
)
def test_an_encodes_line_names_a_section_of_the_program(text: str) -> None:
    phases = Phases("a.rr", text.encode())
    assert [found.code for found in phases.diagnostics] == ["RR221"]


def test_every_kind_of_declaration_may_say_what_it_encodes(desk: Desk) -> None:
    graph = Phases.of_file(str(desk.program)).graph
    with_lines = {
        part
        for part, nodes in graph.items()
        for node in (nodes if isinstance(nodes, list) else [nodes])
        if isinstance(node, dict) and "encodes" in node
    }
    assert with_lines == {"agreement", "parties", "classes", "things", "norms", "provisions"}
