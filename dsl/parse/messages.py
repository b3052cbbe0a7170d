"""Say what is wrong with a line in the words of its author."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from engross.dsl.diagnostics.diagnostic import Fix, Label
from engross.dsl.diagnostics.sink import Sink, closest
from engross.dsl.parse.blocks import Block
from engross.dsl.parse.numbers import number_in_words
from engross.dsl.parse.tree import Token
from engross.dsl.parse.vocabulary import keywords, say_expected
from engross.dsl.text.span import Span

if TYPE_CHECKING:
    from engross.dsl.parse.phrases.find import Found

ARTICLES = ("a", "an", "the")
UNITS = {"DAYS", "WEEKS", "MONTHS", "YEARS"}


class Fault(NamedTuple):
    """A token that nothing expects, the one before it, and what each place expects.

    `near` is the keyword that the token before is, but for a slip.
    """

    token: Token
    previous: Token | None
    expected: set[str]
    before: set[str]
    near: str


def explain(sink: Sink, fault: Fault) -> None:
    """Report a token that nothing in the language expects where it stands."""
    token = fault.token
    if _explain_previous(sink, fault):
        return
    if token.type in ("_NL", "$END"):
        last = span_of(fault.previous or token)
        span = Span(last.end_line, last.end_column, last.end_line, last.end_column + 1)
        sink.report(
            "RR120",
            span,
            "the line ends too early",
            f"Here follows {say_expected(fault.expected)}.",
        )
    elif token == '"':
        sink.report(
            "RR123",
            span_of(token),
            "these quoted words are not closed on their line",
            'Close them with " before the line ends.',
        )
    elif token.type == "UNREADABLE":
        sink.report("RR124", span_of(token), f"“{token}” has no meaning here", "Remove it.")
    elif token in ("and", "or") and {"AND", "OR"} & fault.expected:
        sink.report(
            "RR125",
            span_of(token),
            "“and” and “or” are mixed without brackets",
            "Put brackets around what belongs together, as in “A and (B or C)”.",
        )
    elif fault.expected >= UNITS and not _near(str(token), fault.expected):
        last = span_of(fault.previous or token)
        sink.report(
            "RR128",
            last,
            f"{fault.previous} of what?",
            f"Write {fault.previous} days, weeks, months or years.",
        )
    else:
        _explain_word(sink, token, fault.expected)


def explain_phrase(sink: Sink, found: Found, span: Span) -> None:
    """Report a turn of phrase that the language says otherwise."""
    instead = found.told.instead
    fix = None if instead is None else Fix(span, instead, safe=False)
    sink.report(found.code, span, found.told.message, found.told.help, fix=fix)


def span_of(token: Token) -> Span:
    """Return the place of a token; of a new line, its first sign."""
    line, column = token.line or 1, token.column or 1
    if token.type == "_NL":
        return Span(line, column, line, column + 1)
    end_line, end_column = token.end_line or line, token.end_column or column + 1
    return Span(line, column, end_line, max(end_column, column + 1))


def near_keywords(word: str, expected: set[str]) -> list[str]:
    """Return the keywords that a word could be a slip for, the nearest first."""
    import difflib  # only where a word is wrong

    wanted = _wanted(expected) - {word}
    return difflib.get_close_matches(word[:80], sorted(wanted), 3, 0.6)


def _wanted(expected: set[str]) -> set[str]:
    return {word for name, word in keywords().items() if name in expected}


def _near(word: str, expected: set[str]) -> str:
    return closest(word, _wanted(expected)) if len(word) > 1 else ""


def _missing(expected: set[str]) -> str:
    """Return the one keyword that can stand there, where there is one, or “is” for an event."""
    wanted = _wanted(expected)
    if expected == {"FOR", "IS"}:
        return "is"
    return next(iter(wanted)) if len(wanted) == len(expected) == 1 else ""


def _explain_previous(sink: Sink, fault: Fault) -> bool:
    """Report the word before, where it is the one that is wrong."""
    word = fault.previous
    if word is None or word.type not in ("NAME", "TERM"):
        return False
    digits = number_in_words(word)
    if digits and "INT" in fault.before:
        _explain_number(sink, word, digits)
        return True
    if word.type == "TERM":
        head, _, last = word.rpartition(" ")
        if head and last.lower() in _wanted(fault.expected):
            place = span_of(word)
            start = place.end_column - len(last)
            _explain_capital(
                sink, last, Span(place.end_line, start, place.end_line, place.end_column)
            )
            return True
    if fault.near:
        _explain_slip(sink, word, fault.near)
        return True
    return False


def _explain_word(sink: Sink, token: Token, expected: set[str]) -> None:
    written, span = str(token), span_of(token)
    first = written.split(" ")[0]
    if written in ARTICLES and "TERM" in expected:
        sink.report("RR120", span, f"“{written}” is not written before a term", "Leave it out.")
    elif first != first.lower() and first.lower() in _wanted(expected):
        end = span.column + len(first)
        _explain_capital(sink, first, Span(span.line, span.column, span.line, end))
    elif "INT" in expected and number_in_words(written):
        _explain_number(sink, token, number_in_words(written))
    elif near := _near(written, expected):
        _explain_slip(sink, token, near)
    elif missing := _missing(expected):
        start = Span(span.line, span.column, span.line, span.column)
        sink.report(
            "RR120",
            span,
            f"“{missing}” is missing before “{_clip(written)}”",
            f"Write “{missing} {_clip(written)}”.",
            fix=Fix(start, f"{missing} ", safe=False),
        )
    else:
        sink.report(
            "RR120",
            span,
            f"“{_clip(written)}” is not expected here",
            f"Here one writes {say_expected(expected)}.",
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
        f"“{_clip(token)}” is not expected here",
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


def explain_joined(sink: Sink, token: Token) -> None:
    """Report two lines that stand on one."""
    span = span_of(token)
    start = Span(span.line, span.column, span.line, span.column)
    sink.report(
        "RR127",
        span,
        f"a new line is missing before “{token}”",
        f"Begin a new line with “{token}”.",
        fix=Fix(start, "\n", safe=False),
    )


def explain_unclosed(sink: Sink, block: Block, hint: Span, where: str) -> None:
    """Report a block that is not closed."""
    sink.report(
        "RR121",
        span_of(block.brace),
        f"the block “{_clip(block.title)}” is not closed",
        "Add a line with “}” where the block ends.",
        label="opened here",
        secondary=(Label(hint, where),),
    )


def explain_surplus(
    sink: Sink, brace: Token, block: Block | None, loose: Token | None = None
) -> None:
    """Report a brace that is one too many."""
    if block is None:
        sink.report(
            "RR122",
            span_of(brace),
            "this brace closes nothing",
            "Remove it, or open the block that it should close.",
        )
        return
    outside = (Label(span_of(loose), "from here on no block is open around this"),) if loose else ()
    sink.report(
        "RR122",
        span_of(brace),
        f"this brace is one too many after “{_clip(block.title)}”",
        "Remove it, or open the block that it should close.",
        secondary=(Label(span_of(block.brace), "this block is closed already"), *outside),
    )


def explain_orphans(sink: Sink, span: Span) -> None:
    """Report lines without a block."""
    sink.report(
        "RR120",
        span,
        "this line stands in no block",
        "Begin the block above it with a line that ends in “{”.",
    )


def explain_no_sentence(sink: Sink, token: Token, kind: str) -> None:
    """Report a norm without its sentence."""
    modal = {"duty": "must", "immunity": "need not", "deemed": "is"}.get(kind, "may")
    sink.report(
        "RR120",
        span_of(token),
        f"“{token}” is not expected here",
        f"First say who {modal} do what."
        if kind != "deemed"
        else "First say what is deemed to be what.",
    )


def explain_chain(sink: Sink, token: Token, most: int) -> None:
    """Report a line with too many steps from one day or quantity to the next."""
    sink.report(
        "RR109", span_of(token), f"this line has more than {most} parts", "Say it in several lines."
    )


def explain_long_number(sink: Sink, token: Token, most: int) -> None:
    """Report a number with too many digits."""
    sink.report(
        "RR130",
        span_of(token),
        f"this number has more than {most} digits",
        "Check it digit by digit.",
    )


def _clip(text: str) -> str:
    return text if len(text) <= 60 else f"{text[:59]}…"
