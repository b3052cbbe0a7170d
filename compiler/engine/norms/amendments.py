"""Amendments: since when one is in force, and which version of a norm governs."""

from __future__ import annotations

from fractions import Fraction
from typing import Any, NamedTuple

from engross.compiler.engine.days import parse_day
from engross.compiler.engine.log.textfacts import CONSENT, MADE
from engross.compiler.engine.log.things import Thing
from engross.compiler.engine.norms.points import Point, came_before
from engross.compiler.engine.scope import Scope, State, Under, as_under
from engross.compiler.engine.terms.balances import ledger_of
from engross.compiler.engine.truth import (
    Truth,
    Unknown,
    conjunction,
    disjunction,
    negation,
    unknown,
)

NO_LINES: tuple[int, ...] = ()


class Amendment(NamedTuple):
    """A dated change of the text, compiled from its node in the graph."""

    name: str
    heading: str
    clause: str
    dated: int
    strikes: tuple[str, ...]
    touches: tuple[str, ...]
    reaches_begun: bool


class InForce(NamedTuple):
    """Since when an amendment is in force; `last` is the consent that made it so on that day."""

    day: int
    last: Point | None
    lines: tuple[int, ...]


class Holding(NamedTuple):
    """What those who consented hold, as far as is known, and what all hold."""

    least: Any
    most: Any
    whole: Any
    questions: tuple[Any, ...]
    unsure: tuple[Any, ...]  # asks what members hold


def amendment_of(node: dict[str, Any]) -> Amendment:
    """Return an amendment of the graph."""
    touches = [name for key in ("restates", "adds", "strikes", "follows") for name in node[key]]
    return Amendment(
        node["id"],
        node["heading"],
        node["clause"],
        parse_day(node["dated"]) or 0,
        tuple(node["strikes"]),
        tuple(touches),
        node["reaches_begun"],
    )


def touching(graph: dict[str, Any]) -> dict[str, tuple[str, ...]]:
    """Return the amendments that change each norm, in the order of the graph."""
    found: dict[str, tuple[str, ...]] = {}
    for amendment in map(amendment_of, graph.get("amendments", ())):
        for norm in amendment.touches:
            found[norm] = (*found.get(norm, ()), amendment.name)
    return found


class Consents:
    """Whose consent an amendment needs, compiled from its node in the graph."""

    def __init__(self, node: dict[str, Any], load: Any) -> None:
        self.clause: str = node["clause"]
        self.lines: list[tuple[bool, list[Any], str, Under]] = [
            (
                line["written"],
                [_needed(part, load) for part in line["of"]],
                line["words"],
                as_under(line["under"]),
            )
            for line in node["consents"]
        ]

    def are_given(self, state: State, consents: list[Thing], day: int) -> Truth:
        """Tell whether all that are needed on a day are among some consents."""
        values: list[Truth] = []
        for written, parts, _, under in self.lines:
            if state.under(under):
                given = Given(state, consents, written, self.clause)
                values += [part.is_met(state, given, day) for part in parts]
        return conjunction(values) if values else False

    def lacking(self, state: State, consents: list[Thing], day: int) -> list[str]:
        """Return whose consent is missing on a day."""
        found: list[str] = []
        for written, parts, _, under in self.lines:
            if state.under(under):
                given = Given(state, consents, written, self.clause)
                found += [who for part in parts for who in part.lacking(state, given, day)]
        return list(dict.fromkeys(found))


class Given:
    """The consents to one amendment, and whether each has the form that is asked for."""

    def __init__(self, state: State, consents: list[Thing], written: bool, clause: str) -> None:
        self.by: dict[str, list[Truth]] = {}
        for thing in consents:
            self.by.setdefault(thing.values["by"], []).append(
                is_in_form(state, thing, written, clause)
            )

    def of(self, person: str) -> Truth:
        """Tell whether a person consented."""
        return disjunction(self.by.get(person, ()))


def is_in_form(state: State, thing: Thing, written: bool, clause: str) -> Truth:
    """Tell whether a consent is written, where it has to be."""
    if not written:
        return True
    value = state.attribute(thing, "written", clause)
    return value if value.__class__ is Unknown else value is True


class OfEach:
    """The consent of a party, or of each member of a class."""

    def __init__(self, persons: Any) -> None:
        self.persons = persons

    def is_met(self, state: State, given: Given, day: int) -> Truth:
        """Tell whether each of them consented: those who are members on the day."""
        scope = Scope(None, day, day)
        return conjunction(
            disjunction((given.of(person), negation(self.persons.contains(state, scope, person))))
            for person in self.persons.candidates(state, scope)
        )

    def lacking(self, state: State, given: Given, day: int) -> list[str]:
        """Return those who are members and did not consent, as far as is known."""
        members = self.persons.members(state, Scope(None, day, day))
        return [person for person in members if given.of(person) is not True]


