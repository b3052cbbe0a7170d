"""Say why a line does not read on at a token, and what to write there instead."""

from __future__ import annotations

import re
from typing import NamedTuple

from engross.dsl.diagnostics.diagnostic import Fix
from engross.dsl.diagnostics.sink import Sink, closest
from engross.dsl.parse.numbers import number_in_words
from engross.dsl.parse.recovery.forms import (
    SMALL,
    explain_form,
    explain_moment,
    explain_superfluous,
)
from engross.dsl.parse.recovery.messages import clip, span_of
from engross.dsl.parse.recovery.trial import Trial
from engross.dsl.parse.tree import Token
from engross.dsl.parse.vocabulary import keyword_names, keywords, say_expected
from engross.dsl.text.span import Span

ARTICLES = ("a", "an", "the")
SURE = 0.8  # so like is a misspelt word
JOINING = {"and": "AND", "or": "OR", ",": "COMMA"}
TURNS = {"BREACHED", "CURED"}
SIGNS = (":", "-", "=")
UNITS = {"DAYS", "WEEKS", "MONTHS", "YEARS"}


class Fault(NamedTuple):
    """A token that nothing expects, the one before it, and what each place expects.

    `trial` tries what could be written instead.
    """

    token: Token
    previous: Token | None
    expected: set[str]
    before: set[str]
    trial: Trial

    @property
    def wanted(self) -> str:
        """Return what is expected, in words."""
        return say_expected(self.expected, self.trial.ways)

    @property
    def begins_block(self) -> bool:
        """Tell whether the token is the first of a block, whose first line is prescribed."""
        return not self.trial.line and not {"RBRACE", "$END"} & self.expected

    def reads(self, place: Token, instead: str, further: int = 0) -> bool:
        """Tell whether the line is read with other words in the place of a token."""
        return self.trial.reads(place.start_pos, place.end_pos, instead, further)


def explain(sink: Sink, fault: Fault) -> None:
    """Report a token that nothing in the language expects where it stands."""
    token = fault.token
    if _explain_previous(sink, fault):
        return
    if token.type in ("_NL", "$END"):
        _explain_end(sink, fault)
    elif token.text == '"':
        sink.report(
            "RR123",
            span_of(token),
            "these quoted words are not closed on their line",
            'Close them with " before the line ends.',
        )
    elif token.text in (*JOINING, ",") and (instead := _joined_by(fault)):
        _explain_joining(sink, token, instead)
    elif token.type == "UNREADABLE" or (token.text == "," and fault.reads(token, "")):
        _explain_sign(sink, fault)
    elif token.text in JOINING and {"AND", "OR"} & fault.expected:
        sink.report(
            "RR125",
            span_of(token),
            "“and” and “or” are mixed without brackets",
            "Put brackets around what belongs together, as in “A and (B or C)”.",
        )
    elif fault.expected >= UNITS and not _near(token.text, fault.expected):
        last = span_of(fault.previous or token)
        sink.report(
            "RR128",
            last,
            f"{fault.previous} of what?",
            f"Write {fault.previous} days, weeks, months or years.",
        )
    else:
        _explain_word(sink, fault)


def _explain_end(sink: Sink, fault: Fault) -> None:
    """Report a line that ends too early, or that its author has broken in two."""
    token, text = fault.token, fault.trial.text
    last = span_of(fault.previous or token)
    span = Span(last.end_line, last.end_column, last.end_line, last.end_column + 1)
    message = "the line ends too early"
    below = re.compile(r"(?:[ \t]*\n)+[ \t]*(?=(\w+))").match(text, token.start_pos)
    follows = keyword_names().get(below[1], "") if below and fault.previous else ""
    if below and follows in fault.expected:
        line = last.end_line + below[0].count("\n")
        column = len(below[0]) - below[0].rfind("\n")
        gap = Span(last.end_line, last.end_column, line, column)
        sink.report(
            "RR120",
            span,
            message,
            f"Let the next line, “{below[1]} …”, follow on this one: a new line ends what is said.",
            fix=Fix(gap, " ", safe=False),
        )
        return
    sink.report("RR120", span, message, f"Here follows {fault.wanted}.")


def explain_unquoted(sink: Sink, fault: Fault) -> bool:
    """Report words for people that stand without their quotes, where nothing else is expected."""
    token, text = fault.token, fault.trial.text
    if "WORDS" not in fault.expected or not fault.expected <= {"WORDS", "LBRACE"}:
        return False
    line = text[token.start_pos :].split("\n", 1)[0]
    rest = line.split("#")[0].rstrip(" \t{") if '"' not in line else ""
    start = token.start_pos
    for words in dict.fromkeys((rest, rest.split(")")[0])):
        quoted = '"' + words.strip("' ,;") + '"'
        if re.search("[A-Za-z]", words) and fault.trial.reads(start, start + len(words), quoted):
            break
    else:
        return False
    span = span_of(token)
    place = Span(span.line, span.column, span.line, span.column + len(words))
    sink.report(
        "RR120",
        place,
        f"“{clip(words)}” is not expected here",
        f"Here stand words in quotes: write {clip(quoted)}.",
        fix=Fix(place, quoted, safe=False),
    )
    return True


