"""Money and other figures in a report: what each finding owes, each quantity, cap and total."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from fractions import Fraction
from typing import Any

from engross.compiler.engine.findings import Evaluation, Finding
from engross.compiler.engine.log.apart import name_apart
from engross.compiler.engine.log.things import Problem, Thing
from engross.compiler.engine.norms.caps import Cap
from engross.compiler.engine.norms.verdicts import WAIVED, Verdict
from engross.compiler.engine.numerals import decimal_text
from engross.compiler.engine.scope import Scope, State
from engross.compiler.engine.terms.declared import Declared
from engross.compiler.engine.terms.totals import Total
from engross.compiler.engine.truth import Unknown
from engross.compiler.engine.ways import Ways, may_hold, ways_of

Told = dict[str, Any]
Explained = Callable[[Callable[[State], Any]], list[Told]]
CURRENCY_LETTERS = 3


def owed_entry(norm: Any, verdict: Verdict) -> Told:
    """Return what a finding on a payment owes, what was paid, and what is outstanding."""
    if verdict.owed is None:
        return {}
    amount, paid = verdict.owed
    return {
        "amount": figure_text(amount),
        "paid": figure_text(paid),
        "outstanding": figure_text(_rest(verdict)),
        **measured(norm.unit),
    }


def _rest(verdict: Verdict) -> Any:
    """Return what is still to be paid, None where it is not known; of what was waived, nothing."""
    amount, paid = verdict.owed or (None, None)
    if verdict.status == WAIVED:
        return 0
    return None if amount is None or paid is None else max(amount - paid, 0)


def _total(verdict: Verdict) -> Any:
    """Return what there was to pay in the end: of what was waived, what was paid all the same."""
    amount, paid = verdict.owed or (None, None)
    return paid if verdict.status == WAIVED else amount


def figure_text(figure: Any) -> str | None:
    """Return a figure as a report says it, None where it is not known."""
    return decimal_text(figure) if isinstance(figure, int | Fraction) else None


def measured(unit: str) -> Told:
    """Return the currency of a figure, where it is money."""
    return {"currency": unit} if len(unit) == CURRENCY_LETTERS and unit.isupper() else {}


class Money:
    """Tells the declared quantities, the caps and the totals of one evaluation."""

    def __init__(self, evaluation: Evaluation, explained: Explained) -> None:
        self._evaluation = evaluation
        self._explained = explained

    def told(self, pairs: Iterable[tuple[Finding, Told]]) -> list[Told]:
        """Return the entries of quantities, caps and totals, in the order of the agreement."""
        program = self._evaluation.program
        found = [entry for item in program.quantities.values() for entry in self._declared(item)]
        found += [entry for cap in program.caps.values() for entry in self._cap(cap)]
        return [*found, *_totals(pairs)]

    def _declared(self, item: Declared) -> Iterator[Told]:
        state = self._evaluation.elected
        borne = [words for _, under, words in item.borne if state.elected(under) is not False]
        for scope, instance in self._instances(item.matter, item.persons, item.kind):

            def value(state: State, scope: Scope = scope) -> Any:
                declared = state.program.quantities[item.name]
                if scope.bound:
                    return declared.value_of(state, scope, scope.bound[0])
                return declared.value(state, scope, scope.member)

            entry: Told = {"name": item.name, "clause": item.clause, "instance": instance}
            entry |= self._figure(entry, value)
            if borne:
                entry["borne_by"] = ", ".join(borne)
            if entry["value"] is None and "at_least" not in entry:
                least = self._least(item, scope)
                entry |= {"at_least": least} if least is not None else {}
            yield entry | measured(item.unit) | {"because": self._explained(value)}

    def _least(self, item: Declared, scope: Scope) -> str | None:
        """Return what a sum comes to whatever the answers, where it is nothing but a sum."""

        def sure(state: State) -> Any:
            lines = state.program.quantities[item.name].lines
            figure: Any = next((f for f, under, _ in lines if state.under(under)), None)
            if not isinstance(figure, Total) or figure.which not in ("sum", "count"):
                return None
            matter = scope.matter if item.matter else None
            plain = Scope(matter, scope.cut, scope.cut, scope.member, scope.bound)
            return figure.added(figure.taken(state, plain).entries)

        values = self._ways(sure).values
        known = [value for value in values if value is not None]
        return figure_text(min(known)) if known and len(known) == len(values) else None

    def _cap(self, cap: Cap) -> Iterator[Told]:
        state = self._evaluation.elected
        for over in self._ways(cap.over).values[:1]:
            matters = {norm.matter for norm in state.program.payments_within.get(cap.id, ())}
            kind = next(iter(sorted(filter(None, matters))), None) if over == "matter" else None
            for scope, instance in self._instances(kind, cap.persons):
                yield self._room(cap, over, scope, instance)

    def _room(self, cap: Cap, over: str, scope: Scope, instance: Told) -> Told:
        def limit(state: State) -> Any:
            return state.program.caps[cap.id].limit(state, scope)

        def used(state: State) -> Any:
            own = state.program.caps[cap.id]
            entries = own.queue(state, scope, over).entries
            return own.room(state, scope, over, entries, len(entries)).used

        entry: Told = {"name": cap.id, "clause": cap.clause, "instance": instance}
        most = self._figure(entry, limit)
        if over == "thing":
            entry |= {"unit": "each time at most", **most}
            return entry | measured(cap.unit) | {"because": self._explained(limit)}
        entry |= {"unit": "used", **self._figure(entry, used), "limit": most["value"]}
        if entry["value"] is not None and entry["limit"] is not None:
            entry["left"] = figure_text(max(self._one(limit) - self._one(used), 0))
        return entry | measured(cap.unit) | {"because": self._explained(used)}

    def _instances(
        self, matter: str | None, persons: Any, kind: str | None = None
    ) -> Iterator[tuple[Scope, Told]]:
        state, day = self._evaluation.elected, self._evaluation.as_of
        if kind is not None:
            for thing in state.things.until(kind, day):
                about = name_apart(state.things, thing)
                yield Scope(None, day, day, None, (thing,)), {"about": about}
            return
        for scope in state.scopes(matter):
            plain = Scope(scope.matter, day, day)
            named: Told = {"matter": scope.matter.name} if scope.matter else {}
            if persons is None:
                yield plain, named
                continue
            for person in persons.candidates(state, plain):
                if may_hold(state, persons.contains, plain, person):
                    yield plain.of(person), {"holder": person, **named}

    def _ways(self, evaluate: Callable[[State], Any]) -> Ways:
        return ways_of(self._evaluation.elected, evaluate)

    def _one(self, evaluate: Callable[[State], Any]) -> Any:
        return self._ways(evaluate).values[0]

    def _figure(self, entry: Told, evaluate: Callable[[State], Any]) -> Told:
        """Return the value on which all ways agree, or None with what the entry hangs on."""
        ways = self._ways(evaluate)
        values = ways.values
        if len(values) == 1 and values[0].__class__ is not Unknown:
            return {"value": figure_text(values[0])}
        told: Told = {"value": None}
        known = [value for value in values if value.__class__ is not Unknown]
        if known and len(known) == len(values):
            told |= {"at_least": figure_text(min(known)), "at_most": figure_text(max(known))}
        asked = ways.questions(entry["name"], entry["clause"])
        return told | {"questions": [question._asdict() for question in asked]}


def _totals(pairs: Iterable[tuple[Finding, Told]]) -> Iterator[Told]:
    """Yield what each bearer owes under each payment duty, all instances together."""
    found: dict[tuple[str, str], list[tuple[Finding, Told]]] = {}
    for finding, entry in pairs:
        if finding.verdict.owed is not None:
            key = (entry["norm"], entry["instance"].get("bearer", ""))
            found.setdefault(key, []).append((finding, entry))
    for (name, bearer), owing in found.items():
        verdicts = [finding.verdict for finding, _ in owing]
        amounts = [_total(verdict) for verdict in verdicts]
        paid = [verdict.owed.paid for verdict in verdicts if verdict.owed]
        rests = [_rest(verdict) for verdict in verdicts]
        first = owing[0][1]
        yield {
            "name": name,
            "clause": first["clause"],
            "instance": {"bearer": bearer},
            "unit": "owed",
            "value": figure_text(_added(amounts)),
            "paid": figure_text(_added(paid)),
            "outstanding": figure_text(_added(rests)),
            **({"currency": first["currency"]} if "currency" in first else {}),
            "because": [
                {
                    "text": f"{entry['instance'].get('about', name)}: "
                    f"{entry['amount'] or 'not known'}, {entry['status']}",
                    "clause": entry["clause"],
                    "facts": entry["facts"],
                }
                for _, entry in owing
            ],
        }


def _added(figures: list[Any]) -> Any:
    return None if None in figures else sum(figures)


def unborne(evaluation: Evaluation) -> Iterator[Problem]:
    """Yield the problem of each thing that quantities borne by somebody leave to nobody."""
    state = evaluation.elected
    totals: dict[str, list[tuple[Declared, Total]]] = {}
    for item in state.program.quantities.values():
        for figure, _, _ in item.lines if item.borne else ():
            if isinstance(figure, Total) and figure.members is not None:
                totals.setdefault(figure.kind, []).append((item, figure))
    for kind, borne in totals.items():
        for thing in state.things.by_kind.get(kind, ()):
            if not any(_may_take_in(state, item, total, thing) for item, total in borne):
                label = thing.name
                day = state.program.say_day(thing.first_day)
                text = f"Who bears the {label} of {day}? No line of the agreement takes it in."
                yield Problem("unallocated", text, tuple(fact.line for fact in thing.facts))


def _may_take_in(state: State, item: Declared, total: Total, thing: Thing) -> bool:
    """Tell whether a total takes a thing in, or may."""
    members = total.members
    assert members is not None
    test = members.test
    scopes = state.scopes(item.matter) if item.matter else [Scope(None, state.as_of)]
    for scope in scopes:
        inner = Scope(scope.matter, state.as_of, state.as_of, None, (thing,))
        if test is None or may_hold(state, test, inner):
            return True
    return False
