"""The moments that an agreement mentions: whether each came, on which day, and if it counts."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Sequence
from functools import partial
from typing import Any, NamedTuple

from engross.compiler.engine.choices import Axis
from engross.compiler.engine.log.things import Thing
from engross.compiler.engine.norms.validity import is_valid
from engross.compiler.engine.scope import Open, Scope, State, Under, as_under
from engross.compiler.engine.terms.matters import matter_of, things_in
from engross.compiler.engine.terms.notices import DERIVED, received_in_fact
from engross.compiler.engine.truth import Question, Truth, Unknown, conjunction

Day = int | Open | None
ANY = ("any", "other")  # such a mention is nobody's in particular
FEW = 8  # so many things are looked through faster than an index is made
Finder = Callable[[State, Scope], Sequence[Thing]]
DayOf = Callable[[State, Thing], Day]


class Occurrence(NamedTuple):
    """A moment that came, whether it counts in law, and the thing it came to."""

    day: int | Open
    truth: Truth
    thing: Thing


class Mention:
    """A mention of an event: a moment of a kind of thing, picked and qualified as it says."""

    __slots__ = (
        "checked",
        "day",
        "deemed",
        "from_each",
        "key",
        "kind",
        "matched",
        "moment",
        "own",
        "personal",
        "pick",
        "signs",
        "things",
        "to_class",
        "via",
        "where",
        "words",
    )

    def __init__(self, node: dict[str, Any], load: Any) -> None:
        self.kind: str = node["thing"]
        self.moment: str = node["moment"]
        self.pick: str = node["pick"]
        self.words: str = node["words"]
        self.via = load.attribute(node["via"]) if node.get("via") else None
        self.where = load.qualified(node.get("where", ()))
        self.matched = _matched(node, load)
        # What is deduced, and not logged: what is deemed of a matter, and what becomes of a norm.
        norm: str | None = node.get("norm")
        self.key = (norm or self.kind, self.moment)
        self.own: bool = node.get("own", False)
        if norm is not None:
            self.moment = f"({norm} {self.moment})"  # what a report says beside the thing
        self.deemed = norm is not None or any(
            matter["name"] == self.kind for matter in load.graph["matters"]
        )
        declared = load.things.get(self.kind, {})
        is_notice = declared.get("kind") == "notice"
        # What is logged of a notice where such a moment may have come: see DERIVED.
        derived = is_notice and self.moment in DERIVED
        self.signs = frozenset(("sent", "received") if derived else (self.moment,))
        self.day = (
            _deriving(self.moment, load.graph["notices"])
            if derived
            else _day_as_logged(self.moment, declared.get("moments", {}).get(self.moment, {}))
        )
        if norm is not None:
            self.signs = _signs_of(norm, load)
        self.checked = is_notice or any(
            norm["act"]["thing"] == self.kind for norm in load.graph["norms"] if norm.get("act")
        )
        # What is sent to or by each of a class is, within a matter, the member's own.
        self.to_class = is_notice and bool(declared["to"].get("class"))
        self.from_each = is_notice and bool(declared["from"].get("each"))
        self.personal = self.pick == "this" and (self.to_class or self.from_each)
        self.things = _finder(self)

    def lines(self, thing: Thing) -> tuple[int, ...]:
        """Return the log lines by which the moment may have come to a thing."""
        return tuple([line for sign in sorted(self.signs) for line in thing.lines(sign)])


def _signs_of(norm: str, load: Any) -> frozenset[str]:
    """Return what is logged of a thing where it may have brought a norm about."""
    triggers = (node["trigger"] for node in load.graph["norms"] if node["id"] == norm)
    return frozenset().union(*(Mention(trigger, load).signs for trigger in triggers if trigger))


def _deriving(moment: str, clause: dict[str, Any] | None) -> DayOf:
    """Return what derives a moment of a notice; a receipt only where the clause says how."""
    if moment == "received" and not (clause and clause["received_when_given"]):
        return received_in_fact
    return DERIVED[moment]


def _day_as_logged(moment: str, declared: dict[str, Any]) -> DayOf:
    """Return what reads the day of a moment off the log."""
    recurs = bool(declared.get("recurs"))
    return lambda state, thing: _logged_day(state, thing, moment, recurs)


def _logged_day(state: State, thing: Thing, moment: str, recurs: bool) -> int | None:
    """Return the day that the log gives for a moment; of what can come again, the first."""
    happening = thing.happenings.get(moment)
    if happening is None:
        return _doubtful_day(state, thing, moment) if thing.doubtful else None
    days = happening.days
    return days[0] if recurs or len(days) == 1 else state.which_day(thing, moment, days)


class Match(NamedTuple):
    """A condition that an attribute of the thing mentioned has some value."""

    attribute: str
    value: Callable[[State, Scope], Any]
    under: Under


def _matched(node: dict[str, Any], load: Any) -> Match | None:
    """Return the first condition of a mention that tells its thing by the value of an attribute."""
    for line in node.get("where", ()):
        operator = line["test"][0]
        if operator not in ("is", "same"):
            continue
        attribute, other = line["test"][1:3]
        kind, name = attribute["thing"], attribute["attribute"]
        if kind != node["thing"] or attribute.get("via") or name == "ref":
            continue
        if operator == "is":
            return Match(name, _always(other), as_under(line["under"]))
        if other["thing"] != kind and not other.get("via"):
            return Match(name, load.attribute(other), as_under(line["under"]))
    return None


def _always(value: Any) -> Callable[[State, Scope], Any]:
    return lambda _state, _scope: value


def moment_day(state: State, thing: Thing, moment: str, cut: int) -> Day:
    """Return the day of a moment on the facts up to `cut`, None where it had not come."""
    day: Day
    kind = state.program.things[thing.kind]
    if moment in DERIVED and kind["kind"] == "notice":
        day = DERIVED[moment](state, thing)
    else:
        recurs = bool(kind["moments"].get(moment, {}).get("recurs"))
        day = _logged_day(state, thing, moment, recurs)
    return None if day.__class__ is int and day > cut else day


def _doubtful_day(state: State, thing: Thing, moment: str) -> int | None:
    """Return the day of a moment that may have come to another thing; follow each of them."""
    doubt = thing.doubtful.get(moment)
    if doubt is None:
        return None
    fact, among = doubt
    names = " or ".join(f"{one.name} of {state.program.say_day(one.first_day)}" for one in among)
    said = f"“{fact.event}” of {state.program.say_day(fact.day)}"
    key = f"whose {thing.kind}#{among[0].number} {moment}"
    clause = state.program.things[thing.kind]["clause"]
    asked = Question(key, f"Which is the {said} about, {names}?", clause)
    numbers = tuple(one.number for one in among)
    number = state.choices.choose(Axis("question", key, numbers, (asked,)))
    return fact.day if number == thing.number else None


def occurrences(state: State, scope: Scope, mention: Mention) -> Sequence[Occurrence]:
    """Return the moments that a mention covers: this matter's, any in the log, any other."""
    if mention.deemed:
        deemed = state.program.deemed[mention.key]
        brought_about: Sequence[Occurrence] = deemed.occurrences(state, scope, mention)
        return brought_about
    things = mention.things(state, scope)
    if not things:
        return ()
    found: list[Occurrence] = []
    for thing in things:
        came = when_it_came(state, scope, mention, thing)
        if came is not None:
            day, truth = came
            found.append(Occurrence(day, truth, thing))
    return found


