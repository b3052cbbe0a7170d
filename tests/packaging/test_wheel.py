"""The wheel holds everything, claims one name, and runs away from the checkout."""

import os
import shutil
import subprocess
import sys
import sysconfig
import zipfile
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
TOP = ("compiler", "dsl", "grammar", "templates")

BUILD = "import sys; from setuptools import build_meta; build_meta.build_wheel(sys.argv[1])"

IMPORT_ALL = """
import importlib, pathlib, pkgutil, sys
root = pathlib.Path(sys.argv[1])
for module in pkgutil.walk_packages([str(root / "engross")], "engross."):
    if not module.name.endswith(".__main__"):
        print(pathlib.Path(importlib.import_module(module.name).__file__).relative_to(root))
"""


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A wheel built as pip builds it, from a copy: a build leaves files behind."""
    source = tmp_path_factory.mktemp("source")
    for top in TOP:
        shutil.copytree(
            ROOT / top, source / top, ignore=shutil.ignore_patterns("__pycache__", "*.pyc")
        )
    for name in ("pyproject.toml", "README.md", "LICENSE"):
        shutil.copy(ROOT / name, source)
    target = tmp_path_factory.mktemp("wheel")
    _python("-c", BUILD, str(target), cwd=source)
    [built] = target.glob("*.whl")
    return built


@pytest.fixture(scope="module")
def unpacked(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("unpacked")
    with zipfile.ZipFile(wheel) as archive:
        archive.extractall(folder)
    return folder


def test_every_file_is_inside(unpacked: Path) -> None:
    expected = {path for path in _files(ROOT, TOP) if path.suffix not in {".md", ".pyc"}}
    assert _files(unpacked / "engross", TOP) == expected


def test_one_top_level_name(unpacked: Path) -> None:
    claimed = {path.name for path in unpacked.iterdir() if path.suffix != ".dist-info"}
    assert claimed == {"engross"}
    assert {path.name for path in (unpacked / "engross").iterdir()} == set(TOP)


def test_every_module_imports_from_an_empty_folder(unpacked: Path, tmp_path: Path) -> None:
    imported = _away_from_checkout("-c", IMPORT_ALL, str(unpacked), unpacked=unpacked, cwd=tmp_path)
    expected = {path for path in _files(ROOT, TOP) if path.suffix == ".py"}
    assert {Path(line).relative_to("engross") for line in imported.splitlines()} == {
        path for path in expected if path.name != "__main__.py"
    }


def test_the_command_starts_from_an_empty_folder(unpacked: Path, tmp_path: Path) -> None:
    start = "import sys; from engross.compiler.cli.main import main; sys.exit(main())"
    shown = _away_from_checkout("-c", start, "--help", unpacked=unpacked, cwd=tmp_path)
    assert "engross" in shown


def _files(root: Path, tops: tuple[str, ...]) -> set[Path]:
    return {
        path.relative_to(root)
        for top in tops
        for path in (root / top).rglob("*")
        if path.is_file() and "__pycache__" not in path.parts
    }


def _away_from_checkout(*arguments: str, unpacked: Path, cwd: Path) -> str:
    """Run with -S: an editable install's import hook would fill any gap in the wheel."""
    dependencies = dict.fromkeys(sysconfig.get_path(kind) for kind in ("purelib", "platlib"))
    return _python("-S", *arguments, cwd=cwd, path=[str(unpacked), *dependencies])


def _python(*arguments: str, cwd: Path, path: list[str] | None = None) -> str:
    environment = os.environ | ({"PYTHONPATH": os.pathsep.join(path)} if path else {})
    run = subprocess.run(
        [sys.executable, *arguments], cwd=cwd, env=environment, capture_output=True, text=True
    )
    assert run.returncode == 0, run.stdout + run.stderr
    return run.stdout
