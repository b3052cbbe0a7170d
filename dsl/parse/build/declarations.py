"""Build declarations: people, things, balances, readings, the notice clause."""

from __future__ import annotations

from collections.abc import Callable

from engross.dsl.parse.build.expressions import (
    build_attribute,
    build_mention,
    build_persons,
    first_condition,
    unit_of,
)
from engross.dsl.parse.build.parts import (
    Builder,
    child,
    number,
    only,
    phrase,
    sure,
    token,
    tokens,
    trees,
)
from engross.dsl.parse.tree import Tree
from engross.dsl.syntax.declarations import (
    AddressChange,
    Agreement,
    Authority,
    Balance,
    BusinessDays,
    CalendarOf,
    ClearDays,
    Counting,
    Declaration,
    GivenWhen,
    Happens,
    Holiday,
    Joins,
    Matter,
    Methods,
    MonthEnd,
    Noise,
    Notice,
    Notices,
    Option,
    Parameter,
    Party,
    PersonClass,
    Posting,
    Reading,
    ReceivedWhenGiven,
    Rolls,
    Scales,
    Sender,
    States,
    Thing,
)
from engross.dsl.syntax.words import Date, Name, Term, Type, Words


def _quoted(build: Builder, node: Tree, name: str) -> Words | None:
    found = child(node, name)
    return build.words(sure(found, "WORDS")) if found else None


def _agreement(build: Builder, node: Tree) -> Declaration:
    between = child(node, "between")
    return Agreement(
        build.words(sure(node, "WORDS")),
        tuple(build.term(t) for t in tokens(between, "TERM")) if between else (),
        _quoted(build, node, "dated"),
        _quoted(build, node, "governed"),
        _quoted(build, node, "executed"),
        tuple(build.words(sure(line, "WORDS")) for line in trees(node, "silent")),
        build.span(node),
    )


def _party(build: Builder, node: Tree) -> Declaration:
    return Party(
        build.term(sure(node, "TERM")),
        _quoted(build, node, "named"),
        _quoted(build, node, "address"),
        build.span(node),
    )


def _authority(build: Builder, node: Tree) -> Declaration:
    words = token(node, "WORDS")
    return Authority(
        build.term(sure(node, "TERM")), build.words(words) if words else None, build.span(node)
    )


def _class_of(build: Builder, node: Tree) -> Declaration:
    those = child(node, "those_in")
    return PersonClass(
        build.term(sure(node, "TERM")),
        _quoted(build, node, "singular"),
        _quoted(build, node, "roster"),
        tuple(_joins(build, line) for line in trees(node, "joins")),
        build.span(node),
        build_attribute(build, only(those, "attribute")) if those else None,
    )


def _joins(build: Builder, node: Tree) -> Joins:
    return Joins(
        build.name(sure(node, "NAME")),
        build_mention(build, only(node, "mention")),
        tuple(first_condition(build, line) for line in trees(node, "if_line")),
        build.under(node),
        build.span(node),
    )


def build_type(build: Builder, node: Tree) -> Type:
    """Build the type of an attribute."""
    kind = node.data.removeprefix("type_").replace("_", " ")
    term = token(node, "TERM")
    named = build.term(term) if term else None
    return Type(
        kind,
        tuple(build.name(name) for name in tokens(node, "NAME")),
        named if kind != "money" else None,
        build.span(node),
        named if kind == "money" else None,
    )


def _parameter(build: Builder, node: Tree) -> Declaration:
    declared = next(tree for tree in trees(node) if tree.data.startswith("type_"))
    return Parameter(
        build.term(sure(node, "TERM")),
        build_type(build, declared),
        build.words(sure(node, "WORDS")),
        build.span(node),
    )


def _matter(build: Builder, node: Tree) -> Declaration:
    return Matter(
        build.term(sure(node, "TERM")),
        tuple(build_mention(build, only(line, "mention")) for line in trees(node, "opens")),
        tuple(first_condition(build, line) for line in trees(node, "closes")),
        tuple(
            build.term(term) for line in trees(node, "still_takes") for term in tokens(line, "TERM")
        ),
        tuple(
            build.cite(cite) for line in trees(node, "in_sections") for cite in trees(line, "cite")
        ),
        build.span(node),
    )


