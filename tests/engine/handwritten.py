"""The graph of a demand registration written by hand, as the compiler would write it.

It is the spine of the BestNet agreement of 2002: a demand, the notices to the other investors, the
filing inside its window, the effectiveness, the cooldown and the one delay.
"""

from __future__ import annotations

from typing import Any

Node = dict[str, Any]
Term = list[Any]
Under = list[Any]

STATEMENT = "Registration Statement"
RECIPIENTS = ["except", ["class", "Investors"], ["role", "Initiating Investors"]]
REGISTERED = ["union", ["role", "Initiating Investors"], ["senders", "Request"]]


def moment(thing: str, name: str, pick: str = "this", **more: Any) -> Node:
    """Return a mention of an event."""
    words = f"{thing} is {name}" if pick == "this" else f"{pick} {thing} is {name}"
    return {
        "thing": thing,
        "moment": name,
        "pick": pick,
        "where": [],
        "via": None,
        "words": words,
    } | more


def day_of(thing: str, name: str, pick: str = "this", **more: Any) -> Term:
    """Return the day of an event."""
    return ["moment", moment(thing, name, pick, **more)]


def after(days: int, anchor: Term) -> Term:
    """Return so many days after an anchor."""
    return ["after", ["number", str(days)], "days", anchor]


def under(axis: str, *options: str) -> Under:
    """Return a qualifier: a line holds under these options of a reading."""
    return [[axis, list(options)]]


def bound(days: int, anchor: Term, qualifier: Under | None = None) -> Node:
    """Return a bound of a window."""
    words = f"{days} days after {anchor[1]['words']}"
    return {"day": after(days, anchor), "under": qualifier or [], "words": words, "clause": "1(a)"}


def attribute(thing: str, name: str, via: Node | None = None) -> Node:
    """Return a mention of an attribute."""
    return {"thing": thing, "attribute": name, "via": via}


def line(test: Term, words: str, qualifier: Under | None = None, clause: str = "1(a)") -> Node:
    """Return a condition or an exception."""
    return {"test": test, "under": qualifier or [], "words": words, "clause": clause}


def happens(thing: str, name: str, qualifier: Under | None = None) -> Node:
    """Return what performs a duty."""
    return {"event": moment(thing, name), "under": qualifier or []}


def declare(name: str, kind: str, **more: Any) -> Node:
    """Return the declaration of an attribute or a parameter."""
    return {"name": name, "type": kind} | more


def reading(name: str, options: str, elected: str | None) -> Node:
    """Return an axis of interpretation, its options separated by spaces."""
    return {
        "name": name,
        "question": f"{name}?",
        "cites": [],
        "clause": "",
        "options": [{"name": option, "argument": ""} for option in options.split()],
        "elected": elected,
    }


def norm(kind: str, name: str, clause: str, words: str, **more: Any) -> Node:
    """Return a norm; what is not given is empty."""
    node: Node = {"kind": kind, "id": name, "clause": clause, "words": words}
    node |= {"bearer": {"name": "Company"}, "matter": "Registration"}
    node |= {"holders": ["party", "Company"]}
    node |= dict.fromkeys(("fork", "persons", "to", "block", "opens", "trigger", "lasting"))
    lists = "if unless excused allowed so_that speed effort not_before not_after early empty causes done requires"
    node |= {key: [] for key in (*lists.split(), "limits", "exhausted")}
    return node | more


def notice(name: str, sender: Node, to: Node, identified_by: str, *attributes: Node) -> Node:
    """Return a kind of notice: sent, then received or returned."""
    return {
        "name": name,
        "kind": "notice",
        "clause": "1(a)",
        "from": sender,
        "to": to,
        "identified_by": [identified_by],
        "starts": None,
        "moments": [
            {"name": "sent", "opens": True},
            {"name": "received", "ends": ["returned"]},
            {"name": "returned", "ends": ["received"]},
        ],
        "attributes": [
            declare("method", "text"),
            declare("address", "text"),
            declare("prepaid", "truth"),
            declare("return-receipt", "truth"),
            *attributes,
        ],
    }


def event(name: str, clause: str, happening: str, *attributes: Node) -> Node:
    """Return a kind of event with one moment."""
    return {
        "name": name,
        "kind": "event",
        "clause": clause,
        "identified_by": [],
        "starts": None,
        "moments": [{"name": happening}],
        "attributes": list(attributes),
    }


