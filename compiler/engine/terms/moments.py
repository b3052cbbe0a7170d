"""The day on which a moment of a thing came, and the days that an anchor names."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Sequence
from functools import partial
from typing import Any, NamedTuple

from engross.compiler.engine.log.things import Thing
from engross.compiler.engine.norms.validity import is_valid
from engross.compiler.engine.scope import Open, Scope, State, Under, as_under
from engross.compiler.engine.terms.matters import matter_of, things_in
from engross.compiler.engine.terms.notices import DERIVED, received_in_fact
from engross.compiler.engine.truth import Truth, Unknown, conjunction

Day = int | Open | None
FEW = 8  # so many things are looked through faster than an index is made


class Vacuous(NamedTuple):
    """What `last` or `first` of a class with no members comes to: no bound at all."""


NO_ONE = Vacuous()
Anchor = Callable[[State, Scope], int | Open | Vacuous | None]
Finder = Callable[[State, Scope], Sequence[Thing]]


class Occurrence(NamedTuple):
    """A moment that came, whether it counts in law, and the thing it came to."""

    day: int | Open
    truth: Truth
    thing: Thing


class Mention:
    """A mention of an event: a moment of a kind of thing, picked and qualified as it says."""

    __slots__ = (
        "as_logged",
        "checked",
        "deemed",
        "derived",
        "from_each",
        "kind",
        "matched",
        "moment",
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
        self.deemed = any(matter["name"] == self.kind for matter in load.graph["matters"])
        declared = load.things.get(self.kind, {})
        is_notice = declared.get("kind") == "notice"
        # What is logged of a notice where such a moment may have come: see DERIVED.
        derived = is_notice and self.moment in DERIVED
        self.signs = frozenset(("sent", "received") if derived else (self.moment,))
        self.checked = is_notice or any(
            norm["act"]["thing"] == self.kind for norm in load.graph["norms"] if norm.get("act")
        )
        # What is sent to or by each of a class is, within a matter, the member's own.
        self.to_class = is_notice and bool(declared["to"].get("class"))
        self.from_each = is_notice and bool(declared["from"].get("each"))
        self.personal = self.pick == "this" and (self.to_class or self.from_each)
        self.derived = _deriving(self.moment, load.graph["notices"]) if is_notice else None
        self.as_logged = self.derived is None or self.derived is received_in_fact
        self.things = _finder(self)


def _deriving(moment: str, clause: dict[str, Any] | None) -> Callable[[State, Thing], Day] | None:
    """Return what derives a moment of a notice; a receipt only where the clause says how."""
    if moment == "received" and not (clause and clause["received_when_given"]):
        return received_in_fact
    return DERIVED.get(moment)


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
    if moment in DERIVED and state.program.things[thing.kind]["kind"] == "notice":
        day = DERIVED[moment](state, thing)
    else:
        happening = thing.happenings.get(moment)
        if happening is None:
            return None
        days = happening.days
        day = days[0]
        if len(days) > 1 and not state.program.things[thing.kind]["moments"][moment].get("recurs"):
            day = state.which_day(thing, moment, days)
    return None if day.__class__ is int and day > cut else day


def occurrences(state: State, scope: Scope, mention: Mention) -> Sequence[Occurrence]:
    """Return the moments that a mention covers: this matter's, any in the log, any other."""
    if mention.deemed:
        deemed = state.program.deemed[mention.kind, mention.moment]
        brought_about: Sequence[Occurrence] = deemed.occurrences(state, scope)
        return brought_about
    things = mention.things(state, scope)
    if not things:
        return ()
    if len(things) == 1:
        occurrence = _occurrence(state, scope, mention, things[0])
        return () if occurrence is None else (occurrence,)
    return _occurring(state, scope, mention, things)


def _occurring(
    state: State, scope: Scope, mention: Mention, things: Sequence[Thing]
) -> list[Occurrence]:
    """Return the moments of some things that came and count for something."""
    found: list[Occurrence] = []
    for thing in things:
        occurrence = _occurrence(state, scope, mention, thing)
        if occurrence is not None:
            found.append(occurrence)
    return found


def first_occurrence(state: State, scope: Scope, mention: Mention) -> Occurrence | None:
    """Return the first of the moments that a mention covers."""
    if mention.deemed:
        return next(iter(occurrences(state, scope, mention)), None)
    for thing in mention.things(state, scope):
        occurrence = _occurrence(state, scope, mention, thing)
        if occurrence is not None:
            return occurrence
    return None


