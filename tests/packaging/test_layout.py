"""The list of packages, the folders, and the names they are imported by."""

import ast
import importlib.metadata
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
TOP = ("compiler", "dsl", "grammar", "templates")


def test_every_folder_with_python_is_a_listed_package() -> None:
    settings = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["tool"]["setuptools"]
    folders = {path.parent.relative_to(ROOT) for top in TOP for path in (ROOT / top).rglob("*.py")}
    expected = sorted("engross." + ".".join(folder.parts) for folder in folders)
    assert settings["packages"] == expected, (
        "In pyproject.toml, [tool.setuptools] packages should be:\n"
        + "".join(f'    "{name}",\n' for name in expected)
    )
    assert settings["package-dir"] == {f"engross.{top}": top for top in TOP}
    without = [str(folder) for folder in folders if not (ROOT / folder / "__init__.py").exists()]
    assert not without, f"no __init__.py in {without}"


@pytest.mark.parametrize("name", TOP)
def test_no_folder_is_importable_by_its_bare_name(name: str, tmp_path: Path) -> None:
    look = f"import importlib.util as u; s = u.find_spec({name!r}); print(s and s.origin)"
    run = subprocess.run(
        [sys.executable, "-I", "-c", look], cwd=tmp_path, capture_output=True, text=True, check=True
    )
    assert not run.stdout.startswith(str(ROOT)), run.stdout


def test_the_distribution_claims_one_top_level_name() -> None:
    claimed = importlib.metadata.distribution("engross").read_text("top_level.txt")
    assert claimed is not None
    assert claimed.split() == ["engross"]


def test_the_engine_imports_nothing_but_the_standard_library() -> None:
    allowed = sys.stdlib_module_names
    strangers = [
        f"{path.relative_to(ROOT)}:{line}: {module}"
        for path in sorted((ROOT / "compiler" / "engine").rglob("*.py"))
        for line, module in _imports(path)
        if module.split(".")[0] not in allowed
        and not f"{module}.".startswith("engross.compiler.engine.")
    ]
    assert not strangers


def _imports(path: Path) -> list[tuple[int, str]]:
    """Every module that the file imports, at any depth, with its line."""
    found = []
    for node in ast.walk(ast.parse(path.read_bytes())):
        if isinstance(node, ast.Import):
            found += [(node.lineno, alias.name) for alias in node.names]
        elif isinstance(node, ast.ImportFrom):
            found.append((node.lineno, "." * node.level + (node.module or "")))
    return found
