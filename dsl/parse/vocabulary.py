"""The words of the language, by the parser's names for them."""

from __future__ import annotations

from functools import cache

from engross.dsl.parse.parser import load_parser

SAID = {
    "TERM": "a term (capitalised, such as Company)",
    "NAME": "a name (lower case, such as file)",
    "WORDS": "words in quotes",
    "INT": "a number",
    "NUMBER": "a number",
    "PERCENT": "a percentage",
    "DATE": "a date (YYYY-MM-DD)",
    "CITE": "a section, such as 1(a)",
    "LBRACE": "“{”",
    "RBRACE": "“}”",
    "LPAR": "“(”",
    "RPAR": "“)”",
    "COMMA": "a comma",
    "EQUAL": "“=”",
}
MAX_SAID = 8


@cache
def keywords() -> dict[str, str]:
    """Return the language's own words by the names the parser has for them."""
    return {
        terminal.name: terminal.pattern.value
        for terminal in load_parser().terminals
        if terminal.pattern.type == "str" and terminal.pattern.value.isalpha()
    }


@cache
def keyword_names() -> dict[str, str]:
    """Return the parser's names for the language's own words."""
    return {word: name for name, word in keywords().items()}


@cache
def item_words() -> frozenset[str]:
    """Return the words with which a declaration or a norm begins."""
    begins = load_parser().parse_interactive("").accepts()  # type: ignore[no-untyped-call]
    return frozenset(word for name, word in keywords().items() if name in begins)


def say_expected(expected: set[str]) -> str:
    """Return what the grammar expects in a few words."""
    others = [said for name, said in SAID.items() if name in expected]
    words = [f"“{word}”" for name, word in sorted(keywords().items()) if name in expected]
    found = list(dict.fromkeys(others + words))
    if "_NL" in expected:
        found = [*found[: MAX_SAID - 1], "a new line"]
    if len(found) > MAX_SAID:
        return ", ".join(found[:MAX_SAID]) + ", …"
    return " or ".join((", ".join(found[:-1]), found[-1])) if len(found) > 1 else "".join(found)
