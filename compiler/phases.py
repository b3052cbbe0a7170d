"""One program through its stages: source, tree, syntax, symbols, graph, diagnostics.

Each stage is made when it is first asked for, and once.
"""

from __future__ import annotations

import hashlib
from functools import cached_property
from pathlib import Path

from engross.compiler.analyses.check import check_graph, check_syntax
from engross.compiler.graph.build import build_graph
from engross.compiler.graph.canonical import graph_hash
from engross.compiler.graph.context import Json
from engross.compiler.resolve.symbols import Symbols, collect_symbols
from engross.dsl.diagnostics import Diagnostic
from engross.dsl.diagnostics.sink import Sink
from engross.dsl.parse.build.program import build_syntax
from engross.dsl.parse.parse import parse
from engross.dsl.syntax.program import Syntax
from engross.dsl.syntax.scenarios import Scenario
from engross.dsl.text.scan import scan
from engross.dsl.text.source import Source, read_source

EMPTY = Syntax((), ())


class Phases:
    """The stages of one source."""

    def __init__(self, name: str, data: bytes) -> None:
        self.name = name
        self.data = data
        self._sink = Sink(name)

    @classmethod
    def of_file(cls, path: str) -> Phases:
        """Return the stages of a file. Raises OSError where it cannot be read."""
        return cls(path, Path(path).read_bytes())

    @cached_property
    def source(self) -> Source | None:
        """Return the source, or None where the bytes are no text."""
        source, found = read_source(self.name, self.data)
        self._sink.extend(found)
        return source

    @cached_property
    def syntax(self) -> Syntax:
        """Return the syntax of every line that could be read."""
        if self.source is None:
            return EMPTY
        text, found = scan(self.source)
        self._sink.extend(found)
        self._sink.lost.add_lines(diagnostic.primary.span.line for diagnostic in found)
        if not text.strip() and self.source.text.strip():
            return EMPTY
        tree = parse(self.source, text, self._sink)
        return build_syntax(self.source, tree) if tree is not None else EMPTY

    @cached_property
    def symbols(self) -> Symbols:
        """Return what the program declares."""
        return collect_symbols(self.syntax, self._sink)

    @cached_property
    def graph(self) -> Json:
        """Return the obligation graph."""
        return build_graph(self.syntax, self.symbols, self._sink)

    @cached_property
    def hash(self) -> str:
        """Return the hash of the graph."""
        return graph_hash(self.graph)

    @cached_property
    def source_hash(self) -> str:
        """Return the hash of the source's bytes."""
        return "sha256:" + hashlib.sha256(self.data).hexdigest()

    @cached_property
    def diagnostics(self) -> list[Diagnostic]:
        """Return all diagnostics, in order of place."""
        syntax = self.syntax
        if any(found.severity == "error" for found in self._sink.sorted()) and not syntax.items:
            return self._sink.sorted()
        graph = self.graph
        check_syntax(syntax, self.symbols, self._sink)
        if not any(found.severity == "error" for found in self._sink.sorted()):
            check_graph(syntax, graph, self.symbols, self._sink)
        return self._sink.sorted()

    @cached_property
    def scenarios(self) -> list[Scenario]:
        """Return the program's scenarios, in order."""
        return [placed.item for placed in self.syntax.items if isinstance(placed.item, Scenario)]

    @property
    def errors(self) -> list[Diagnostic]:
        """Return the diagnostics that stop a program from being run."""
        return [found for found in self.diagnostics if found.severity == "error"]
