"""Without the act, the trigger or what made the trigger good, nothing is fulfilled."""

from __future__ import annotations

from typing import Any

from hypothesis import given
from properties.bench import examples, instances, report
from properties.logs import cases

Json = dict[str, Any]
DONE = ("fulfilled", "fulfilled-late")
DEMANDED = ("company-notice", "file", "cover-demand", "cover-request")
HOLDINGS = ("Common Stock issued", "Common Stock split", "Transfer made", "Sale made", "Note held")


def fulfilled(records: list[Json], as_of: str) -> dict[tuple[Any, ...], Json]:
    """Return the instances that stand fulfilled."""
    found = instances(report(records, as_of))
    return {key: finding for key, finding in found.items() if finding["status"] in DONE}


def without_events(records: list[Json], *events: str) -> list[Json]:
    """Return a log that tells of no such events."""
    return [fact for fact in records if not fact.get("event", "").startswith(events)]


@examples(14)
@given(case=cases())
def test_without_its_only_act(case: tuple[list[Json], str]) -> None:
    records, as_of = case
    for key, finding in fulfilled(records, as_of).items():
        if len(finding["acts"]) != 1:
            continue
        gone = {int(fact.partition(":")[2]) for fact in finding["acts"][0]["facts"]}
        left = [fact for line, fact in enumerate(records, 1) if line not in gone]
        assert key not in fulfilled(left, as_of)


@examples(14)
@given(case=cases())
def test_without_what_triggers_it(case: tuple[list[Json], str]) -> None:
    records, as_of = case
    undemanded = fulfilled(without_events(records, "Demand Notice"), as_of)
    assert not any("matter" in finding["instance"] for finding in undemanded.values())
    unasked = fulfilled(without_events(records, "Request"), as_of)
    assert not any(key[0] == "cover-request" for key in unasked)
    unfiled = without_events(records, "Registration Statement filed")
    norms = ("file", "cover-demand", "cover-request", "become-effective")
    assert not any(key[0] in norms for key in fulfilled(unfiled, as_of))


@examples(14)
@given(case=cases())
def test_without_the_holdings_that_make_a_demand_good(case: tuple[list[Json], str]) -> None:
    records, as_of = case
    landless = fulfilled(without_events(records, *HOLDINGS), as_of)
    assert not any(key[0] in DEMANDED for key in landless)