def _states(build: Builder, node: Tree) -> tuple[States, ...]:
    found = []
    for line in trees(node, "states", "states_of_each"):
        name = build.name(sure(line, "NAME"))
        if line.data == "states":
            declared = build_type(build, trees(line)[0])
        else:
            each = build.term(sure(line, "TERM"))
            unit = child(line, "in_unit")
            declared = Type("amounts", (), each, build.span(line), _unit(build, unit))
        found.append(States(name, declared, build.span(line)))
    return tuple(found)


def _unit(build: Builder, node: Tree | None) -> Term | None:
    """Return the unit of the amounts that a thing states of each of a class."""
    declared = build_type(build, trees(node)[0]) if node else None
    if declared is None or declared.kind == "number":
        return None
    return declared.unit or Term(declared.kind, declared.span)


def _notice(build: Builder, node: Tree) -> Declaration:
    sender = only(node, "sender", "several_senders")
    role = child(sender, "role")
    persons = child(sender, "persons")
    several = token(sender, "TERM")
    return Notice(
        build.term(sure(node, "TERM")),
        Sender(
            build_persons(build, persons) if persons else None,
            build.term(several) if several else None,
            build.words(sure(role, "WORDS")) if role else None,
            build.span(sender),
        ),
        build_persons(build, only(node, "persons")),
        _states(build, node),
        tuple(build.under(line) for line in trees(node, "adds_up")),
        build.span(node),
    )


def _thing(build: Builder, node: Tree) -> Declaration:
    return Thing(
        node.data,
        build.term(sure(node, "TERM")),
        tuple(_happens(build, line) for line in trees(node, "happens")),
        _states(build, node),
        build.span(node),
    )


def _happens(build: Builder, node: Tree) -> Happens:
    verb, by, to = child(node, "infinitive"), child(node, "by_whom"), child(node, "to_whom")
    with_, until = token(node, "TERM"), child(node, "lasting_until")
    return Happens(
        build.name(sure(node, "NAME")),
        tuple(build.name(word) for word in tokens(verb, "NAME")) if verb else (),
        child(node, "recurs") is not None,
        _whom(build, by) if by else None,
        build.term(with_) if with_ else None,
        build.span(node),
        _whom(build, to) if to else None,
        tuple(build.name(name) for name in tokens(until, "NAME")) if until else (),
    )


def _whom(build: Builder, node: Tree) -> Term | Name:
    term = token(node, "TERM")
    return build.term(term) if term else build.name(sure(node, "NAME"))


def _balance(build: Builder, node: Tree) -> Declaration:
    balance, each = tokens(node, "TERM")
    postings = []
    for line in trees(node, "posting", "scaling"):
        names = [build.name(name) for name in tokens(line, "NAME")]
        sign = phrase(child(line, "posting_sign")) or "times"
        mention = build_mention(build, only(line, "mention"))
        holder = names[1] if len(names) > 1 else None
        postings.append(Posting(sign, names[0], holder, mention, build.span(line)))
    scales = tuple(
        Scales(
            tuple(build_attribute(build, part) for part in trees(line, "attribute")),
            build.under(line),
            build.span(line),
        )
        for line in trees(node, "scales")
    )
    return Balance(build.term(balance), build.term(each), tuple(postings), scales, build.span(node))


def _noise(build: Builder, node: Tree) -> Declaration:
    return Noise(build.words(sure(node, "WORDS")), build.span(node))


def _reading(build: Builder, node: Tree) -> Declaration:
    options = tuple(
        Option(
            build.name(sure(line, "NAME")),
            child(line, "elected") is not None,
            build.words(sure(line, "WORDS")),
            build.span(line),
        )
        for line in trees(node, "option")
    )
    cites = tuple(build.cite(c) for line in trees(node, "cites") for c in trees(line, "cite"))
    return Reading(
        build.name(sure(node, "NAME")),
        build.words(sure(node, "WORDS")),
        cites,
        options,
        build.span(node),
    )


