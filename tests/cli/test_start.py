"""A check loads what it uses and nothing else, so that it starts as quickly as its libraries let it."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest
from support.run import ROOT

LOADED = """
import sys
from engross.compiler.cli.main import main
code = main(["check", *sys.argv[1:]])
print(code, *sys.modules)
"""
# An annotation of a named tuple that is postponed, a text until then, is compiled at each start.
COMPILED = """
import builtins, sys
from engross.compiler.cli.main import main
compile_it, compiled = builtins.compile, []
def tell(source, name, mode, *more, **named):
    if mode == "eval":
        compiled.append(source)
    return compile_it(source, name, mode, *more, **named)
builtins.compile = tell
code = main(["check", *sys.argv[1:]])
print(code, *compiled)
"""
# What makes the parser's tables, renders findings, answers logs and builds artefacts.
UNUSED = (
    "lark",
    "attr",
    "jinja2",
    "dateutil",
    "difflib",
    "hashlib",
    "importlib.resources",
    "json",
    "pkgutil",
    "argparse",
    "shutil",
    "tempfile",
    "engross.dsl.parse.generate",
    "engross.dsl.parse.prose",
    "engross.dsl.parse.recovery",
    "engross.dsl.text.foreign",
    "engross.dsl.diagnostics.formats",
    "engross.dsl.diagnostics.rules",
    "engross.compiler.engine.choices",
    "engross.compiler.engine.findings",
    "engross.compiler.engine.loading",
    "engross.compiler.engine.command.arguments",
    "engross.compiler.engine.command.console",
    "engross.compiler.engine.report",
    "engross.compiler.analyses.beside",
    "engross.compiler.graph.canonical",
    "engross.compiler.graph.edges",
    "engross.compiler.artefacts",
    "engross.compiler.record.entries",
)


def _told_by_a_check(script: str, path: Path, cache: Path) -> list[str]:
    for _ in range(2):  # the first fills the cache
        ran = subprocess.run(
            [sys.executable, "-c", script, str(path)],
            env={**os.environ, "XDG_CACHE_HOME": str(cache)},
            capture_output=True,
            check=True,
            text=True,
        )
    code, *told = ran.stdout.splitlines()[-1].split(" ")
    assert code == "0"
    return told


@pytest.fixture(scope="module")
def modules(tmp_path_factory: pytest.TempPathFactory) -> list[str]:
    """What is loaded once an agreement without a fault has been checked."""
    path = ROOT / "tests" / "good" / "filing.rr"
    return _told_by_a_check(LOADED, path, tmp_path_factory.mktemp("cache"))


@pytest.mark.parametrize("name", UNUSED)
def test_a_check_does_not_load_what_it_does_not_use(name: str, modules: list[str]) -> None:
    assert name not in modules


def test_the_stages_that_a_check_uses_are_loaded(modules: list[str]) -> None:
    assert {"engross.dsl.parse.parse", "engross.compiler.graph.build"} <= set(modules)


@pytest.mark.parametrize("name", ["agreements/bestnet_2002.rr", "tests/good/filing.rr"])
def test_a_check_compiles_no_annotation(name: str, tmp_path: Path) -> None:
    # Where one is, take the postponing of annotations out of the module of its named tuple.
    assert _told_by_a_check(COMPILED, ROOT / name, tmp_path) == []
