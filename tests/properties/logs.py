"""Random logs of the agreement: what happens to a company and its investors in a year or two."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

from hypothesis import strategies as st
from properties.bench import program

Json = dict[str, Any]
Draw = st.DrawFn

NAMES = ("Alder", "Birch", "Cedar", "Dogwood")
BUYERS = ("Elm", "Fir")
HOLDER = "Oak"
START = date(2002, 9, 2)
METHODS = (
    "facsimile",
    "facsimile",
    "personal-delivery",
    "certified-mail",
    "registered-mail",
    "regular-mail",
    "oral",
    "telex",
)
DEMANDS = ("DN1", "DN2")
STATEMENTS = ("RS1", "RS2")

amounts = st.sampled_from((1, 1000, 100_000, 300_000, 500_000, 600_000))
days = st.integers(0, 420)
methods = st.just("facsimile") | st.sampled_from(METHODS)


def iso(day: date, number: int = 0) -> str:
    """Return the day that comes so many days after another, as a log writes it."""
    return (day + timedelta(number)).isoformat()


def fact(day: int, event: str, **attributes: Any) -> Json:
    """Return a record; underscores in names stand for hyphens, what is None is left out."""
    named = {name.replace("_", "-"): value for name, value in attributes.items()}
    said = {name: value for name, value in named.items() if value is not None}
    return {"date": iso(START, day), "event": event, **said}


def maybe(value: st.SearchStrategy[Any]) -> st.SearchStrategy[Any]:
    """Return a strategy that leaves a value out as often as not."""
    return st.none() | value


truths = maybe(st.booleans())


@st.composite
def heads(draw: Draw) -> Json:
    """Return a first record: the roster, and sometimes addresses and elections."""
    roster = list(NAMES[: draw(st.integers(2, 4))])
    head: Json = {
        "agreement": program().graph["agreement"]["name"],
        "parameters": {"Investors": roster, "Agreement Date": iso(START, -20)},
    }
    if draw(st.booleans()):
        head["parameters"]["Addresses"] = {name: f"{name} Street 1" for name in roster}
    if draw(st.integers(0, 3)) == 0:
        axes = {r["name"]: [o["name"] for o in r["options"]] for r in program().graph["readings"]}
        chosen = draw(st.lists(st.sampled_from(sorted(axes)), max_size=3, unique=True))
        head["elections"] = {name: draw(st.sampled_from(axes[name])) for name in chosen}
    return head


def shares_of(roster: list[str]) -> st.SearchStrategy[Json]:
    """Return a strategy for an amount of shares for each of some investors."""
    return st.dictionaries(st.sampled_from(roster), amounts, min_size=1, max_size=len(roster))


@st.composite
def demands(draw: Draw, roster: list[str], ref: str, vague: bool) -> list[Json]:
    """Return what becomes of one demand: notices, requests, a filing, and what follows it."""
    day = draw(days)
    leader = draw(st.sampled_from((roster[0], roster[0], roster[0], roster[1])))
    senders = list(dict.fromkeys([leader, *draw(st.lists(st.sampled_from(roster), max_size=1))]))
    said: Json = {
        "from": senders[0] if len(senders) == 1 else senders,
        "method": draw(methods),
        "shares": draw(shares_of(senders)),
        "copy_to_counsel": draw(truths),
    }
    facts = [fact(day, "Demand Notice received", ref=ref, **said)]
    if draw(st.booleans()):
        facts.append(fact(day - draw(st.integers(0, 5)), "Demand Notice sent", ref=ref, **said))
    tag = None if vague else ref
    for name in roster:
        if name not in senders:
            facts += draw(notices(day, name, tag))
    facts += draw(registrations(day, roster, tag))
    if draw(st.integers(0, 5)) == 0:
        left = day + draw(st.integers(0, 60))
        facts.append(fact(left, "Demand Withdrawal made", matter=tag, investors=senders))
    return facts


@st.composite
def notices(draw: Draw, day: int, name: str, matter: str | None) -> list[Json]:
    """Return the Company Notice to one investor, and the investor's request."""
    sent = day + draw(st.integers(0, 4))
    came = sent + draw(st.sampled_from((0, 0, 1, 3, 12, 14, 15, 16)))
    method, facts = draw(methods), []
    address = draw(st.sampled_from((None, None, f"{name} Street 1, Phoenix", "Elsewhere 9")))
    if draw(st.integers(0, 5)):
        said = {"method": method, "matter": matter, "address": address, "prepaid": draw(truths)}
        facts.append(fact(sent, "Company Notice sent", to=name, **said))
    end = draw(st.sampled_from(("received", "received", "received", "returned", "")))
    if end:
        facts.append(fact(came, f"Company Notice {end}", to=name, matter=matter))
    if draw(st.booleans()):
        asked = came + draw(st.sampled_from((0, 5, 19, 20, 21, 30)))
        said = {"shares": draw(maybe(shares_of([name]))), "distribution": draw(maybe(st.just("x")))}
        facts.append(
            fact(
                asked,
                "Request received",
                matter=matter,
                method=draw(methods),
                **{"from": name},
                **said,
            )
        )
    return facts


