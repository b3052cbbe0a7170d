"""What is said of the house is so: its folders, its layers, the files that are named."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path

import pytest
from support.run import ROOT

HOUSE = (ROOT / "docs" / "house.md").read_text("utf-8")
READMES = [
    ROOT / "README.md",
    *sorted(ROOT.glob("*/README.md")),
    ROOT / "compiler/engine/README.md",
]
NAMED = re.compile(r"`([^`\s]+)`")


def packages() -> list[Path]:
    """Return the folders of the pipeline that are packages of their own."""
    found = {path.parent for top in ("dsl", "compiler") for path in (ROOT / top).glob("*/*.py")}
    return sorted(path.relative_to(ROOT) for path in found)


@pytest.mark.parametrize("folder", packages(), ids=str)
def test_every_folder_is_in_the_tour_of_the_house(folder: Path) -> None:
    assert f"`{folder}`" in HOUSE


def test_every_path_that_is_named_is_there() -> None:
    named = [path for path in NAMED.findall(HOUSE) if "/" in path and "…" not in path]
    missing = [
        path
        for path in named
        if not any((top / path).exists() for top in (ROOT, ROOT / "compiler"))
    ]
    assert missing == ["tests/bad/RRnnn_slug.rr"]


def test_the_layers_of_the_compiler_are_those_that_imports_are_held_to() -> None:
    contracts = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["tool"]["importlinter"]
    layers = next(c["layers"] for c in contracts["contracts"] if "containers" in c)
    wanted = [part.strip() for layer in layers for part in layer.split("|")]
    text = (ROOT / "compiler" / "README.md").read_text("utf-8")
    rows = [row for row in text.split("\n") if row.startswith("| `")]
    told = [name.strip("/").removesuffix(".py") for row in rows for name in NAMED.findall(row)]
    assert [name for name in told if name in wanted] == wanted


@pytest.mark.parametrize("page", READMES, ids=lambda page: str(page.relative_to(ROOT)))
def test_a_readme_leads_somewhere(page: Path) -> None:
    links = re.findall(r"\]\(([^)#:]+)(?:#[^)]*)?\)", page.read_text("utf-8"))
    assert [link for link in links if not (page.parent / link).exists()] == []


@pytest.mark.parametrize("page", sorted((ROOT / "docs").glob("*.md")), ids=lambda page: page.stem)
def test_the_readme_leads_to_every_page_of_the_docs(page: Path) -> None:
    assert f"(docs/{page.name})" in (ROOT / "README.md").read_text("utf-8")
