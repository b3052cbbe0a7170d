"""What a thing states, as it reads in a sentence: by its name where that is a noun, else in words.

An agreement names what a thing states as its log does, and not every such name is a noun: with
`by` as a date, "by of that Offer" is no English. What is a date, and what is named by a
preposition or a participle, is told by what it is: "the date stated in that Offer as by".
"""

from __future__ import annotations

import re
from typing import Any

Json = dict[str, Any]

# Who sends a notice and who gets it: the language's own names, in every notice.
ENDS = {"from": "sender", "to": "addressee"}
PERSONS = {"party": "the person", "parties": "the persons"}
MEASURED = {"amount": "the amount", "amounts": "the amounts", "count": "the number of days"}
DATED = frozenset(("date", "day"))
# What is told by a word, and not by a person or a figure, is named by a noun.
WORDED = frozenset(("text", "one of", "reference"))
# A name that ends so stands before a noun and is none.
NO_NOUNS = frozenset(
    (
        *("about", "above", "after", "against", "as", "at", "before", "below", "between", "by"),
        *("during", "for", "from", "in", "into", "of", "off", "on", "onto", "out", "over"),
        *("since", "than", "through", "to", "under", "until", "up", "upon", "with", "within"),
    )
)
PARTICIPLES = ("ed", "ing")
IRREGULAR = frozenset(
    (
        *("borne", "bought", "drawn", "given", "held", "kept", "known", "left", "lent"),
        *("lost", "made", "paid", "sent", "sold", "spent", "taken", "written"),
    )
)


class Stated:
    """Says what the things of one graph state."""

    def __init__(self, things: list[Json]) -> None:
        self._types: dict[tuple[str, str], str] = {
            (thing["name"], stated["name"]): stated["type"]
            for thing in things
            for stated in thing["attributes"]
        }
        self._notices = frozenset(thing["name"] for thing in things if thing["kind"] == "notice")
        names = sorted((thing["name"] for thing in things), key=len, reverse=True)
        stated = sorted({name for _, name in self._types}, key=len, reverse=True)
        self._mention = re.compile(
            rf"(?<![\w-])({_any_of(stated)}) of (that )?({_any_of(names)})(?![\w-])"
        )

    def said(self, thing: str, name: str, which: str = "", picked: str = "") -> str:
        """Return what a thing states; with `picked`, the one so picked: `latest`."""
        kind = self._types.get((thing, name), "")
        if thing in self._notices and name in ENDS:
            return f"the {picked}{ENDS[name]} of {which}{thing}"
        if _is_noun(kind, name):
            return f"{'the ' if picked else ''}{picked}{name} of {which}{thing}"
        if kind in PERSONS:
            return f"{PERSONS[kind]} named in {which}{thing} as {name}"
        what = f"the {picked}date" if kind == "day" else MEASURED.get(kind, "what is")
        return f"{what} stated in {which}{thing} as {name}"

    def answer(self, thing: str, name: str, which: str, *, yes: bool) -> str:
        """Return that a thing states a yes or a no."""
        return f"{which}{thing} states {name}: {'yes' if yes else 'no'}"

    def are_many(self, thing: str, name: str) -> bool:
        """Tell whether what a thing states are persons, and not one."""
        return self._types.get((thing, name)) == "parties"

    def sentence(self, words: str) -> str:
        """Return an author's sentence with what it mentions of a thing as a sentence says it."""
        return self._mention.sub(lambda found: self.said(found[3], found[1], found[2] or ""), words)


def _is_noun(kind: str, name: str) -> bool:
    last = name.rsplit("-", 1)[-1]
    if kind == "day":
        return last in DATED
    participle = last.endswith(PARTICIPLES) or last in IRREGULAR
    return last not in NO_NOUNS and (kind in WORDED or not participle)


def _any_of(names: list[str]) -> str:
    return "|".join(re.escape(name) for name in names) or r"(?!)"
