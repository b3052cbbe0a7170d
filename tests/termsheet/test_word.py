"""The Word file: what it holds, that it is the same every time, what is told without the extra."""

from __future__ import annotations

import io
import sys
import zipfile
from pathlib import Path

import docx
import pytest
from support.run import run
from termsheet.pages import OPTION, page, sheet

from engross.compiler import load
from engross.compiler.artefacts.termsheet.word import word_file


def made() -> bytes:
    return word_file(page(OPTION, "docx"))


def test_it_holds_the_summary_and_every_line_of_the_schedule() -> None:
    document = docx.Document(io.BytesIO(made()))
    texts = [paragraph.text for paragraph in document.paragraphs]
    assert texts[0] == "Put Option Agreement"
    assert "puts: at most 2, counted when Put is completed\t2(b)" in texts
    assert (
        "not before 10 days after last Price Notice is received, under floor = last (default)"
        in texts
    )
    lines = [
        line
        for group in sheet(OPTION)["schedule"]
        for entry in group["entries"]
        for line in entry["lines"]
    ]
    assert len(texts) > len(lines)
    timetable, notices = document.tables
    assert [cell.text for cell in timetable.rows[0].cells] == [
        "Event",
        "First day",
        "Last day",
        "Counted from",
        "Section",
    ]
    assert [cell.text for cell in timetable.rows[2].cells][1:] == [
        "10 days [floor]",
        "4 weeks",
        "first day: last Price Notice is received; last day: Option Notice is received",
        "2(b)",
    ]
    assert len(notices.rows) == 5


def test_the_same_input_gives_the_same_bytes_and_tells_no_day() -> None:
    assert made() == made()
    with zipfile.ZipFile(io.BytesIO(made())) as file:
        assert {entry.date_time[0] for entry in file.infolist()} == {1980}
        about = file.read("docProps/core.xml").decode()
    assert "python-docx" not in about
    assert "<dc:title>Put Option Agreement</dc:title>" in about


def test_without_the_extra_the_command_to_install_it_is_told(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, "docx", None)
    ran = run("termsheet", OPTION, "--to", "docx", "-o", tmp_path / "x.docx")
    assert (ran.code, ran.out) == (2, "")
    assert ran.err == (
        "engross termsheet: a Word file needs python-docx: pip install 'engross[word]'\n"
    )
    assert list(tmp_path.iterdir()) == []


def test_it_needs_a_place(tmp_path: Path) -> None:
    assert "Add -o" in run("termsheet", OPTION, "--to", "docx").err
    assert run("termsheet", OPTION, "--to", "docx", "-o", tmp_path / "x.docx").code == 0
    assert (tmp_path / "x.docx").read_bytes() == load(OPTION).termsheet("docx")
