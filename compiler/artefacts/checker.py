"""The standalone checker: the engine and one graph in a single Python file."""

from __future__ import annotations

import ast
import json
from functools import cache
from importlib.resources import files
from typing import Any

from attrs import frozen
from jinja2 import Environment, FunctionLoader, StrictUndefined

from engross.compiler.artefacts.bundle import bundle_engine

TEMPLATE = "checker.py.j2"
CARRIED = ("AGREEMENT", "META", "GRAPH")
CHUNK = 80


class CheckerError(Exception):
    """A rendered checker is not the program that its template is: a fault of the compiler."""


@frozen
class CheckerMeta:
    """Where a checker comes from; it prints all three."""

    graph_hash: str
    source_hash: str
    compiler: str


def build_checker(graph: dict[str, Any], meta: CheckerMeta) -> str:
    """Return the source of a checker for the graph. Raises `CheckerError`."""
    text = _render(graph, meta)
    if _shape(text) != _placeholder_shape():
        raise CheckerError("the rendered checker differs from its template in more than its data")
    return text


def _render(graph: dict[str, Any], meta: CheckerMeta) -> str:
    bundle = bundle_engine()
    # Not sorted: the engine reads the order of some maps, such as the moments of a notice.
    data = json.dumps(graph, separators=(",", ":"), allow_nan=False)
    text: str = _template().render(
        imports=bundle.imports,
        engine=bundle.modules,
        agreement=ascii(str(graph["agreement"]["name"])),
        graph_hash=ascii(str(meta.graph_hash)),
        source_hash=ascii(str(meta.source_hash)),
        compiler=ascii(str(meta.compiler)),
        graph="\n".join(f"    {piece}" for piece in _pieces(data)),
    )
    return text


def _pieces(text: str) -> list[str]:
    """Return the text as literals that Python joins into one."""
    return [ascii(text[at : at + CHUNK]) for at in range(0, len(text), CHUNK)]


@cache
def _template() -> Any:
    def load(name: str) -> str:
        return files("engross.templates").joinpath(name).read_text("utf-8")

    environment = Environment(
        loader=FunctionLoader(load),
        undefined=StrictUndefined,
        autoescape=False,
        keep_trailing_newline=True,
    )
    return environment.get_template(TEMPLATE)


@cache
def _placeholder_shape() -> str:
    return _shape(_render({"agreement": {"name": ""}}, CheckerMeta("", "", "")))


def _shape(text: str) -> str:
    """Return the syntax tree of a checker as text, without the data that it carries."""
    tree = ast.parse(text)
    for node in tree.body:
        if isinstance(node, ast.Assign) and _is_carried(node.targets[0]):
            for part in ast.walk(node.value):
                if isinstance(part, ast.Constant) and isinstance(part.value, str):
                    part.value = ""
    return ast.dump(tree)


def _is_carried(target: ast.expr) -> bool:
    return isinstance(target, ast.Name) and target.id in CARRIED
