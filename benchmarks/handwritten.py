"""One registration under the BestNet agreement, checked by hand-written Python, for comparison.

One pass over the facts, then plain comparisons of day numbers: what a programmer would write who
has this one agreement, its elected readings and one demand to check, and no derivation to show.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

from engross.compiler.engine.log.facts import Fact

Row = tuple[str, str | None, str, int | None, int | None]
"""A norm, its counterparty, its status, the first day and the last day of its window."""

Delay = tuple[int, int, int | None]
"""The day a delay was directed, how long it lasts, and the day its offering became effective."""

FLOOR, CEILING, EFFECTIVE, GUIDE = 30, 45, 60, 2
COOLDOWN, LONGEST_DELAY, SOON = 180, 120, 30
MAILED = ("certified-mail", "registered-mail")  # given when sent
HANDED = ("personal-delivery", "facsimile", "regular-mail")  # given when received


def check(facts: Iterable[Fact], roster: Sequence[str], as_of: int) -> list[Row]:
    """Return how each duty, power and immunity stands."""
    shares: set[tuple[str, int, int]] = set()  # the same line twice is one issue
    sent: dict[str, tuple[int, dict[str, Any]]] = {}
    given: dict[str, int] = {}
    received: dict[str, int] = {}
    requests: list[tuple[int, tuple[str, ...], dict[str, int]]] = []
    offerings: dict[str | None, tuple[int, int, bool]] = {}
    offered: dict[str, int] = {}
    cooldowns: list[int] = []
    directed: list[tuple[int, str, int]] = []
    demanded = filed = effective = 0
    initiating: tuple[str, ...] = ()
    wanted: dict[str, int] = {}
    statement: dict[str, Any] = {}

    for fact in facts:
        day = fact.day
        if day > as_of:
            continue
        thing, said = fact.thing, fact.attributes
        if thing == "Common Stock":
            shares.add((said["recipient"], said["number"], day))
        elif thing == "Company Notice":
            if fact.moment == "received":
                received[said["to"]] = day
            else:
                sent[said["to"]] = day, said
        elif thing == "Demand Notice":
            if fact.moment == "received" and _is_notice(said):
                demanded, initiating, wanted = day, said["from"], said["shares"]
        elif thing == "Registration Statement":
            if fact.matter == "none":
                offered[said["offering"]] = day
                if said["permits-resale"]:
                    cooldowns.append(day)
            elif fact.moment == "filed":
                filed, statement = day, said
            else:
                effective = day
        elif thing == "Request":
            if _is_notice(said):
                requests.append((day, said["from"], said["shares"]))
        elif thing == "Offering":
            offerings[fact.ref] = (day, said["by"], said["may-include"])
        elif thing == "Delay":
            directed.append((day, said["offering"], said["days"]))

    held = whole = 0
    for holder, amount, day in shares:
        if day <= demanded and holder in roster:
            whole += amount
            if holder in initiating:
                held += amount
    others = [person for person in roster if person not in initiating]
    requests = [request for request in requests if all(p in others for p in request[1])]
    cooldown = _cooldown(cooldowns, as_of)
    if 2 * held <= whole or not all(person in roster for person in initiating):
        return [
            ("demand", "Company", "available", None, None),
            *[("company-notice", person, "not-triggered", None, None) for person in others],
            *[("file", person, "not-triggered", None, None) for person in initiating],
            ("become-effective", None, "not-triggered", None, None),
            cooldown,
            ("delay", None, "available", None, None),
        ]

    delays: list[Delay] = []
    for day, offering, length in directed:
        plan = offerings.get(offering)
        if plan and plan[0] <= demanded and plan[1] <= demanded + SOON and plan[2]:
            delays.append((day, min(length, LONGEST_DELAY), offered.get(offering)))
    if len(delays) > 1:
        delays = [min(delays)]  # only once

    satisfied = (
        effective
        and statement["as-specified"]
        and _covers(statement["covers"], wanted)
        and all(_covers(statement["covers"], more) for day, _, more in requests if day <= effective)
    )
    for person in others:
        if person not in sent:
            continue
        day, said = sent[person]
        if not _is_notice(said):
            received.pop(person, None)
            del sent[person]
        elif said["method"] in HANDED:
            if person in received:
                given[person] = received[person]
        elif said.get("prepaid", True) and said.get("return-receipt", True):
            given[person] = day
        elif person in received:
            given[person] = received[person]
    rows: list[Row] = [("demand", "Company", "exhausted" if satisfied else "exercised", None, None)]
    for person in others:
        done = given.get(person)
        if done is None and person in sent:
            status = "needs-judgement"  # the day of receipt is not known
        elif (as_of if done is None else done) > demanded + GUIDE:
            status = "needs-judgement"
        else:
            status = "pending" if done is None else "fulfilled"
        rows.append(("company-notice", person, status, demanded, None))

    last: int | None = 0
    for person in others:
        arrived = received.get(person)
        if arrived is None:
            last = None
            break
        if arrived > (last or 0):
            last = arrived
    status, start, due = _filing(demanded, last, filed, cooldowns, delays, as_of)
    persons = dict.fromkeys(initiating)
    for _, asking, _ in requests:
        for person in asking:
            persons[person] = None
    rows += [("file", person, status, start, due) for person in persons]

    if filed:
        due, held_back = _due(filed, EFFECTIVE, cooldowns, [], effective or as_of, as_of)
        if effective:
            status = "fulfilled" if due is None or effective <= due else "needs-judgement"
        elif due is not None and as_of > due:
            status = "needs-judgement"
        else:
            status = "suspended" if held_back else "pending"
        rows += [("become-effective", person, status, filed, due) for person in persons]
    else:
        rows.append(("become-effective", None, "not-triggered", None, None))
    rows.append(cooldown)
    rows.append(("delay", None, "exhausted" if delays else "available", None, None))
    return rows


def _filing(
    demanded: int,
    last: int | None,
    filed: int,
    cooldowns: list[int],
    delays: list[Delay],
    as_of: int,
) -> tuple[str, int | None, int | None]:
    """Return how the duty to file stands, and its window; `last` is the day of the last receipt."""
    floor = None if last is None else last + FLOOR if last else demanded
    due, held_back = _due(demanded, CEILING, cooldowns, delays, as_of, as_of)
    if not filed:
        if floor is not None and due is not None and floor > due:
            return "needs-judgement", floor, due
        if due is not None and as_of > due:
            return "breached", floor, due
        return "suspended" if held_back else "pending", floor, due
    known = None if last is None or last > filed else floor
    limit, _ = _due(demanded, CEILING, cooldowns, delays, filed, as_of)
    undecided = known is None or (limit is not None and known > limit)
    early = known is not None and filed < known
    late = limit is not None and filed > limit
    if not (undecided or early or late):
        return "fulfilled", known, limit
    if floor is not None and due is not None and floor > due:
        return "needs-judgement", floor, due
    if undecided:
        return "needs-judgement", known, limit
    return "breached" if early else "fulfilled-late", known, limit


def _due(
    start: int, length: int, cooldowns: list[int], delays: list[Delay], cut: int, as_of: int
) -> tuple[int | None, bool]:
    """Return the last day after delays and cooldowns known by `cut`, and whether one is running."""
    first_due = start + length
    if not cooldowns and not delays:
        return first_due, False
    running, latest = False, 0
    end: int | None = first_due
    for day, longest, effective in delays:
        if day > cut or day >= first_due:
            continue
        last = None if effective is None or effective > cut else effective + longest
        if last is not None and last < start:
            continue
        running = running or (day < as_of and (last is None or as_of <= last))
        if last is None:
            end = None
        else:
            latest = max(latest, last)
    if end is not None and latest:
        end = latest + length
    for day in sorted(cooldowns):
        if day > cut or day >= first_due or day + COOLDOWN < start:
            continue
        running = running or day < as_of <= day + COOLDOWN
        if end is not None and day < end:
            end = max(end, day + COOLDOWN + 1)
    return end, running


def _cooldown(cooldowns: list[int], as_of: int) -> Row:
    """Return how the Company's cooldown stands."""
    if not cooldowns:
        return ("cooldown", None, "unavailable", None, None)
    running = [day for day in cooldowns if day < as_of <= day + COOLDOWN]
    day = max(running or cooldowns)
    return ("cooldown", None, "available" if running else "expired", day + 1, day + COOLDOWN)


def _is_notice(said: dict[str, Any]) -> bool:
    """Tell whether the notice clause has the method; by word of mouth there is no notice."""
    return said["method"] in HANDED or said["method"] in MAILED


def _covers(covered: dict[str, int], wanted: dict[str, int]) -> bool:
    """Tell whether a statement covers every amount."""
    return all(covered.get(person, 0) >= amount for person, amount in wanted.items())