def _occurrence(state: State, scope: Scope, mention: Mention, thing: Thing) -> Occurrence | None:
    """Return the moment of a thing, None where it had not come or counts for nothing."""
    if (
        mention.personal
        and scope.member is not None
        and not _concerns(mention, thing, scope.member)
    ):
        return None
    day: Day
    derived = mention.derived
    happening = thing.happenings.get(mention.moment) if mention.as_logged else None
    plain = derived is None or "returned" not in thing.happenings  # else it may not have come
    if plain and happening is not None and len(happening.days) == 1:
        day = happening.days[0]
    elif derived is not None:
        day = derived(state, thing)
    elif happening is None:
        return None
    else:
        day = moment_day(state, thing, mention.moment, scope.cut)
    if day is None or (day.__class__ is int and day > scope.cut):
        return None
    if mention.via is not None:
        ref = mention.via(state, scope)
        if ref.__class__ is Unknown:  # it may be this thing, or none
            return Occurrence(Open(ref.questions[0]), ref, thing)
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
    return None if truth is False else Occurrence(day, truth, thing)


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


def anchor_of(node: dict[str, Any], load: Any) -> Anchor:
    """Return the function that finds the day of an anchor."""
    pick = node["pick"]
    if pick not in ("first", "last"):
        return _earliest(load.mention(node))
    every = load.mention({**node, "pick": "this"})
    kind = load.things.get(node["thing"], {})
    if kind.get("kind") == "notice" and kind["to"].get("class"):
        return _over_recipients(every, load.persons(kind["to"]["set"]), pick)
    if pick == "first":
        return _earliest(every)

    def last(state: State, scope: Scope) -> Day:
        return _last_of([found.day for found in occurrences(state, scope, every)] or [None])

    return last


def regards_member(part: Any, load: Any) -> bool:
    """Tell whether a part of a norm can come out differently for one member than for another."""
    if isinstance(part, list):
        if part and part[0] in ("member", "asks", "found", "found so"):
            return True
        return any(regards_member(inner, load) for inner in part)
    if not isinstance(part, dict):
        return False
    kind = load.things.get(part.get("thing"), {})
    if "moment" in part and kind.get("kind") == "notice":
        to_class = bool(kind["to"].get("class"))
        each = part["pick"] in ("first", "last") and to_class  # such a mention picks the members
        if not each and part["pick"] in ("this", "first", "last"):
            return to_class or bool(kind["from"].get("each"))
    return any(regards_member(inner, load) for inner in part.values())


def _over_recipients(mention: Mention, recipients: Any, pick: str) -> Anchor:
    """Return the function that finds the day on which the first or last of a class had a notice."""
    choose = _last_of if pick == "last" else _first_of

    def day(state: State, scope: Scope) -> int | Open | Vacuous | None:
        persons = recipients.members(state, scope)
        if not persons:
            return NO_ONE
        things = mention.things(state, scope)
        if not things:
            return None
        return choose(
            [_earliest_of(state, scope.of(person), mention, things) for person in persons]
        )

    return day


def _earliest(mention: Mention) -> Anchor:
    """Return the function that finds the first day of what a mention covers."""
    if mention.deemed:
        return lambda state, scope: _first_of([o.day for o in occurrences(state, scope, mention)])
    return lambda state, scope: _earliest_of(state, scope, mention, mention.things(state, scope))


def _earliest_of(state: State, scope: Scope, mention: Mention, things: Sequence[Thing]) -> Day:
    if len(things) == 1:
        found = _occurrence(state, scope, mention, things[0])
        return None if found is None else found.day
    return _first_of([o.day for o in _occurring(state, scope, mention, things)])


def _first_of(days: list[Day]) -> Day:
    """Return the first of some days; a receipt not logged may be the first."""
    doubtful = [day for day in days if day.__class__ is Open]
    if doubtful:
        return doubtful[0]
    known = [day for day in days if day is not None]
    return min(known) if known else None


def _last_of(days: list[Day]) -> Day:
    """Return the last of some days, once all of them have come."""
    if None in days:
        return None
    doubtful = [day for day in days if day.__class__ is Open]
    return doubtful[0] if doubtful else max(days)  # type: ignore[type-var]
