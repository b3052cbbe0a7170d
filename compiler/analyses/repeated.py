"""What a program says twice: a section's heading, a clause it has once, an entry of a list."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import chain

from engross.compiler.analyses.pieces import Pieces
from engross.dsl.diagnostics.diagnostic import Label
from engross.dsl.diagnostics.sink import Sink
from engross.dsl.syntax.amendments import Amendments
from engross.dsl.syntax.declarations import Agreement, Counting, Notices, Reading
from engross.dsl.syntax.program import Section, Syntax
from engross.dsl.syntax.waivers import Waivers
from engross.dsl.syntax.words import Cite, Name, Term, Type, Under
from engross.dsl.text.span import Span

ONCE: dict[type, str] = {
    Notices: "notices",
    Counting: "counting",
    Waivers: "waivers",
    Amendments: "amendments",
}
LISTING = (*ONCE, Agreement, Reading, Type)
MERGE = "Put its lines into the first."


def check_repeated(syntax: Syntax, pieces: Pieces, sink: Sink) -> None:
    """Report what has two answers where one holds, and lists with an entry twice."""
    _check_sections(syntax.sections, sink)
    for kind, name in ONCE.items():
        for again in pieces[kind][1:]:
            first = pieces[kind][0].span
            _report(sink, "RR138", f"a second “{name}” block", MERGE, first, again.span)
    for listed in _lists(pieces):
        _check_list(listed, sink)
    for clause in pieces[Notices]:
        _check_methods(clause, sink)


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


def _lists(pieces: Pieces) -> Iterator[tuple[Name | Term | Cite, ...]]:
    """Yield the lists of a program in which nothing stands twice."""
    yield from (agreement.parties for agreement in pieces[Agreement])
    yield from (reading.cites for reading in pieces[Reading])
    yield from (type_.values for type_ in pieces[Type])


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
