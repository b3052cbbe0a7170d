"""Characters that nobody types on a plain keyboard: what each means depends on where it stands.

In comments only the refused characters matter.
"""

from __future__ import annotations

import re

from engross.dsl.text import characters as chars
from engross.dsl.text.findings import Findings
from engross.dsl.text.normal import check_composed, refuse_stacks
from engross.dsl.text.refused import REFUSED, refuse
from engross.dsl.text.typed import read_mark
from engross.dsl.text.words import check_word

# Words in quotes end at the mark that answers the first one, or with the line. Between
# straight marks, a pair of curly ones belongs to the words.
_PROSE = rf'[^"\n{chars.QUOTES}]'
_CLOSING = "\u201d\u00bb"
_OPENING = "".join(mark for mark in chars.QUOTES if mark not in _CLOSING)
_REGION = re.compile(
    rf"(?P<comment>#[^\n]*)"
    rf'|(?P<straight>"(?:{_PROSE}++|\u201c{_PROSE}*\u201d|\u201e{_PROSE}*[\u201c\u201d]'
    rf'|\u00ab{_PROSE}*\u00bb|[{_OPENING}])*+["{_CLOSING}]?)'
    rf'|(?P<curly>[{chars.QUOTES}]{_PROSE}*["{chars.QUOTES}]?)'
    rf'|(?P<code>[^#"{chars.QUOTES}]+)'
)

_HIDDEN = chars.DIRECTIONS + chars.INVISIBLES
# A word with anything in it that is not a to z: letters, accents, hidden characters.
_WORD = (
    rf"(?P<word>(?<![0-9A-Za-z_])[0-9A-Za-z_]*+"
    rf"(?:[^\W\x00-\x7f]|[\u0300-\u036f{chars.SOFT_HYPHEN}{_HIDDEN}])"
    rf"[\w\u0300-\u167f\u1681-\u1fff{chars.SOFT_HYPHEN}{_HIDDEN}]*+)"
)
_REFUSED = (
    rf"(?P<control>[{chars.CONTROLS}]+)|(?P<meaningless>[{chars.MEANINGLESS}]+)"
    rf"|(?P<line_break>[{chars.LINE_BREAKS}]+)"
)
_TYPED = (
    rf"(?P<apostrophe>[{chars.APOSTROPHES}]+)|(?P<space>[{chars.SPACES}]+)"
    rf"|(?P<dash>[{chars.DASHES}]+)"
)
_IN_COMMENT = re.compile(
    rf"{_REFUSED}|(?P<direction>[{chars.DIRECTIONS}]+)|(?P<invisible>[{chars.INVISIBLES}]+)"
)
_IN_QUOTES = re.compile(
    rf"{_WORD}|{_REFUSED}|{_TYPED}|(?P<quote>[{chars.QUOTES}])|(?P<sign>{chars.ELLIPSIS})"
)
_IN_CODE = re.compile(rf"{_WORD}|{_REFUSED}|{_TYPED}|(?P<sign>[{''.join(chars.SIGNS)}])")
_INSIDE = {"comment": _IN_COMMENT, "straight": _IN_QUOTES, "curly": _IN_QUOTES, "code": _IN_CODE}


def check_characters(findings: Findings) -> None:
    """Report every such character, and put a plain one in its place."""
    refuse_stacks(findings)
    text = findings.text
    for region in _REGION.finditer(text):
        kind = str(region.lastgroup)
        for hit in _INSIDE[kind].finditer(text, *region.span()):
            if findings.full:
                return
            _check(findings, hit, region, quoted=kind in ("straight", "curly"))
    check_composed(findings)


def _check(findings: Findings, hit: re.Match[str], region: re.Match[str], *, quoted: bool) -> None:
    family = str(hit.lastgroup)
    if family == "word":
        check_word(findings, hit[0], hit.start(), quoted=quoted)
    elif family in REFUSED:
        refuse(findings, family, hit[0], hit.start())
    else:
        inner = quoted and region.start() < hit.start() and hit.end() < region.end()
        read_mark(findings, family, hit[0], hit.start(), inner=inner)
