"""Turn a log, and what comes of it on a day, into a scenario."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from engross.compiler.engine.days import iso_day
from engross.compiler.engine.findings import Evaluation, Finding
from engross.compiler.engine.log.record import Record
from engross.compiler.engine.log.vocabulary import Vocabulary
from engross.compiler.engine.norms.verdicts import NOT_TRIGGERED, said_status
from engross.compiler.engine.report.apart import norms_to_tell_apart
from engross.compiler.engine.report.hypotheses import instance_entry
from engross.compiler.engine.report.money import Money
from engross.compiler.scenarios.bearing import bearers_of
from engross.compiler.scenarios.run import gravest, said_of
from engross.compiler.scenarios.writing import (
    borne_line,
    expectation_text,
    figure_line,
    scenario_text,
)

_WRITTEN = re.compile(r"-?\d+(\.\d+)?( [A-Z]{3})?")
_LISTS = ("parties", "roster")

# The matter, the bearer, to whom, about what.
_Key = tuple[str, str, str, str]


def recorded_scenario(
    records: list[Record], vocabulary: Vocabulary, evaluation: Evaluation, title: str
) -> str:
    """Return a log with all its verdicts as a scenario, not yet laid out. Raises `Unwritable`."""
    head = [record for record in records[:1] if "event" not in record.values]
    parameters: dict[str, Any] = {}
    for record in head:
        given = record.values.get("parameters") or {}
        assert isinstance(given, dict)  # the log was read
        parameters = {
            name: _plain(value, record.textual and vocabulary.parameters[name]["type"] in _LISTS)
            for name, value in given.items()
            if value is not None
        }
    facts = [
        _fact(record, vocabulary)
        for record in records[len(head) :]
        if record.values["event"] not in vocabulary.noise
    ]
    under = {**evaluation.log.elections, **evaluation.chosen}
    expected = [
        *_verdicts(evaluation, under),
        *_figures(evaluation, under),
        *_bearers(evaluation, under),
    ]
    return scenario_text(title, parameters, facts, iso_day(evaluation.as_of), expected)


def _fact(record: Record, vocabulary: Vocabulary) -> dict[str, Any]:
    forms = vocabulary.events[str(record.values["event"])].attributes
    lists = {name for name, form in forms.items() if form.declared["type"] in _LISTS}
    return {
        key: _plain(value, record.textual and key in lists) for key, value in record.values.items()
    }


def _plain(value: Any, in_cell: bool) -> Any:
    """Return a value as JSON would have it: in a table a list stands in one cell."""
    if in_cell and isinstance(value, str):
        return [part.strip() for part in value.split(";")]
    return value


def _verdicts(evaluation: Evaluation, under: Mapping[str, str]) -> Iterator[str]:
    grouped: dict[tuple[str, _Key | None], list[Finding]] = {}
    findings = list(evaluation.findings())
    several = len({f.instance.scope.matter for f in findings if f.instance}) > 1
    apart = _told_apart_by_thing(findings)
    kinds = sorted(evaluation.program.things, key=len, reverse=True)
    for finding in findings:
        grouped.setdefault((finding.norm.id, _key(finding, several, kinds, apart)), []).append(
            finding
        )
    for (norm, key), found in grouped.items():
        answer = said_of(gravest(found))
        matter, bearer, to, about = key or ("", "", "", "")
        bounds = {"due_from": answer.due_from, "due_by": answer.due_by, "owes": answer.owes}
        if answer.status == said_status(NOT_TRIGGERED):
            bounds = {}
        yield expectation_text(
            norm,
            answer.status,
            matter=matter,
            bearer=bearer,
            to=to,
            about=about,
            under=under,
            **{name: bound for name, bound in bounds.items() if not bound.startswith("not known")},
        )


def _told_apart_by_thing(findings: Iterable[Finding]) -> frozenset[str]:
    """Return the norms whose instances only what they are about tells apart, or that owe."""
    entries = [
        {"norm": f.norm.id, "instance": instance_entry(f.instance)}
        | ({"amount": ""} if f.verdict.owed is not None else {})
        for f in findings
    ]
    return norms_to_tell_apart(entries)


def _key(
    finding: Finding, several: bool, kinds: Iterable[str], apart: frozenset[str]
) -> _Key | None:
    """Return what tells an instance from the others of its norm."""
    instance = finding.instance
    if instance is None:
        return None
    matter = instance.scope.matter
    forked = getattr(finding.norm, "fork", None) == "bearer"
    return (
        matter.name if matter is not None and several else "",
        instance.bearer if forked else "",
        instance.to or "",
        _about(instance.about or "", kinds) if finding.norm.id in apart else "",
    )


def _about(said: str, kinds: Iterable[str]) -> str:
    """Return what tells a thing from others of its kind."""
    kind = next((kind for kind in kinds if said.startswith(f"{kind} ")), "")
    return said.removeprefix(kind).strip()


def _figures(evaluation: Evaluation, under: Mapping[str, str]) -> Iterator[str]:
    """Yield the figures of quantities and caps that are known, and the same in all matters."""
    found: dict[tuple[str, str, str], set[str]] = {}
    for entry in Money(evaluation, lambda _: []).told([]):
        side, key = ("leaves", "left") if "limit" in entry else ("amounts to", "value")
        figure = f"{entry.get(key) or 'not known'} {entry.get('currency', '')}".strip()
        holder = entry["instance"].get("holder", "")
        if "about" not in entry["instance"] and entry.get("unit") != "each time at most":
            found.setdefault((entry["name"], side, holder), set()).add(figure)
    for (name, side, holder), figures in found.items():
        figure = next(iter(figures))
        if len(figures) == 1 and _WRITTEN.fullmatch(figure) and not figure.startswith("-"):
            yield figure_line(name, side, figure, member=holder, under=under)


def _bearers(evaluation: Evaluation, under: Mapping[str, str]) -> Iterator[str]:
    """Yield who bears each quantity, where that is known, and the same in all matters."""
    for item in evaluation.program.quantities.values():
        for member, answers in bearers_of(evaluation, item).items():
            bearers = next(iter(answers))
            if len(answers) == 1 and bearers:
                yield borne_line(item.name, bearers, member=member, under=under)
