"""Which debts a payment pays, where it counts towards several and is not enough for them all."""

from __future__ import annotations

from collections.abc import Hashable, Sequence
from typing import Any, NamedTuple

from engross.compiler.engine.log.things import Problem, Thing
from engross.compiler.engine.scope import Scope, State
from engross.compiler.engine.truth import Question, Unknown


class Claim(NamedTuple):
    """One instance of a payment duty: who owes it, since when, what it comes to, what pays it.

    `before` are payments that it would take in too, had they not been made on other debts before
    it arose.
    """

    key: Hashable
    bearer: str
    since: int
    net: Any
    payments: dict[Thing, Any]
    before: dict[Thing, Any]


def claim_key(scope: Scope) -> Hashable:
    """Return what tells one instance of a payment duty from another."""
    return (scope.matter, scope.member, scope.bound)


def appropriated(claims: Sequence[Claim]) -> tuple[Claim, ...]:
    """Return claims with the payments that were made on them.

    A payment that counts towards several debts is made on those that had arisen by its day. One
    made before any of them is made on them all.
    """
    earliest: dict[tuple[str, Thing], int] = {}
    for claim in claims:
        for thing in claim.payments:
            key = (claim.bearer, thing)
            earliest[key] = min(claim.since, earliest.get(key, claim.since))
    found = []
    for claim in claims:
        before = {
            thing: amount
            for thing, amount in claim.payments.items()
            if earliest[claim.bearer, thing] <= thing.first_day < claim.since
        }
        kept = {thing: n for thing, n in claim.payments.items() if thing not in before}
        found.append(claim._replace(payments=kept, before=before))
    return tuple(found)


class Together(NamedTuple):
    """Claims that payments connect: how many, what they come to, what was paid on all of them."""

    number: int
    owed: Any  # None where it is not known
    paid: Any


class Claims(NamedTuple):
    """The instances of a payment duty by their keys, what each belongs to, and shared payments."""

    by_key: dict[Hashable, Claim]
    together: dict[Hashable, Together]
    shared: frozenset[tuple[str, Thing]]


def claims_together(found: Sequence[Claim]) -> Claims:
    """Return claims with the payments that were made on them, to be looked up."""
    claims = appropriated(found)
    taking: dict[tuple[str, Thing], list[Claim]] = {}
    for claim in claims:
        for thing in claim.payments:
            taking.setdefault((claim.bearer, thing), []).append(claim)
    together: dict[Hashable, Together] = {}
    for claim in claims:
        if claim.key not in together:
            connected = _connected(claim, taking)
            nets = [one.net for one in connected]
            known = not any(net.__class__ is Unknown for net in nets)
            paid = {thing: n for one in connected for thing, n in one.payments.items()}
            told = Together(len(nets), sum(nets) if known else None, sum(paid.values()))
            together |= dict.fromkeys((one.key for one in connected), told)
    shared = frozenset(payment for payment, takers in taking.items() if len(takers) > 1)
    return Claims({claim.key: claim for claim in claims}, together, shared)


def undecided_payments(
    state: State, claims: Claims, own: Claim, clause: str
) -> tuple[Question, ...]:
    """Return the question which debts are paid, where the payments do not go round.

    None is asked where what one claim alone takes in is enough for it, or where all that was paid
    is enough for all that is owed.
    """
    shared = {thing for thing in own.payments if (own.bearer, thing) in claims.shared}
    if not shared:
        return ()
    number, owed, paid = claims.together[own.key]
    if owed is not None:
        alone = sum(amount for thing, amount in own.payments.items() if thing not in shared)
        if alone >= own.net or paid >= owed:
            return ()
    first = min(shared, key=lambda thing: (thing.first_day, thing.number))
    name = first.name
    lines = tuple(sorted(fact.line for thing in shared for fact in thing.facts))
    text = f"the {name} counts towards {number} debts and is not enough for them all"
    state.report(Problem("payment", text, lines))
    asked = f"Which of {number} debts does the {name} pay? It is not enough for them all."
    return (Question(f"{clause} {name}#{first.number} pays", asked, clause),)


def _connected(own: Claim, taking: dict[tuple[str, Thing], list[Claim]]) -> list[Claim]:
    """Return the claims that take in a payment of one, or of another that does."""
    found = {own.key: own}
    pending = [own]
    reached: set[Thing] = set()
    while pending:
        for thing in pending.pop().payments.keys() - reached:
            reached.add(thing)
            for claim in taking[own.bearer, thing]:
                if claim.key not in found:
                    found[claim.key] = claim
                    pending.append(claim)
    return list(found.values())
