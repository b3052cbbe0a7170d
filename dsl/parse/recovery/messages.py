"""Say what is wrong with a block, and with lines that are known to be said otherwise."""

from __future__ import annotations

from typing import TYPE_CHECKING

from engross.dsl.diagnostics.diagnostic import Fix, Label
from engross.dsl.diagnostics.sink import Sink
from engross.dsl.parse.recovery.blocks import Block
from engross.dsl.parse.tree import Token
from engross.dsl.text.span import Span

if TYPE_CHECKING:
    from engross.dsl.parse.prose.find import Found

MODALS = {
    "duty": "must", "prohibition": "must not", "immunity": "need not",
    "power": "may", "right": "may",
}  # fmt: skip


def explain_phrase(sink: Sink, found: Found, span: Span, like: Span | None) -> None:
    """Report a turn of phrase that the language says otherwise, and where one like it stands."""
    instead = found.told.instead
    fix = None if instead is None else Fix(span, instead, safe=False)
    near = (Label(like, "this is declared"),) if like else ()
    sink.report(found.code, span, found.told.message, found.told.help, secondary=near, fix=fix)


def span_of(token: Token) -> Span:
    """Return the place of a token; of a new line, its first sign."""
    line, column = token.line or 1, token.column or 1
    if token.type == "_NL":
        return Span(line, column, line, column + 1)
    end_line, end_column = token.end_line or line, token.end_column or column + 1
    return Span(line, column, end_line, max(end_column, column + 1))


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


def explain_brace(sink: Sink, token: Token) -> None:
    """Report a sign that stands for the brace of a heading."""
    span = span_of(token)
    message = f"“{token}” opens no block"
    sink.report("RR124", span, message, "Write “{”.", fix=Fix(span, " {", safe=False))


def explain_unclosed(sink: Sink, block: Block, hint: Span, where: str) -> None:
    """Report a block that is not closed."""
    sink.report(
        "RR121",
        span_of(block.brace),
        f"the block “{clip(block.title)}” is not closed",
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
        f"this brace is one too many after “{clip(block.title)}”",
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
    sink.report(
        "RR120",
        span_of(token),
        f"“{token}” is not expected here",
        f"First say who {MODALS[kind]} do what."
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


def clip(text: str) -> str:
    """Return what is shown of words that may be long."""
    return text if len(text) <= 60 else f"{text[:59]}…"
