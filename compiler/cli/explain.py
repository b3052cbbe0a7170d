"""`engross explain`: what a diagnostic means."""

from __future__ import annotations

import sys
import textwrap

from engross.compiler.cli.arguments import Arguments
from engross.compiler.cli.usage import Usage
from engross.compiler.engine.command.output import write_text
from engross.dsl.diagnostics.rules import FAMILIES, Rule, all_rules
from engross.dsl.diagnostics.sink import did_you_mean


def run(argv: list[str]) -> int:
    """Run the verb; return 0, or 2 where there is no such code."""
    arguments = Arguments(
        "explain",
        "Explain a diagnostic by its code; without a code, list them all.",
        "engross explain RR103",
    )
    arguments.add_argument("CODE", nargs="?", help="such as RR103")
    found = arguments.parse_args(argv)
    rules = {rule.code: rule for rule in all_rules()}
    if found.CODE is None:
        write_text(sys.stdout, "\n".join(map(_listed, FAMILIES.items())))
        return 0
    if found.CODE.upper() not in rules:
        raise Usage(
            f"engross explain: there is no code “{found.CODE}”",
            did_you_mean(found.CODE.upper(), rules, "engross explain lists them."),
        )
    write_text(sys.stdout, _text(rules[found.CODE.upper()]))
    return 0


def _listed(family: tuple[str, tuple[Rule, ...]]) -> str:
    title, rules = family
    lines = (
        textwrap.fill(f"{rule.code}  {rule.summary}", 78, subsequent_indent=" " * 7)
        for rule in rules
    )
    return "\n".join((title, *lines)) + "\n"


def _text(rule: Rule) -> str:
    return (
        f"{rule.code} {rule.name} ({rule.severity})\n\n"
        f"{textwrap.fill(rule.summary, 78)}\n\n"
        f"{textwrap.fill(rule.why, 78)}\n\n"
        f"not so:\n{textwrap.indent(rule.bad, '    ')}\n\n"
        f"but so:\n{textwrap.indent(rule.good, '    ')}\n"
    )
