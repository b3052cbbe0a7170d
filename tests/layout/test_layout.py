"""The canonical layout: what it looks like, and that nothing but blanks and line ends changes.

After a rule has been changed, and the new layout read: pytest tests/layout --update-expected
"""

from __future__ import annotations

import random
import re
from functools import cache
from itertools import islice
from pathlib import Path

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st
from properties.small import Terms, terms
from support.layouts import annotated, respelt, shaken
from support.run import AGREEMENT, ROOT
from support.sentences import rule_names, sentence

from engross.compiler.formatting import NotProven, format_source
from engross.compiler.phases import Phases
from engross.dsl.diagnostics.sink import Sink
from engross.dsl.layout.layout import lay_out
from engross.dsl.layout.proof import all_comments, says_same
from engross.dsl.parse.build.program import build_syntax
from engross.dsl.parse.parse import parse
from engross.dsl.syntax.program import Syntax
from engross.dsl.text.scan import scan
from engross.dsl.text.source import Source
from engross.dsl.text.spelling import spell

HERE = Path(__file__).parent
MESSY = HERE / "messy.rr"
GOOD = sorted((ROOT / "tests" / "good").glob("*.rr"))
EXAMPLES = sorted((ROOT / "docs" / "examples").glob("*.rr"))
FILES = [AGREEMENT, *GOOD, *EXAMPLES]
WIDTH = 100

some = settings(max_examples=60, deadline=None, derandomize=True)
many = settings(max_examples=250, deadline=None, derandomize=True)
seeds = st.integers(0, 1_000_000)
shipped = pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
any_file = pytest.mark.parametrize("path", [*FILES, MESSY], ids=lambda path: path.stem)


@cache
def compiled(path: Path) -> Phases:
    return Phases.of_file(str(path))


def formatted(data: bytes) -> str:
    """Return a program's canonical layout, after a look that it is one, and proven."""
    phases = Phases("program.rr", data)
    assert phases.syntax_errors == []
    text = format_source(phases)
    assert lay_out(text) == text
    return text


def syntax_of(text: str) -> Syntax | None:
    """Return the syntax of a text, whatever it means; None where not all of it can be read."""
    source, sink = Source("program.rr", text), Sink("program.rr")
    tree = parse(source, scan(source)[0], sink)
    return None if tree is None or sink.sorted() else build_syntax(source, tree)


def laid_out(text: str) -> None:
    """Lay out a text that need not mean anything; hold the two against each other."""
    new = lay_out(text)
    assert lay_out(new) == new
    assert says_same(syntax_of(text), syntax_of(new))
    assert all_comments(text) == all_comments(new)


def test_a_messy_file_is_put_in_order(request: pytest.FixtureRequest) -> None:
    expected = HERE / "messy_formatted.rr"
    text = formatted(MESSY.read_bytes())
    if request.config.getoption("--update-expected"):
        expected.write_text(text, "utf-8")
    assert text == expected.read_text("utf-8")


def test_the_comments_of_a_messy_file_are_all_there() -> None:
    text = MESSY.read_text("utf-8")
    assert all_comments(text) == all_comments(formatted(text.encode()))
    assert len(all_comments(text)) == 18


@shipped
def test_what_is_shipped_is_in_the_canonical_layout(path: Path) -> None:
    assert formatted(path.read_bytes()) == path.read_text("utf-8")


@any_file
def test_blanks_and_broken_lines_make_no_difference(path: Path) -> None:
    text = formatted(path.read_bytes())
    for seed in range(3):
        rng = random.Random(seed)
        other = respelt(shaken(text, rng), rng)
        assert other != text.encode()
        assert formatted(other) == text


@any_file
def test_comments_and_blank_lines_survive(path: Path) -> None:
    text = formatted(path.read_bytes())
    for seed in range(3):
        rng = random.Random(seed)
        other = annotated(shaken(text, rng), rng)
        phases = Phases("program.rr", other.encode())
        assert all_comments(formatted(other.encode())) == all_comments(other)
        assert says_same(phases.syntax, compiled(path).syntax)
        assert phases.hash == compiled(path).hash


@any_file
def test_only_what_cannot_be_broken_is_wide(path: Path) -> None:
    for line in formatted(path.read_bytes()).split("\n"):
        said = re.split(" under | encodes |#", re.sub('"[^"]*"', "", line))[0].strip()
        assert len(line) <= WIDTH or not re.search(r"\S (and|or|asks) ", said)


@some
@given(said=terms, seed=seeds)
def test_a_small_agreement_in_any_layout(said: Terms, seed: int) -> None:
    rng = random.Random(seed)
    text = formatted(said.text().encode())
    assert formatted(respelt(shaken(said.text(), rng), rng)) == text
    formatted(annotated(said.text(), rng).encode())


@many
@given(seed=seeds)
def test_whatever_the_grammar_allows_can_be_laid_out(seed: int) -> None:
    text = sentence(random.Random(seed))
    assume(syntax_of(text) is not None)
    laid_out(text)


@pytest.mark.parametrize("name", rule_names())
def test_every_construct_of_the_grammar_can_be_laid_out(name: str) -> None:
    texts = (sentence(random.Random(seed), name) for seed in range(100))
    read = list(islice((text for text in texts if syntax_of(text) is not None), 3))
    assert read
    for text in read:
        laid_out(text)


@pytest.mark.parametrize(
    ("written", "canonical"),
    [
        ("when (  Call is received or Call is sent )", "when (Call is received or Call is sent)"),
        ("states x as one of a ,b,c", "states x as one of a, b, c"),
        ("requires 12345 exceeds 1234.5", "requires 12,345 exceeds 1,234.5"),
        ("requires Shares of Owners exceed 50 % of 7", "requires Shares of Owners exceed 50% of 7"),
        (
            "if Call is by 1000 days after Call is sent",
            "if Call is by 1000 days after Call is sent",
        ),
    ],
)
def test_the_words_of_a_condition_have_one_spelling(written: str, canonical: str) -> None:
    assert spell(written) == canonical
    assert spell(canonical) == canonical


def test_the_graph_has_no_layout_in_its_words() -> None:
    text = next(path for path in GOOD if path.stem == "cooldown").read_text("utf-8")
    line = "unless    demands is used up when Demand Notice is received"
    assert line in text
    other = text.replace(
        line, "unless  demands is used\tup when Demand   Notice is received  # why"
    )
    assert Phases("a", other.encode()).hash == Phases("a", text.encode()).hash


def test_a_layout_that_says_something_else_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    text = (
        'agreement "A" {\n  between Company and Holder\n}\nparty Company {}\nparty Holder {}  # h\n'
    )
    for wrong in (
        text.replace("Holder {", "Owner {"),
        text.replace("# h", "# g"),
        text.replace("}  #", "#"),
        text.replace('"A"', '"A "'),
    ):
        assert wrong != text
        monkeypatch.setattr("engross.compiler.formatting.lay_out", lambda *_, wrong=wrong: wrong)
        with pytest.raises(NotProven):
            format_source(Phases("a", text.encode()))


def test_what_is_said_beside_a_brace_has_no_column_with_the_lines_inside() -> None:
    laid = formatted(
        b'agreement "A" { # head\n  between Company and Client # who\n} # foot\n'
        b'party Company { # one\n  named "C" # so\n}\nparty Client\n'
    )
    comments = [line for line in laid.split("\n") if "#" in line]
    assert [line.index("#") - len(line.split("#")[0].rstrip()) for line in comments] == [2] * 5
