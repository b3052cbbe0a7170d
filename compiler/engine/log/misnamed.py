"""Names in facts that nothing answers to: the ref of no thing, no method, no norm or question."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any, NamedTuple

from engross.compiler.engine.log.facts import Fact
from engross.compiler.engine.log.things import Problem, Thing, Things
from engross.compiler.engine.near import did_you_mean, nearest
from engross.compiler.engine.parts import parts_of

FOUND_ON = (".effort", ".speed", ".order", ".early")
FEW_NAMES = 6
NEARLY = 0.85
GUESSES = 20  # a guess takes time: after more of them than anybody reads, there are none


class Reference(NamedTuple):
    """An attribute that names a thing by its ref: of which kind it is, and which it names."""

    kind: str
    name: str
    target: str


def references_of(kinds: Iterable[dict[str, Any]]) -> list[Reference]:
    """Return the attributes by which things of these kinds refer to others."""
    return [
        Reference(kind["name"], attribute["name"], attribute["of"])
        for kind in kinds
        for attribute in kind["attributes"]
        if attribute["type"] == "reference" and "of" in attribute
    ]


def drop_references(references: Iterable[Reference], things: Things) -> None:
    """Report each reference to a thing that no fact tells of, and leave it out of what is said.

    What is left out is not given: whatever hangs on it is undetermined.
    """
    by_kind = things.by_kind
    for kind, name, target in references:
        if kind in by_kind:
            refs = {thing.ref for thing in by_kind.get(target, ())}
            for thing in by_kind[kind]:
                _drop_reference(thing, name, target, refs, things)


def _drop_reference(
    thing: Thing, name: str, target: str, refs: set[str | None], things: Things
) -> None:
    if name not in thing.values and name not in thing.revised:
        return
    wrong = [fact for fact in thing.facts if _names_nothing(fact, name, refs)]
    for fact in wrong:
        ref = fact.attributes[name]
        known = [said for said in refs if said is not None]
        text = f"no {target} has the ref “{ref}”, so “{name}” of the {thing.kind} is not known."
        advice = f"The log tells of no {target} with a ref."
        if known:
            advice = _those_there_are(ref, known) if len(things.problems) < GUESSES else ""
        things.problems.append(Problem("reference", f"{text} {advice}".strip(), (fact.line,)))
    dropped = [fact.attributes[name] for fact in wrong]
    if not dropped:
        return
    if thing.values.get(name) in dropped:
        thing.values = {key: value for key, value in thing.values.items() if key != name}
    if name in thing.revised:
        said = thing.revised[name]
        thing.revised[name] = [(day, None if ref in dropped else ref) for day, ref in said]


def _names_nothing(fact: Fact, name: str, refs: set[str | None]) -> bool:
    ref = fact.attributes.get(name)
    return isinstance(ref, str) and ref not in refs


def misnamed_refs(kinds: Iterable[dict[str, Any]], things: Things) -> Iterator[Problem]:
    """Yield a problem for each ref of what came to nothing that ever began.

    That is so only where something else of the kind still waits for it; else it may be that the
    log begins after it did.
    """
    guesses = 0
    for kind in kinds:
        begins = kind.get("starts")
        every = things.by_kind.get(kind["name"], ()) if begins else ()
        begun = [thing for thing in every if begins in thing.happenings]
        waiting: dict[frozenset[str], list[str]] = {}  # by what came to none of them
        for thing in every if begun else ():
            if begins in thing.happenings or thing.ref is None or thing.matter is not None:
                continue
            came = frozenset(thing.happenings)
            if came not in waiting:
                waiting[came] = [
                    one.ref for one in begun if one.ref and came.isdisjoint(one.happenings)
                ]
            if waiting[came]:
                text = f"no {kind['name']} with the ref “{thing.ref}” was {begins}."
                lines = tuple(fact.line for fact in thing.facts)
                guesses += 1
                advice = _those_there_are(thing.ref, waiting[came]) if guesses <= GUESSES else ""
                yield Problem("reference", f"{text} {advice}".strip(), lines)


def misnamed_methods(
    kinds: Iterable[dict[str, Any]], clause: dict[str, Any] | None, things: Things
) -> Iterator[Problem]:
    """Yield a problem for each notice by a method that the notice clause does not name.

    Where it has a line for any other method, only what is nearly the name of one.
    """
    if clause is None:
        return
    known = {method for line in clause["lines"] for method in line["methods"]}
    others = any(line["other"] for line in clause["lines"])
    for kind in kinds:
        for thing in things.by_kind.get(kind["name"], ()) if kind["kind"] == "notice" else ():
            method = thing.values.get("method")
            if isinstance(method, str) and method not in known:
                if others and not nearest(method, known, NEARLY):
                    continue
                text = f"“{method}” is not among the methods of the notice clause."
                lines = tuple(fact.line for fact in thing.facts)
                yield Problem("method", f"{text} {_those_there_are(method, known)}".strip(), lines)


def misnamed_findings(graph: dict[str, Any], findings: Iterable[Thing]) -> Iterator[Problem]:
    """Yield a problem for each finding on what is neither a norm nor a question."""
    known: set[str] = set()
    for thing in findings:
        on = thing.values.get("on")
        if not isinstance(on, str):
            continue
        if not known:
            known.update(part for part in parts_of(graph) if isinstance(part, str))
        norms = [node["id"] for node in graph["norms"]]
        if on in known or any(on == norm + part for norm in norms for part in FOUND_ON):
            continue
        text = f"the finding is on “{on}”, which is neither a norm nor a question."
        lines = tuple(fact.line for fact in thing.facts)
        yield Problem("finding", f"{text} {_those_there_are(on, norms)}".strip(), lines)


def _those_there_are(name: str, known: Iterable[str]) -> str:
    return did_you_mean(name, known, "Known are", FEW_NAMES)