def _methods(build: Builder, node: Tree) -> Methods:
    found = only(node, "methods", "any_other_method")
    names = tuple(build.name(name) for name in tokens(found, "NAME"))
    return Methods(names, found.data == "any_other_method", build.span(found))


def _notices(build: Builder, node: Tree) -> Declaration:
    given = []
    for line in trees(node, "given_when", "no_notice"):
        sending, days = child(line, "sending"), child(line, "number_of_days")
        moment = phrase(child(line, "notice_moment")) or "never"
        attested = (
            [build.name(sure(r, "NAME")) for r in trees(sending, "attested")] if sending else []
        )
        given.append(
            GivenWhen(
                moment,
                number(days) if days else 0,
                unit_of(only(days, "day_unit")) if days else "days",
                _methods(build, line),
                tuple(attested),
                sending is not None and child(sending, "to_address") is not None,
                build.under(line),
                build.span(line),
            )
        )
    received = tuple(
        ReceivedWhenGiven(_methods(build, line), build.under(line), build.span(line))
        for line in trees(node, "received_when_given")
    )
    changes = []
    for line in trees(node, "address_change"):
        party, address, told = (build.name(name) for name in tokens(line, "NAME"))
        mention = build_mention(build, only(line, "mention"))
        changes.append(AddressChange(party, address, told, mention, build.span(line)))
    return Notices(tuple(given), received, tuple(changes), build.span(node))


def _calendar(build: Builder, node: Tree) -> Declaration:
    verified, weekend = child(node, "verified"), child(node, "weekend")
    days = [Date(day.text, build.span(day)) for day in tokens(verified, "DATE")] if verified else []
    return CalendarOf(
        build.name(sure(node, "NAME")),
        tuple(build.term(day) for day in tokens(weekend, "TERM")) if weekend else (),
        tuple(_holiday(build, line) for line in trees(node, "holiday")),
        (days[0], days[1]) if days else None,
        build.span(node),
    )


def _holiday(build: Builder, node: Tree) -> Holiday:
    date, fixed, nth = token(node, "DATE"), child(node, "fixed_day"), child(node, "nth_day")
    terms = [term.text for part in (fixed, nth) if part for term in tokens(part, "TERM")]
    return Holiday(
        build.words(sure(node, "WORDS")),
        date.text if date else "",
        terms[-1] if terms else "",
        number(fixed) if fixed else 0,
        fixed is not None and child(fixed, "observed") is not None,
        phrase(child(nth, "nth")) if nth else "",
        terms[0] if nth else "",
        build.span(node),
    )


def _counting(build: Builder, node: Tree) -> Declaration:
    clear = tuple(
        ClearDays(build.under(line), build.span(line)) for line in trees(node, "clear_days")
    )
    month_ends = tuple(
        MonthEnd(phrase(only(line, "month_end_day")), build.under(line), build.span(line))
        for line in trees(node, "month_end")
    )
    rolls = tuple(
        Rolls(build.name(sure(line, "NAME")), build.under(line), build.span(line))
        for line in trees(node, "rolls")
    )
    business = tuple(
        BusinessDays(build.name(sure(line, "NAME")), build.under(line), build.span(line))
        for line in trees(node, "business_days")
    )
    return Counting(clear, rolls, month_ends, business, build.span(node))


DECLARATIONS: dict[str, Callable[[Builder, Tree], Declaration]] = {
    "agreement": _agreement,
    "party": _party,
    "authority": _authority,
    "class_of": _class_of,
    "parameter": _parameter,
    "matter": _matter,
    "notice": _notice,
    "document": _thing,
    "event": _thing,
    "balance": _balance,
    "noise": _noise,
    "reading": _reading,
    "notices": _notices,
    "calendar": _calendar,
    "counting": _counting,
}
