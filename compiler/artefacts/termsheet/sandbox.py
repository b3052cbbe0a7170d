"""The child process in which a firm's own template runs. It reads a request, and no file.

Run as `python -I -m …`: the request comes as JSON on standard input; what is printed, or where the
template is at fault, goes back as JSON on standard output.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator
from typing import Any

import jinja2.debug  # noqa: F401  what Jinja imports on a fault, before files are shut off
from jinja2 import DictLoader, StrictUndefined, TemplateError, nodes
from jinja2.runtime import Macro
from jinja2.sandbox import ImmutableSandboxedEnvironment
from markupsafe import Markup

from engross.compiler.artefacts.termsheet.escape import ESCAPERS

# Of Jinja's own filters those that print nothing by chance and mark no value as safe.
FILTERS = frozenset(
    (
        "abs",
        "batch",
        "capitalize",
        "count",
        "d",
        "default",
        "dictsort",
        "first",
        "float",
        "groupby",
        "int",
        "items",
        "last",
        "length",
        "list",
        "lower",
        "map",
        "max",
        "min",
        "reject",
        "rejectattr",
        "round",
        "select",
        "selectattr",
        "slice",
        "sort",
        "sum",
        "title",
        "trim",
        "unique",
        "upper",
        "wordcount",
    )
)
GLOBALS = frozenset(("range", "dict", "namespace", "cycler", "joiner"))
READING = (nodes.Include, nodes.Import, nodes.FromImport, nodes.Extends)
# In Markdown these would join a captured block and a value, and escape the value as HTML.
JOINING = (nodes.Concat, nodes.Add, nodes.Mod)


class Fault(Exception):
    """The template cannot be run; the text says why, the line says where, 0 if it is unknown."""

    def __init__(self, message: str, line: int = 0) -> None:
        super().__init__(message)
        self.message = message
        self.line = line


def main() -> None:
    """Answer one request."""
    request = json.load(sys.stdin)
    # Before files are shut off: Python reads what this needs from files.
    environment = _environment(request["sink"], request["words"])
    _confine(request["limits"])
    try:
        answer: dict[str, str | int] = {"text": _render(environment, request)}
    except Fault as fault:
        answer = {"message": fault.message, "line": fault.line}
    except MemoryError:
        answer = {"message": "it takes more memory than a template may", "line": 0}
    sys.stdout.buffer.write(json.dumps(answer).encode())
    sys.stdout.flush()


def _render(environment: ImmutableSandboxedEnvironment, request: Any) -> str:
    template = request["template"]
    size, most = 0, request["limits"]["output"]
    pieces: list[str] = []
    try:
        _refuse(environment.parse(template), request["sink"])
        for piece in environment.from_string(template).generate(**request["sheet"]):
            size += len(piece)
            if size > most:
                raise Fault(f"it prints more than {most:,} characters")
            pieces.append(piece)
    except Fault:
        raise
    except MemoryError:
        raise Fault("it takes more memory than a template may", 0) from None
    except RecursionError:
        raise Fault("it calls itself without end") from None
    except TemplateError as error:
        line = getattr(error, "lineno", None) or _line_of(error)
        raise Fault(error.message or type(error).__name__, line) from None
    except Exception as error:  # whatever an expression of the template may raise
        raise Fault(f"{type(error).__name__}: {error}", _line_of(error)) from None
    return "".join(pieces)


def _refuse(tree: nodes.Template, sink: str) -> None:
    for found in tree.find_all(READING):
        raise Fault("a template of your own reads no other template", found.lineno)
    joined = tree.find_all(JOINING) if sink == "md" else ()
    for each in joined:
        raise Fault("values are not joined in Markdown: print one after the other", each.lineno)


def _environment(sink: str, words: dict[str, str]) -> ImmutableSandboxedEnvironment:
    environment = ImmutableSandboxedEnvironment(
        loader=DictLoader(words),
        undefined=StrictUndefined,
        autoescape=True,
        finalize=ESCAPERS[sink],
        keep_trailing_newline=True,
    )
    lines, heads = (_macros(environment, name) for name in ("lines.j2", "heads.j2"))
    for name in environment.filters.keys() - FILTERS:
        del environment.filters[name]
    for name in environment.globals.keys() - GLOBALS:
        del environment.globals[name]
    environment.filters["join"] = lambda parts, by="": Markup("").join(
        _between([ESCAPERS[sink](part) for part in parts], ESCAPERS[sink](by))
    )
    environment.globals["line"] = lambda line: lines[line["kind"]](line)
    environment.globals["head"] = lambda entry: heads.get(entry["kind"], heads["norm"])(entry)
    environment.loader = None  # nothing more is read: a template includes nothing
    return environment


def _macros(environment: ImmutableSandboxedEnvironment, name: str) -> dict[str, Macro]:
    module = environment.get_template(name).module
    return {name: found for name, found in vars(module).items() if isinstance(found, Macro)}


def _between(parts: list[Markup], mark: Markup) -> Iterator[Markup]:
    for number, part in enumerate(parts):
        if number:
            yield mark
        yield part


def _line_of(error: BaseException) -> int:
    """Return the template's line at which an error arose."""
    line, trace = 0, error.__traceback__
    while trace is not None:
        if trace.tb_frame.f_code.co_filename == "<template>":
            line = trace.tb_lineno
        trace = trace.tb_next
    return line


def _confine(limits: dict[str, int]) -> None:
    """Give up files and processes, and all but so much time and memory, where the system can."""
    try:
        import resource
    except ImportError:  # no such limits here: the parent's clock alone ends it
        return
    for name, most in (
        ("RLIMIT_CPU", limits["seconds"]),
        ("RLIMIT_AS", limits["memory"]),
        ("RLIMIT_FSIZE", 0),
        ("RLIMIT_NOFILE", 3),
        ("RLIMIT_NPROC", 0),
        ("RLIMIT_CORE", 0),
    ):
        kind = getattr(resource, name, None)
        if kind is not None:
            try:
                resource.setrlimit(kind, (most, most))
            except (OSError, ValueError):  # a system that lowers none of it
                continue


if __name__ == "__main__":
    main()
