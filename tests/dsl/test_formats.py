"""The same diagnostics for people, for editors, for code scanning and for pull requests."""

from __future__ import annotations

import json
import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from engross.dsl.diagnostics import Diagnostic, Fix, Label, sort_key
from engross.dsl.diagnostics.formats import FORMATS
from engross.dsl.diagnostics.rules import all_rules, rule
from engross.dsl.text.scan import scan
from engross.dsl.text.source import Source
from engross.dsl.text.span import Span

SAMPLE = Source(
    "sample.rr",
    "duty file {\n"
    "\tspeed \u201cas soon as practicable\u201d after Demand\n"
    "\n"
    '  say "\u6771\u4eac" in Comp\u0430ny\n'
    "}\n",
)


def show(name: str, diagnostics: list[Diagnostic], *sources: Source, colour: bool = False) -> str:
    return FORMATS[name](diagnostics, {source.name: source for source in sources}, colour=colour)


def at(line: int, column: int, length: int = 1, text: str = "here") -> Label:
    return Label(Span(line, column, line, column + length), text)


def one(primary: Label, name: str = "a.rr", code: str = "RR105") -> Diagnostic:
    return Diagnostic(code, "A dash.", name, primary)


def test_human_on_a_scanned_sample() -> None:
    assert show("human", scan(SAMPLE)[1], SAMPLE) == (
        'error[RR103]: Quoted words begin and end with a straight "; a curly one (\u201c) stands here.\n'
        " --> sample.rr:2:8\n"
        "  |\n"
        "2 |     speed \u201cas soon as practicable\u201d after Demand\n"
        "  |           ^ curly quotation mark\n"
        "  |\n"
        '  = help: Write " instead.\n'
        "\n"
        'error[RR103]: Quoted words begin and end with a straight "; a curly one (\u201d) stands here.\n'
        " --> sample.rr:2:31\n"
        "  |\n"
        "2 |     speed \u201cas soon as practicable\u201d after Demand\n"
        "  |                                  ^ curly quotation mark\n"
        "  |\n"
        '  = help: Write " instead.\n'
        "\n"
        'error[RR106]: The "\u0430" in "Comp\u0430ny" is not the letter "a":'
        " it is U+0430 CYRILLIC SMALL LETTER A.\n"
        " --> sample.rr:4:19\n"
        "  |\n"
        '4 |   say "\u6771\u4eac" in Comp\u0430ny\n'
        '  |                     ^ looks like "a"\n'
        "  |\n"
        '  = help: Type the word again: "Company".\n'
    )


def test_human_with_several_labels_and_notes() -> None:
    source = Source("many.rr", "".join(f"line {n}\n" for n in range(1, 13)))
    diagnostic = Diagnostic(
        "RR109",
        "Something is wrong.",
        "many.rr",
        Label(Span(12, 6, 12, 8), "here"),
        secondary=(at(12, 1, 4, "because of this"), at(11, 1, 4, "and this"), at(3, 6, 1, "")),
        notes=("The first.", "The second\nof two lines."),
        help="Write something else.",
    )
    assert show("human", [diagnostic], source) == (
        "error[RR109]: Something is wrong.\n"
        "  --> many.rr:12:6\n"
        "   |\n"
        " 3 | line 3\n"
        "   |      -\n"
        "...\n"
        "11 | line 11\n"
        "   | ---- and this\n"
        "12 | line 12\n"
        "   |      ^^ here\n"
        "   | ---- because of this\n"
        "   |\n"
        "   = help: Write something else.\n"
        "   = note: The first.\n"
        "   = note: The second\n"
        "           of two lines.\n"
    )


def test_human_underlines_to_the_end_of_the_line_what_goes_on_below() -> None:
    source = Source("a.rr", "one two\nthree\n")
    block = show("human", [one(Label(Span(1, 5, 2, 3), "from here"))], source)
    assert "1 | one two\n  |     ^^^ from here\n" in block


def test_human_without_the_source_or_past_its_end() -> None:
    assert show("human", [one(at(3, 4))]) == "error[RR105]: A dash.\n --> a.rr:3:4\n"
    assert show("human", [one(at(3, 4))], Source("a.rr", "")) == (
        "error[RR105]: A dash.\n --> a.rr:3:4\n  |\n3 |\n  | ^ here\n"
    )


def test_human_neutralises_what_a_terminal_obeys() -> None:
    source = Source("a\x1b[2J.rr", "one \x1b[31mtwo \u202ethree\x00\n")
    shown = show("human", [one(at(1, 6, 3), source.name)], source)
    assert shown == (
        "error[RR105]: A dash.\n"
        " --> a<U+001B>[2J.rr:1:6\n"
        "  |\n"
        "1 | one <U+001B>[31mtwo <U+202E>three<U+0000>\n"
        "  |             ^^^ here\n"
    )


