"""The sections that lines name by their numbers."""

from __future__ import annotations

import re
from collections.abc import Collection

from engross.compiler.graph.context import Context
from engross.dsl.syntax.words import Cite

PART = re.compile(r"[(.]")


def is_section(context: Context, cite: Cite, known: Collection[str]) -> bool:
    """Tell whether a section is there, as far as the file could be read; report one that is not."""
    if cite.text in known or context.sink.lost.heading:
        return True
    context.sink.report(
        "RR221",
        cite.span,
        f"no section is numbered {cite.text}",
        context.did_you_mean(cite.text, known, f"The sections are: {', '.join(known)}."),
    )
    return False


def is_within(section: str, cite: str) -> bool:
    """Tell whether a section is the one cited, or a part of it: 4(a) and 4.1 are within 4."""
    return section == cite or (section.startswith(cite) and section[len(cite)] in "(.")


def with_those_above(sections: Collection[str]) -> dict[str, None]:
    """Return sections, in order, with those whose parts they are: with 4(a) and 5.1, 4 and 5."""
    parents = (cite[: at.start()] for cite in sections for at in PART.finditer(cite))
    return dict.fromkeys([*sections, *(parent for parent in parents if parent)])