def given(by: str, methods: str = "", **more: Any) -> Node:
    """Return a line of the notice clause."""
    rule: Node = {
        "given": by,
        "days": 0,
        "unit": "days",
        "methods": methods.split(),
        "other": not methods,
    }
    return rule | {"if": [], "to_address": False, "under": []} | more


def balance(name: str) -> Node:
    """Return a balance that grows as shares are issued."""
    plus = {"effect": "plus", "thing": "Common Stock", "moment": "issued"}
    plus |= {"amount": "shares", "holder": "to"}
    return {"name": name, "clause": "6", "each": "Investors", "entries": [plus], "scales": []}


def majority(measure: str, option: str) -> Node:
    """Return the threshold of a demand under one way of measuring it."""
    held = ["balance", measure, ["role", "Initiating Investors"]]
    half = ["percent", "50", ["balance", measure, ["class", "Investors"]]]
    test = ["compare", "more than", held, half]
    return line(test, "hold a majority", under("majority", option))


DEMANDED = day_of("Demand Notice", "received")
FILED = day_of(STATEMENT, "filed")
FROM_DELAY = attribute("Delay", "offering")
OFFERING_EFFECTIVE = day_of(
    STATEMENT,
    "effective",
    "any",
    where=[line(["same", attribute(STATEMENT, "offering"), FROM_DELAY], "of that offering")],
)
MAIL = "certified_mail registered_mail"

READINGS = [
    reading("day-count", "standard clear", "standard"),
    reading("floor", "last first given demand", "last"),
    reading("cut-off", "received given", "received"),
    reading("empty-window", "ceiling floor judge", "judge"),
    reading("early-filing", "breach harmless", "breach"),
    reading("promptness", "judge derived", "judge"),
    reading("effective-date", "efforts absolute", "efforts"),
    reading("effect-any", "whole-max whole-reanchor whole-void effect", "whole-max"),
    reading("cooldown-forms", "defined any", "defined"),
    reading("delay-end", "reanchor end toll", "reanchor"),
    reading("may-include", "strict loose", "strict"),
    reading("once", "ever per-demand", "ever"),
    reading("majority", "held issued as-converted", "held"),
    reading("letters", "aggregate single", "aggregate"),
    reading("exhausted-notice", "literal purposive", "purposive"),
    reading("receipt", "actual deemed", "actual"),
    reading("methods", "closed open", None),
]

NOTICES = {
    "clause": "7(a)",
    "addresses": None,
    "change": None,
    "lines": [
        given("sent", MAIL, **{"if": ["prepaid", "return-receipt"]}, to_address=True),
        given("received", "personal_delivery facsimile regular_mail"),
        given("never", "oral"),
        given("never", under=under("methods", "closed")),
        given("received", under=under("methods", "open")),
    ],
    "received_when_given": [{"methods": MAIL.split(), "under": under("receipt", "deemed")}],
}

THINGS = [
    notice(
        "Demand Notice",
        {"class": "Investors", "many": True},
        {"party": "Company"},
        "from",
        declare("from", "parties", required=True),
        declare("shares", "amounts"),
        declare("disposition", "text"),
    ),
    notice(
        "Company Notice",
        {"party": "Company"},
        {"class": "Investors", "set": RECIPIENTS},
        "to",
        declare("to", "party", required=True),
    ),
    notice(
        "Request",
        {"class": "Investors", "each": True},
        {"party": "Company"},
        "from",
        declare("from", "parties", required=True),
        declare("shares", "amounts"),
        declare("distribution", "text"),
    ),
    {
        "name": STATEMENT,
        "kind": "document",
        "clause": "6",
        "identified_by": [],
        "starts": "filed",
        "moments": [{"name": "filed", "opens": True}, {"name": "effective"}, {"name": "withdrawn"}],
        "attributes": [
            declare("covers", "amounts"),
            declare("form", "text"),
            declare("as-specified", "truth"),
            declare("permits-resale", "truth"),
            declare("offering", "reference"),
            declare("requested-by", "parties"),
        ],
    },
    event(
        "Common Stock",
        "6",
        "issued",
        declare("to", "party"),
        declare("shares", "amount"),
        declare("source", "text"),
    ),
    event(
        "Offering",
        "1(d)",
        "planned",
        declare("by", "day"),
        declare("may-include", "truth"),
        declare("source", "text"),
    ),
    event("Delay", "1(d)", "directed", declare("offering", "reference"), declare("days", "count")),
]

