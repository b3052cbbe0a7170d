"""The words of the language, by the parser's names for them."""

from __future__ import annotations

from collections.abc import Callable, Mapping
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
    "LPAR": "“(”",
    "RPAR": "“)”",
    "COMMA": "a comma",
    "EQUAL": "“=”",
}
ENDS = {"RBRACE": "“}”", "_NL": "a new line"}
MAX_SAID = 9
# What authors need most often, before the others in the order of the grammar.
USEFUL = (
    "must", "may", "when", "if", "not", "until", "unless", "requires", "from", "owed", "amount",
    "paid", "excused", "speed", "done", "given", "states", "happens", "is", "named", "between",
    "number", "text", "date", "money", "yes", "one", "each", "every", "and", "or", "at", "duty",
    "prohibition", "power", "notice", "document", "event", "party", "section", "agreement",
    "expect", "on",
)  # fmt: skip
LAST = ("encodes",)


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


def say_expected(expected: set[str], ways: Callable[[str], list[str]]) -> str:
    """Return what the grammar expects in a few words, the most useful first.

    `ways` tells how a line can go on with a keyword: the words that must follow it.
    """
    others = [said for name, said in SAID.items() if name in expected]
    kinds = [kind for kind in _by_use() if kind in expected]
    words = [f"“{way}”" for kind in kinds[:MAX_SAID] for way in ways(kind)]
    found = list(dict.fromkeys(others + words))
    more = len(kinds) > MAX_SAID or len(found) > MAX_SAID
    ends = [said for name, said in ENDS.items() if name in expected]
    if ends:
        found = [*found[: MAX_SAID - 1], *ends]
    if more:
        return ", ".join(found[:MAX_SAID]) + " and others"
    return " or ".join((", ".join(found[:-1]), found[-1])) if len(found) > 1 else "".join(found)


@cache
def _by_use() -> tuple[str, ...]:
    names = keyword_names()
    useful, last = ([names[word] for word in words] for words in (USEFUL, LAST))
    others = (name for name in names.values() if name not in last)
    return tuple(dict.fromkeys((*useful, *others, *last)))
