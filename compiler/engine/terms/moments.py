"""The day on which a moment of a thing came, and the days that an anchor names."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Sequence
from typing import Any, NamedTuple

from engross.compiler.engine.log.things import Thing
from engross.compiler.engine.norms.validity import is_valid
from engross.compiler.engine.scope import Open, Scope, State, Under, as_under
from engross.compiler.engine.terms.matters import matter_of, things_in
from engross.compiler.engine.terms.notices import given_day, received_day, received_in_fact
from engross.compiler.engine.truth import Truth, Unknown, conjunction

Day = int | Open | None
FEW = 8  # so many things are looked through faster than an index is made
# The moments of a notice that its own clause derives from the facts.
DERIVED: dict[str, Callable[[State, Thing], Day]] = {
    "received": received_day,
    "given": given_day,
}


class Vacuous(NamedTuple):
    """What `last` or `first` of a class with no members comes to: no bound at all."""


NO_ONE = Vacuous()
Anchor = Callable[[State, Scope], int | Open | Vacuous | None]


class Occurrence(NamedTuple):
    """A moment that came, whether it counts in law, and the thing it came to."""

    day: int | Open
    truth: Truth
    thing: Thing


class Mention:
    """A mention of an event: a moment of a kind of thing, picked and qualified as it says."""

    __slots__ = (
        "checked",
        "deemed",
        "derived",
        "kind",
        "matched",
        "moment",
        "personal",
        "pick",
        "signs",
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
        self.personal = (
            self.pick == "this"
            and is_notice
            and bool(declared["to"].get("class") or declared["from"].get("each"))
        )
        self.derived = _deriving(self.moment, load.graph["notices"]) if is_notice else None


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
    things = _mentioned(state, scope, mention)
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
    for thing in _mentioned(state, scope, mention):
        occurrence = _occurrence(state, scope, mention, thing)
        if occurrence is not None:
            return occurrence
    return None


def _occurrence(state: State, scope: Scope, mention: Mention, thing: Thing) -> Occurrence | None:
    """Return the moment of a thing, None where it had not come or counts for nothing."""
    if mention.personal and scope.member is not None and not _concerns(state, thing, scope.member):
        return None
    day: Day
    derived = mention.derived
    if derived is not None:
        day = derived(state, thing)
    elif (happening := thing.happenings.get(mention.moment)) is None:
        return None
    elif len(happening.days) == 1:
        day = happening.days[0]
    else:
        day = moment_day(state, thing, mention.moment, scope.cut)
    if day is None or (day.__class__ is int and day > scope.cut):
        return None
    truth: Truth = True
    if mention.checked:
        known = state.valid.get(thing)
        truth = is_valid(state, thing) if known is None else known
    if mention.where and truth is not False:
        inner = scope.about(thing, *scope.bound)
        tests = [truth]
        tests += [line.test(state, inner) for line in mention.where if state.under(line.under)]
        truth = conjunction(tests)
    return None if truth is False else Occurrence(day, truth, thing)


def _mentioned(state: State, scope: Scope, mention: Mention) -> Sequence[Thing]:
    """Return the things that a mention could mean, on the facts up to the scope's cut."""
    kind, pick, matter = mention.kind, mention.pick, scope.matter
    if pick == "this":
        for thing in scope.bound:
            if thing.kind == kind:
                return (thing,)
    elif pick == "via":
        assert mention.via is not None
        return state.things.referred(kind, mention.via(state, scope))
    elif pick == "any":
        return _matching(state, scope, mention)
    elif pick == "other":
        things = _matching(state, scope, mention)
        if matter is None:
            return things
        return [thing for thing in things if matter_of(state, thing, matter) is not matter]
    if matter is not None and matter.opener.kind == kind:
        return (matter.opener,)
    return things_in(state, matter, kind, scope.cut)


def _matching(state: State, scope: Scope, mention: Mention) -> list[Thing]:
    """Return the things of a kind; of many, only those that a condition of theirs could keep."""
    things = state.things.until(mention.kind, scope.cut)
    match = mention.matched
    if match is None or len(things) < FEW or not state.elected(match.under):
        return things
    value = match.value(state, scope)
    if not isinstance(value, Hashable) or value.__class__ is Unknown:
        return things
    found = state.things.having(mention.kind, match.attribute, value)
    silent = state.things.having(mention.kind, match.attribute, None)
    if silent and value is not None:
        found = sorted([*found, *silent], key=lambda thing: thing.number)
    return [thing for thing in found if thing.first_day <= scope.cut]


def _concerns(state: State, thing: Thing, member: str) -> bool:
    """Tell whether a notice is the member's, where it is addressed to one of a class."""
    declared = state.program.things[thing.kind]
    if declared["to"].get("class"):
        to = thing.values.get("to")
        if to is not None:
            return bool(to == member)
    if declared["from"].get("each"):
        return member in thing.values.get("from", ())
    return True


def anchor_of(node: dict[str, Any], load: Any) -> Anchor:
    """Return the function that finds the day of an anchor."""
    pick = node["pick"]
    if pick not in ("first", "last"):
        mention = load.mention(node)
        return lambda state, scope: _earliest(state, scope, mention)
    every = load.mention({**node, "pick": "this"})
    kind = load.things.get(node["thing"], {})
    if kind.get("kind") == "notice" and kind["to"].get("class"):
        return _over_recipients(every, load.persons(kind["to"]["set"]), pick)
    if pick == "first":
        return lambda state, scope: _earliest(state, scope, every)

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
        things = _mentioned(state, scope, mention)
        if not things:
            return None
        return choose(
            [
                _earliest_of(_occurring(state, scope.of(person), mention, things))
                for person in persons
            ]
        )

    return day


def _earliest(state: State, scope: Scope, mention: Mention) -> Day:
    return _earliest_of(occurrences(state, scope, mention))


def _earliest_of(found: Sequence[Occurrence]) -> Day:
    if not found:
        return None
    return found[0].day if len(found) == 1 else _first_of([o.day for o in found])


def _first_of(days: list[Day]) -> Day:
    """Return the first of some days; a receipt not logged may be the first."""
    doubtful = [day for day in days if day.__class__ is Open]
    if doubtful:
        return doubtful[0]
    known = [day for day in days if day is not None]
    return min(known) if known else None


def _last_of(days: list[Day]) -> Day:
    """Return the last of some days, once all of them have come."""
    if any(day is None for day in days):
        return None
    doubtful = [day for day in days if day.__class__ is Open]
    return doubtful[0] if doubtful else max(days)  # type: ignore[type-var]
