"""The words of the language, by the parser's names for them."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache

from engross.dsl.parse.machine import Machine
from engross.dsl.parse.tables import load_tables

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
    return {name: word for word, name in keyword_names().items()}


def keyword_names() -> Mapping[str, str]:
    """Return the parser's names for the language's own words."""
    return load_tables().keywords


@cache
def item_words() -> frozenset[str]:
    """Return the words with which a declaration or a norm begins."""
    machine = Machine()
    begins = machine.accepts(machine.checkpoint())
    return frozenset(word for name, word in keywords().items() if name in begins)


def how_to_forbid() -> str:
    """Return what to write for what must not be done."""
    if "prohibition" in item_words():
        return "For what must not be done, write a prohibition block."
    return (
        "The language has nothing for what must not be done: keep the clause as a provision, "
        "with its words in quotes."
    )


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
