"""The characters that a word processor or an attacker puts into a text, by family.

Each constant is the inside of a regular expression's [...]. They are written as code points
because most of them cannot be told apart, or seen, in an editor.
"""

from __future__ import annotations

import re

# Curly, low, angle, prime, ornamental and full-width double marks.
QUOTES = "\u201c\u201d\u201e\u201f\u00ab\u00bb\u2033\u301d\u301e\u301f\uff02"
# The same as single marks, and the acute accent that some type for one.
APOSTROPHES = "\u2018\u2019\u201a\u201b\u2032\u00b4\u2039\u203a\uff07"
# Every space separator but the plain one; U+00A0 is the non-breaking space.
SPACES = "\u00a0\u1680\u2000-\u200a\u202f\u205f\u3000"
# Hyphens, the non-breaking one included; figure, en and em dash; bar, bullet, minus; wide forms.
MINUS = "\u2212"
DASHES = "\u2010-\u2015\u2043\u2212\ufe58\ufe63\uff0d"
# What Word makes of "..." and, in code, of (c), (r), (tm).
ELLIPSIS = "\u2026"
SIGNS = {"\u2026": "...", "\u00a9": "(c)", "\u00ae": "(r)", "\u2122": "(tm)"}
SOFT_HYPHEN = "\u00ad"
# Vertical tab (Word's Shift+Enter), form feed, next line, line and paragraph separator.
LINE_BREAKS = "\x0b\x0c\x85\u2028\u2029"

CONTROLS = "\x00-\x08\x0d-\x1f\x7f-\x84\x86-\x9f"
# Marks, embeddings, overrides and isolates that turn the direction of the text.
DIRECTIONS = "\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069"
# Zero-width and format characters, fillers, variation selectors, tags.
INVISIBLES = (
    "\u034f\u0600-\u0605\u06dd\u070f\u0890\u0891\u08e2\u115f\u1160\u17b4\u17b5\u180b-\u180f"
    "\u200b-\u200d\u2060-\u2065\u206a-\u206f\u2800\u3164\ufe00-\ufe0f\ufeff\uffa0\ufff0-\ufffb"
    "\U000110bd\U000110cd\U00013430-\U0001343f\U0001bca0-\U0001bca3\U0001d173-\U0001d17a"
    "\U000e0000-\U000e0fff"
)
# Private use, the replacement character, half characters and non-characters.
MEANINGLESS = "\ud800-\udfff\ue000-\uf8ff\ufdd0-\ufdef\ufffc-\uffff\U000f0000-\U0010ffff" + "".join(
    f"{chr(plane + 0xFFFE)}{chr(plane + 0xFFFF)}" for plane in range(0x10000, 0xF0000, 0x10000)
)

_UNSEEN = f"[{CONTROLS}\t\n{LINE_BREAKS}{SOFT_HYPHEN}{DIRECTIONS}{INVISIBLES}{MEANINGLESS}]"
_NAMES = {
    "\x00": "NULL",
    "\x07": "BELL",
    "\x08": "BACKSPACE",
    "\x0b": "LINE TABULATION",
    "\x0c": "FORM FEED",
    "\x0d": "CARRIAGE RETURN",
    "\x1b": "ESCAPE",
    "\x7f": "DELETE",
    "\x85": "NEXT LINE",
}
_UNNAMED = {"Cc": "CONTROL CHARACTER", "Co": "PRIVATE USE", "Cs": "HALF OF A CHARACTER"}


def code_point(character: str) -> str:
    """Name a character as Unicode does: U+202E RIGHT-TO-LEFT OVERRIDE."""
    import unicodedata  # few texts hold a character that has to be named

    unnamed = _UNNAMED.get(unicodedata.category(character), "NOT A CHARACTER")
    name = _NAMES.get(character) or unicodedata.name(character, unnamed)
    return f"U+{ord(character):04X} {name}"


def visible(text: str) -> str:
    """Spell out what a terminal would obey or hide: U+001B becomes <U+001B>."""
    return re.sub(_UNSEEN, lambda hit: f"<U+{ord(hit[0]):04X}>", text)