def _wanted(expected: set[str]) -> set[str]:
    return {word for name, word in keywords().items() if name in expected}


def _near(word: str, expected: set[str]) -> str:
    return closest(word, _wanted(expected)) if len(word) > 1 else ""


def _missing(fault: Fault) -> str:
    """Return the one keyword that can stand there, or “is” for an event, if the rest follows it."""
    wanted = _wanted(fault.expected)
    word = next(iter(wanted)) if len(wanted) == len(fault.expected) == 1 else ""
    if fault.expected >= {"FOR", "IS"} and fault.token.text[:1].islower():
        word = "is"
    at = fault.token.start_pos
    return word if word and fault.trial.reads(at, at, f"{word} ") else ""


def _explain_previous(sink: Sink, fault: Fault) -> bool:
    """Report the word before, where it is the one that is wrong."""
    word = fault.previous
    if word is None or word.type not in ("NAME", "TERM"):
        return False
    digits = number_in_words(word.text)
    if digits and "INT" in fault.before and fault.reads(word, digits):
        _explain_number(sink, word, digits)
        return True
    if word.type == "TERM":
        head, _, last = word.text.rpartition(" ")
        if head and last.lower() in _wanted(fault.expected):
            place = span_of(word)
            start = place.end_column - len(last)
            _explain_capital(
                sink, last, Span(place.end_line, start, place.end_line, place.end_column)
            )
            return True
    if word.text in ARTICLES and fault.reads(word, ""):
        _explain_article(sink, fault, word, f"“{word}” is not written before a name")
        return True
    if near := _slip(fault, word, fault.before):
        _explain_slip(sink, word, near)
        return True
    return False


def _explain_article(sink: Sink, fault: Fault, article: Token, message: str) -> None:
    """Report an article; with it goes the blank behind it."""
    span, text = span_of(article), fault.trial.text
    blanks = len(text[article.end_pos :]) - len(text[article.end_pos :].lstrip(" "))
    place = Span(span.line, span.column, span.line, span.end_column + blanks)
    fix = Fix(place, "", safe=False) if fault.reads(article, "") else None
    sink.report("RR120", span, message, "Leave it out.", fix=fix)


def _explain_sign(sink: Sink, fault: Fault) -> None:
    token, text = fault.token, fault.trial.text
    joins = re.fullmatch(r"\w.\w", text[max(0, token.start_pos - 1) : token.end_pos + 1])
    message = f"“{token}” has no meaning here"
    if not joins and fault.reads(token, ""):
        fix = Fix(span_of(token), "", safe=False)
        sink.report("RR124", span_of(token), message, "Remove it.", fix=fix)
    elif said := _said_by_sign(fault):
        fix = Fix(span_of(token), f" {said}", safe=False)
        sink.report("RR124", span_of(token), message, f"Write “{said}”.", fix=fix)
    else:
        sink.report("RR124", span_of(token), message, f"Here one writes {fault.wanted}.")


def _said_by_sign(fault: Fault) -> str:
    """Return the word or sign that is expected where another sign stands for it."""
    if fault.token.text not in SIGNS:
        return ""
    words = [*sorted(_wanted(fault.expected)), *(["="] if "EQUAL" in fault.expected else [])]
    found = [word for word in words if fault.reads(fault.token, f" {word} ")]
    return found[0] if len(found) == 1 else ""


def _joined_by(fault: Fault) -> str:
    """Return what joins the parts of a list, where it is not what stands between them."""
    wanted = [word for word, kind in JOINING.items() if kind in fault.expected]
    wanted = [word for word in wanted if word not in {token.text for token in fault.trial.line}]
    at, end = fault.token.start_pos, fault.token.end_pos
    for word in wanted:
        instead = word if word == "," or fault.token.text != "," else f" {word}"
        if fault.trial.reads(at, end, instead):
            return word
    return ""


def _explain_joining(sink: Sink, token: Token, word: str) -> None:
    span = span_of(token)
    sink.report(
        "RR120",
        span,
        f"what is listed here is joined by “{word}”",
        f"Write “{word}”.",
        fix=Fix(span, word if token.text != "," else f" {word}", safe=False),
    )


