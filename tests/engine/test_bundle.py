"""The standalone checker: the engine and one agreement in a file that does nothing else."""

from __future__ import annotations

import ast
import copy
import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from engine.handwritten import GRAPH
from engine.logs import META, as_lines, begun, demand, filed, told, told_at_once

from engross.compiler.artefacts.bundle import (
    ALLOWED_IMPORTS,
    ENGINE,
    BundleError,
    Module,
    bundle_engine,
    ordered_modules,
)
from engross.compiler.artefacts.checker import CheckerError, CheckerMeta, build_checker
from engross.compiler.engine.report.report import canonical_json

JUDGED = begun(demand("2002-09-09"), *told_at_once("2002-09-29"), filed("2002-10-25"))
AS_OF = ("--as-of", "2002-10-28")
HOSTILE = (
    "{{7*7}} {% raw %} \"\"\" ''' \\",
    "#}\nimport os\nos.system('true')\n",
    "\u2028\u202e\x00\r\n\\N{BULLET} \U0001f4dc \udc80",
    '"}); raise SystemExit(9) #',
)


@pytest.fixture(scope="module")
def checker(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("checker") / "checker.py"
    path.write_text(build_checker(GRAPH, CheckerMeta(**META)), "utf-8", newline="\n")
    return path


def run(checker: Path, *argv: str, stdin: bytes = b"") -> subprocess.CompletedProcess[bytes]:
    return subprocess.run(
        [sys.executable, "-I", "-S", "-W", "error", str(checker), *argv],
        cwd=checker.parent,
        input=stdin,
        env={},
        capture_output=True,
        check=False,
    )


def test_it_gives_the_report_of_the_engine_byte_for_byte(checker: Path) -> None:
    (checker.parent / "log.jsonl").write_bytes(as_lines(JUDGED))
    done = run(checker, "log.jsonl", "--as-of", "2002-10-28", "--format", "json")
    assert (done.returncode, done.stderr) == (3, b"")
    assert done.stdout.decode() == canonical_json(told(JUDGED, "2002-10-28"))


def test_it_says_where_it_comes_from(checker: Path) -> None:
    done = run(checker, "--version")
    assert done.returncode == 0
    for value in (GRAPH["agreement"]["name"], *META.values()):
        assert value.encode() in done.stdout


def test_it_refuses_what_the_engine_refuses(checker: Path) -> None:
    done = run(checker, "-", "--as-of", "2002-10-28", stdin=b'{"agreement": "Other"}\n')
    assert (done.returncode, done.stdout) == (2, b"")
    assert done.stderr.startswith(b"-:1:15: RR617 ")


WATCH = """
import runpy, sys
opened = []
checker = sys.argv[1]
def watch(event, args):
    if event == "open" and isinstance(args[0], str) and not args[0].startswith(sys.base_prefix):
        opened.append(args[0])
    elif event.split(".")[0] in ("socket", "subprocess", "ctypes", "shutil") or event in (
        "os.system", "os.exec", "os.posix_spawn", "os.fork", "os.remove", "os.rename", "os.mkdir"
    ):
        raise SystemExit(f"the checker did {event} {args}")
sys.argv = sys.argv[1:]
source = compile(open(checker, "rb").read(), checker, "exec")
sys.addaudithook(watch)
try:
    exec(source, {"__name__": "__main__"})
finally:
    print(opened, file=sys.stderr)
"""


def test_it_opens_the_log_and_nothing_else(checker: Path) -> None:
    (checker.parent / "log.jsonl").write_bytes(as_lines(JUDGED))
    done = subprocess.run(
        [sys.executable, "-I", "-S", "-c", WATCH, str(checker), "log.jsonl", *AS_OF, "--why"],
        cwd=checker.parent,
        capture_output=True,
        check=False,
    )
    assert done.stderr.decode().splitlines() == ["['log.jsonl']"]
    assert done.returncode == 3


def test_its_imports_are_few_and_fixed(checker: Path) -> None:
    found = set()
    for node in ast.walk(ast.parse(checker.read_text("utf-8"))):
        if isinstance(node, ast.Import):
            found |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom):
            found.add(node.module or "")
    assert {name.partition(".")[0] for name in found} <= ALLOWED_IMPORTS | {"__future__"}
    assert sys.stdlib_module_names >= ALLOWED_IMPORTS


