"""What a program says twice: a section's heading, a clause it has once, an entry of a list."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import chain

from engross.dsl.diagnostics.diagnostic import Label
from engross.dsl.diagnostics.sink import Sink
from engross.dsl.syntax.amendments import Amendments
from engross.dsl.syntax.declarations import Agreement, Counting, Notices, Reading
from engross.dsl.syntax.program import Section, Syntax
from engross.dsl.syntax.waivers import Waivers
from engross.dsl.syntax.words import Cite, Name, Term, Type, Under
from engross.dsl.text.span import Span

ONCE = (
    (Notices, "notices"),
    (Counting, "counting"),
    (Waivers, "waivers"),
    (Amendments, "amendments"),
)
MERGE = "Put its lines into the first."


def check_repeated(syntax: Syntax, sink: Sink) -> None:
    """Report what has two answers where one holds, and lists with an entry twice."""
    _check_sections(syntax.sections, sink)
    for kind, name in ONCE:
        found = [placed.item for placed in syntax.items if isinstance(placed.item, kind)]
        for again in found[1:]:
            _report(sink, "RR138", f"a second “{name}” block", MERGE, found[0].span, again.span)
    for placed in syntax.items:
        for listed in _lists(placed.item):
            _check_list(listed, sink)
        if isinstance(placed.item, Notices):
            _check_methods(placed.item, sink)


def _check_sections(sections: Iterable[Section], sink: Sink) -> None:
    first: dict[str, tuple[str, Span]] = {}
    for section in sections:
        if section.heading is None:
            continue
        heading, span = first.setdefault(
            section.cite.text, (section.heading.text, section.heading.span)
        )
        if heading != section.heading.text:
            message = f"section {section.cite.text} has another heading above"
            advice = "Give both the same heading, or leave it out here."
            _report(sink, "RR203", message, advice, span, section.heading.span)


def _lists(node: object) -> Iterator[tuple[Name | Term | Cite, ...]]:
    """Yield the lists of a piece of syntax in which nothing stands twice."""
    if isinstance(node, Agreement):
        yield node.parties
    elif isinstance(node, Reading):
        yield node.cites
    elif isinstance(node, Type):
        yield node.values
    if isinstance(node, tuple):
        for part in node:
            if isinstance(part, tuple) and not isinstance(part, Span):
                yield from _lists(part)


def _check_list(listed: tuple[Name | Term | Cite, ...], sink: Sink) -> None:
    first: dict[str, Span] = {}
    for entry in listed:
        if first.setdefault(entry.text, entry.span) != entry.span:
            message = f"“{entry.text}” stands twice in this list"
            advice = "Take it out, or write the name that is meant."
            _report(sink, "RR139", message, advice, first[entry.text], entry.span)


def _check_methods(clause: Notices, sink: Sink) -> None:
    """Report a way of sending for which two lines say when a notice is given."""
    for lines in (clause.given, clause.received):
        first: dict[tuple[str, str], Span] = {}
        for line in lines:
            for name in line.methods.names:
                key = name.text, _say(line.under)
                if first.setdefault(key, name.span) != name.span:
                    message = f"a line above says when a notice by {name.text} counts"
                    advice = "Keep the line that holds, or let each stand under a reading."
                    _report(sink, "RR138", message, advice, first[key], name.span)


def _say(under: Under | None) -> str:
    choices = under.choices if under else ()
    parts = ([choice.axis.text, *(option.text for option in choice.options)] for choice in choices)
    return " ".join(chain.from_iterable(parts))


def _report(sink: Sink, code: str, message: str, help: str, first: Span, second: Span) -> None:
    sink.report(code, second, message, help, secondary=(Label(first, "the first time"),))
