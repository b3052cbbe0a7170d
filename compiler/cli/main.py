"""The `engross` command: find the verb, import it alone, run it."""

from __future__ import annotations

import gc
import sys
from collections.abc import Sequence
from importlib import import_module

from engross.compiler.cli.usage import Usage
from engross.compiler.engine.command.output import CannotWrite, write_text

VERBS = {
    "check": "read an agreement, or a log against it, and report what is wrong",
    "fmt": "write files in the one canonical layout",
    "test": "run the scenarios in a file",
    "status": "tell what is owed, done, late, breached or undecided on a day",
    "build": "make the standalone checker, or the graph as JSON",
    "termsheet": "make the term sheet: a summary and a schedule of every term",
    "coverage": "tell which sentences of the text are encoded, and which are not",
    "sign": "put on record that a section was read against its text",
    "readings": "show how the text can be read, who decided, and what hangs on it",
    "events": "show the log's vocabulary: each event, what it says, who reads it",
    "explain": "explain a diagnostic, with a bad and a good example",
}


def main(argv: Sequence[str] | None = None) -> int:
    """Run the command and return its exit code: 0, 1, 2 or 3."""
    if argv is not None:
        return _answer(list(argv))
    # A process that ends with its answer has nothing to collect, neither on its way nor at its
    # end: looking for it takes a tenth of the time of a check.
    gc.disable()
    try:
        return _answer(sys.argv[1:])
    finally:
        gc.freeze()


def _answer(arguments: list[str]) -> int:
    try:
        return _run(arguments)
    except Usage as usage:
        return usage.show()
    except CannotWrite:
        return 2
    except KeyboardInterrupt:
        return 2
    except Exception as error:  # a traceback would end with 1, which means findings
        write_text(sys.stderr, f"engross: internal error ({type(error).__name__})\n")
        return 2


def _run(arguments: list[str]) -> int:
    if not arguments or arguments[0] in ("-h", "--help", "help"):
        write_text(sys.stdout, _help())
        return 0 if arguments else 2
    if arguments[0] == "--version":
        from engross.compiler.program import VERSION

        write_text(sys.stdout, f"engross {VERSION}\n")
        return 0
    verb = arguments[0]
    if verb not in VERBS:
        raise Usage(f"engross: there is no verb “{verb}”", f"The verbs are: {', '.join(VERBS)}.")
    run = import_module(f"engross.compiler.cli.{verb}").run
    code: int = run(arguments[1:])
    return code


def _help() -> str:
    width = max(map(len, VERBS))
    verbs = "".join(f"  {verb:<{width}}  {said}\n" for verb, said in VERBS.items())
    return (
        "engross: agreements written so that they can be checked, and say how they stand.\n\n"
        "usage: engross VERB …   (engross VERB --help says more)\n\n"
        f"{verbs}\n"
        "exit code: 0 nothing is amiss, 1 something is, 2 the input cannot be used;\n"
        "3, of status, nothing is breached but something undecided\n\n"
        "example:\n"
        "  engross status agreement.rr log.jsonl --as-of 2002-12-20\n"
    )


if __name__ == "__main__":
    sys.exit(main())
