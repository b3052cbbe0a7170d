"""How the text changes, prepared for the term sheet: whose consent is needed, each amendment."""

from __future__ import annotations

from typing import Any

from engross.compiler.artefacts.termsheet.entries import Json, Preparing

RULE = frozenset(("clause", "span", "consents"))
DONE = ("restates", "adds", "strikes", "follows")
AMENDMENT = frozenset(("id", "heading", "clause", "span", "dated", "reaches_begun", *DONE))


def amending_entry(of: Preparing, node: str, amending: Json) -> Json:
    """Return the entry of the rule on amendments: whose consent one needs, in which form."""
    lines = [
        of.line(
            "consent",
            f"{node}.consents.{at}",
            line["under"],
            written=line["written"],
            needed=[_needed(of, part) for part in line["of"]],
        )
        for at, line in enumerate(amending["consents"])
    ]
    lines += of.others(node, amending, RULE)
    return of.entry("amending", node, amending, lines)


def _needed(of: Preparing, part: list[Any]) -> str:
    if part[0] == "persons":
        return of.say.persons(part[1], each=True)
    holders = part[1]
    share = f"{holders['measure']} {holders['percent']}% of {holders['balance']}"
    return f"{holders['class']} who hold {share}"


def amendment_entry(of: Preparing, node: str, amendment: Json) -> Json:
    """Return the entry of an amendment: its date, and each norm that it changes."""
    lines = [of.line("amendment_date", f"{node}.dated", dated=amendment["dated"])]
    lines += [
        of.line(kind, f"{node}.{kind}", norms=amendment[kind]) for kind in DONE if amendment[kind]
    ]
    lines.append(of.line("reach", f"{node}.reaches_begun", begun=amendment["reaches_begun"]))
    lines += of.others(node, amendment, AMENDMENT)
    return of.entry("amendment", node, amendment, lines, heading=amendment["heading"])