SATISFIED = {
    "id": "satisfied",
    "clause": "1(c)",
    "event": {"thing": "Registration", "moment": "satisfied"},
    "causes": [
        {
            "when": moment(STATEMENT, "effective"),
            "if": [
                line(
                    [
                        "covers",
                        attribute(STATEMENT, "covers"),
                        [attribute("Demand Notice", "shares"), attribute("Request", "shares")],
                    ],
                    "covers all shares",
                ),
                line(["is", attribute(STATEMENT, "as-specified"), True], "as specified"),
            ],
            "unless": [],
            "under": [],
        }
    ],
}

COOLDOWN = {
    "id": "cooldown",
    "clause": "1(c)",
    "starts": moment(
        STATEMENT,
        "effective",
        "other",
        where=[
            line(
                ["is", attribute(STATEMENT, "permits-resale"), True],
                "permits resale",
                under("cooldown-forms", "defined"),
            )
        ],
    ),
    "from": after(1, day_of(STATEMENT, "effective")),
    "until": [{"day": after(180, day_of(STATEMENT, "effective")), "under": []}],
    "effects": [
        {"on": "file", "effect": "suspends", "under": under("effect-any", "whole-max")},
        {"on": "file", "effect": "restarts", "under": under("effect-any", "whole-reanchor")},
        {"on": "become-effective", "effect": "suspends", "under": []},
    ],
}

DELAY = {
    "id": "delay",
    "clause": "1(d)",
    "starts": moment("Delay", "directed"),
    "from": after(1, day_of("Delay", "directed")),
    "until": [
        {
            "day": [
                "earlier",
                [
                    [
                        "after",
                        ["attribute", attribute("Delay", "days")],
                        "days",
                        OFFERING_EFFECTIVE,
                    ],
                    after(120, OFFERING_EFFECTIVE),
                ],
            ],
            "under": [],
        }
    ],
    "effects": [
        {"on": "file", "effect": "restarts", "under": under("delay-end", "reanchor")},
        {"on": "file", "effect": "postpones", "under": under("delay-end", "end")},
        {"on": "file", "effect": "tolls", "under": under("delay-end", "toll")},
    ],
}

