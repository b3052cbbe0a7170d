"""The stage before the parser: what may not stand in a source, and plain text in its place.

What a word processor made of plain characters (quotes, spaces, dashes) is replaced and the
parser goes on as if it had been typed. What nobody types is refused. Both are errors.
"""

from __future__ import annotations

import re

from engross.dsl.diagnostics.diagnostic import Diagnostic, sort_key
from engross.dsl.text.findings import Findings
from engross.dsl.text.limits import too_deep, too_many_words
from engross.dsl.text.source import Source

# Letters with their accents in one and signs of money, which quoted words may hold, and marks that
# comments may hold besides. None of them is hidden or refused, or can be spelled in two ways.
_IN_QUOTES = "\u00a1-\u00a8\u00c0-\u024f\u20a0-\u20bf"
_IN_COMMENTS = rf"{_IN_QUOTES}\u00a9-\u00ac\u00ae-\u00bf\u2010-\u2027\u2030-\u205e\u2190-\u21ff"
_IN_ORDER = re.compile(rf'(?:[\t\n !$-~]++|"[\t !#-~{_IN_QUOTES}]*+"?+|#[\t -~{_IN_COMMENTS}]*+)*+')


def scan(source: Source) -> tuple[str, list[Diagnostic]]:
    """Return the text for the parser, as long as the source, and what was wrong with it.

    A text beyond the limits comes back blank, lines apart: the diagnostics say why.
    """
    problem = too_many_words(source)
    if problem:
        return _blank(source.text), [problem]
    findings = Findings(source)
    if not _IN_ORDER.fullmatch(source.text):
        # Imported here: its tables of characters take longer than to read a text in order.
        from engross.dsl.text.foreign import check_characters

        check_characters(findings)
    text = findings.text
    found = sorted(findings.diagnostics, key=sort_key)
    problem = too_deep(source, text)
    if problem:
        found.append(problem)
    return _blank(text) if problem or findings.full else text, found


def _blank(text: str) -> str:
    return re.sub(r"[^\n]", " ", text)
