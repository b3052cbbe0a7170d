"""Waivers: what one to whom a duty is owed gives up of it, for itself alone."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from engross.compiler.engine.choices import Axis
from engross.compiler.engine.log.apart import name_apart
from engross.compiler.engine.log.textfacts import MADE, WAIVER
from engross.compiler.engine.log.things import Problem, Thing
from engross.compiler.engine.norms.verdicts import (
    ABSENT,
    EXCUSED,
    FULFILLED,
    NOT_TRIGGERED,
    WAIVED,
    Act,
    Verdict,
)
from engross.compiler.engine.scope import State, as_under, describe_reading
from engross.compiler.engine.truth import Question, Truth, Unknown, conjunction

INSTANCE, GENERAL = "instance", "general"
WAIVING = "waiver"  # the kind of the act that a verdict shows


class WaiverRule:
    """What form a waiver must have and how far it reaches, compiled from its node in the graph."""

    def __init__(self, node: dict[str, Any]) -> None:
        self.clause: str = node["clause"]
        self.by = [(line["together"], as_under(line["under"])) for line in node["by"]]
        self.form = [
            (line["needs"], line["words"], as_under(line["under"])) for line in node["form"]
        ]
        self.reach = [(line["unless_said"], as_under(line["under"])) for line in node["reach"]]

    def is_joint(self, state: State) -> bool:
        """Tell whether a duty is waived only by all to whom it is owed."""
        return any(together and state.under(under) for together, under in self.by)

    def form_of(self, state: State, thing: Thing) -> Truth:
        """Tell whether a waiver has the form that the agreement asks for."""
        values: list[Truth] = []
        for needs, words, under in self.form:
            if not state.under(under):
                continue
            said = [state.attribute(thing, name, self.clause) for name in needs]
            met = conjunction(v if v.__class__ is Unknown else v is True for v in said)
            if met is False:
                lines = thing.lines(MADE)
                text = f"the waiver of {state.program.say_day(thing.first_day)} is not {words}"
                state.note(text, self.clause, lines, describe_reading(under))
            values.append(met)
        return conjunction(values)

    def is_general(self, state: State, thing: Thing) -> bool:
        """Tell whether a waiver reaches every instance, asking where nothing says."""
        said = thing.values.get("extent")
        if said is None:
            said = next((extent for extent, under in self.reach if state.under(under)), None)
        if said is None:
            said = state.attribute(thing, "extent", self.clause)
        if said.__class__ is not Unknown:
            return bool(said == GENERAL)
        options = (INSTANCE, GENERAL)
        asked = said.questions
        return state.choices.choose(Axis("question", said, options, asked)) == GENERAL


def after_waivers(state: State, norm: Any, instance: Any, verdict: Verdict) -> Verdict:
    """Return how an instance stands once the waivers of the one to whom it is owed are told."""
    if WAIVER not in state.things.by_kind:
        return verdict
    own = _waived_with(state, norm, instance, verdict)
    if own is None:
        return verdict
    given = [own]
    if state.program.waivers.is_joint(state):
        for other in _beside(state, norm, instance):
            found = _waived_with(state, norm, other, norm.unwaived(state, other))
            if found is None:
                text = f"{other.to}, to whom it is owed too, has not waived it"
                state.note(text, state.program.waivers.clause)
                return verdict
            given.append(found)
    last = max(given, key=lambda thing: thing.first_day)
    if is_over(verdict, last.first_day):
        return verdict
    by = " and ".join(dict.fromkeys(str(thing.values["by"]) for thing in given))
    lines = tuple(sorted(line for thing in given for line in thing.lines(MADE)))
    acts = (*verdict.acts, Act(WAIVING, last.first_day, lines, f"by {by}"))
    return verdict._replace(status=WAIVED, done_on=None, acts=acts, questions=())


def _beside(state: State, norm: Any, instance: Any) -> list[Any]:
    """Return the instances of a duty that are owed to others, on the same occasion."""
    occasion = (instance.scope.matter, instance.scope.bound, instance.bearer)
    return [
        other
        for other in norm.instances(state)
        if (other.scope.matter, other.scope.bound, other.bearer) == occasion
        and other.to != instance.to
        and norm.exists(state, other)
    ]


def _waived_with(state: State, norm: Any, instance: Any, verdict: Verdict) -> Thing | None:
    """Return the first waiver that reaches an instance, by the one to whom it is owed, in form."""
    for thing in _waivers_by(state, norm, instance.to):
        day = thing.first_day
        if is_over(verdict, day) or norm.arose_on(state, instance) is None:
            continue
        form = state.program.waivers.form_of(state, thing)
        if form is False or not _is_reached(state, norm, instance, thing):
            continue
        if not state.settle(form):
            continue
        extent = "in general" if state.program.waivers.is_general(state, thing) else "for this once"
        text = f"{instance.to} waived it {extent} on {state.program.say_day(day)}"
        state.note(text, state.program.waivers.clause, thing.lines(MADE))
        return thing
    return None


def is_over(verdict: Verdict, day: int) -> bool:
    """Tell whether nothing was left of an instance after a day: done, excused, or never there."""
    status = verdict.status
    if status in (ABSENT, NOT_TRIGGERED):
        return True
    if verdict.done_on is not None:
        return verdict.done_on <= day
    if status == EXCUSED:
        return verdict.ended_on is None or verdict.ended_on <= day
    if status == FULFILLED:  # what lasted until its last day, or was paid
        return verdict.due_by is None or verdict.due_by <= day
    return False


def _waivers_by(state: State, norm: Any, by: str | None) -> Iterator[Thing]:
    """Yield the waivers by one to whom a norm is owed, of it or of its section, in order."""
    for thing in state.things.until(WAIVER, state.as_of) if by is not None else ():
        if thing.values.get("by") == by and thing.values.get("of") in (norm.id, norm.clause):
            yield thing


def _is_reached(state: State, norm: Any, instance: Any, thing: Thing) -> bool:
    """Tell whether a waiver is for an instance: the one it names, each, or the only one there."""
    name = thing.matter or thing.ref
    if name is not None:
        return name in names_of_instance(instance)
    if state.program.waivers.is_general(state, thing):
        return True
    versions = [n for n in state.program.norms if n.id == norm.id] if norm.touched else [norm]
    there = [
        (version.key, other)
        for version in versions
        for other in version.instances(state)
        if other.to == instance.to and _is_there(state, version, other, thing.first_day)
    ]
    own = (norm.key, instance.scope.key())
    same: list[bool] = [(key, other.scope.key()) == own for key, other in there]
    if len(there) <= 1:
        return True in same
    return same[_chosen_instance(state, norm, thing, [other for _, other in there])]


def names_of_instance(instance: Any) -> list[str]:
    """Return the names by which a fact says that it is about an instance."""
    matter = instance.scope.matter
    own = (matter.name, matter.opener.ref) if matter is not None else ()
    return [name for name in (*own, *(bound.ref for bound in instance.scope.bound)) if name]


def _is_there(state: State, norm: Any, instance: Any, day: int) -> bool:
    """Tell whether an instance had arisen by a day, and was not over then."""
    key = ("there", norm.key, instance.scope.key(), instance.bearer, day)
    there: bool = state.untold(lambda: state.shared(key, _had_arisen, state, norm, instance, day))
    return there


def _had_arisen(state: State, norm: Any, instance: Any, day: int) -> bool:
    verdict = norm.alone.unwaived(state, instance)
    if is_over(verdict, day):
        return False
    arose = norm.arose_on(state, instance)
    return arose is not None and arose <= day


def _chosen_instance(state: State, norm: Any, thing: Thing, there: list[Any]) -> int:
    """Return which of several instances a waiver is for; nothing tells, so each is followed."""
    names = " or ".join(_instance_said(state, instance) for instance in there)
    day = state.program.say_day(thing.first_day)
    by = thing.values.get("by")
    text = f"For which {norm.id} is the waiver by {by} of {day}: {names}?"
    state.report(Problem("ambiguous", f"{text} Give it the matter or the ref", thing.lines(MADE)))
    clause = state.program.waivers.clause
    question = Question(f"matter of {thing.kind}#{thing.number}", text, clause)
    options = tuple(range(len(there)))
    axis = Axis("question", (question.key, norm.id), options, (question,))
    chosen: int = state.choices.choose(axis)  # type: ignore[assignment]
    return chosen


def _instance_said(state: State, instance: Any) -> str:
    matter = instance.scope.matter
    things = [
        bound for bound in instance.scope.bound if matter is None or bound is not matter.opener
    ]
    parts = [matter.name] if matter is not None else []
    parts += [name_apart(state.things, thing) for thing in things]
    return ", ".join(parts)