def _explain_word(sink: Sink, fault: Fault) -> None:
    token, expected = fault.token, fault.expected
    written, span = token.text, span_of(token)
    first = written.split(" ")[0]
    if written in ARTICLES and "TERM" in expected:
        article = f"“{written}” is not written before a term"
        _explain_article(sink, fault, token, article)
    elif only := _only(fault):
        _explain_slip(sink, token, only)
    elif first != first.lower() and first.lower() in _wanted(expected):
        end = span.column + len(first)
        _explain_capital(sink, first, Span(span.line, span.column, span.line, end))
    elif "INT" in expected and number_in_words(written):
        _explain_number(sink, token, number_in_words(written))
    elif expected == TURNS and not closest(written, _wanted(expected), SURE):
        sink.report(
            "RR120",
            span,
            f"“{clip(written)}” is not what becomes of a duty",
            "A duty is breached, or cured; a thing to which something happens has a capital.",
        )
    elif near := _slip(fault, token, expected):
        _explain_slip(sink, token, near)
    elif explain_moment(sink, fault) or explain_form(sink, fault):
        return
    elif missing := _missing(fault):
        start = Span(span.line, span.column, span.line, span.column)
        sink.report(
            "RR120",
            span,
            f"“{missing}” is missing before “{clip(written)}”",
            f"Write “{missing} {clip(written)}”.",
            fix=Fix(start, f"{missing} ", safe=False),
        )
    elif name := _hyphenated(fault):
        _explain_two_words(sink, fault, name)
    elif explain_superfluous(sink, fault):
        return
    elif _lacks_comma(fault):
        sink.report(
            "RR120",
            span,
            f"a comma is missing before “{clip(written)}”",
            f"Write “, {clip(written)}”.",
            fix=Fix(Span(span.line, span.column, span.line, span.column), ", ", safe=False),
        )
    else:
        sink.report(
            "RR120",
            span,
            f"“{clip(written)}” is not expected here",
            f"The block begins with {say_expected(expected - {'_NL'}, fault.trial.ways)}."
            if fault.begins_block
            else f"Here one writes {fault.wanted}.",
        )


def _only(fault: Fault) -> str:
    """Return the one keyword that can stand there, if the rest is read with it for the word."""
    words = _wanted(fault.expected) if len(fault.expected) == 1 else set()
    return next((word for word in words if fault.reads(fault.token, word, further=1)), "")


def _slip(fault: Fault, word: Token, expected: set[str]) -> str:
    """Return the keyword that a word is a slip for, the nearest with which the line is read."""
    import difflib  # only where a word is wrong

    if len(word.text) < 2:
        return ""
    wanted = sorted(_wanted(expected) - {word.text})
    near = difflib.get_close_matches(word.text[:80], wanted, 3, 0.6)
    return next((keyword for keyword in near if fault.reads(word, keyword)), "")


def _lacks_comma(fault: Fault) -> bool:
    at = fault.token.start_pos
    return "COMMA" in fault.expected and fault.trial.reads(at, at, ", ")


def _hyphenated(fault: Fault) -> str:
    """Return the name that two words make, where one is expected."""
    first, second = fault.previous, fault.token
    if (
        first is None
        or first.type != "NAME"
        or first.text in SMALL
        or not second.text.isalpha()
        or not second.text.islower()
    ):
        return ""
    name = f"{first}-{second}"
    if [token.text for token in fault.trial.line[-2:-1]] == ["is"] and name not in fault.trial.text:
        return ""  # nothing happens by this name
    return name if fault.trial.reads(first.start_pos, second.end_pos, name) else ""


def _explain_two_words(sink: Sink, fault: Fault, name: str) -> None:
    first, last = span_of(fault.previous or fault.token), span_of(fault.token)
    place = Span(first.line, first.column, last.end_line, last.end_column)
    sink.report(
        "RR120",
        place,
        f"“{fault.previous} {fault.token}” is two words, and a name is one",
        f"Write “{name}”.",
        fix=Fix(place, name, safe=False),
    )


def _explain_capital(sink: Sink, word: str, place: Span) -> None:
    sink.report(
        "RR126",
        place,
        f"“{word}” stands with a capital, as only terms do",
        f"Write “{word.lower()}”.",
        fix=Fix(place, word.lower(), safe=True),
    )


def _explain_slip(sink: Sink, token: Token, near: str) -> None:
    span = span_of(token)
    sink.report(
        "RR120",
        span,
        f"“{clip(token.text)}” is not expected here",
        f"Did you mean “{near}”?",
        fix=Fix(span, near, safe=False),
    )


def _explain_number(sink: Sink, token: Token, digits: str) -> None:
    span = span_of(token)
    sink.report(
        "RR129",
        span,
        f"“{token}” is a number in words",
        f"Write {digits}.",
        fix=Fix(span, digits, safe=False),
    )
