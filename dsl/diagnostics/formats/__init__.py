"""One module per output format, each with the same `render`."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Protocol

from engross.dsl.diagnostics.diagnostic import Diagnostic
from engross.dsl.diagnostics.formats import concise, github, human, jsonl, sarif
from engross.dsl.text.source import Source

__all__ = ["FORMATS", "Render"]


class Render(Protocol):
    """Put diagnostics into words; sources are found by name, colour is for terminals."""

    def __call__(
        self,
        diagnostics: Iterable[Diagnostic],
        sources: Mapping[str, Source],
        *,
        colour: bool = False,
    ) -> str: ...


FORMATS: Mapping[str, Render] = {
    "human": human.render,
    "concise": concise.render,
    "json": jsonl.render,
    "sarif": sarif.render,
    "github": github.render,
}
