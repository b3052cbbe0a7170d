"""Letters that look like others, and the plain letters to write instead."""

from __future__ import annotations

import re
import unicodedata

# Each row pairs letters with the Latin letters they look like, in the same order.
_LOOK_ALIKES = (
    # Cyrillic, small: a e o p c y x i j s h d q w k; then capital A B E K M H O P C T Y X S I J
    ("\u0430\u0435\u043e\u0440\u0441\u0443\u0445\u0456\u0458\u0455\u04bb\u0501\u051b\u051d\u043a",
     "aeopcyxijshdqwk"),
    ("\u0410\u0412\u0415\u041a\u041c\u041d\u041e\u0420\u0421\u0422\u0423\u0425\u0405\u0406\u0408",
     "ABEKMHOPCTYXSIJ"),
    # Greek, small: o v a i k p u y; then capital A B E Z H I K M N O P T Y X
    ("\u03bf\u03bd\u03b1\u03b9\u03ba\u03c1\u03c5\u03b3", "ovaikpuy"),
    ("\u0391\u0392\u0395\u0396\u0397\u0399\u039a\u039c\u039d\u039f\u03a1\u03a4\u03a5\u03a7",
     "ABEZHIKMNOPTYX"),
    # Dotless i, script l and g, Latin alpha, Armenian o, Cyrillic palochka; modifier apostrophe
    ("\u0131\u2113\u0261\u0251\u0585\u04cf\u04c0\u02bc", "ilgaolI'"),
)  # fmt: skip
LOOK_ALIKES = {
    foreign: latin
    for foreigns, latins in _LOOK_ALIKES
    for foreign, latin in zip(foreigns, latins, strict=True)
}
_SPELLED_OUT = {
    "\u00df": "ss", "\u00e6": "ae", "\u00c6": "AE", "\u0153": "oe", "\u0152": "OE",
    "\u00f8": "o", "\u00d8": "O", "\u0142": "l", "\u0141": "L", "\u0111": "d", "\u0110": "D",
}  # fmt: skip

_GREEK_OR_CYRILLIC = re.compile(
    "[\u0370-\u052f\u1c80-\u1c8f\u1f00-\u1fff\u2de0-\u2dff\ua640-\ua69f]"
)
_LATIN = re.compile("[A-Za-z\u00aa\u00ba\u00c0-\u00d6\u00d8-\u00f6\u00f8-\u02af\u1e00-\u1eff]")


def mixed_letter(word: str) -> str | None:
    """Return the first Greek or Cyrillic letter of a word that has Latin letters too."""
    other = _GREEK_OR_CYRILLIC.search(word)
    return other[0] if other and _LATIN.search(word) else None


def odd_letter(word: str) -> str | None:
    """Return the letter to name: a look-alike if the word passes for Latin, else another."""
    odd = [letter for letter in word if not letter.isascii()]
    alike = [letter for letter in odd if letter in LOOK_ALIKES]
    unlike = [letter for letter in odd if letter not in LOOK_ALIKES]
    passes = not unlike or len(odd) < len(word)
    return next(iter(alike + unlike if passes else unlike), None)


def plain_word(word: str) -> tuple[str, bool]:
    """Spell a composed word with the letters a to z; tell whether each letter has a spelling."""
    spelled = [_plain_letter(letter) for letter in word]
    certain = None not in spelled
    return "".join("x" if letter is None else letter for letter in spelled), certain


def _plain_letter(letter: str) -> str | None:
    if letter.isascii():
        return letter
    plain = LOOK_ALIKES.get(letter) or _SPELLED_OUT.get(letter)
    if plain is None:
        parts = unicodedata.normalize("NFKD", letter)
        plain = "".join(part for part in parts if not unicodedata.combining(part))
    return plain if plain.isascii() and plain.isalnum() else None
