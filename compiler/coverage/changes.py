"""What differs in a text from the text on record: which sentences, and who encodes them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from difflib import SequenceMatcher

from engross.compiler.coverage.compare import encoders_of
from engross.compiler.graph.context import Json

# A section of more sentences than any agreement has is not compared one by one with another.
MOST_COMPARED = 1_000_000
CHANGED, NEW, GONE = "changed", "new", "gone"


def changes_told(
    graph: Json, before: Mapping[str, tuple[str, ...]], now: Mapping[str, tuple[str, ...]]
) -> list[Json]:
    """Return each sentence that is not as it was, with the nodes that encode it.

    `before` and `now` have the digests of the sentences, section by section. A sentence that is
    gone has the number that it had.
    """
    encoders = encoders_of(graph)
    return [
        {
            "section": cite,
            "sentence": number,
            "what": what,
            "encoded_by": [e.name for e in encoders.get((cite, number), ())],
        }
        for cite in dict.fromkeys([*now, *before])
        for number, what in _changes(before.get(cite, ()), now.get(cite, ()))
    ]


def _changes(before: tuple[str, ...], now: tuple[str, ...]) -> Iterator[tuple[int, str]]:
    """Yield the number of each sentence of a section that is not as it was, and what it is."""
    if before == now:
        return
    spans: list[tuple[int, int, int, int]] = [(0, len(before), 0, len(now))]
    if len(before) * len(now) <= MOST_COMPARED:
        codes = SequenceMatcher(None, before, now, autojunk=False).get_opcodes()
        spans = [
            (first, last, start, end) for tag, first, last, start, end in codes if tag != "equal"
        ]
    for first, last, start, end in spans:
        both = min(last - first, end - start)
        yield from ((number + 1, CHANGED) for number in range(start, start + both))
        yield from ((number + 1, NEW) for number in range(start + both, end))
        yield from ((number + 1, GONE) for number in range(first + both, last))
