"""The page: it is one file, it runs nothing, and what a log says stays text in it."""

from __future__ import annotations

import json
import re
import subprocess
import sys
from html.parser import HTMLParser
from pathlib import Path

import pytest
from support.run import ROOT, run

EXAMPLES = ROOT / "docs" / "examples"
SUPPLY = EXAMPLES / "supply.rr"
VOID = {"meta", "br"}
HOSTILE = (
    "<b>Elm</b>",
    "{{7*7}}",
    "{% raw %}",
    "</style><script>alert(1)</script>",
    '" onmouseover="alert(1)',
    "&lt;i&gt;",
    "Elm & Söhne <info@example.com>",
)


class Reader(HTMLParser):
    """Reads a page: its elements, what they name, its text, and whether every element ends."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.elements: list[tuple[str, dict[str, str | None]]] = []
        self.open: list[str] = []
        self.text = ""
        self.feed(page)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.append((tag, dict(attrs)))
        if tag not in VOID:
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag

    def handle_data(self, data: str) -> None:
        self.text += data


def page_of(log: Path, day: str = "2003-03-15") -> str:
    ran = run("status", SUPPLY, log, "--as-of", day, "--format", "html")
    assert ran.code in (0, 1, 3), ran.err
    return ran.out


def hostile_log(path: Path, name: str) -> Path:
    records = [
        json.loads(line) for line in (EXAMPLES / "supply.log.jsonl").read_text("utf-8").splitlines()
    ]
    records[0]["parameters"]["Dealers"] = [name, "Oak"]
    records[2] |= {"to": name, "exhibit": name, "note": name}
    log = path / "log.jsonl"
    log.write_text("".join(json.dumps(record) + "\n" for record in records), "utf-8")
    return log


@pytest.mark.parametrize("name", HOSTILE)
def test_a_hostile_name_prints_as_it_is(name: str, tmp_path: Path) -> None:
    log = hostile_log(tmp_path, name)
    told, plain = Reader(page_of(log)), Reader(page_of(EXAMPLES / "supply.log.jsonl"))
    assert name in told.text
    without_hashes = re.sub(r"[0-9a-f]{64}", "", told.text)  # which may hold any figure
    assert "49" not in without_hashes.replace(name, "")
    # No name makes an element or an attribute that another does not.
    assert [(tag, sorted(said)) for tag, said in told.elements] == [
        (tag, sorted(said)) for tag, said in plain.elements
    ]


def test_the_page_needs_nothing_and_runs_nothing() -> None:
    page = page_of(EXAMPLES / "supply-late.log.jsonl", "2003-04-14")
    read = Reader(page)
    assert read.open == []
    assert {tag for tag, _ in read.elements}.isdisjoint(
        {"script", "link", "img", "iframe", "object", "embed", "form", "base"}
    )
    for _, said in read.elements:
        assert not {"src", "style", "onclick", "onload"} & said.keys()
        assert (said.get("href") or "#").startswith("#")
    assert "url(" not in page
    assert "@import" not in page


def test_every_link_arrives_and_every_table_is_headed() -> None:
    read = Reader(page_of(EXAMPLES / "supply-late.log.jsonl", "2003-04-14"))
    ids = [said["id"] for _, said in read.elements if "id" in said]
    assert len(ids) == len(set(ids))
    targets = {said["href"] for _, said in read.elements if "href" in said}
    assert targets <= {f"#{name}" for name in ids}
    assert all("scope" in said for tag, said in read.elements if tag == "th")
    assert [said.get("lang") for tag, said in read.elements if tag == "html"] == ["en"]


def test_each_date_can_be_worked_out_again_from_the_page() -> None:
    text = Reader(page_of(EXAMPLES / "supply-late.log.jsonl", "2003-04-14")).text
    assert "How it came about: Order 1: Seller to Elm" in text
    assert "20 days after 2003-03-03 = 2003-03-23" in text


def test_it_is_written_whole_to_a_file(tmp_path: Path) -> None:
    log = EXAMPLES / "supply.log.jsonl"
    target = tmp_path / "report.html"
    ran = run("status", SUPPLY, log, "--as-of", "2003-03-15", "--format", "html", "-o", target)
    assert (ran.code, ran.out) == (3, "")
    assert target.read_text("utf-8") == page_of(log)
    link = tmp_path / "link.html"
    link.symlink_to(target)
    ran = run("status", SUPPLY, log, "--as-of", "2003-03-15", "-o", link)
    assert ran.code == 2
    assert target.read_text("utf-8") == page_of(log)


def test_a_checker_offers_neither_the_page_nor_a_file(tmp_path: Path) -> None:
    checker = tmp_path / "checker.py"
    assert run("build", SUPPLY, "-o", checker).code == 0

    def checked(*argv: str | Path) -> subprocess.CompletedProcess[str]:
        command = [sys.executable, "-I", "-S", checker, *argv]
        return subprocess.run(command, capture_output=True, text=True, check=False)

    told = checked("--help").stdout
    assert "html" not in told
    assert "--output" not in told
    log = EXAMPLES / "supply.log.jsonl"
    assert checked(log, "--as-of", "2003-03-15", "--format", "html").returncode == 2
    assert checked(log, "--as-of", "2003-03-15", "-o", "x").returncode == 2
    assert "html" in run("status", "--help").out


@pytest.mark.parametrize("log", ["supply.log.jsonl", "supply-late.log.jsonl"])
@pytest.mark.parametrize("form", ["human", "json"])
def test_a_checker_says_what_the_command_says(log: str, form: str, tmp_path: Path) -> None:
    checker = tmp_path / "checker.py"
    assert run("build", SUPPLY, "-o", checker).code == 0
    argv = [EXAMPLES / log, "--as-of", "2003-04-14", "--format", form]
    theirs = subprocess.run(
        [sys.executable, "-I", "-S", checker, *argv], capture_output=True, check=False
    )
    mine = run("status", SUPPLY, *argv)
    assert (theirs.stdout.decode(), theirs.returncode) == (mine.out, mine.code)


def test_an_agreement_in_the_place_of_the_log_is_named() -> None:
    ran = run("status", SUPPLY, SUPPLY, "--as-of", "2003-03-15")
    assert ran.code == 2
    assert "it is an agreement, not a log" in ran.err
    assert "the agreement first, the log after it" in ran.err