NORMS = [
    norm(
        "power",
        "demand",
        "1(a)",
        "one or more Investors may give Demand Notice to Company",
        bearer={"name": "Investors"},
        holders=["class", "Investors"],
        to="Company",
        matter=None,
        opens="Registration",
        act={"thing": "Demand Notice", "moment": "received"},
        requires=[
            majority("Registrable Shares", "held"),
            majority("Shares Issued", "issued"),
            majority("Converted", "as-converted"),
        ],
        exhausted=[line(["used up", "occasion", False, ["scope day"]], "occasion is used up")],
    ),
    norm(
        "duty",
        "company-notice",
        "1(a)",
        "Company must give Company Notice to each Investor other than an Initiating Investor",
        fork="to",
        persons=RECIPIENTS,
        trigger=moment("Demand Notice", "received"),
        speed=[
            {
                "words": "promptly",
                "after": None,
                "guide": 2,
                "unit": "days",
                "under": under("promptness", "judge"),
            }
        ],
        not_after=[bound(15, DEMANDED, under("promptness", "derived"))],
        done=[
            happens("Company Notice", "given", under("promptness", "judge")),
            happens("Company Notice", "received", under("promptness", "derived")),
        ],
        unless=[
            line(
                ["used up", "occasion", False, DEMANDED],
                "occasion is used up",
                under("exhausted-notice", "purposive"),
            )
        ],
    ),
    norm(
        "duty",
        "file",
        "1(a)",
        "Company must file Registration Statement with Commission",
        fork="to",
        persons=REGISTERED,
        trigger=moment("Demand Notice", "received"),
        speed=[
            {
                "words": "as soon as practicable",
                "after": day_of("Company Notice", "given", "last"),
                "guide": None,
                "unit": "days",
                "under": [],
            }
        ],
        not_before=[
            bound(30, day_of("Company Notice", "received", "last"), under("floor", "last")),
            bound(30, day_of("Company Notice", "received", "first"), under("floor", "first")),
            bound(30, day_of("Company Notice", "given", "last"), under("floor", "given")),
            bound(30, DEMANDED, under("floor", "demand")),
        ],
        not_after=[bound(45, DEMANDED)],
        early=[
            {"effect": "breaches", "under": under("early-filing", "breach")},
            {"effect": "performs", "under": under("early-filing", "harmless")},
        ],
        empty=[
            {"governs": governs, "under": under("empty-window", governs)}
            for governs in ("ceiling", "floor", "judge")
        ],
        causes=[
            {
                "by": "Company",
                "day": after(30, day_of("Company Notice", "sent", "last")),
                "under": [],
            }
        ],
        done=[happens(STATEMENT, "filed")],
        unless=[
            line(["used up", "occasion", False, DEMANDED], "occasion is used up"),
            line(
                ["during", DEMANDED, "cooldown"],
                "during cooldown",
                under("effect-any", "whole-void"),
            ),
        ],
    ),
    norm(
        "duty",
        "become-effective",
        "1(a)",
        "Company must cause Registration Statement to become effective",
        trigger=moment(STATEMENT, "filed"),
        effort=[
            {
                "words": "commercially reasonable best efforts",
                "under": under("effective-date", "efforts"),
            }
        ],
        speed=[{"words": "promptly", "after": None, "guide": None, "unit": "days", "under": []}],
        not_after=[bound(60, FILED)],
        done=[happens(STATEMENT, "effective")],
    ),
    norm("immunity", "cooldown", "1(c)", "Company need not effect Registration", block=COOLDOWN),
    norm(
        "power",
        "delay",
        "1(d)",
        "Company may direct a delay",
        act={"thing": "Delay", "moment": "directed"},
        requires=[
            line(
                ["days", "by", day_of("Offering", "planned", "via", via=FROM_DELAY), DEMANDED],
                "planned at the time of the request",
            ),
            line(
                [
                    "days",
                    "by",
                    ["attribute", attribute("Offering", "by", FROM_DELAY)],
                    after(30, DEMANDED),
                ],
                "within 30 days of the Demand Notice",
            ),
            line(
                ["is", attribute("Offering", "may-include", FROM_DELAY), True],
                "Investors may include",
                under("may-include", "strict"),
            ),
        ],
        limits=[
            {"at_most": 1, "per_matter": False, "in_any": None, "under": under("once", "ever")},
            {
                "at_most": 1,
                "per_matter": True,
                "in_any": None,
                "under": under("once", "per-demand"),
            },
        ],
        block=DELAY,
    ),
]

GRAPH: Node = {
    "agreement": {"name": "BestNet 2002 Registration Rights Agreement"},
    "parties": [{"name": "Company", "address": "5075 East Cascade Road, Suite K"}],
    "parameters": [
        declare("Investors", "roster", question="Who are the Investors?", clause="Preamble"),
        declare("addresses", "addresses"),
    ],
    "noise": ["Commission comments"],
    "counting": {
        "month_end": [],
        "rolls": [],
        "business_days": [],
        "clear_days": [under("day-count", "clear")],
    },
    "calendars": [],
    "readings": READINGS,
    "notices": NOTICES,
    "classes": [{"name": "Investors", "clause": "6", "joins": [], "those": None}],
    "roles": [{"name": "Initiating Investors", "aggregate": [under("letters", "aggregate")]}],
    "balances": [balance("Registrable Shares"), balance("Shares Issued"), balance("Converted")],
    "things": THINGS,
    "matters": [
        {
            "name": "Registration",
            "clause": "1(a)",
            "opens": moment("Demand Notice", "received"),
            "closes": [["happened", moment(STATEMENT, "withdrawn")]],
            "takes": [],
        }
    ],
    "deemed": [SATISFIED],
    "counters": [
        {
            "id": "occasion",
            "clause": "1(c)",
            "at_most": 1,
            "in_any": None,
            "counts": moment("Registration", "satisfied"),
            "matter": "Registration",
        }
    ],
    "norms": NORMS,
}
