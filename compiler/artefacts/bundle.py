"""Flatten the engine into one source text, which runs wherever Python does."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterable, Iterator
from graphlib import CycleError, TopologicalSorter
from importlib.resources import files

from attrs import field, frozen

ENGINE = "engross.compiler.engine"
# All that a standalone checker may import: nothing here reaches for a network or a process.
ALLOWED_IMPORTS = frozenset(
    {
        "abc",
        "argparse",
        "bisect",
        "collections",
        "contextlib",
        "copy",
        "csv",
        "datetime",
        "decimal",
        "difflib",
        "fractions",
        "functools",
        "gc",
        "io",
        "itertools",
        "json",
        "math",
        "operator",
        "re",
        "sys",
        "textwrap",
        "typing",
        "unicodedata",
    }
)

_BLANK_LINES = re.compile(r"\n{4,}")


class BundleError(Exception):
    """The engine cannot be flattened: a fault of the engine's source, never of an agreement."""


@frozen
class Bundle:
    """The engine as one text: its imports from the standard library, then its modules in order."""

    imports: str
    modules: str


@frozen
class Module:
    """One module of the engine."""

    name: str
    source: str = field(repr=False)
    tree: ast.Module = field(repr=False, eq=False)

    @property
    def needs(self) -> list[str]:
        """The modules of the engine that this one imports."""
        return [
            node.module
            for node in self.tree.body
            if isinstance(node, ast.ImportFrom) and node.module and _is_engine(node.module)
        ]

    def imports(self) -> Iterator[tuple[str, str]]:
        """Yield each module of the standard library that is imported, with the name taken."""
        for node in self.tree.body:
            if isinstance(node, ast.Import):
                yield from ((_unaliased(alias, self.name), "") for alias in node.names)
            elif isinstance(node, ast.ImportFrom):
                module = "" if node.level else node.module or ""
                names = [_unaliased(alias, self.name) for alias in node.names]
                if not _is_engine(module):
                    yield from ((module, name) for name in names)

    def definitions(self) -> Iterator[str]:
        """Yield the names that the module defines at its top level."""
        for node in self.tree.body:
            if isinstance(node, ast.FunctionDef | ast.ClassDef):
                yield node.name
            elif isinstance(node, ast.Assign):
                yield from (t.id for t in node.targets if isinstance(t, ast.Name))
            elif isinstance(node, ast.AnnAssign) and isinstance(node.target, ast.Name):
                yield node.target.id


def bundle_engine(entry: str = f"{ENGINE}.command.console") -> Bundle:
    """Return the module `entry` and all of the engine that it needs. Raises `BundleError`."""
    modules = list(ordered_modules(entry))
    imported = {pair for module in modules for pair in module.imports()}
    _check_imports(modules)
    _check_names(modules, imported)
    texts = (_body_of(module) for module in modules)
    return Bundle(_import_lines(imported), "\n\n\n".join(text for text in texts if text))


def ordered_modules(entry: str) -> Iterator[Module]:
    """Yield the modules that `entry` needs, and itself, each after those it needs."""
    found: dict[str, Module] = {}
    pending = [entry]
    while pending:
        name = pending.pop()
        if name not in found:
            found[name] = _load(name)
            pending += found[name].needs
    needs = {name: sorted(set(module.needs)) for name, module in sorted(found.items())}
    try:
        yield from (found[name] for name in TopologicalSorter(needs).static_order())
    except CycleError as error:
        raise BundleError(f"modules import each other: {error.args[1]}") from error


def _load(name: str) -> Module:
    *folders, file = name.removeprefix(f"{ENGINE}.").split(".")
    source = files(ENGINE).joinpath(*folders, f"{file}.py").read_text("utf-8")
    return Module(name, source, ast.parse(source))


def _is_engine(module: str) -> bool:
    return module.startswith(f"{ENGINE}.")


def _unaliased(alias: ast.alias, module: str) -> str:
    if alias.asname is not None or alias.name == "*":
        raise BundleError(f"{module} imports under another name: {alias.name}")
    return alias.name


def _check_imports(modules: Iterable[Module]) -> None:
    """Refuse an import, at any depth, of what a checker may not use."""
    for module in modules:
        top = set(module.tree.body)
        for node in ast.walk(module.tree):
            if isinstance(node, ast.Import):
                names = [alias.name for alias in node.names]
            elif isinstance(node, ast.ImportFrom):
                names = [node.module or ""]
            else:
                continue
            for name in names:
                allowed = name.partition(".")[0] in ALLOWED_IMPORTS or name == "__future__"
                if not allowed and not (node in top and _is_engine(name)):
                    raise BundleError(f"{module.name}:{node.lineno} imports {name}")


def _check_names(modules: Iterable[Module], imported: Iterable[tuple[str, str]]) -> None:
    """Refuse two meanings of one name, for in one file the last would serve for both."""
    homes: dict[str, list[str]] = {}
    for module, name in sorted(imported):
        homes.setdefault(name or module.partition(".")[0], []).append(module)
    for engine_module in modules:
        for name in dict.fromkeys(engine_module.definitions()):
            homes.setdefault(name, []).append(engine_module.name)
    clashes = [f"{name} ({', '.join(found)})" for name, found in homes.items() if len(found) > 1]
    if clashes:
        raise BundleError(f"names that are defined twice: {'; '.join(clashes)}")


def _import_lines(imported: Iterable[tuple[str, str]]) -> str:
    whole = sorted(module for module, name in imported if not name)
    named: dict[str, list[str]] = {}
    for module, name in sorted(imported):
        if name and module != "__future__":
            named.setdefault(module, []).append(name)
    return "\n".join(
        [
            *(f"import {module}" for module in whole),
            *(f"from {module} import {', '.join(names)}" for module, names in named.items()),
        ]
    )


def _body_of(module: Module) -> str:
    """Return the module's source without its imports, its docstring a comment above the rest."""
    lines = module.source.split("\n")
    title = [f"# {module.name.removeprefix('engross.compiler.')}"]
    body = module.tree.body
    dropped: list[ast.stmt] = [n for n in body if isinstance(n, ast.Import | ast.ImportFrom)]
    docstring = ast.get_docstring(module.tree)
    if docstring is not None:
        dropped.append(body[0])
        title += [f"# {line}".rstrip() for line in docstring.split("\n")]
    gone = {n for node in dropped for n in range(node.lineno - 1, (node.end_lineno or 0))}
    kept = "\n".join(line for n, line in enumerate(lines) if n not in gone).strip("\n")
    rule = "# " + "-" * 77
    text = "\n".join([rule, *title, rule]) + f"\n\n\n{kept}" if kept else ""
    return _BLANK_LINES.sub("\n\n\n", text)
