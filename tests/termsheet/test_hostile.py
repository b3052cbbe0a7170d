"""Whatever a name or a quote holds is printed as it is written, in each sink."""

from __future__ import annotations

import copy
import html
import io
import re

import docx
import pytest
from hypothesis import given
from hypothesis import strategies as st
from properties.bench import examples
from termsheet.pages import OPTION, ORIGIN, Page, graph_of, page

from engross.compiler.artefacts.termsheet.escape import (
    escape_html,
    escape_markdown,
    escape_word,
)
from engross.compiler.artefacts.termsheet.render import render_sheet
from engross.compiler.artefacts.termsheet.sheet import sheet_of
from engross.compiler.artefacts.termsheet.word import word_file

HOSTILE = [
    "{{7*7}}",
    "{% include 'sheet.j2' %}",
    "a | b",
    "<b>bold</b>",
    "<script>alert(1)</script>",
    "*stars* _lines_ `ticks` ~~struck~~ $x$",
    "[text](https://example.org) ![x](y) <https://example.org>",
    "https://example.org and www.example.org and a@example.org",
    "# heading",
    "- item",
    "1. item",
    "=1+1",
    "&lt;i&gt; &amp;",
    "back\\slash \\| \\",
    "'single' and </style></main>",
    "Acme ]]> --> */",
]
PUNCTUATION = re.compile(r"\\([!-/:-@\[-`{-~])")


def read(markdown: str) -> str:
    """Return escaped Markdown as a reader prints it: a backslash before punctuation goes."""
    return PUNCTUATION.sub(r"\1", markdown)


def printed(name: str, form: str) -> str:
    """Return the term sheet of the option agreement with another name for the company."""
    graph = copy.deepcopy(graph_of(OPTION))
    graph["parties"][0]["named"] = name
    return render_sheet(sheet_of(graph, ORIGIN), form)


def test_a_name_of_an_agreement_reaches_the_page() -> None:
    text = OPTION.read_text("utf-8").replace("Acme Inc.", HOSTILE[0])
    assert "Company ({{7*7}}); Holders" in page(text)


@pytest.mark.parametrize("name", HOSTILE)
def test_a_name_prints_as_such_in_html(name: str) -> None:
    plain, hostile = Page(page(OPTION)), Page(printed(name, "html"))
    assert hostile.tags == plain.tags
    assert "".join(hostile.whole).count(name) == 3


@pytest.mark.parametrize("name", HOSTILE)
def test_a_name_prints_as_such_in_markdown(name: str) -> None:
    plain, hostile = page(OPTION, "md"), printed(name, "md")
    assert len(hostile.splitlines()) == len(plain.splitlines())
    assert read(hostile).count(name) == 3
    changed = [line for line in hostile.splitlines() if line not in plain.splitlines()]
    for line in changed:
        bare = PUNCTUATION.sub("", line).removeprefix("  ")
        assert bare.startswith("- ")
        assert not re.search(r"[|<>`*_\[\]{}]|://|\bwww\.|@", bare), bare
        assert not re.match(r"- (#|[-+] |\d+[.)] )", bare)


@pytest.mark.parametrize("name", HOSTILE)
def test_a_name_prints_as_such_in_word(name: str) -> None:
    made = docx.Document(io.BytesIO(word_file(printed(name, "docx"))))
    assert sum(name in paragraph.text for paragraph in made.paragraphs) == 3


@examples(200)
@given(st.text())
def test_html_reads_back_and_holds_no_mark(text: str) -> None:
    escaped = str(escape_html(text))
    assert html.unescape(escaped) == text
    assert not set(escaped) & set("<>\"'")


@examples(200)
@given(st.text(st.characters(exclude_categories=("Cs",))))
def test_markdown_reads_back_on_one_line(text: str) -> None:
    escaped = str(escape_markdown(text))
    assert read(escaped) == re.sub(r"\s+", " ", text)
    assert "\n" not in escaped


@examples(200)
@given(st.text())
def test_word_holds_nothing_that_xml_cannot(text: str) -> None:
    assert not re.search("[\x00-\x1f\ud800-\udfff\ufffe\uffff]", str(escape_word(text)))
