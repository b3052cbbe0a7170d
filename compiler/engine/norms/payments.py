"""Payment duties: what is owed after its exceptions and within its cap, and what was paid."""

from __future__ import annotations

from collections.abc import Iterator
from copy import copy
from typing import Any, NamedTuple

from engross.compiler.engine.log.textfacts import WAIVER
from engross.compiler.engine.norms.appropriation import (
    Claim,
    Claims,
    Payments,
    Spans,
    claim_key,
    claims_together,
    undecided_payments,
)
from engross.compiler.engine.norms.caps import CapEntry
from engross.compiler.engine.norms.duties import Duty, Instance
from engross.compiler.engine.norms.reductions import reductions_of
from engross.compiler.engine.norms.standards import LISTED, MISSED, SETTLED, UNLIMITED, Outcome
from engross.compiler.engine.norms.verdicts import (
    EXCUSED,
    FULFILLED,
    FULFILLED_LATE,
    NEEDS_JUDGEMENT,
    NOT_TRIGGERED,
    WAIVED,
    Act,
    Owed,
    Verdict,
)
from engross.compiler.engine.numerals import figure_words
from engross.compiler.engine.scope import Scope, State, describe_reading, questions_of
from engross.compiler.engine.terms.changing import days_of_change, kinds_read
from engross.compiler.engine.terms.found import Asked
from engross.compiler.engine.terms.lines import figure_of_lines
from engross.compiler.engine.terms.moments import Occurrence
from engross.compiler.engine.terms.running import Part
from engross.compiler.engine.terms.totals import Total
from engross.compiler.engine.truth import Question, Unknown, unknown
from engross.compiler.engine.ways import ways_of

MANY_PAYMENTS = 20  # so many that count alike, one after another, are told one by one
Acts = tuple[Act, ...]
Alike = dict[int, tuple[list[Part], Payments]]


class Debt(NamedTuple):
    """What one instance owes: at first, after its exceptions, and within its cap."""

    gross: Any
    net: Any
    due: Any