def first_occurrence(
    state: State, scope: Scope, mention: Mention, own: Thing | None = None
) -> Occurrence | None:
    """Return the first of the moments that a mention covers; of any in the log, a thing's own."""
    if own is not None and mention.pick in ANY:
        found = occurrences(state, scope, mention)
        return next((moment for moment in found if moment.thing is own), None)
    if mention.deemed:
        return next(iter(occurrences(state, scope, mention)), None)
    for thing in mention.things(state, scope):
        came = when_it_came(state, scope, mention, thing)
        if came is not None:
            day, truth = came
            return Occurrence(day, truth, thing)
    return None


def when_it_came(
    state: State, scope: Scope, mention: Mention, thing: Thing
) -> tuple[int | Open, Truth] | None:
    """Return the day of a moment of a thing and whether it counts; None where it is nothing."""
    if (
        mention.personal
        and scope.member is not None
        and not _concerns(mention, thing, scope.member)
    ):
        return None
    day = mention.day(state, thing)
    if day is None or (day.__class__ is int and day > scope.cut):
        return None
    if mention.via is not None:
        ref = mention.via(state, scope)
        if ref.__class__ is Unknown:  # it may be this thing, or none
            return Open(ref.questions[0]), ref
    truth: Truth = True
    if mention.checked:
        known = state.valid.get(thing)
        truth = is_valid(state, thing) if known is None else known
    if mention.where and truth is not False:
        inner = scope.about(thing, *scope.bound)
        tests = [truth]
        for line in mention.where:
            if not line.under or state.under(line.under):
                tests.append(line.test(state, inner))
        truth = conjunction(tests)
    return None if truth is False else (day, truth)


