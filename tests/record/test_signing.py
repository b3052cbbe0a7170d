"""A sign-off holds as long as neither the program's section nor its text changes by a character."""

from __future__ import annotations

import pytest
from support.desk import Desk
from support.run import run

from engross.compiler import load


def states(desk: Desk) -> dict[str, str]:
    """Return how each section stands that somebody has signed."""
    signed = load(desk.program).signed
    return {told["section"]: told["state"] for told in signed if told["state"] != "unsigned"}


def test_a_section_is_signed_and_the_others_are_told(desk: Desk) -> None:
    assert desk.notes() == []  # nobody has begun to sign
    assert load(desk.program).signed == []
    assert desk.sign("1(a)").code == 0
    assert states(desk) == {"1(a)": "signed"}
    ran = run("check", desk.program)
    assert ran.code == 0
    assert "nobody has signed Preamble, Recitals, 1(b), 2.1, " in ran.out
    for section in load(desk.program).signed:
        assert desk.sign(section["section"]).code == 0
    assert run("check", desk.program).out.endswith("nothing is wrong\n")


PROGRAM = {
    "a number": ("20 days after Collection Notice is given", "21 days after Collection Notice is given"),
    "a word for people": ("The clause says given", "The clause say given"),
    "a sentence that it encodes": ("encodes sentence 2\n  }\n\n  imm", "encodes sentence 1\n  }\n\n  imm"),
    "its heading": ('1(a) "Collection"', '1(a) "Collections"'),
}  # fmt: skip


@pytest.mark.parametrize("change", PROGRAM.values(), ids=PROGRAM)
def test_a_change_of_the_program_voids_it(desk: Desk, change: tuple[str, str]) -> None:
    desk.sign("1(a)")
    desk.sign("2.1")
    desk.edit(desk.program, lambda text: text.replace(*change))
    assert states(desk) == {"1(a)": "void", "2.1": "signed"}
    assert desk.notes() == ["RR705", "RR704"]
    assert "void, for the program has changed" in run("termsheet", desk.program).out
    desk.sign("1(a)", on="2024-06-01")
    assert states(desk) == {"1(a)": "signed", "2.1": "signed"}


def test_layout_and_comments_do_not_void_it(desk: Desk) -> None:
    desk.sign("1(a)")
    desk.edit(desk.program, lambda text: "# read\n\n" + text.replace("must hand", "must   hand"))
    assert states(desk) == {"1(a)": "signed"}


def test_one_character_of_the_text_voids_it(desk: Desk) -> None:
    desk.sign("1(a)")
    desk.sign("2.1")
    desk.edit(desk.text, lambda text: text.replace("warehouse is closed", "warehouse is  closed"))
    desk.keep_text("2024-05-01")
    assert states(desk) == {"1(a)": "signed", "2.1": "signed"}  # a blank more is none
    desk.edit(desk.text, lambda text: text.replace("20 days", "20 Days"))
    desk.keep_text("2024-06-01")
    assert states(desk) == {"1(a)": "void", "2.1": "signed"}
    shown = run("check", desk.program).out
    assert "the text has changed, as put on record on 2024-06-01 by A. Lee" in " ".join(
        shown.split()
    )


def test_what_is_signed_is_the_text_on_record(desk: Desk) -> None:
    desk.keep_text()
    desk.edit(desk.text, lambda text: text.replace("20 days", "25 days"))
    ran = desk.sign("1(a)")
    assert ran.code == 2
    assert "not the one put on record on 2024-03-01" in ran.err
    assert desk.sign("2.1").code == 0
    desk.keep_text("2024-05-01")
    assert desk.sign("1(a)").code == 0


def test_several_sections_are_signed_at_once_or_none(desk: Desk) -> None:
    assert desk.sign("1(a)", "1(c)").code == 2
    assert not desk.record.exists()
    assert desk.sign("1(a)", "1(b)", "1(a)").code == 0
    assert states(desk) == {"1(a)": "signed", "1(b)": "signed"}


def test_only_what_is_there_can_be_signed(desk: Desk) -> None:
    assert "Did you mean “1(b)”?" in desk.sign("1(c)").err
    desk.edit(desk.program, lambda text: text + 'section 9 "More" {\n}\n')
    assert "has no section “9”" in desk.sign("9").err
    assert desk.sign("1(a)", on="yesterday").code == 2
    assert desk.sign("1(a)", by=" ").code == 2
    assert run("sign", desk.program, "1(a)", "--by", "B. Ray").code == 2
    assert not desk.record.exists()


def test_the_term_sheet_tells_who_has_read_what(desk: Desk) -> None:
    assert "Read against the text" not in run("termsheet", desk.program).out
    desk.sign("1(a)")
    for form in ("md", "html"):
        sheet = run("termsheet", desk.program, "--to", form).out
        part = sheet.partition("Read against the text")[2].partition("Parties and blanks")[0]
        assert "read by B. Ray on 2024-03-05" in part
        assert "unsigned: Preamble, Recitals, 1(b)" in part
