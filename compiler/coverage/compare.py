"""The sentences of a text held against the graph: encoded, marked as provision, or neither.

A provision says that a sentence is not executed, and why; every other node encodes what it names.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any, NamedTuple

from engross.compiler.coverage.text import TextSection
from engross.compiler.graph.context import Json
from engross.compiler.graph.encodes import ENCODES

FEW_WORDS = 5
BLANKS = re.compile(r"_+|\s+")


class Encoder(NamedTuple):
    """A node that names a sentence: the part of the graph that holds it, its name, its place."""

    part: str
    name: str
    line: int
    column: int
    reason: str


Sentence = tuple[str, int]


def encoders_of(graph: Json) -> dict[Sentence, list[Encoder]]:
    """Return the nodes that name each sentence, a section and a number."""
    found: dict[Sentence, list[Encoder]] = {}
    for part, node in _nodes(graph):
        for said in node.get(ENCODES, ()):
            for number in said["sentences"]:
                encoder = Encoder(
                    part,
                    str(node.get("id", node.get("name", part))),
                    *_place(node),
                    node.get("reason", ""),
                )
                found.setdefault((said["section"], number), []).append(encoder)
    return found


def coverage_told(graph: Json, text: list[TextSection]) -> Json:
    """Return how the text is covered, as plain data: counts, and whatever is amiss."""
    encoders = encoders_of(graph)
    sections = [_section(section, encoders) for section in text]
    sentences = sum(section["sentences"] for section in sections)
    nothing = [place for section in sections for place in section.pop("nothing")]
    known = {(section.cite, n) for section in text for n in _numbers(section)}
    cites = {section.cite for section in text}
    return {
        "agreement": graph["agreement"]["name"],
        "sentences": sentences,
        "accounted": sentences - len(nothing),
        "sections": sections,
        "nothing": nothing,
        "provisions": _provisions(encoders, text),
        "quotes": list(_missing_quotes(graph, text)),
        "dangling": [
            {"section": cite, "sentence": number, "node": e.name, "line": e.line}
            for (cite, number), named in encoders.items()
            if (cite, number) not in known
            for e in named
        ],
        "unknown_sections": [
            section["cite"] for section in graph["sections"] if section["cite"] not in cites
        ],
        "uncounted": [
            {"section": section.cite, "text": _few_words(line)}
            for section in text
            for line in section.uncounted
        ],
    }


def is_clean(told: Json) -> bool:
    """Tell whether every sentence is accounted for and nothing else is amiss."""
    amiss = ("nothing", "quotes", "dangling", "unknown_sections")
    return not any(told[key] for key in amiss) and not told.get("changes")


def _numbers(section: TextSection) -> range:
    return range(1, len(section.sentences) + 1)


def _section(section: TextSection, encoders: dict[Sentence, list[Encoder]]) -> Json:
    by_norms = by_provisions = 0
    nothing = []
    for number, sentence in enumerate(section.sentences, 1):
        parts = {encoder.part for encoder in encoders.get((section.cite, number), ())}
        if not parts:
            place = {"section": section.cite, "sentence": number, "begins": _few_words(sentence)}
            nothing.append(place)
        elif parts == {"provisions"}:
            by_provisions += 1
        else:
            by_norms += 1
    return {
        "section": section.cite,
        "sentences": len(section.sentences),
        "encoded": by_norms,
        "provision": by_provisions,
        "nothing": nothing,
    }


def _provisions(encoders: dict[Sentence, list[Encoder]], text: list[TextSection]) -> list[Json]:
    """Return each provision with the sentences that it marks, in the order of the text."""
    found: dict[str, Json] = {}
    for cite, number in ((section.cite, n) for section in text for n in _numbers(section)):
        named = encoders.get((cite, number), [])
        alone = all(encoder.part == "provisions" for encoder in named)
        for encoder in named:
            if encoder.part == "provisions":
                provision = {"provision": encoder.name, "reason": encoder.reason, "marks": []}
                mark = {"section": cite, "sentence": number, "alone": alone}
                found.setdefault(encoder.name, provision)["marks"].append(mark)
    return list(found.values())


def _missing_quotes(graph: Json, text: list[TextSection]) -> Iterator[Json]:
    """Yield the words that the program quotes and that do not stand where it says they do.

    They may stand in the section of their node, or in one of which it encodes a sentence. Names of
    parties, and what the agreement says of its date and law, may stand anywhere.
    """
    folded = {section.cite: _folded(" ".join(section.sentences)) for section in text}
    whole = " ".join(_folded(" ".join([*s.uncounted, *s.sentences])) for s in text)
    for node, words in _quotes(graph):
        cites = [node["clause"], *(said["section"] for said in node.get(ENCODES, ()))]
        if not any(_folded(words) in folded.get(cite, "") for cite in cites):
            yield _quote(node, words, node["clause"])
    agreement = graph["agreement"]
    anywhere = [(agreement, agreement[key]) for key in ("dated", "governed", "executed")]
    anywhere += [(p, p["named"]) for p in graph["parties"] if p["kind"] == "party"]
    for node, words in anywhere:
        if _folded(words) not in whole:
            yield _quote(node, words, "")


def _quote(node: Json, words: str, section: str) -> Json:
    name = node.get("id", node.get("name", ""))
    return {"words": words, "node": name, "section": section, "line": _place(node)[0]}


def _quotes(graph: Json) -> Iterator[tuple[Json, str]]:
    """Yield what the program quotes of its section: standards, and exceptions."""
    for norm in graph["norms"]:
        for line in (*norm["speed"], *norm["effort"]):
            yield norm, line["words"]
    for exception in graph["exceptions"]:
        if exception["words"]:
            yield exception, exception["words"]


def _nodes(graph: Json) -> Iterator[tuple[str, Json]]:
    for part, value in graph.items():
        for node in value if isinstance(value, list) else [value]:
            if isinstance(node, dict):
                yield part, node
                for cause in node["causes"] if part == "deemed" else ():
                    yield part, cause


def _place(node: Json) -> tuple[int, int]:
    line, column, *_ = node.get("span", (0, 0))
    return line, column


def _folded(words: str) -> str:
    """Return words as they are compared: blanks and lines to be filled in folded, in small."""
    plain = words.translate(CURLY)
    return BLANKS.sub(lambda found: "_" if found[0][0] == "_" else " ", plain).strip().lower()


CURLY: dict[int, Any] = str.maketrans("“”‘’", "\"\"''")


def _few_words(sentence: str) -> str:
    words = sentence.split()
    return " ".join(words[:FEW_WORDS]) + (" …" if len(words) > FEW_WORDS else "")