class OfHolders:
    """The consent of those who hold enough of a balance."""

    def __init__(self, node: dict[str, Any], load: Any) -> None:
        self.balance: str = node["balance"]
        self.percent: str = node["percent"]
        self.measure: str = node["measure"]
        self.share = Fraction(node["percent"]) / 100
        self.members = load.persons(["class", node["class"]])

    def is_met(self, state: State, given: Given, day: int) -> Truth:
        """Tell whether they hold enough at the end of the day; of nothing there is no enough."""
        holding = self._holding(state, given, day)
        if holding.unsure:
            return unknown(*holding.unsure)
        if self._is_enough(holding.least, holding.whole):
            return True
        if not self._is_enough(holding.most, holding.whole):
            return False
        return unknown(*holding.questions)

    def lacking(self, state: State, given: Given, day: int) -> list[str]:
        """Return how much is held by those who consented, where it is not enough."""
        holding = self._holding(state, given, day)
        if not holding.unsure and self._is_enough(holding.least, holding.whole):
            return []
        held = f"{holding.least} of {holding.whole} so far"
        held = "how much is held is not known" if holding.unsure else held
        return [f"holders of {self.measure} {self.percent}% of {self.balance} ({held})"]

    def _is_enough(self, held: Any, whole: Any) -> bool:
        if whole <= 0:
            return False
        needed = self.share * whole
        return bool(held > needed if self.measure == "more than" else held >= needed)

    def _holding(self, state: State, given: Given, day: int) -> Holding:
        ledger = ledger_of(state, self.balance)
        least = most = whole = 0
        asked: list[Any] = []
        unsure: list[Any] = []
        for person in self.members.members(state, Scope(None, day, day)):
            held: Any = ledger.on(person, day)
            if held.__class__ is Unknown:
                unsure += held.questions
                continue
            whole += held
            consented = given.of(person)
            if consented is False:
                continue
            most += held
            if consented is True:
                least += held
            else:
                asked += consented.questions
        return Holding(least, most, whole, tuple(asked), tuple(unsure))


def _needed(node: list[Any], load: Any) -> OfEach | OfHolders:
    return OfHolders(node[1], load) if node[0] == "holders" else OfEach(load.persons(node[1]))


def consents_to(state: State, name: str) -> list[Thing]:
    """Return the consents to an amendment, in the order of their days."""
    return [t for t in state.things.by_kind.get(CONSENT, ()) if t.values.get("to") == name]


def in_force(state: State, name: str) -> InForce | None:
    """Return since when an amendment is in force; None where a consent is missing."""
    found: InForce | None = state.shared(("in force", name), _in_force, state, name)
    return found


def _in_force(state: State, name: str) -> InForce | None:
    """Return the day of the last consent needed, or the amendment's own date if that is later."""
    amendment: Amendment = state.program.amendments[name]
    consents = consents_to(state, name)
    for day in sorted({thing.first_day for thing in consents}):
        given = [thing for thing in consents if thing.first_day <= day]
        if not state.settle(state.program.consents.are_given(state, given, day)):
            continue
        lines = tuple(line for thing in given for line in thing.lines(MADE))
        if amendment.dated > day:
            return InForce(amendment.dated, None, lines)
        last = [thing for thing in given if thing.first_day == day]
        hours = [fact.time for thing in last for fact in thing.facts]
        times = frozenset([max(hours)] if all(hours) else ())
        said = f"the last consent to the {amendment.heading}"
        return InForce(day, Point(f"consent to {name}", day, said, times, lines), lines)
    return None


def is_after(state: State, point: Point, since: InForce, clause: str) -> bool:
    """Tell whether an event came once an amendment was in force; on its very day the hours tell."""
    if point.day != since.day or since.last is None:
        return point.day >= since.day
    return state.settle(came_before(state, since.last, point, clause))


def version_at(state: State, norm: Any, point: Point) -> str | None:
    """Return the amendment whose version of a norm governs what happens at a point.

    The original's is empty; None is a norm that is struck, or not yet added.
    """
    return _version(state, norm, lambda since: is_after(state, point, since, norm.clause))


def version_on(state: State, norm: Any, day: int) -> str | None:
    """Return the amendment whose version of a norm governs at the end of a day."""
    return _version(state, norm, lambda since: since.day <= day)


def _version(state: State, norm: Any, is_past: Any) -> str | None:
    program = state.program
    governing: str | None = "" if norm.id in program.original else None
    latest = (0, 0)
    for name in norm.touched:
        since = in_force(state, name)
        if since is None or not is_past(since):
            continue
        amendment = program.amendments[name]
        rank = (since.day, amendment.dated)
        if rank >= latest:
            latest = rank
            governing = None if norm.id in amendment.strikes else name
    return governing


def tell_amendments(state: State, norm: Any) -> None:
    """Write down the amendments of a norm, and which of them its version is."""
    for name in norm.touched:
        amendment: Amendment = state.program.amendments[name]
        since = in_force(state, name)
        said, lines = f"the {amendment.heading} is not in force", NO_LINES
        if since is not None and since.day <= state.as_of:
            day = state.program.say_day(since.day)
            said, lines = f"the {amendment.heading} is in force since {day}", since.lines
            said += "; this is its text" if name == norm.amendment else ", and does not govern this"
        state.note(said, state.program.consents.clause, lines)


class Governing(NamedTuple):
    """Which version of a norm governs an instance, and since when it is struck."""

    version: str | None
    struck: InForce | None


def governing(state: State, norm: Any, scope: Scope, point: Point) -> Governing:
    """Return which version governs an instance that arose at a point.

    An amendment that reaches what has begun governs it too, unless it was over by then: done,
    excused, or past its last day.
    """
    version = version_at(state, norm, point)
    struck: InForce | None = None
    for name in norm.touched if version is not None else ():
        amendment: Amendment = state.program.amendments[name]
        since = in_force(state, name) if amendment.reaches_begun else None
        if since is None or since.day > state.as_of:
            continue
        if is_after(state, point, since, norm.clause):
            continue
        before = state.program.version_of(norm.id, version)
        if not before.starts_with(norm) or before.was_over(state, scope, since.day):
            continue
        if norm.id in amendment.strikes:
            struck = since
        else:
            version, struck = name, None
    return Governing(version, struck)