class Payment(Duty):
    """A duty to pay an amount, compiled from its node in the graph."""

    def __init__(self, node: dict[str, Any], load: Any) -> None:
        super().__init__(node, load)
        payment = node["payment"]
        inner = load.of(self.clause, self.id)
        self.stands_alike = False
        self.unit: str = payment["unit"]
        self.severally: bool = payment["severally"]
        self.counterparty = inner.attribute(payment["to"]) if payment["to"] else None
        self.amounts = _figures(payment["amount"], inner)
        self.paid = _figures(payment["paid"], inner)
        self.kinds = frozenset(kinds_read([line["value"] for line in payment["paid"]], load.graph))
        self.within = [(line["cap"], line["under"]) for line in payment["within"]]
        self.reductions = reductions_of(self.id, inner)
        self.listed: list[Asked] = [*load.listed, *inner.listed]
        # Claims within one cap bear on each other: what each asks of the others leaves the cap out.
        self.alone = copy(self)
        self.alone.alone, self.alone.within = self.alone, []

    def instances(self, state: State) -> Iterator[Instance]:
        """Yield an instance for each occasion and each bearer, owed to the one who is named."""
        for instance in super().instances(state):
            yield self.addressed(state, instance)

    def addressed(self, state: State, instance: Instance) -> Instance:
        """Return an instance with the one to whom it is owed, where a thing names them."""
        return instance._replace(to=self._owed_to(state, instance))

    def _owed_to(self, state: State, instance: Instance) -> str | None:
        read = self.counterparty
        if read is None:
            return instance.to
        named = ways_of(state, read, instance.scope).only()
        return named if isinstance(named, str) else None

    def _stands(self, state: State, scope: Scope, start: int) -> Outcome:
        unpaid = super()._stands(state, scope, start)
        if self.severally:
            state.note("severally: each owes its own part, and nobody another's", self.clause)
        debt = self.debt(state, scope)
        paid = self._figure(state, scope, self.paid, "paid")
        told = unpaid.verdict._replace(owed=Owed(_known(debt.due), _known(paid)))
        asked = (*questions_of(debt.due), *questions_of(paid))
        if unpaid.verdict.status == EXCUSED:
            return Outcome(told, SETTLED)
        if debt.gross == 0:
            state.note("nothing is owed", self.clause)
            return Outcome(told._replace(status=NOT_TRIGGERED), SETTLED)
        if asked:
            status = NEEDS_JUDGEMENT
            return Outcome(told._replace(status=status, questions=self._with(told, asked)), SETTLED)
        told = told._replace(questions=self._with(told, self._listed(state, scope)))
        if debt.due == 0:
            return Outcome(told._replace(status=EXCUSED), SETTLED)
        claims = self._claims_of(state)
        own = claims.by_key[claim_key(scope)]
        paid -= own.payments.total(own.before)
        told = told._replace(owed=Owed(debt.due, paid))
        doubt = undecided_payments(state, claims, own, self.clause)
        if doubt:
            unclear = told._replace(owed=Owed(debt.due, None), questions=self._with(told, doubt))
            acts = self._acts(state, own, None, told.due_by)
            if paid >= debt.due:
                return Outcome(unclear._replace(status=NEEDS_JUDGEMENT, acts=acts), SETTLED)
            return Outcome(unclear._replace(acts=acts), unpaid.left)
        if paid < debt.due:
            state.note(f"outstanding: {debt.due - paid} of {debt.due} {self.unit}", self.clause)
            acts = self._acts(state, own, None, told.due_by)
            return Outcome(told._replace(acts=acts), unpaid.left)
        return self._discharged(state, scope, told, debt.due, own)

    def _claims_of(self, state: State) -> Claims:
        """Return every instance that arose, with the payments that it takes in."""

        def claims() -> Claims:
            found = []
            alike: Alike = {}
            for instance in Duty.instances(self, state):
                started = self.begun(state, instance.scope, instance.trigger)
                if isinstance(started, int) and self._concerns(state, instance.scope):
                    scope = instance.scope.on(started)
                    payments = self._payments(state, scope, alike)
                    net = self.net(state, scope)
                    claim = Claim(claim_key(scope), instance.bearer, started, net, payments)
                    found.append(claim)
            return claims_together(found)

        told: Claims = state.untold(lambda: state.shared(("claims", self.key), claims))
        return told

    def _payments(self, state: State, scope: Scope, alike: Alike) -> Payments:
        """Return each payment that an instance takes in, where its line adds them up.

        `alike` are those that several instances take in, by what they were found in.
        """
        line = next((line for line in self.paid if state.under(line[1])), None)
        if line is None or not isinstance(line[0], Total) or line[0].members is None:
            return Payments({})
        entries = line[0].taken(state, scope).entries
        if id(entries) not in alike:
            made = {part.thing: part.amount for part in entries if part.thing is not None}
            alike[id(entries)] = (entries, Payments(made))  # the entries are kept, for their id is
        return alike[id(entries)][1]

    def _listed(self, state: State, scope: Scope) -> tuple[Question, ...]:
        """Return the questions that have an answer for now, and that a finding may answer."""

        def asked() -> tuple[Question, ...]:
            found = [q for asking in self.listed for q in asking.unanswered(state, scope)]
            for reduction in self.reductions:
                found += reduction.asked(state, scope)
            return tuple(found)

        listed: tuple[Question, ...] = state.untold(asked)
        return listed

    def _with(self, told: Verdict, asked: tuple[Question, ...]) -> tuple[Question, ...]:
        return tuple(dict.fromkeys((*told.questions, *asked)))

    def _discharged(
        self, state: State, scope: Scope, told: Verdict, due: Any, own: Claim
    ) -> Outcome:
        """Return how the duty stands once the whole is paid."""
        done = self._day_paid(state, scope, due, own)
        acts = self._acts(state, own, done, told.due_by)
        if done is not None and told.due_by is not None and done > told.due_by:
            verdict = told._replace(status=FULFILLED_LATE, done_on=done, acts=acts)
            return Outcome(verdict, MISSED)
        verdict = told._replace(status=FULFILLED, done_on=done, acts=acts)
        return Outcome(verdict, LISTED if told.due_by is not None else UNLIMITED)

    def _day_paid(self, state: State, scope: Scope, due: Any, own: Claim) -> int | None:
        """Return the first day on which all that is owed was paid."""
        for day in self._days_to_try(state, due, own):
            paid = state.untold(lambda: self._figure(state, scope.until(day), self.paid, "paid"))  # noqa: B023
            before = own.payments.total(own.payments.cut(own.before, None, day))
            if paid.__class__ is not Unknown and paid - before >= due:
                return day
        return None

    def _days_to_try(self, state: State, due: Any, own: Claim) -> list[int]:
        """Return the days on which all may have been paid: that on which payments add up to it."""
        line = next((line for line in self.paid if state.under(line[1])), None)
        total = line[0] if line is not None else None
        if not isinstance(total, Total) or not total.grows or total.follows is not None:
            return days_of_change(state, self.kinds)
        paid = 0
        for thing, amount in own.payments.within(own.own):
            paid += amount
            if thing.revised:
                break
            if paid >= due:
                return [thing.first_day]
        return days_of_change(state, self.kinds)

    def _acts(self, state: State, own: Claim, done: int | None, due_by: int | None) -> Acts:
        """Return each payment, and how it counts: short of what is owed, in time, late, beyond.

        Of many that count alike, one after another, the last are told as one act.
        """

        made = own.payments
        if done is None:
            return self._told(state, "short", made, own.own)
        kind = "late" if due_by is not None and done > due_by else "in time"
        return (
            *self._told(state, "short", made, made.cut(own.own, None, done - 1)),
            *self._told(state, kind, made, made.cut(own.own, done, done)),
            *self._told(state, "beyond what is owed", made, made.cut(own.own, done + 1, None)),
        )

    def _told(self, state: State, kind: str, made: Payments, spans: Spans) -> Acts:
        """Return the acts that tell of payments which count alike."""
        count = sum(end - start for start, end in spans)
        told = count if count <= MANY_PAYMENTS else MANY_PAYMENTS - 1
        acts: list[Act] = []
        rest = made.total(spans)
        for number, (thing, amount) in enumerate(made.within(spans)):
            lines = tuple(fact.line for fact in thing.facts)
            if number < told:
                words = f"{thing.name}: {figure_words(amount, self.unit)}"
                acts.append(Act(kind, thing.first_day, lines, words))
                rest -= amount
                continue
            last = made.things[spans[-1][1] - 1]
            words = (
                f"{count - told} more of {thing.kind}, the last on "
                f"{state.program.say_day(last.first_day)}: {figure_words(rest, self.unit)}"
            )
            lines = (*lines, *(fact.line for fact in last.facts))
            acts.append(Act(kind, thing.first_day, lines, words))
            break
        return tuple(acts)

    def debt(self, state: State, scope: Scope) -> Debt:
        """Return what an instance owes, whatever was paid."""
        gross = self._figure(state, scope, self.amounts, "amount")
        net = self.net(state, scope)
        due = net
        for name, under in self.within:
            if state.under(under) and net.__class__ is not Unknown:
                due = state.part(
                    f"within {name}",
                    self.clause,
                    lambda: state.program.caps[name].left_for(state, scope, self, net),  # noqa: B023
                    describe_reading(under),
                )
                break
        return Debt(gross, net, due)

    def net(self, state: State, scope: Scope) -> Any:
        """Return what an instance owes after its exceptions, before any cap."""
        return state.shared(("net", self.key, scope.key()), self._net, state, scope)

    def _net(self, state: State, scope: Scope) -> Any:
        rest = self._figure(state, scope, self.amounts, "amount")
        for reduction in self.reductions:
            if rest.__class__ is Unknown or rest == 0:
                break
            taken = reduction.extent(state, scope, rest)
            rest = taken if taken.__class__ is Unknown else rest - taken
        return rest

    def _figure(self, state: State, scope: Scope, lines: list[Any], said: str) -> Any:
        text = f"What does {self.id} owe? No line says it under the readings elected."
        missing = Question(f"{self.id} {said}", text, self.clause)
        return figure_of_lines(lines, state, scope, said, missing)

    def cap_entries(self, state: State, scope: Scope) -> Iterator[CapEntry]:
        """Yield each occasion in a matter on which a member may owe something, with its day."""
        for thing in self._triggers(state, scope.matter):
            day = min(
                thing.happenings[m].days[0] for m in self.starts.signs & thing.happenings.keys()
            )
            inner = Scope(scope.matter, scope.cut, thing.first_day, scope.member, (thing,))
            yield CapEntry(day, thing.number, self, inner)

    def owes_before_cap(self, state: State, scope: Scope) -> Any:
        """Return what an occasion comes to before the cap: nothing where the duty did not arise."""
        if not self._concerns(state, scope) or not self.governs(state, scope):
            return 0
        thing = scope.bound[0]
        started = self.begun(state, scope, Occurrence(thing.first_day, True, thing))
        if not isinstance(started, int):
            return unknown(*started.verdict.questions) if started.verdict.questions else 0
        if WAIVER not in state.things.by_kind:
            return self.net(state, scope.on(started))
        waived, paid = state.shared(("waived", self.key, scope.key()), self._waived, state, scope)
        net = self.net(state, scope.on(started))
        return min(net, paid) if waived and net.__class__ is not Unknown else net

    def _waived(self, state: State, scope: Scope) -> tuple[bool, Any]:
        """Tell whether what an occasion comes to was waived, and what was paid of it."""
        thing = scope.bound[0]
        to = self.counterparty(state, scope) if self.counterparty is not None else self.party_to
        trigger = Occurrence(thing.first_day, True, thing)
        instance = Instance(scope, trigger, scope.member or self.bearer, to)
        verdict = self.alone.verdict(state, instance)
        paid = verdict.owed.paid if verdict.owed is not None else None
        return verdict.status == WAIVED, paid or 0


def _figures(lines: list[dict[str, Any]], load: Any) -> list[Any]:
    return [(load.quantity(line["value"]), line["under"], line["words"]) for line in lines]


def _known(value: Any) -> Any:
    return None if value.__class__ is Unknown else value