def _finder(mention: Mention) -> Finder:
    """Return what finds the things that a mention could mean, on the facts up to a cut."""
    kind, via = mention.kind, mention.via
    if via is not None and mention.pick == "via":
        return partial(_referred, kind=kind, via=via)
    if mention.pick == "any":
        return lambda state, scope: _matching(state, scope, mention)
    if mention.pick == "other":
        return lambda state, scope: _in_other_matters(state, scope, mention)

    def this(state: State, scope: Scope) -> Sequence[Thing]:
        for thing in scope.bound:
            if thing.kind == kind:
                return (thing,)
        matter = scope.matter
        if matter is not None and matter.opener.kind == kind:
            return (matter.opener,)
        return things_in(state, matter, kind, scope.cut)

    return this


def _referred(
    state: State, scope: Scope, *, kind: str, via: Callable[[State, Scope], Any]
) -> Sequence[Thing]:
    """Return the things that a reference may mean: any of the kind where nobody knows which."""
    ref = via(state, scope)
    if ref.__class__ is Unknown:
        return state.things.until(kind, scope.cut)
    return state.things.referred(kind, ref)


def _in_other_matters(state: State, scope: Scope, mention: Mention) -> Sequence[Thing]:
    """Return the things that a mention could mean, those of the scope's matter left out."""
    things, matter = _matching(state, scope, mention), scope.matter
    if matter is None:
        return things
    return [thing for thing in things if matter_of(state, thing, matter) is not matter]


def _matching(state: State, scope: Scope, mention: Mention) -> list[Thing]:
    """Return the things of a kind; of many, only those that a condition of theirs could keep."""
    match = mention.matched
    many = len(state.things.by_kind.get(mention.kind, ())) >= FEW
    if match is None or not many or not state.elected(match.under):
        return state.things.until(mention.kind, scope.cut)
    value = match.value(state, scope)
    if not isinstance(value, Hashable) or value.__class__ is Unknown:
        return state.things.until(mention.kind, scope.cut)
    found = state.things.having(mention.kind, match.attribute, value)
    silent = state.things.having(mention.kind, match.attribute, None)
    if silent and value is not None:
        found = sorted([*found, *silent], key=lambda thing: thing.number)
    return [thing for thing in found if thing.first_day <= scope.cut]


def _concerns(mention: Mention, thing: Thing, member: str) -> bool:
    """Tell whether a notice is the member's, where it is addressed to one of a class."""
    if mention.to_class:
        to = thing.values.get("to")
        if to is not None:
            return bool(to == member)
    if mention.from_each:
        return member in thing.values.get("from", ())
    return True


def regards_member(part: Any, load: Any) -> bool:
    """Tell whether a part of a norm can come out differently for one member than for another."""
    if isinstance(part, list):
        if part and part[0] in ("member", "asks", "found", "found so"):
            return True
        return any(regards_member(inner, load) for inner in part)
    if not isinstance(part, dict):
        return False
    if "norm" in part:
        return bool(part["own"])
    kind = load.things.get(part.get("thing"), {})
    if "moment" in part and kind.get("kind") == "notice":
        to_class = bool(kind["to"].get("class"))
        each = part["pick"] in ("first", "last") and to_class  # such a mention picks the members
        if not each and part["pick"] in ("this", "first", "last"):
            return to_class or bool(kind["from"].get("each"))
    return any(regards_member(inner, load) for inner in part.values())
