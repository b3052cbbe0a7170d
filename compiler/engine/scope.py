"""What one evaluation knows: the agreement, the log's things, the day, and the choices made."""

from __future__ import annotations

from collections.abc import Callable, Hashable
from functools import partial
from typing import Any, NamedTuple

from engross.compiler.engine.choices import Ask, Axis, Branch, Choices
from engross.compiler.engine.days import FIRST_DAY
from engross.compiler.engine.log.facts import FINDING
from engross.compiler.engine.log.things import NO_MATTER, Conflict, Problem, Thing, Things
from engross.compiler.engine.trace import Trace
from engross.compiler.engine.truth import Question, Truth, Unknown, unknown

MISSING: Any = object()

Under = tuple[tuple[str, tuple[str, ...]], ...]


class Open(NamedTuple):
    """A day that is not known: the event may have happened, and no fact says when.

    It may be any day from `earliest` to `latest`; of what may not have happened there is no latest.
    """

    question: Question
    earliest: int = FIRST_DAY
    latest: int | None = None


class Matter:
    """One matter that a notice opened, or would have opened had it been valid."""

    __slots__ = ("key", "kind", "number", "opener")

    def __init__(self, kind: str, number: int, opener: Thing) -> None:
        self.kind = kind
        self.number = number
        self.opener = opener
        self.key = opener.key

    @property
    def name(self) -> str:
        """Return the name that a report uses."""
        return f"{self.kind} {self.number}"


class Scope:
    """Where an expression is read: in which matter, about whom, on the facts up to which day."""

    __slots__ = ("bound", "cut", "day", "matter", "member")

    def __init__(
        self,
        matter: Matter | None,
        cut: int,
        day: int | Open | None = None,
        member: str | None = None,
        bound: tuple[Thing, ...] = (),
    ) -> None:
        self.matter = matter
        self.cut = cut
        self.day = day
        self.member = member
        self.bound = bound

    def key(self) -> tuple[Any, ...]:
        """Return what tells this scope from others, for sharing results."""
        return (self.matter, self.cut, self.day, self.member, self.bound)

    def of_kind(self, kind: str) -> Thing | None:
        """Return the thing of this kind that the scope is about, if it is about one."""
        for thing in self.bound:
            if thing.kind == kind:
                return thing
        return None

    def outside(self) -> Scope:
        """Return this scope outside its matter."""
        return Scope(None, self.cut, self.day, self.member, self.bound)

    def until(self, cut: int) -> Scope:
        """Return this scope on the facts up to another day."""
        if cut == self.cut:
            return self
        return Scope(self.matter, cut, self.day, self.member, self.bound)

    def on(self, day: int | Open | None) -> Scope:
        """Return this scope for another day."""
        if day is self.day:
            return self
        return Scope(self.matter, self.cut, day, self.member, self.bound)

    def of(self, member: str | None) -> Scope:
        """Return this scope for another member."""
        if member is self.member:
            return self
        return Scope(self.matter, self.cut, self.day, member, self.bound)

    def about(self, *things: Thing) -> Scope:
        """Return this scope for other things."""
        return Scope(self.matter, self.cut, self.day, self.member, things)