@pytest.mark.parametrize("name", HOSTILE)
def test_a_hostile_name_stays_a_name(name: str, tmp_path: Path) -> None:
    graph: dict[str, Any] = copy.deepcopy(GRAPH)
    graph["agreement"]["name"] = name
    graph["norms"][0]["words"] = name
    text = build_checker(graph, CheckerMeta(name, name, name))
    namespace: dict[str, Any] = {"__name__": "checker"}
    exec(compile(text, "checker.py", "exec"), namespace)
    assert namespace["AGREEMENT"] == name
    assert json.loads(namespace["GRAPH"]) == graph
    assert set(namespace["META"].values()) == {name}
    path = tmp_path / "checker.py"
    path.write_text(text, "utf-8", newline="\n")
    done = run(path, "--version")
    assert (done.returncode, done.stderr) == (0, b"")


def test_the_data_changes_nothing_but_constants() -> None:
    first = build_checker(GRAPH, CheckerMeta(**META))
    other = build_checker({"agreement": {"name": HOSTILE[0]}}, CheckerMeta("", "", ""))
    assert first != other
    assert shape(first) == shape(other)


def shape(text: str) -> list[str]:
    """Return the syntax tree node by node, the value of every text left out."""
    return [
        type(node).__name__
        + (
            ""
            if isinstance(node, ast.Constant) and isinstance(node.value, str)
            else ",".join(str(v) for v in vars(node).values() if isinstance(v, str | int))
            if not hasattr(node, "lineno")
            else ""
        )
        for node in ast.walk(ast.parse(text))
    ]


def test_data_that_breaks_out_is_an_internal_error(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(
        "engross.compiler.artefacts.checker._pieces", lambda text: ["''", ")", "import os", "("]
    )
    with pytest.raises((CheckerError, SyntaxError)):
        build_checker(GRAPH, CheckerMeta(**META))


def test_the_same_graph_gives_the_same_bytes() -> None:
    assert build_checker(GRAPH, CheckerMeta(**META)) == build_checker(
        copy.deepcopy(GRAPH), CheckerMeta(**META)
    )


def test_every_module_comes_after_those_it_needs() -> None:
    seen: set[str] = set()
    for module in ordered_modules(f"{ENGINE}.command.console"):
        assert set(module.needs) <= seen
        seen.add(module.name)
    assert f"{ENGINE}.scope" in seen


def test_no_name_is_defined_twice() -> None:
    assert "def run_status(" in bundle_engine().modules


@pytest.mark.parametrize(
    ("sources", "message"),
    [
        ({"console": "import os\n"}, "console:1 imports os"),
        ({"console": "def f():\n    import socket\n"}, "console:2 imports socket"),
        ({"console": "import json as j\n"}, "under another name: json"),
        (
            {"console": f"from {ENGINE}.days import f\ndef g(): ...\n", "days": "def g(): ...\n"},
            "defined twice: g",
        ),
        ({"console": "from json import loads\nloads = 1\n"}, "defined twice: loads"),
        (
            {
                "console": f"from {ENGINE}.days import f\n",
                "days": f"from {ENGINE}.console import g\n",
            },
            "import each other",
        ),
    ],
)
def test_what_cannot_be_flattened_is_refused(
    monkeypatch: pytest.MonkeyPatch, sources: dict[str, str], message: str
) -> None:
    def load(name: str) -> Module:
        source = sources[name.removeprefix(f"{ENGINE}.")]
        return Module(name, source, ast.parse(source))

    monkeypatch.setattr("engross.compiler.artefacts.bundle._load", load)
    with pytest.raises(BundleError, match=message):
        bundle_engine(f"{ENGINE}.console")
