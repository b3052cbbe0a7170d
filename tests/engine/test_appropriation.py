"""Which payments are made on which debts: as reckoned by places, and one by one."""

from __future__ import annotations

import random
from typing import Any

import pytest

from engross.compiler.engine.log.facts import Fact
from engross.compiler.engine.log.things import Thing
from engross.compiler.engine.norms.appropriation import (
    Claim,
    Payments,
    claims_together,
    overlap,
)

SEEDS = range(200)


def payment(number: int, day: int) -> Thing:
    return Thing(Fact("Payment", "made", day, number, {}, f"P{number}", None), number)


def some_claims(chance: random.Random) -> list[Claim]:
    """Return claims of which some take in the same payments, some overlap, and some have none."""
    days = sorted(chance.choices(range(20), k=chance.randint(0, 8)))
    things = [payment(number, day) for number, day in enumerate(days, 1)]
    sources = [
        Payments({t: chance.randint(1, 9) for t in things if chance.random() < 0.7})
        for _ in range(chance.randint(1, 3))
    ]
    amounts = {thing: n for s in sources for thing, n in s.within(((0, len(s.things)),))}
    sources = [Payments({thing: amounts[thing] for thing in s.things}) for s in sources]
    return [
        Claim(number, chance.choice("AB"), chance.randint(0, 20), 5, chance.choice(sources))
        for number in range(chance.randint(1, 7))
    ]


def made_on(claims: list[Claim]) -> dict[Any, dict[Thing, Any]]:
    """Return the payments made on each claim, each looked at for itself."""
    found = {}
    for claim in claims:
        kept = {}
        for thing, amount in zip(claim.payments.things, claim.payments.amounts, strict=True):
            arisen = [
                c.since for c in claims if c.bearer == claim.bearer and thing in c.payments.things
            ]
            if not min(arisen) <= thing.first_day < claim.since:
                kept[thing] = amount
        found[claim.key] = kept
    return found


def connected(claims: list[Claim], made: dict[Any, dict[Thing, Any]], own: Claim) -> set[Any]:
    """Return the claims that payments connect with one, by going from one to the next."""
    found = {own.key}
    while True:
        more = {
            c.key
            for c in claims
            if c.bearer == own.bearer
            and any(not made[c.key].keys().isdisjoint(made[key]) for key in found)
        }
        if more <= found:
            return found
        found |= more


@pytest.mark.parametrize("seed", SEEDS)
def test_it_is_reckoned_as_it_is_one_by_one(seed: int) -> None:
    claims = some_claims(random.Random(seed))
    made = made_on(claims)
    found = claims_together(claims)
    for claim in claims:
        own = found.by_key[claim.key]
        assert dict(own.payments.within(own.own)) == made[claim.key]
        everything = dict(own.payments.within((*own.own, *own.before)))
        assert everything.keys() == set(claim.payments.things)
        assert own.payments.total(own.own) == sum(made[claim.key].values())
        together = connected(claims, made, claim)
        paid = {thing: n for key in together for thing, n in made[key].items()}
        assert found.together[claim.key] == (len(together), 5 * len(together), sum(paid.values()))
        takers = {
            thing: sum(c.bearer == claim.bearer and thing in made[c.key] for c in claims)
            for thing in made[claim.key]
        }
        shared = [thing for thing, _ in own.payments.within(found.shared_by(own))]
        assert shared == [t for t in own.payments.things if takers.get(t, 0) > 1]


@pytest.mark.parametrize("seed", SEEDS)
def test_payments_are_cut_by_their_days(seed: int) -> None:
    chance = random.Random(seed)
    claim = claims_together(some_claims(chance)).by_key[0]
    first, last = sorted(chance.choices(range(21), k=2))
    cut = claim.payments.cut(claim.own, first, last)
    expected = [(t, n) for t, n in claim.payments.within(claim.own) if first <= t.first_day <= last]
    assert list(claim.payments.within(cut)) == expected


def test_stretches_that_only_touch_have_nothing_in_common() -> None:
    assert overlap(((0, 2), (4, 6)), ((2, 4), (6, 9))) == ()
    assert overlap(((0, 5), (6, 9)), ((1, 2), (4, 8))) == ((1, 2), (4, 5), (6, 8))
