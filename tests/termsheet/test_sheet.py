"""What a reader relies on in the summary: days, derived days, defaults, blanks, open points."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest
from properties.small import TEXT
from support.run import run
from termsheet.pages import OPTION, page, sheet

from engross.compiler import load


def row(name: str) -> dict:
    return next(row for row in sheet(OPTION)["summary"]["timetable"] if row["name"] == name)


def derived(lines: str) -> list[str]:
    text = TEXT.format(quota=1, lines=lines)
    return [
        line.removeprefix("- ")
        for line in page(text, "md").splitlines()
        if line.startswith("- ") and "(derived) — " in line
    ]


def test_the_days_of_a_duty_and_what_they_are_counted_from() -> None:
    found = row("file")
    assert [cell["day"] for cell in found["first"]] == ["10 days"]  # the elected reading alone
    assert [cell["day"] for cell in found["last"]] == ["4 weeks"]
    assert found["counted"] == [
        {"side": "first", "events": ["last Price Notice is received"]},
        {"side": "last", "events": ["Option Notice is received"]},
    ]


def test_a_standard_is_quoted_and_an_open_one_is_marked() -> None:
    lines = page(OPTION, "md").splitlines()
    tell = next(line for line in lines if line.startswith("| tell: "))
    assert "“promptly” (guide: 3 days)" in tell
    complete = next(line for line in lines if line.startswith("| complete: "))
    assert r"“commercially reasonable efforts” \[!\] end = efforts" in complete


def test_room_between_two_anchors_is_derived() -> None:
    # A floor of 5 days after the signal and a ceiling of 20 after the call: 20 − 5 = 15 days.
    assert derived(
        "    not before 5 days after Signal is raised\n    not after 20 days after Call is received"
    ) == [
        "report: a day is left only if Signal is raised no later than 15 days after Call is "
        "received (20 − 5) (derived) — 1"
    ]


def test_the_lead_that_a_longer_floor_needs_is_derived() -> None:
    assert derived(
        "    not before 20 days after Signal is raised\n    not after 5 days after Call is received"
    ) == [
        "report: a day is left only if Signal is raised at least 15 days before Call is received "
        "(20 − 5) (derived) — 1"
    ]


def test_the_width_of_a_window_is_derived() -> None:
    # Days 5 to 20, both included, are 16.
    assert derived(
        "    not before 5 days after Call is received\n    not after 20 days after Call is received"
    ) == ["report: 16 days, the first and the last included (days 5 to 20) (derived) — 1"]


def test_months_are_not_added_to_days() -> None:
    assert (
        derived(
            "    not before 5 days after Signal is raised\n"
            "    not after 2 months after Call is received"
        )
        == []
    )


def test_a_last_day_counted_from_an_act_with_a_last_day_is_derived() -> None:
    # 4 weeks for the filing, 30 days from it: 28 + 30 = 58.
    assert (
        "- complete: the last day is no later than 58 days after Option Notice is received, if "
        "file keeps its last day (30 + 28) (derived) — 2(b)"
    ) in page(OPTION, "md")


def test_blanks_stay_blank() -> None:
    text = page(OPTION, "html")
    assert "<dd>as of ______ __, 2020</dd>" in text
    assert "Holders: ______ (blank). Who signed as Holders?" in text


def test_open_points_come_gravest_first_and_name_the_default() -> None:
    points = sheet(OPTION)["summary"]["open_points"]
    # Nobody elected `end`. Of the elected ones `joining` decides who is bound, `rolling` the last
    # day, `floor` the first day, `mail` what counts as received.
    assert [point["name"] for point in points] == ["end", "joining", "rolling", "floor", "mail"]
    text = page(OPTION, "md")
    assert (
        r"- \[!\] end: Is the thirtieth day absolute? *efforts*: The Company owes its efforts "
        "alone; or *absolute*: No later than is a date. — 2(b), 3"
    ) in text
    assert "- Defaults, each with what it could be instead: *joining* signed " in text
    assert "*floor* last (else first; 2(b))" in text


def test_the_header_names_where_it_comes_from(tmp_path: Path) -> None:
    meta = load(OPTION).meta
    text = run("termsheet", OPTION, "--to", "html").out
    for said in ("option.rr", meta["source_hash"], meta["graph_hash"], meta["compiler"]):
        assert said in text
    assert str(OPTION.parent) not in text


def test_the_rules_of_counting_are_printed_also_where_the_agreement_states_none() -> None:
    assert "(the agreement states no rule)" in page(
        TEXT.format(quota=1, lines="    no time stated"), "md"
    )
    assert (
        "Counting of days: calendar days; the trigger day is excluded, the last day is included; "
        r"a last day on a weekend or holiday does not move \[rolling\]; "
        "in a month that has no such day, its last day serves."
    ) in page(OPTION, "md")


@pytest.mark.parametrize("form", ["md", "html"])
def test_a_file_holds_what_standard_output_gets(form: str, tmp_path: Path) -> None:
    path = tmp_path / f"terms.{form}"
    assert run("termsheet", OPTION, "--to", form, "-o", path).code == 0
    assert path.read_text("utf-8") == run("termsheet", OPTION, "--to", form).out
    assert path.read_bytes() == load(OPTION).termsheet(form)


def test_a_link_is_refused_and_nothing_is_left_behind(tmp_path: Path) -> None:
    (tmp_path / "real.html").write_text("kept")
    (tmp_path / "link.html").symlink_to(tmp_path / "real.html")
    assert run("termsheet", OPTION, "--to", "html", "-o", tmp_path / "link.html").code == 2
    assert (tmp_path / "real.html").read_text() == "kept"
    assert sorted(path.name for path in tmp_path.iterdir()) == ["link.html", "real.html"]


def test_the_page_needs_nothing_from_elsewhere() -> None:
    text = page(OPTION)
    assert text.startswith('<!DOCTYPE html>\n<html lang="en">')
    for mark in (
        "<script",
        "<link",
        "<img",
        "@import",
        "url(",
        "src=",
        "href=",
        "http://",
        "https://",
    ):
        assert mark not in text


def test_neither_seed_nor_zone_nor_locale_changes_a_byte() -> None:
    command = [sys.executable, "-m", "engross.compiler.cli.main", "termsheet", str(OPTION)]
    told = {
        subprocess.run(
            command,
            capture_output=True,
            check=True,
            env={**os.environ, "PYTHONHASHSEED": seed, "TZ": zone, "LC_ALL": locale},
        ).stdout
        for seed, zone, locale in (("0", "UTC", "C"), ("7", "Asia/Tokyo", "tr_TR.UTF-8"))
    }
    assert len(told) == 1
