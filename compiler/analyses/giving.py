"""Who gives a notice, and to whom: the sentence of a norm and the notice's heading say the same."""

from collections.abc import Iterator
from typing import NamedTuple

from engross.compiler.resolve.symbols import ONE_PERSON, Symbols
from engross.dsl.diagnostics.diagnostic import Label
from engross.dsl.diagnostics.sink import Sink
from engross.dsl.syntax.declarations import Notice, PersonClass, Sender
from engross.dsl.syntax.expressions import Person
from engross.dsl.syntax.norms import Norm
from engross.dsl.syntax.program import Syntax
from engross.dsl.text.span import Span

HOW = {"all": "", "each": "each ", "other": "each other ", "that": "that ",
       "sender": "each sender of "}  # fmt: skip
GIVE = "give"


class Group(NamedTuple):
    """A party, or those of a class: all, those who have a role in a matter, or the others."""

    name: str
    one: bool
    role: str = ""
    others: bool = False


class Said(NamedTuple):
    """What a heading says of a person, and what the sentence of a norm has there."""

    word: str
    declared: str
    meant: str
    at: Span
    heading: Span


def check_giving(syntax: Syntax, symbols: Symbols, sink: Sink) -> None:
    """Report every norm by which a notice goes another way than its heading says."""
    for placed in syntax.items:
        norm = placed.item
        symbol = symbols.terms.get(norm.headline.thing.text) if isinstance(norm, Norm) else None
        if not isinstance(norm, Norm) or symbol is None or not isinstance(symbol.node, Notice):
            continue
        if [word.text for word in norm.headline.verb] != [GIVE]:
            continue
        wrong = list(_wrong(norm, symbol.node, symbols))
        if wrong:
            declared = " ".join(f"{said.word} {said.declared}" for said in wrong)
            meant = " ".join(f"{said.word} {said.meant}" for said in wrong)
            sink.report(
                "RR222",
                wrong[0].at,
                f"{symbol.name} is declared {declared}, and here it goes {meant}",
                "Name the same in both; a notice that goes the other way is a notice of its own.",
                secondary=tuple(Label(said.heading, "declared here") for said in wrong),
            )


def _wrong(norm: Norm, notice: Notice, symbols: Symbols) -> Iterator[Said]:
    """Yield the sender and the receiver of a norm that the heading of its notice does not allow."""
    sender, to = notice.sender, notice.to
    for person in norm.headline.bearer.parts:
        if not _fits(_senders(notice, symbols), (person,), symbols):
            yield Said("from", _sender(sender), _persons((person,)), person.span, sender.span)
            break
    for preposition, persons in norm.headline.to:
        for person in persons.parts:
            if preposition == "to" and not _fits(_groups(to.parts, symbols), (person,), symbols):
                yield Said("to", _persons(to.parts), _persons((person,)), person.span, to.span)
                return


def _fits(declared: list[Group] | None, persons: tuple[Person, ...], symbols: Symbols) -> bool:
    """Tell whether persons can be of those who are declared; what is not known can be so."""
    meant = _groups(persons, symbols)
    if declared is None or meant is None:
        return True
    return any(_may_be(one, other, symbols) for one in declared for other in meant)


def _may_be(one: Group, other: Group, symbols: Symbols) -> bool:
    """Tell whether two groups can have a person in common.

    Who belongs to two classes is for the log. No party is on a roster; to a class without one
    whomever the log names can belong.
    """
    if one.one and other.one:
        return one.name == other.name
    if one.one or other.one:
        symbol = symbols.terms[other.name if one.one else one.name]
        return not isinstance(symbol.node, PersonClass) or symbol.node.roster is None
    return not one.role or one.role != other.role or one.others == other.others


def _groups(
    persons: tuple[Person, ...], symbols: Symbols, seen: tuple[str, ...] = ()
) -> list[Group] | None:
    """Return whom persons stand for; None where one of them is not declared."""
    found: list[Group] = []
    for person in persons:
        symbol = symbols.terms.get(person.term.text)
        of = None
        if symbol is None:
            return None
        if symbol.kind in ONE_PERSON:
            of = [Group(symbol.name, one=True)]
        elif symbol.kind == "class":
            role = symbols.role_over(symbol.name) if person.how == "other" else None
            of = [Group(symbol.name, one=False, role=role.name if role else "", others=True)]
        elif isinstance(symbol.node, Notice):  # a role in it, or those who send it
            of, role_in = _senders(symbol.node, symbols, seen), symbol.node.sender.role
            if of is not None and role_in is not None:
                of = [group._replace(role=role_in.text) for group in of]
        if of is None:
            return None
        found += of
    return found


def _senders(notice: Notice, symbols: Symbols, seen: tuple[str, ...] = ()) -> list[Group] | None:
    """Return whom the heading of a notice lets send it; None where that is not declared."""
    persons, several = notice.sender.persons, notice.sender.several
    if notice.term.text in seen:
        return None
    if persons is not None:
        return _groups(persons.parts, symbols, (*seen, notice.term.text))
    name = symbols.class_named(several.text) if several is not None else None
    return None if name is None else [Group(name, one=False)]


def _persons(persons: tuple[Person, ...]) -> str:
    return " and ".join(f"{HOW[person.how]}{person.term.text}" for person in persons)


def _sender(sender: Sender) -> str:
    several = f"one or more {sender.several.text}" if sender.several is not None else ""
    return _persons(sender.persons.parts) if sender.persons is not None else several
