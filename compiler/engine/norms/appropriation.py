"""Which debts a payment pays, where it counts towards several and is not enough for them all."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Hashable, Iterable, Iterator, Mapping, Sequence
from itertools import accumulate, groupby
from typing import Any, NamedTuple

from engross.compiler.engine.log.things import Problem, Thing
from engross.compiler.engine.scope import Scope, State
from engross.compiler.engine.truth import Question, Unknown

# Stretches of payments in the order of their days, each from one place up to another.
Spans = tuple[tuple[int, int], ...]
MANY_SHARED = 20  # so many payments that count towards several debts are all cited


class Payments:
    """Payments in the order of their days. Many debts may take in the same ones."""

    def __init__(self, amounts: Mapping[Thing, Any]) -> None:
        self.things = sorted(amounts, key=lambda thing: (thing.first_day, thing.number))
        self.amounts = [amounts[thing] for thing in self.things]
        self.days = [thing.first_day for thing in self.things]
        self.sums = [0, *accumulate(self.amounts)]

    def total(self, spans: Spans) -> Any:
        """Return what the payments of some stretches come to."""
        return sum(self.sums[end] - self.sums[start] for start, end in spans)

    def within(self, spans: Spans) -> Iterator[tuple[Thing, Any]]:
        """Yield the payments of some stretches, each with its amount."""
        for start, end in spans:
            yield from zip(self.things[start:end], self.amounts[start:end], strict=True)

    def cut(self, spans: Spans, first: int | None, last: int | None) -> Spans:
        """Return the parts of some stretches from a day to another, both included."""
        start = 0 if first is None else bisect_left(self.days, first)
        end = len(self.days) if last is None else bisect_right(self.days, last)
        return overlap(spans, ((start, end),))


class Claim(NamedTuple):
    """One instance of a payment duty: who owes it, since when, what it comes to, what pays it.

    Of the payments that it takes in, `before` are those that had been made on other debts before
    it arose, and `own` are the others.
    """

    key: Hashable
    bearer: str
    since: int
    net: Any
    payments: Payments
    own: Spans = ()
    before: Spans = ()


def claim_key(scope: Scope) -> Hashable:
    """Return what tells one instance of a payment duty from another."""
    return (scope.matter, scope.member, scope.bound)


def overlap(some: Spans, others: Spans) -> Spans:
    """Return the stretches that both have in common; each has its own in order."""
    found = []
    at = 0
    for start, end in some:
        while at < len(others) and others[at][1] <= start:
            at += 1
        for first, last in others[at:]:
            if first >= end:
                break
            found.append((max(start, first), min(end, last)))
    return tuple((start, end) for start, end in found if start < end)


def spans_where(holds: Iterable[bool]) -> Spans:
    """Return the stretches of places for which something holds."""
    found = []
    for is_so, places in groupby(enumerate(holds), key=lambda each: each[1]):
        numbers = [place for place, _ in places]
        if is_so:
            found.append((numbers[0], numbers[-1] + 1))
    return tuple(found)


# The claims of one bearer that take in the same payments.
Groups = dict[tuple[str, int], list[Claim]]


def _grouped(claims: Iterable[Claim]) -> Groups:
    found: Groups = {}
    for claim in claims:
        found.setdefault((claim.bearer, id(claim.payments)), []).append(claim)
    return found


def appropriated(claims: Sequence[Claim]) -> tuple[Claim, ...]:
    """Return claims with the payments that were made on them.

    A payment that counts towards several debts is made on those that had arisen by its day. One
    made before any of them is made on them all.
    """
    alike = _grouped(claims)
    earliest: dict[tuple[str, Thing], int] = {}
    for (bearer, _), group in alike.items():
        since = min(claim.since for claim in group)
        for thing in group[0].payments.things:
            key = (bearer, thing)
            earliest[key] = min(since, earliest.get(key, since))
    begun = {
        key: [earliest[key[0], thing] for thing in group[0].payments.things]
        for key, group in alike.items()
    }
    same = {key: len(set(days)) <= 1 for key, days in begun.items()}
    return tuple(
        _with_its_own(claim, begun[key], same[key])
        for claim in claims
        for key in [(claim.bearer, id(claim.payments))]
    )


def _with_its_own(claim: Claim, begun: list[int], is_same: bool) -> Claim:
    """Return a claim with its own payments; `begun` is when a debt for each of them first arose."""
    days = claim.payments.days
    if not is_same:
        made_before = [first <= day < claim.since for first, day in zip(begun, days, strict=True)]
        own = spans_where(not is_before for is_before in made_before)
        return claim._replace(own=own, before=spans_where(made_before))
    start = bisect_left(days, begun[0]) if days else 0
    end = max(start, bisect_left(days, claim.since))
    spans = ((0, start), (end, len(days)))
    own = tuple((first, last) for first, last in spans if first < last)
    return claim._replace(own=own, before=((start, end),) if start < end else ())


class Together(NamedTuple):
    """Claims that payments connect: how many, what they come to, what was paid on all of them."""

    number: int
    owed: Any  # None where it is not known
    paid: Any


class Claims(NamedTuple):
    """The instances of a payment duty by their keys, what each belongs to, and shared payments."""

    by_key: dict[Hashable, Claim]
    together: dict[Hashable, Together]
    shared: dict[tuple[str, int], Spans]

    def shared_by(self, own: Claim) -> Spans:
        """Return the payments of a claim that count towards others too."""
        return overlap(own.own, self.shared[own.bearer, id(own.payments)])


def claims_together(found: Sequence[Claim]) -> Claims:
    """Return claims with the payments that were made on them, to be looked up."""
    claims = appropriated(found)
    alike = _grouped(claims)
    takers: dict[tuple[str, Thing], int] = {}
    for (bearer, _), group in alike.items():
        for thing, count in zip(group[0].payments.things, _takers(group), strict=True):
            takers[bearer, thing] = takers.get((bearer, thing), 0) + count
    shared = {
        (bearer, number): spans_where(takers[bearer, t] > 1 for t in group[0].payments.things)
        for (bearer, number), group in alike.items()
    }
    by_key = {claim.key: claim for claim in claims}
    return Claims(by_key, _together(claims, alike), shared)


def _takers(group: list[Claim]) -> list[int]:
    """Return how many claims of a group each of their payments was made on."""
    changes = [0] * (len(group[0].payments.things) + 1)
    for claim in group:
        for start, end in claim.own:
            changes[start] += 1
            changes[end] -= 1
    return list(accumulate(changes))[:-1]


def _together(claims: Sequence[Claim], alike: Groups) -> dict[Hashable, Together]:
    """Return by their keys the claims that take in a payment of one, or of another that does."""
    leaders: dict[Hashable, Hashable] = {claim.key: claim.key for claim in claims}
    taken: dict[tuple[str, Thing], tuple[Hashable, Any]] = {}  # by whom, and how much it is

    def leader(key: Hashable) -> Hashable:
        while leaders[key] != key:
            leaders[key] = leaders[leaders[key]]
            key = leaders[key]
        return key

    for (bearer, _), group in alike.items():
        payments = group[0].payments
        stretches = sorted(
            (start, end, number) for number, claim in enumerate(group) for start, end in claim.own
        )
        reached = 0
        before: Hashable = None
        for start, end, number in stretches:
            key = group[number].key
            if start < reached:
                leaders[leader(key)] = leader(before)
            for thing, amount in payments.within(((max(start, reached), end),)):
                other = taken.get((bearer, thing))
                if other is not None:
                    leaders[leader(key)] = leader(other[0])
                taken[bearer, thing] = (key, amount)
            if end > reached:
                reached, before = end, key
    paid: dict[Hashable, Any] = {}
    for key, amount in taken.values():
        paid[leader(key)] = paid.get(leader(key), 0) + amount
    nets: dict[Hashable, list[Any]] = {}
    for claim in claims:
        nets.setdefault(leader(claim.key), []).append(claim.net)
    told = {
        key: Together(len(owed), _nets_added(owed), paid.get(key, 0)) for key, owed in nets.items()
    }
    return {claim.key: told[leader(claim.key)] for claim in claims}


def _nets_added(nets: list[Any]) -> Any:
    return None if any(net.__class__ is Unknown for net in nets) else sum(nets)


def undecided_payments(
    state: State, claims: Claims, own: Claim, clause: str
) -> tuple[Question, ...]:
    """Return the question which debts are paid, where the payments do not go round.

    None is asked where what one claim alone takes in is enough for it, or where all that was paid
    is enough for all that is owed.
    """
    shared = claims.shared_by(own)
    if not shared:
        return ()
    payments = own.payments
    number, owed, paid = claims.together[own.key]
    if owed is not None:
        alone = payments.total(own.own) - payments.total(shared)
        if alone >= own.net or paid >= owed:
            return ()
    first = payments.things[shared[0][0]]
    name = first.name
    count = sum(end - start for start, end in shared)
    cited = [thing for thing, _ in payments.within(shared)] if count <= MANY_SHARED else [first]
    lines = tuple(sorted(fact.line for thing in cited for fact in thing.facts))
    text = f"the {name} counts towards {number} debts and is not enough for them all"
    if count > len(cited):
        text += f", nor is it with the {count - 1} that count likewise"
    state.report(Problem("payment", text, lines))
    asked = f"Which of {number} debts does the {name} pay? It is not enough for them all."
    return (Question(f"{clause} {name}#{first.number} pays", asked, clause),)
