"""The notices of a log: when each was sent, given and received, and what is still on its way."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from engross.compiler.engine.days import OutOfRange, iso_day
from engross.compiler.engine.findings import Evaluation, Finding
from engross.compiler.engine.log.things import Thing
from engross.compiler.engine.norms.duties import Duty
from engross.compiler.engine.report.exhibits import Exhibits
from engross.compiler.engine.scope import Matter
from engross.compiler.engine.terms.matters import matter_of
from engross.compiler.engine.terms.notices import given_day, received_day, recipient_of
from engross.compiler.engine.ways import ways_of

NOTICE_MOMENTS = ("sent", "given", "received", "returned")
ON_ITS_WAY = "on its way"


def notices_told(evaluation: Evaluation, exhibits: Exhibits) -> list[dict[str, Any]]:
    """Return every notice of the log, in the order of the agreement and of the log's days."""
    return [
        _notice(evaluation, exhibits, thing)
        for kind, declared in evaluation.program.things.items()
        if declared["kind"] == "notice"
        for thing in evaluation.things.by_kind.get(kind, ())
    ]


def notices_on_their_way(evaluation: Evaluation, finding: Finding) -> list[str]:
    """Return the notices that would perform a duty still undone, sent with no receipt logged."""
    norm, instance = finding.norm, finding.instance
    if not isinstance(norm, Duty) or instance is None or finding.verdict.done_on is not None:
        return []
    kinds = dict.fromkeys(mention.kind for mention, _ in norm.performance.done)
    matter = instance.scope.matter
    names = (None, matter.opener.ref, matter.name) if matter else (None,)
    return [
        _on_its_way(evaluation, thing)
        for kind in kinds
        if evaluation.program.things.get(kind, {}).get("kind") == "notice"
        for thing in _underway(evaluation, kind, names)
        if instance.to in (None, recipient_of(evaluation.elected, thing))
        and (matter is None or _may_be_in(evaluation, thing, matter))
        and (instance.trigger is None or thing.first_day >= instance.trigger.thing.first_day)
    ]


def _may_be_in(evaluation: Evaluation, thing: Thing, matter: Matter) -> bool:
    """Tell whether a notice belongs to a matter, or may: its ref may be another matter's."""
    ways = ways_of(evaluation.elected, matter_of, thing, matter)
    return bool(ways.too_many) or matter in ways.values


def _underway(evaluation: Evaluation, kind: str, matters: tuple[str | None, ...]) -> list[Thing]:
    """Return the notices of a kind on their way, under one of some matters, in order."""
    indexes = evaluation.things.indexes
    key = ("underway", kind)
    if key not in indexes:
        index: dict[str | None, list[Thing]] = {}
        for thing in evaluation.things.by_kind.get(kind, ()):
            if "sent" in thing.happenings and _state_of(thing) == ON_ITS_WAY:
                index.setdefault(thing.matter, []).append(thing)
        indexes[key] = index
    found = [t for name in dict.fromkeys(matters) for t in indexes[key].get(name, ())]
    return sorted(found, key=lambda thing: thing.number)


def _on_its_way(evaluation: Evaluation, thing: Thing) -> str:
    to, day = recipient_of(evaluation.elected, thing), iso_day(thing.happenings["sent"].days[0])
    return f"the {thing.kind} to {to}, sent on {day}, is on its way: no receipt is logged"


def _notice(evaluation: Evaluation, exhibits: Exhibits, thing: Thing) -> dict[str, Any]:
    state = evaluation.elected
    method = thing.values.get("method")
    told: dict[str, Any] = {
        "notice": thing.name,
        "from": ", ".join(_senders(evaluation, thing)),
        "to": recipient_of(state, thing),
        "method": method if isinstance(method, str) else None,
        "sent": _logged(thing, "sent"),
        "given": _derived(evaluation, given_day, thing),
        "received": _derived(evaluation, received_day, thing),
        "returned": _logged(thing, "returned"),
    }
    return {
        **told,
        "state": _state_of(thing),
        "rule": _rule(evaluation, thing),
        "facts": exhibits.cite(fact.line for fact in thing.facts),
        "evidence": exhibits.told(fact.line for fact in thing.facts),
    }


def _senders(evaluation: Evaluation, thing: Thing) -> Iterator[str]:
    said = thing.values.get("from")
    if isinstance(said, str):
        yield said
    elif isinstance(said, tuple):
        yield from said
    elif "party" in evaluation.program.things[thing.kind]["from"]:
        yield evaluation.program.things[thing.kind]["from"]["party"]


def _state_of(thing: Thing) -> str:
    for moment in ("received", "returned"):
        if moment in thing.happenings:
            return moment
    return ON_ITS_WAY


def _logged(thing: Thing, moment: str) -> str | None:
    """Return the day that the log gives for a moment; None where it gives none, or several."""
    happening = thing.happenings.get(moment)
    return iso_day(happening.days[0]) if happening and len(happening.days) == 1 else None


def _derived(evaluation: Evaluation, day: Any, thing: Thing) -> str | None:
    """Return a day that the notice clause derives, where it hangs on no open point."""
    try:
        found = ways_of(evaluation.elected, day, thing).only()
        return iso_day(found) if found.__class__ is int else None
    except (OutOfRange, OverflowError):
        return None


def _rule(evaluation: Evaluation, thing: Thing) -> str:
    """Return the line of the notice clause that covers the notice's method, in words."""
    clause = evaluation.program.notices
    if not clause:
        return ""
    method = thing.values.get("method")
    named = [line for line in clause["lines"] if method in line["methods"]]
    profile = evaluation.profile
    for line in named or [line for line in clause["lines"] if line["other"] and method]:
        if all(profile.get(axis) in options for axis, options in line["under"]):
            return f"{clause['clause']}: {_line_words(line)}"
    return ""


def _line_words(line: dict[str, Any]) -> str:
    if line["given"] == "never":
        return "no notice"
    days, unit = line["days"], line["unit"]
    lag = "when" if not days else f"{days} {unit[:-1] if days == 1 else unit} after"
    conditions = [*line["if"], *(["to the address of record"] if line["to_address"] else [])]
    provided = f", provided {' and '.join(conditions)}" if conditions else ""
    return f"given {lag} {line['given']}{provided}"
