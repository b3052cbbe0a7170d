"""One program through its stages: source, tree, syntax, symbols, graph, diagnostics.

Each stage is made when it is first asked for, and once.
"""

from __future__ import annotations

from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from engross.compiler.analyses.check import check_graph, check_syntax
from engross.compiler.graph.build import build_nodes, with_edges
from engross.compiler.graph.context import Json
from engross.compiler.resolve.symbols import Symbols, collect_symbols
from engross.dsl.diagnostics import Diagnostic
from engross.dsl.diagnostics.sink import Sink
from engross.dsl.parse.build.program import build_syntax
from engross.dsl.parse.parse import parse
from engross.dsl.parse.terms import joined_terms
from engross.dsl.syntax.program import Syntax
from engross.dsl.syntax.scenarios import Scenario, ScenariosFor
from engross.dsl.text.scan import scan
from engross.dsl.text.source import Source, read_source

if TYPE_CHECKING:
    from engross.compiler.engine.loading import Program as EngineProgram

EMPTY = Syntax((), ())


class Phases:
    """The stages of one source."""

    def __init__(self, name: str, data: bytes) -> None:
        self.name = name
        self.data = data
        self._sink = Sink(name)
        self.beside: Phases | None = None  # the agreement, of a file of scenarios

    @classmethod
    def of_file(cls, path: str) -> Phases:
        """Return the stages of a file. Raises OSError where it cannot be read."""
        return cls(path, Path(path).read_bytes())

    def stand_beside(self, agreement: Phases) -> None:
        """Put this file of scenarios beside its agreement, whose terms it is then read with."""
        self.beside = agreement
        if agreement.terms:
            vars(self).update(vars(Phases(self.name, self.data)), beside=agreement)
            for stage in ("source", "syntax", "_read", "scenarios_for", "scenarios"):
                vars(self).pop(stage, None)

    @cached_property
    def source(self) -> Source | None:
        """Return the source, or None where the bytes are no text."""
        source, found = read_source(self.name, self.data)
        self._sink.extend(found)
        return source

    @cached_property
    def syntax(self) -> Syntax:
        """Return the syntax of every line that could be read."""
        return self._read[0]

    @property
    def syntax_errors(self) -> list[Diagnostic]:
        """Return the errors that leave something unread, without those of meaning."""
        return self._read[1]

    @cached_property
    def _read(self) -> tuple[Syntax, list[Diagnostic]]:
        syntax = self._read_syntax()
        return syntax, [found for found in self._sink.sorted() if found.severity == "error"]

    def _read_syntax(self) -> Syntax:
        if self.source is None:
            return EMPTY
        text, found = scan(self.source)
        self._sink.extend(found)
        self._sink.lost.add_lines(diagnostic.primary.span.line for diagnostic in found)
        if not text.strip() and self.source.text.strip():
            return EMPTY
        tree = parse(self.source, text, self._sink, self.terms)
        return build_syntax(self.source, tree) if tree is not None else EMPTY

    @property
    def terms(self) -> tuple[str, ...]:
        """Return the terms with small words or figures: its own, and those of its agreement."""
        own = joined_terms(self.source.text) if self.source else ()
        return (*own, *self.beside.terms) if self.beside else own

    @cached_property
    def symbols(self) -> Symbols:
        """Return what the program declares."""
        return collect_symbols(self.syntax, self._sink)

    @cached_property
    def nodes(self) -> Json:
        """Return the graph without its edges, which is all that a check needs."""
        return build_nodes(self.syntax, self.symbols, self._sink)

    @cached_property
    def graph(self) -> Json:
        """Return the obligation graph."""
        return with_edges(self.nodes)

    @cached_property
    def engine(self) -> EngineProgram:
        """Return the graph as the engine evaluates it, made ready once for all logs."""
        from engross.compiler.engine.loading import Program as EngineProgram

        return EngineProgram(self.graph)

    @cached_property
    def hash(self) -> str:
        """Return the hash of the graph."""
        from engross.compiler.graph.canonical import graph_hash  # a check needs no hash

        return graph_hash(self.graph)

    @cached_property
    def source_hash(self) -> str:
        """Return the hash of the source's bytes."""
        from engross.compiler.graph.canonical import hash_bytes

        return hash_bytes(self.data)

    @cached_property
    def diagnostics(self) -> list[Diagnostic]:
        """Return all diagnostics, in order of place."""
        syntax = self.syntax
        if any(found.severity == "error" for found in self._sink.sorted()) and not syntax.items:
            return self._sink.sorted()
        if self.scenarios_for is not None:
            from engross.compiler.analyses.beside import check_beside  # which no agreement needs

            check_beside(syntax, self.scenarios_for, self.beside, self._sink)
            return self._sink.sorted()
        nodes = self.nodes
        check_syntax(syntax, self.symbols, self._sink)
        if not any(found.severity == "error" for found in self._sink.sorted()):
            check_graph(syntax, nodes, self.symbols, self._sink)
        return self._sink.sorted()

    @cached_property
    def scenarios_for(self) -> ScenariosFor | None:
        """Return the line by which a file of scenarios names its agreement."""
        items = (placed.item for placed in self.syntax.items)
        return next((item for item in items if isinstance(item, ScenariosFor)), None)

    def names(self, agreement: Phases) -> bool:
        """Tell whether the scenarios of this file are for an agreement."""
        named = self.scenarios_for
        return named is not None and named.agreement.text == agreement.graph["agreement"]["name"]

    @cached_property
    def scenarios(self) -> list[Scenario]:
        """Return the program's scenarios, in order."""
        return [placed.item for placed in self.syntax.items if isinstance(placed.item, Scenario)]

    @property
    def errors(self) -> list[Diagnostic]:
        """Return the diagnostics that stop a program from being run."""
        return [found for found in self.diagnostics if found.severity == "error"]