@st.composite
def registrations(draw: Draw, day: int, roster: list[str], matter: str | None) -> list[Json]:
    """Return a registration statement: filed, effective, amended, withdrawn, lapsed."""
    facts: list[Json] = []
    ref = draw(maybe(st.sampled_from(STATEMENTS)))
    filed = day + draw(st.sampled_from((0, 20, 30, 31, 40, 44, 45, 46, 60)))
    effective = filed + draw(st.sampled_from((1, 30, 59, 60, 61, 90)))
    if draw(st.integers(0, 4)):
        said = {"covers": draw(maybe(shares_of(roster))), "as_specified": draw(truths)}
        named = draw(st.sampled_from((matter, matter, matter, "none")))
        facts.append(fact(filed, "Registration Statement filed", ref=ref, matter=named, **said))
    if draw(st.booleans()):
        resale = draw(truths)
        facts.append(
            fact(effective, "Registration Statement effective", ref=ref, permits_resale=resale)
        )
    if draw(st.integers(0, 3)) == 0:
        covers, on = draw(shares_of(roster)), filed + draw(st.integers(0, 50))
        facts.append(fact(on, "Registration Statement amended", ref=ref, covers=covers))
    if draw(st.integers(0, 3)) == 0:
        said = {
            "requested_by": draw(maybe(st.lists(st.sampled_from(roster), min_size=1, unique=True))),
            "solely": draw(truths),
            "information_known": iso(START, day + draw(st.integers(-5, 5))),
        }
        facts.append(fact(filed + 5, "Registration Statement withdrawn", ref=ref, **said))
    return facts


@st.composite
def other_registrations(draw: Draw, roster: list[str]) -> list[Json]:
    """Return a registration outside every demand, an offering for it and a delay."""
    day = draw(days)
    offering = draw(maybe(st.just("OFF1")))
    said = {"permits_resale": draw(truths), "offering": offering}
    facts = [fact(day, "Registration Statement effective", ref="RS9", matter="none", **said)]
    if draw(st.booleans()):
        by, planned = iso(START, day + draw(st.integers(-20, 40))), day - draw(st.integers(0, 40))
        facts.append(fact(planned, "Offering planned", ref="OFF1", by=by, may_include=draw(truths)))
        length, on = draw(st.sampled_from((0, 30, 120, 200))), day - draw(st.integers(0, 40))
        facts.append(fact(on, "Delay directed", offering="OFF1", days=length))
    return facts


@st.composite
def dealings(draw: Draw, roster: list[str]) -> list[Json]:
    """Return one transfer, sale, split, note, side agreement or finding."""
    day, who, number = draw(days), draw(st.sampled_from(roster)), draw(amounts)
    kind = draw(st.sampled_from(("transfer", "sale", "split", "note", "side", "finding")))
    if kind == "transfer":
        signed = iso(START, day + draw(st.integers(0, 1))) if draw(st.booleans()) else None
        said = {"transferee": draw(st.sampled_from(BUYERS)), "counterpart_signed": signed}
        public = draw(truths)
        return [
            fact(
                day, "Transfer made", seller=who, number=number, public_distribution=public, **said
            )
        ]
    if kind == "sale":
        return [fact(day, "Sale made", seller=who, number=number)]
    if kind == "split":
        return [fact(day, "Common Stock split", ratio=draw(st.sampled_from(("2:1", "3:2", "1:3"))))]
    if kind == "note":
        return [fact(day, "Note held", holder=who, converts_into=number)]
    if kind == "side":
        rights = {"holder": HOLDER, "registration_rights": draw(truths)}
        asked = fact(
            day + 3, "Inclusion Request received", method=draw(methods), **{"from": HOLDER}
        )
        return [fact(day, "Side Agreement made", **rights), asked]
    on = draw(st.sampled_from(("become-effective", "file", "company-notice", "offer-inclusion")))
    result = draw(st.sampled_from(("met", "not met")))
    return [fact(day, "finding", on=on, result=result, by="a court")]


@st.composite
def logs(draw: Draw) -> list[Json]:
    """Return a log: its first record, then its facts in the order in which they were drawn."""
    head = draw(heads())
    roster: list[str] = head["parameters"]["Investors"]
    facts = [
        fact(-9, "Common Stock issued", recipient=name, number=0) for name in (*BUYERS, HOLDER)
    ]
    for name in roster:
        number = (
            draw(st.sampled_from((900_000, 900_000, 900_000, 500_000)))
            if name == roster[0]
            else draw(amounts)
        )
        on = draw(st.integers(-13, 3))
        facts.append(fact(on, "Common Stock issued", recipient=name, number=number))
    number = draw(st.sampled_from((1, 1, 2)))
    vague = number == 1 or draw(st.integers(0, 9)) == 0
    for ref in DEMANDS[:number]:
        facts += draw(demands(roster, ref, vague and draw(st.booleans())))
    for part in draw(st.lists(other_registrations(roster) | dealings(roster), max_size=3)):
        facts += part
    return [head, *facts]


moments = st.integers(-10, 600).map(lambda number: iso(START, number))


@st.composite
def moments_in(draw: Draw, records: list[Json]) -> str:
    """Return a day about some fact of a log: on it, just before, or some time after."""
    on = date.fromisoformat(draw(st.sampled_from(records[1:]))["date"])
    return iso(on, draw(st.sampled_from((-1, 0, 1, 15, 30, 46, 61, 181))))


@st.composite
def cases(draw: Draw) -> tuple[list[Json], str]:
    """Return a log and a day of report."""
    records = draw(logs())
    return records, draw(moments_in(records) | moments)
