"""The canonical layout of a program, and the proof that the program is unchanged by it."""

from __future__ import annotations

from engross.compiler.phases import Phases
from engross.dsl.layout.layout import lay_out
from engross.dsl.layout.proof import all_comments, says_same


class NotProven(Exception):
    """The text laid out anew does not say what the old one says: a fault of the formatter."""


def format_source(phases: Phases) -> str:
    """Return the text of a source without errors of syntax in the canonical layout.

    Raises `NotProven` where that has not the same syntax, graph and comments.
    """
    source = phases.source
    assert source is not None
    text = lay_out(source.text, phases.terms)
    if text != source.text:
        _prove(phases, source.text, text)
    return text


def _prove(before: Phases, old: str, new: str) -> None:
    after = Phases(before.name, new.encode("utf-8"))
    after.beside = before.beside
    same = (
        not after.syntax_errors
        and says_same(before.syntax, after.syntax)
        and before.hash == after.hash
        and all_comments(old) == all_comments(new)
    )
    if not same:
        raise NotProven(
            f"{before.name}: internal fault of the formatter: the text laid out anew does not say "
            "the same; nothing was written"
        )
