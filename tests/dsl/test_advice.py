"""What an author is told to write: when it is written, the line is read on beyond the fault."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest
from support.damages import AGREEMENT, damage
from support.mistakes import Mistake, mistakes, sound
from support.run import ROOT

from engross.compiler.phases import Phases
from engross.dsl.diagnostics import Diagnostic
from engross.dsl.diagnostics.diagnostic import Fix

BAD = Path(__file__).parents[1] / "bad"
TOLD = Path(__file__).with_name("told.txt")
MISTAKES = list(mistakes())
SEEDS = 12
FIRST_OF_MEANING = "RR200"  # the codes below are of how a text is written
TWICE = {"RR131", "RR138"}  # what the program says already
WRITE = re.compile(r"^Write “([^”…]+)”\.$")


@cache
def errors(text: str) -> list[Diagnostic]:
    return Phases("mistake.rr", text.encode()).errors


def written(text: str, fix: Fix) -> tuple[str, tuple[int, int]]:
    """Return the text with a fix in it, and the place where its words end."""
    lines = text.split("\n")
    span = fix.span
    before, after = lines[span.line - 1][: span.column - 1], lines[span.end_line - 1]
    mended = before + fix.replacement + after[span.end_column - 1 :]
    lines[span.line - 1 : span.end_line] = [mended]
    *above, last = (before + fix.replacement).split("\n")
    return "\n".join(lines), (span.line + len(above), len(last) + 1)


def misread(text: str, found: Diagnostic) -> Iterator[str]:
    """Yield what is still wrong up to the place of a diagnostic, once its fix is made."""
    assert found.fix is not None
    mended, end = written(text, found.fix)
    for again in errors(mended):
        at = again.primary.span
        unread = again.code < FIRST_OF_MEANING and again.code not in TWICE
        if (unread and (at.line, at.column) <= end) or (again.code, again.message) == (
            found.code,
            found.message,
        ):
            yield f"{again.message} ({mended.split(chr(10))[at.line - 1].strip()})"


def programs() -> Iterator[tuple[str, str]]:
    """Yield programs with mistakes: of beginners, of the examples, and of the hand."""
    yield from MISTAKES
    for path in sorted(BAD.glob("*.rr")):
        yield path.stem, path.read_text("utf-8")
    text = AGREEMENT.read_text("utf-8")
    for seed in range(SEEDS):
        yield f"seed {seed}", damage(text, seed).text


def test_the_program_itself_is_sound() -> None:
    assert errors(sound()) == []


@pytest.mark.parametrize("mistake", MISTAKES, ids=lambda mistake: mistake.line)
def test_a_mistake_is_told_where_it_is_made(mistake: Mistake) -> None:
    changed = zip(mistake.text.split("\n"), sound().split("\n"), strict=False)
    first = next(number for number, (new, old) in enumerate(changed, 1) if new != old)
    lines = range(first, first + mistake.line.count("\n") + 1)
    assert errors(mistake.text)[0].primary.span.line in lines


def test_what_a_beginner_is_told(request: pytest.FixtureRequest) -> None:
    """After a message has been changed, and the change read: --update-expected."""
    told = "\n".join(line for mistake in MISTAKES for line in telling(mistake))
    if request.config.getoption("--update-expected"):
        TOLD.write_text(told, "utf-8")
    assert told == TOLD.read_text("utf-8")


def telling(mistake: Mistake) -> Iterator[str]:
    """Yield a mistake, and below it what is told of it, with the words that a fix would write."""
    yield f"{mistake.line}"
    for found in errors(mistake.text):
        span, lines = found.primary.span, mistake.text.split("\n")
        one_line = span.line == span.end_line
        words = lines[span.line - 1][span.column - 1 : span.end_column - 1 if one_line else None]
        yield f"    {found.code} at “{words}”: {found.message}"
        yield f"      {found.help}" + (f" [{found.fix.replacement!r}]" if found.fix else "")
    yield ""


def test_a_fix_makes_the_place_right() -> None:
    wrong = []
    for name, text in programs():
        for found in errors(text):
            if found.fix is not None:
                wrong += [(name, found.message, *misread(text, found))]
    assert [told for told in wrong if len(told) > 2] == []


def test_words_to_write_are_those_of_the_fix() -> None:
    wrong = []
    for name, text in programs():
        for found in errors(text):
            said = WRITE.match(found.help)
            if said is None:
                continue
            if found.fix is None:
                alone = found._replace(fix=Fix(found.primary.span, said[1], safe=False))
                wrong += [(name, found.message, said[1])] if any(misread(text, alone)) else []
            elif found.fix.replacement.strip() not in said[1]:
                wrong.append((name, found.message, said[1]))
    assert wrong == []


def test_a_moment_that_is_misspelt_is_told_where_it_stands() -> None:
    line = "    when Order is received\n"
    assert sound().count(line) > 2
    told = errors(sound().replace(line, line.replace("received", "recieved")))
    first = sound().split("\n").index(line.rstrip("\n")) + 1
    (found,) = (found for found in told if found.code == "RR210")
    assert (found.primary.span.line, found.help) == (first, "Did you mean “received”?")
    assert {label.text for label in found.secondary} == {"and here"}


def test_the_event_of_a_scenario_is_marked_as_a_whole() -> None:
    told = errors(sound().replace("2002-09-09 Order received", "2002-09-09 Order recieved"))
    (found,) = told
    assert (found.code, found.primary.span.column) == ("RR612", 14)
    assert found.primary.span.end_column == 14 + len("Order recieved")


def test_a_prohibition_without_its_sentence_keeps_its_lines() -> None:
    (found,) = errors(
        sound().replace("Client must not deliver Report", "Client may not deliver it")
    )
    assert (found.code, found.help) == ("RR215", "Write “must not”.")


@pytest.mark.parametrize(
    ("sentence", "modal"),
    [
        ("Company must deliver Report", "must"),
        ("Client must not deliver Report", "must not"),
        ("Company may give Reminder to Client", "may"),
        ("Company need not deliver Report", "need not"),
    ],
)
def test_a_norm_without_its_sentence_is_asked_for_it(sentence: str, modal: str) -> None:
    (found,) = errors(sound().replace(f"    {sentence}\n", "", 1))
    assert found.help == f"First say who {modal} do what."


@pytest.mark.parametrize(
    ("block", "first"),
    [
        ("waivers", "“by whoever the duty is owed to”"),
        ("amendments", "“require written consent of …”"),
        ('amendment second "Second"', "“dated”"),
        ("counter c", "“at most …”"),
    ],
)
def test_a_block_is_told_with_what_it_begins(block: str, first: str) -> None:
    before, after = sound().split("  calendar federal")
    told = errors(f"{before}  {block} {{\n    nonsense\n  }}\n\n  calendar federal{after}")
    assert told[0].help.startswith("The block begins with “")
    assert first in told[0].help


def test_what_is_used_most_is_named_first() -> None:
    told = errors(sound().replace("    amount price of Order\n", "    nonsense\n"))
    words = re.findall("“([^”]*)”", told[0].help)
    assert words[:2] == ["when", "if"]
    assert {"unless", "not after …", "not before …"} <= set(words)


@pytest.mark.parametrize(
    ("heading", "code"),
    [
        ("SECTION 1. FILING", "RR126"),
        ('Section 1 "Filing"', "RR126"),
        ('section 1 "Filing":', "RR124"),
        ('section 1 "Filing"', "RR120"),
        ('Article 1 "Filing" {', "RR120"),
    ],
)
def test_a_heading_that_is_wrong_is_told_and_nothing_else(heading: str, code: str) -> None:
    (found,) = errors(sound().replace('section 1 "Filing" {', heading))
    line = sound().split("\n").index('section 1 "Filing" {') + 1
    assert (found.code, found.primary.span.line) == (code, line)


def test_a_term_with_small_words_that_is_declared_otherwise_is_told_once() -> None:
    text = (ROOT / "docs" / "examples" / "put.rr").read_text("utf-8")
    (found,) = errors(text.replace("event Change of Control", "event Change of Cantrol"))
    assert found.code == "RR201"
    heading = text.split("\n").index("  event Change of Control {") + 1
    assert [label.span.line for label in found.secondary] == [heading]