class State:
    """An evaluation of one log on one day under one set of choices."""

    def __init__(
        self,
        program: Any,
        things: Things,
        parameters: dict[str, Any],
        as_of: int,
        elected: dict[Any, Any],
    ) -> None:
        self.program = program
        self.things = things
        self.parameters = parameters
        self.as_of = as_of
        self.choices = Choices(elected)
        self.findings_used: set[Hashable] = set()
        self.steps: Trace | None = None
        self.problems: dict[Problem, None] = {}
        self.unplaced: set[tuple[str, Thing]] = set()  # by kind of matter, what none may take in
        self.matters: dict[str, list[Matter]] = things.matters
        # Where that is certain: whether a thing counts, whether it is in form, when it was given.
        self.valid: dict[Thing, Truth] = {}
        self.certain = self.valid  # where steps are kept, as found out without them
        self.in_form: dict[Thing, Truth] = {}
        self.given: dict[Thing, int | Open | None] = {}
        self.members: dict[Hashable, dict[Matter | None, tuple[str, ...] | None]] = {}
        self._scopes: dict[str, list[Scope]] = {}
        self.ledgers: dict[str, Any] = {}
        self.tallies: dict[str, Any] = {}
        self.roles: dict[str, int] = {}
        self.judging: set[Thing] = set()  # exercises whose openings are being looked for
        # By what is asked and the day: evaluations of the log on other days, for what became of a
        # norm by then; and the norms whose breach this one is to find out.
        self.earlier: dict[Hashable, State] = {}
        self.resting: frozenset[str] = frozenset()
        self.reckoned: dict[Hashable, int] = {}  # of what is reckoned in order: how far it is

    def reading(self, name: str) -> Hashable:
        """Return the option that holds on a reading axis."""
        return self.choices.choose(self.program.axes[name])

    def under(self, qualifier: Under) -> bool:
        """Tell whether the readings that a line stands under are the ones that hold."""
        made = self.choices.made
        for name, options in qualifier:
            option: Any = made.get(name)
            if option is None:
                option = self.reading(name)
            if option not in options:
                return False
        return True

    def elected(self, qualifier: Under) -> bool | None:
        """Tell what `under` would answer; None where that needs a choice nobody has made."""
        made = self.choices.made
        for name, options in qualifier:
            if name not in made:
                return None
            if made[name] not in options:
                return False
        return True

    def report(self, problem: Problem) -> None:
        """Keep a problem of the log for the report, once."""
        self.problems[problem] = None

    def settle(self, truth: Truth) -> bool:
        """Return true or false, following both where the truth is unknown."""
        if truth is True or truth is False:
            return truth
        axis = Axis("question", truth, (True, False), truth.questions)
        return bool(self.choices.choose(axis))

    def which_day(self, thing: Thing, moment: str, days: tuple[int, ...]) -> int:
        """Return the day of a moment; where facts contradict each other, follow each of them."""
        if len(days) == 1:
            return days[0]
        asked = self.asked_day(thing, moment, days)
        day: int = self.choices.choose(Axis("question", asked, days, asked.questions))  # type: ignore[assignment]
        return day

    def asked_day(self, thing: Thing, moment: str, days: tuple[int, ...]) -> Unknown:
        """Return the question which of several days a moment came on."""
        said = " or ".join(self.program.say_day(day) for day in days)
        text = f"On which day was the {thing.name} {moment}, {said}? The log gives each."
        clause = self.program.things[thing.kind]["clause"]
        return unknown(Question(f"{thing.kind}#{thing.number} {moment}", text, clause))

    def shared(self, key: Hashable, evaluate: Callable[..., Any], *given: Any) -> Any:
        """Return the value of a part, evaluated once however often it is used."""
        if self.steps is not None:
            return self.steps.shared(key, partial(evaluate, *given))
        choices = self.choices
        tree = choices.trees.get(key, MISSING)
        if tree is MISSING:
            if choices.plain:
                try:
                    tree = choices.trees[key] = evaluate(*given)
                    return tree
                except Ask:
                    pass
            tree = choices.tree_of(key, evaluate, *given)
        return choices.walked(tree) if tree.__class__ is Branch else tree

    def of_thing(
        self,
        known: dict[Thing, Any],
        part: Hashable,
        evaluate: Callable[[State, Thing], Any],
        thing: Thing,
    ) -> Any:
        """Return a part that regards one thing; kept beside it where it hangs on no choice."""
        value = known.get(thing, MISSING)
        if value is not MISSING:
            return value
        if self.choices.plain and self.steps is None:
            try:
                value = known[thing] = evaluate(self, thing)
                return value
            except Ask:
                pass
        key = (part, thing.key)
        value = self.shared(key, evaluate, self, thing)
        if self.steps is None and self.choices.trees[key].__class__ is not Branch:
            known[thing] = value
        return value

    def ahead(self, key: Hashable, evaluate: Callable[..., Any], *given: Any) -> None:
        """Evaluate a shared part before it is needed; that asks for no choice."""
        if self.steps is None:
            self.choices.tree_of(key, evaluate, *given)
        else:
            self.steps.gather(partial(self.shared, key, evaluate, *given))

    def scopes(self, kind: str | None) -> list[Scope]:
        """Return the scope of each matter of a kind, or the one scope outside all matters."""
        if kind is None:
            return [Scope(None, self.as_of, self.as_of)]
        scopes = self._scopes.get(kind)
        if scopes is None:
            scopes = [Scope(matter, self.as_of) for matter in self.matters_of(kind)]
            self._scopes[kind] = scopes
        return scopes

    def matters_of(self, kind: str) -> list[Matter]:
        """Return the matters of a kind, one for each notice that would open one, oldest first."""
        matters = self.matters.get(kind)
        if matters is None:
            opener = self.program.matters[kind]["opens"]["thing"]
            things = self.things.by_kind.get(opener, ())
            matters = [Matter(kind, thing.number, thing) for thing in things]
            self.matters[kind] = matters
        return matters

    def finding(self, key: str, scope: Scope) -> bool | None:
        """Return what a person found on a standard or a question, if it was found."""
        found = self.found((key,), "result", scope)
        return None if found is None else found == "met"

    def found(self, keys: tuple[str, ...], what: str, scope: Scope) -> Any:
        """Return what the last finding on one of the keys says; None where there is none.

        Of findings that contradict each other on one day none says anything.
        """
        if FINDING not in self.things.by_kind:
            return None
        findings = []
        for key in keys:
            for thing in self.findings_on(key, scope):
                if what in thing.values and thing.values.get("to") in (None, scope.member):
                    self.findings_used.add(thing.key)
                    findings.append(thing)
                    self._note_finding(thing, what)
        last = last_said(findings)
        values = [thing.values[what] for thing in last]
        if not values or all(value == values[0] for value in values):
            return values[0] if values else None
        lines = tuple(sorted(fact.line for thing in last for fact in thing.facts))
        text = f"contradictory findings on “{last[0].values.get('on')}” of one day; none counts"
        self.report(Problem("contradiction", text, lines))
        return None

    def _note_finding(self, thing: Thing, what: str) -> None:
        value, by = thing.values[what], thing.values.get("by")
        said = f"found {value} by {by}" if what == "result" else f"found by {by}: {what} {value}"
        self.note(said, lines=tuple(fact.line for fact in thing.facts))

    def findings_on(self, key: str, scope: Scope) -> list[Thing]:
        """Return the findings on a question or on its norm, in order, that may be about a scope."""
        indexes = self.things.indexes
        if FINDING not in indexes:
            index: dict[tuple[Any, str | None], list[Thing]] = {}
            for thing in self.things.by_kind[FINDING]:
                about = (thing.values.get("on"), thing.matter or thing.ref)
                index.setdefault(about, []).append(thing)
            indexes[FINDING] = index
        index = indexes[FINDING]
        matter, keys = scope.matter, (key, key.partition(".")[0])
        refs = [thing.ref for thing in scope.bound]
        if matter is None and not any(refs):
            abouts = [about for about in index if about[0] in keys]
        else:
            own = (NO_MATTER,) if matter is None else (matter.name, matter.opener.ref)
            names = dict.fromkeys((None, *own, *refs))
            abouts = [(on, name) for on in dict.fromkeys(keys) for name in names]
        found = [thing for about in abouts for thing in index.get(about, ())]
        return sorted(found, key=lambda thing: thing.number)

    def note(
        self, text: str, clause: str = "", lines: tuple[int, ...] = (), reading: str = ""
    ) -> None:
        """Write a step of the derivation, where one is being kept."""
        if self.steps is not None:
            self.steps.note(text, clause, lines, reading)

    def part(self, text: str, clause: str, evaluate: Callable[[], Any], reading: str = "") -> Any:
        """Evaluate a part of a derivation, its steps gathered under one line."""
        if self.steps is None:
            return evaluate()
        return self.steps.part(text, clause, evaluate, reading)

    def untold(self, evaluate: Callable[[], Any]) -> Any:
        """Return the value of a part whose steps do not belong in this derivation."""
        return evaluate() if self.steps is None else self.steps.gather(evaluate)[0]

    def attribute(self, thing: Thing, name: str, clause: str, cut: int | None = None) -> Any:
        """Return an attribute's value, or Unknown where it is missing or contradicted."""
        if cut is not None and name in thing.revised:
            value = thing.value_on(name, cut)
        else:
            value = thing.values.get(name)
        if value is not None and value.__class__ is not Conflict:
            return value
        label = thing.name
        day = self.program.say_day(thing.first_day)
        asked = f"What is “{name}” of the {label} of {day}?"
        if value is not None:
            asked += " The log gives more than one answer."
        return unknown(Question(f"{thing.kind}#{thing.number}.{name}", asked, clause))


def last_said(findings: list[Thing]) -> list[Thing]:
    """Return the last of some findings: several where nothing tells the order of one day's."""
    day = max((thing.first_day for thing in findings), default=0)
    last = [thing for thing in findings if thing.first_day == day]
    times = [thing.facts[0].time for thing in last]
    if all(times):
        return [thing for thing in last if thing.facts[0].time == max(times)]
    return last


def as_under(node: list[Any]) -> Under:
    """Return a reading qualifier in the form that evaluation uses."""
    return tuple((name, tuple(options)) for name, options in node)


def describe_reading(qualifier: Under) -> str:
    """Return a line's reading qualifier in the language's own words."""
    return ", ".join(f"{name} = {' or '.join(options)}" for name, options in qualifier)


def questions_of(value: Any) -> tuple[Question, ...]:
    """Return the questions that an unknown value asks."""
    if value.__class__ is Unknown:
        questions: tuple[Question, ...] = value.questions
        return questions
    return (value.question,) if value.__class__ is Open else ()