@pytest.mark.parametrize("column", [1, 99, 500, 1_000])
@pytest.mark.parametrize("unit", ["abcdefghij", "\x1b", "\t", "\u6771"])
def test_human_shows_at_most_200_characters_of_a_line(column: int, unit: str) -> None:
    text = unit * (1_000 // len(unit))
    text = text[: column - 1] + "!" + text[column:]
    lines = show("human", [one(at(1, column))], Source("a.rr", text)).split("\n")
    shown, marked = lines[3].removeprefix("1 | "), lines[4].removeprefix("  | ")
    assert len(shown) <= 200
    assert "\u2026" in shown
    wide = "".join(character * (2 if character == "\u6771" else 1) for character in shown)
    assert wide[marked.index("^")] == "!"


def test_colour_is_added_and_nothing_else_changes() -> None:
    plain, coloured = (show("human", scan(SAMPLE)[1], SAMPLE, colour=c) for c in (False, True))
    assert coloured.startswith("\x1b[1;31merror[RR103]\x1b[0m")
    assert re.sub("\x1b\\[[0-9;]*m", "", coloured) == plain


@pytest.mark.parametrize("name", ["human", "concise", "github"])
def test_twenty_are_shown_and_the_rest_are_counted(name: str) -> None:
    many = [one(at(line, 1)) for line in range(25, 0, -1)]
    shown = show(name, many)
    assert shown.count("A dash.") == 20
    assert shown.endswith("5 more are not shown.\n")
    assert "not shown" not in show(name, many[:20])
    assert show(name, many[:21]).endswith("1 more is not shown.\n")


def test_concise() -> None:
    assert show("concise", scan(SAMPLE)[1]).splitlines()[2] == (
        'sample.rr:4:19: error[RR106] The "\u0430" in "Comp\u0430ny" is not the letter "a":'
        " it is U+0430 CYRILLIC SMALL LETTER A."
    )


def test_json() -> None:
    (first, *rest) = json.loads(show("json", scan(SAMPLE)[1], SAMPLE))
    span = {"line": 2, "column": 8, "end_line": 2, "end_column": 9}
    assert len(rest) == 2
    assert first == {
        "code": "RR103",
        "name": "curly-quote",
        "severity": "error",
        "message": 'Quoted words begin and end with a straight "; a curly one (\u201c) stands here.',
        "file": "sample.rr",
        "span": span,
        "label": "curly quotation mark",
        "secondary": [],
        "notes": [],
        "help": 'Write " instead.',
        "fix": {"span": span, "replacement": '"', "safe": True},
    }


def test_sarif() -> None:
    related = Diagnostic("RR109", "Deep.", "a b:1%.rr", at(1, 2), (at(1, 1, 1, "opened here"),))
    log = json.loads(show("sarif", [*scan(SAMPLE)[1], related], SAMPLE))
    assert log["version"] == "2.1.0"
    assert log["$schema"].endswith("sarif-2.1.0.json")
    (run,) = log["runs"]
    driver = run["tool"]["driver"]
    assert driver["name"] == "engross"
    assert [entry["id"] for entry in driver["rules"]] == [entry.code for entry in all_rules()]
    assert run["columnKind"] == "unicodeCodePoints"
    assert len(run["results"]) == 4
    for result in run["results"]:
        assert driver["rules"][result["ruleIndex"]]["id"] == result["ruleId"]
        assert result["level"] == "error"
        assert result["message"]["text"]
    deep, curly = run["results"][:2]
    place = deep["locations"][0]["physicalLocation"]
    assert place["artifactLocation"]["uri"] == "a%20b%3A1%25.rr"
    assert place["region"] == {"startLine": 1, "startColumn": 2, "endLine": 1, "endColumn": 3}
    assert deep["relatedLocations"][0]["message"]["text"] == "opened here"
    change = curly["fixes"][0]["artifactChanges"][0]["replacements"][0]
    assert change["insertedContent"] == {"text": '"'}
    assert change["deletedRegion"]["startColumn"] == 8


def test_github() -> None:
    diagnostic = Diagnostic("RR105", "50% of\nit", "a,b:c.rr", at(3, 4, 2), help="Write -.")
    assert show("github", [diagnostic]) == (
        "::error file=a%2Cb%3Ac.rr,line=3,endLine=3,col=4,endColumn=6,title=RR105 odd-dash"
        "::50%25 of<U+000A>it%0AWrite -.\n"
    )
    several_lines = show("github", [one(Label(Span(1, 2, 3, 4)))])
    assert several_lines == "::error file=a.rr,line=1,endLine=3,title=RR105 odd-dash::A dash.\n"


@pytest.mark.parametrize(
    ("name", "empty"), [("human", ""), ("concise", ""), ("github", ""), ("json", "[]\n")]
)
def test_nothing_to_tell(name: str, empty: str) -> None:
    assert show(name, []) == empty


@pytest.mark.parametrize("name", FORMATS)
def test_the_order_given_does_not_matter(name: str) -> None:
    found = scan(SAMPLE)[1]
    assert show(name, found, SAMPLE) == show(name, found[::-1], SAMPLE)
    assert found == sorted(found, key=sort_key)


@pytest.mark.parametrize("name", FORMATS)
@given(
    text=st.text(), words=st.text(), place=st.tuples(*[st.integers(1, 300)] * 4), fix=st.booleans()
)
def test_any_text_can_be_shown(
    name: str, text: str, words: str, place: tuple[int, int, int, int], fix: bool
) -> None:
    label = Label(Span(*place), words)
    diagnostic = Diagnostic(
        "RR102",
        words,
        words,
        label,
        (label,),
        (words,),
        words,
        Fix(label.span, words, True) if fix else None,
    )
    shown = show(name, [diagnostic], Source(words, text))
    assert not re.search("[\x00-\x09\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]", shown)


def test_the_table_of_rules() -> None:
    rules = all_rules()
    assert (
        len({entry.code for entry in rules}) == len({entry.name for entry in rules}) == len(rules)
    )
    for entry in rules:
        assert rule(entry.code) is entry
        assert re.fullmatch(r"RR\d{3}", entry.code)
        assert re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*", entry.name)
        assert all((entry.summary, entry.why, entry.bad, entry.good))
        assert entry.bad != entry.good
    with pytest.raises(KeyError):
        rule("RR000")
