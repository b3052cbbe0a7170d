"""Totals over things: the sum, the least, the greatest of what they say, and how many there are."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from typing import Any

from engross.compiler.engine.log.things import NO_MATTER, NOTHING, Thing
from engross.compiler.engine.norms.validity import is_valid
from engross.compiler.engine.parts import maps_of
from engross.compiler.engine.scope import Scope, State
from engross.compiler.engine.terms.attributes import stated_by
from engross.compiler.engine.terms.following import following
from engross.compiler.engine.terms.matters import has_unnamed, matter_of, things_in
from engross.compiler.engine.terms.running import (
    Part,
    Running,
    Taken,
    lines_of_parts,
    turns_on_itself,
)
from engross.compiler.engine.truth import Question, Truth, Unknown, unknown

MANY = 20  # so many things are told one by one
Reads = Callable[[State, Scope], Any]


class Total:
    """The total of what one attribute of some things says, on the facts up to a day."""

    def __init__(self, which: str, node: dict[str, Any], load: Any) -> None:
        self.which = which
        self.kind: str = node["of"]["thing"]
        self.name: str = node["of"]["attribute"]
        self.clause: str = load.clause
        self.members = Members(self.kind, node["where"], load) if node["every"] else None
        self.figure: Reads | None = load.quantity(node["figure"]) if "figure" in node else None
        self.grows = node["every"] and which in ("sum", "count") and self.figure is None
        self.grows = self.grows and not _waits_for(node["where"], self.kind)
        self.follows = following(self.kind, self.name, load)
        self.is_alike = (
            self.grows and not self.follows and turns_on_itself(node["where"], self.kind)
        )
        self.stated = stated_by(self.kind, self.name, load)
        self.single: Reads | None = None if node["every"] else load.attribute(node["of"])

    def __call__(self, state: State, scope: Scope) -> Any:
        """Return the total; Unknown where it hangs on something that the log leaves open."""
        running = self._running(state, scope)
        result = running.total(self._day(state, scope)) if running is not None else None
        if running is None or result is None:
            entries, asked = self.taken(state, scope)
            if asked:
                return unknown(*asked)
            result = self.added(entries)
        elif state.steps is not None:
            self.taken(state, scope)
        if result is None:
            text = f"There is no {self.kind} to take the {self.which} of."
            return unknown(Question(f"{self.which} {self.kind}.{self.name}", text, self.clause))
        if state.steps is not None:
            what = f"the number of {self.kind}" if self.which == "count" else self.words
            state.note(f"{what}: {result}", self.clause)
        return result

    @property
    def words(self) -> str:
        """Return what is added up, in a few words."""
        return f"{self.which} of {self.name} of {self.kind}"

    def added(self, entries: list[Part]) -> Any:
        """Return the total of some entries, None where there is none to take."""
        amounts = [entry.amount for entry in entries]
        if self.which in ("sum", "count"):
            return sum(amounts)
        if not amounts:
            return None
        return min(amounts) if self.which == "least" else max(amounts)

    def taken(self, state: State, scope: Scope) -> Taken:
        """Return each thing that the total takes in, with its amount, and what is asked."""
        running = self._running(state, scope)
        if running is None:
            taken = self._taken(state, scope)
        else:
            day = self._day(state, scope)
            taken = running.taken if day is None else running.until(day)
        if state.steps is not None and self.members is not None and self.which != "count":
            self._tell(state, taken.entries, running)
        return taken

    def _running(self, state: State, scope: Scope) -> Running | None:
        """Return what it takes in by the day of the evaluation, where that is alike for all."""
        if not self.is_alike or self.kind in state.program.judged:
            return None
        if scope.matter is not None and has_unnamed(state, scope.matter, self.kind):
            return None  # whether a thing is in the matter has a derivation of its own
        whole = Scope(scope.matter, state.as_of, None, scope.member)
        running: Running = state.untold(
            lambda: state.shared(
                ("running", self, whole.key()), lambda: Running(self._taken(state, whole))
            )
        )
        return running if scope.cut >= state.as_of or running.is_steady else None

    def _day(self, state: State, scope: Scope) -> int | None:
        """Return the last day of which the facts are asked for; None where it is of them all."""
        return None if scope.cut >= state.as_of else scope.cut

    def _taken(self, state: State, scope: Scope) -> Taken:
        if self.members is None:
            assert self.single is not None
            stated = self.single(state, scope)
            if stated.__class__ is Unknown:
                return Taken([], stated.questions)
            return Taken([Part(None, amount) for amount in amounts_of(stated)], ())
        things, asked = self.members.of(state, scope)
        entries: list[Part] = []
        for thing in things:
            value: Any = 1
            if self.figure is not None:
                value = self.figure(state, scope.about(thing, *scope.bound))
            elif self.which != "count":
                value = self.stated(state, thing, self.clause, scope.cut)
            if value.__class__ is Unknown:
                asked += value.questions
                continue
            entries += [Part(thing, amount) for amount in amounts_of(value)]
        return Taken(entries, tuple(asked))

    def _tell(self, state: State, entries: list[Part], running: Running | None) -> None:
        """Tell what is added up; of many, on one line that cites all of their facts."""
        say = state.program.say_day
        if running is not None and len(entries) > MANY:
            lines = running.lines if entries is running.taken.entries else lines_of_parts(entries)
            span = f"{say(running.days[0])} to {say(running.days[len(entries) - 1])}"
            state.note(f"{self.name} of {len(entries)} of {self.kind}, {span}", self.clause, lines)
            return
        told = [(thing, amount) for thing, amount in entries if thing is not None]
        if len(told) > MANY:
            lines = tuple(fact.line for thing, _ in told for fact in thing.facts)
            days = [thing.first_day for thing, _ in told]
            span = f"{say(min(days))} to {say(max(days))}"
            state.note(f"{self.name} of {len(told)} of {self.kind}, {span}", self.clause, lines)
            return
        for thing, amount in told:
            label = thing.name
            lines = tuple(fact.line for fact in thing.facts)
            text = f"{self.name} of {label} of {say(thing.first_day)}: {amount}"
            state.note(text, self.clause, lines)

    def growth(self, state: State, scope: Scope) -> list[tuple[int, Any]] | None:
        """Return the days on which the total grows, with what is added, in order.

        The amounts are those on the scope's last day, whatever multiplied them by then.
        None where it may do anything else, or hangs on something that the log leaves open.
        """
        kind = state.program.things[self.kind]["kind"]
        if not self.grows or kind == "notice" or self.kind in state.program.powers_over:
            return None
        entries, asked = self.taken(state, scope)
        things = [(thing, amount) for thing, amount in entries if thing is not None]
        if asked or any(thing.revised for thing, _ in things):
            return None
        return [(thing.first_day, amount) for thing, amount in things]


class Members:
    """The things of a kind, in the matter at hand, that meet a condition."""

    def __init__(self, kind: str, where: list[Any] | None, load: Any) -> None:
        self.kind = kind
        self.test: Callable[[State, Scope], Truth] | None = load.condition(where) if where else None
        parts = [] if where is None else where[1] if where[0] == "all" else [where]
        self.person = _key_of(parts, "names", kind, [["member"]])
        self.link, self.linked = _link_of(parts, kind, load)

    def of(self, state: State, scope: Scope) -> tuple[list[Thing], list[Question]]:
        """Return the things that belong, and the questions on which more of them hang."""
        found: list[Thing] = []
        asked: list[Question] = []
        for thing in self._candidates(state, scope):
            if thing.matter == NO_MATTER and self.kind in state.program.kinds_of_matters:
                continue  # what the log says is no matter's own is in no sum of theirs
            inner = scope.about(thing, *scope.bound)
            truth = is_valid(state, thing)
            if self.test is not None and truth is not False:
                if state.steps is None:
                    met = self.test(state, inner)
                else:
                    met = state.untold(partial(self.test, state, inner))
                truth = met if truth is True or met is False else truth
            if truth is True:
                found.append(thing)
            elif truth is not False:
                asked += truth.questions
        return found, asked

    def _candidates(self, state: State, scope: Scope) -> Sequence[Thing]:
        """Return the things that may belong: of many, those of one person, or linked to one."""
        things = state.things
        if self.link is not None:
            ref = self.linked(state, scope) if self.linked else None
            if ref is None or ref.__class__ is Unknown:
                return things.until(self.kind, scope.cut)
            return _having(state, scope, self.kind, self.link, ref)
        matter = scope.matter
        if self.person is None or scope.member is None:
            return things_in(state, matter, self.kind, scope.cut)
        found = _having(state, scope, self.kind, self.person, scope.member)
        if matter is None or matter.opener.kind == self.kind:
            return found
        return [thing for thing in found if matter_of(state, thing, matter) == matter]


def _having(state: State, scope: Scope, kind: str, name: str, value: Any) -> list[Thing]:
    """Return the things whose attribute has a value, or does not say, in order."""
    found = state.things.having(kind, name, value)
    silent = state.things.having(kind, name, None)
    if silent:
        found = sorted([*found, *silent], key=lambda thing: thing.number)
    return [thing for thing in found if thing.first_day <= scope.cut]


def _key_of(parts: list[Any], operator: str, kind: str, others: list[Any]) -> str | None:
    """Return the attribute by which a condition tells things of a kind from others."""
    for part in parts:
        if part[0] != operator or part[1]["thing"] != kind or part[1]["via"]:
            continue
        if part[2] in others:
            return str(part[1]["attribute"])
    return None


def _link_of(parts: list[Any], kind: str, load: Any) -> tuple[str | None, Reads | None]:
    """Return the attribute by which things of a kind are linked to another thing, and that ref."""
    for part in parts:
        if part[0] != "equals" or part[1]["thing"] != kind or part[1]["via"]:
            continue
        if part[2]["attribute"] == "ref" and part[2]["thing"] != kind:
            return str(part[1]["attribute"]), load.attribute(part[2])
    return None, None


def _waits_for(node: Any, kind: str) -> bool:
    """Tell whether a condition turns on what happens to things of a kind."""
    return any("pick" in part and part["thing"] == kind for part in maps_of(node))


def amounts_of(value: Any) -> list[Any]:
    """Return the figures that a thing states: one, or one for each name."""
    if value is NOTHING:
        return []
    return list(value.values()) if isinstance(value, dict) else [value]
