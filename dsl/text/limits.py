"""What a text may weigh before a parser sees it."""

from __future__ import annotations

import re
from itertools import islice

from engross.dsl.diagnostics.diagnostic import Diagnostic, Label
from engross.dsl.text.characters import QUOTES
from engross.dsl.text.source import Source

MAX_DEPTH = 100
MAX_WORDS = 175_000

# Quoted words and comments count as one; quotation marks may still be curly here.
_WORD = rf'#[^\n]*|["{QUOTES}][^"\n{QUOTES}]*["{QUOTES}]?|\n\s*|\w+|[^\s\w]'
# Each begins with a sign of its own, so that a search jumps from one to the next.
_BRACKET = re.compile(r'#[^\n]*|"[^"\n]*"?|\[|\]|\{|\}|\(|\)')


def too_many_words(source: Source) -> Diagnostic | None:
    """Refuse a source that has more words and signs than a parser should see."""
    if len(source.text) <= MAX_WORDS:
        return None
    over = next(islice(re.finditer(_WORD, source.text), MAX_WORDS, None), None)
    if over is None:
        return None
    return Diagnostic(
        "RR110",
        f"This file has more than {MAX_WORDS:,} words and signs.",
        source.name,
        Label(source.span_at(over.start(), over.start() + 1), "the limit is reached here"),
        help="Divide the agreement into several files.",
    )


def too_deep(source: Source, text: str) -> Diagnostic | None:
    """Refuse brackets within brackets within brackets; `text` has plain quotation marks."""
    depth = 0
    for hit in _BRACKET.finditer(text):
        sign = text[hit.start()]
        if sign in "{([":
            depth += 1
            if depth > MAX_DEPTH:
                return Diagnostic(
                    "RR109",
                    f"More than {MAX_DEPTH} brackets are open here, one inside the other.",
                    source.name,
                    Label(source.span_at(hit.start(), hit.end()), "this one is too deep"),
                    help="Close the brackets that are no longer needed, or name the inner part.",
                )
        elif sign in "})]":
            depth = max(0, depth - 1)
    return None
