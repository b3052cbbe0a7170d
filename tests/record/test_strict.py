"""A record is read as strictly as a log, and never written but at its end."""

from __future__ import annotations

import json

import pytest
from support.desk import Desk
from support.run import run

from engross.compiler import load
from engross.compiler.program import ProgramError

GOOD = {
    "kind": "election",
    "reading": "days-from",
    "option": "given",
    "by": "A. Lee",
    "on": "2024-03-04",
    "because": "so",
    "rests_on": {},
    "text": {},
}
BAD = {
    "no kind": (json.dumps({}), 1, "the line has no kind"),
    "another kind": (json.dumps({**GOOD, "kind": "electoin"}), 10, "not a kind of line"),
    "a key too many": (json.dumps({**GOOD, "why": 1}), 146, "has no “why”"),
    "a key missing": (json.dumps({k: v for k, v in GOOD.items() if k != "by"}), 1, "“by” is missing"),
    "not a date": (json.dumps({**GOOD, "on": "2024-02-30"}), 87, "“on” is not a date"),
    "not a digest": (json.dumps({**GOOD, "text": {"1": "abc"}}), 142, "“text” is not digests"),
    "an empty name": (json.dumps({**GOOD, "by": " "}), 71, "“by” is not a text"),
    "a number for a name": (json.dumps({**GOOD, "by": 3}), 71, "“by” is not a text"),
    "a key twice": ('{"kind": "text", "kind": "text"}', 18, "RR604"),
    "cut off": ('{"kind": "election", "read', 27, "RR607"),
    "no object": ("[1]", 1, "RR603"),
    "an unseen character": ('{"kind": "te\u202ext"}', 13, "RR602"),
}  # fmt: skip


@pytest.mark.parametrize(("line", "column", "said"), BAD.values(), ids=BAD)
def test_a_line_that_is_not_understood_stops_the_work(
    desk: Desk, line: str, column: int, said: str
) -> None:
    desk.record.write_text(json.dumps(GOOD) + "\n" + line, "utf-8")
    for verb in ("check", "readings", "build", "termsheet"):
        ran = run(verb, desk.program)
        assert (ran.code, ran.out) == (2, "")
        assert said in ran.err
        assert ran.err.startswith(f"{desk.record}:2:{column}: RR")
    with pytest.raises(ProgramError, match=r":2:\d+: RR"):
        _ = load(desk.program).graph
    before = desk.record.read_bytes()
    assert desk.elect("days-from=given").code == 2
    assert desk.record.read_bytes() == before


def test_not_utf_8(desk: Desk) -> None:
    desk.record.write_bytes(b'{"kind": "\xff"}')
    assert "RR601" in run("check", desk.program).err


def test_what_stands_there_stays(desk: Desk) -> None:
    desk.record.write_text(json.dumps(GOOD), "utf-8")  # its last line has no end
    desk.keep_text()
    desk.sign("1(a)")
    desk.elect("days-from=received")
    lines = desk.record.read_text("utf-8").split("\n")
    assert lines[0] == json.dumps(GOOD)
    assert [json.loads(line)["kind"] for line in lines[:-1]] == [
        "election",
        "text",
        "sign-off",
        "election",
    ]
    assert lines[-1] == ""


def test_a_link_is_not_followed(desk: Desk) -> None:
    other = desk.record.with_name("other.jsonl")
    other.write_text("", "utf-8")
    desk.record.symlink_to(other)
    assert desk.elect("days-from=given").code == 2
    assert other.read_text("utf-8") == ""


def test_nothing_of_the_text_is_kept(desk: Desk) -> None:
    desk.keep_text()
    desk.sign("1(a)")
    kept = desk.record.read_text("utf-8")
    for words in ("Collection Notice", "goods", "Depositor", "Springfield"):
        assert words in desk.text.read_text("utf-8")
        assert words not in kept
