"""From neutral facts and names to the log and the names of the BestNet agreement.

Whether something is encoded is asked of the agreement's own graph; the tables only pair names.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

from conformance.money import EVENTS as MONEY
from conformance.money import FOUND, QUANTITIES, arranged

Json = dict[str, Any]
Convert = Callable[[Any, "Names"], Any]
Keys = dict[str, tuple[str, Convert] | None]

OBLIGATIONS: dict[str, tuple[str, ...]] = {
    "company_notice": ("company-notice",),
    "file_registration_statement": ("file",),
    "cause_effective": ("become-effective",),
    "cover_requested_shares": ("cover-demand", "cover-request"),
    "cover_request": ("cover-request",),
    "offer_to_other_holders": ("offer-inclusion",),
    "keep_effective": ("keep-effective",),
    "pay_registration_expenses": ("pay-expenses",),
    "company_pays": ("pay-expenses",),
    "indemnify": ("indemnify-company", "indemnify-sellers"),
    "claim_notice": ("claim-notice",),
    "contribute": ("contribute", "contribute-company"),
    "no_settlement_without_release": ("settle-without-release",),
    "no_settlement_without_consent": ("settle-without-consent",),
    "keep_effective_amendments": ("amend-statement",),
    "notify_amendment": ("notify-amendment",),
    "cease_offers": ("cease-offers",),
    "return_prospectuses": ("return-prospectuses",),
    "company_pays_return": ("pay-return",),
    "furnish_information": ("furnish-information",),
}

AXES = {
    "DAY": "day-count",
    "FL": "floor",
    "CUT": "cut-off",
    "EMPTY": "empty-window",
    "EARLY": "early-filing",
    "PROMPT": "promptness",
    "EF60": "effective-date",
    "CO": "effect-any",
    "CF": "cooldown-forms",
    "DL": "delay-end",
    "PG": "may-include",
    "ONCE": "once",
    "MJ": "majority",
    "AGG": "letters",
    "NC": "exhausted-notice",
    "RC": "receipt",
    "METHODS": "methods",
    "TR": "transferees",
    "WD": "withdrawal",
    "WW": "who-withdraws",
    "CC": "copy",
    "CR": "content",
    "WR": "withdrawn-demand",
    "OH": "underwriting",
    "AB": "no-offering",
    "KEEP": "keep",
    "CP": "proceeds",
    "CAP": "cap-scope",
    "CT": "contribution",
    "UW": "effective-end",
    "YR": "year-end",
    "LI": "lead-in",
    "WS": "who-requests",
}

# Only the options whose name is not simply written in lower case.
OPTIONS = {
    ("DAY", "STD"): "standard",
    ("PROMPT", "15"): "derived",
    ("MJ", "ASCONV"): "as-converted",
    ("AGG", "single notice"): "single",
    ("TR", "section 6"): "section-6",
    ("TR", "7(g)"): "section-7g",
    ("UW", "2E"): "sale",
    ("CAP", "per registration"): "registration",
    ("CAP", "per claim"): "claim",
    ("UW", "2B"): "distribution",
}

# What a scenario gives in words: the change an amendment makes, and what a waiver is of.
AMENDMENTS = {("1(a)", "45 -> 90 days"): "ninety-days"}
WAIVED = {"1(a) 45 days": "file"}
ONE_INSTANCE = "demand "

UNDECIDED = "JUDGE"  # an option of its own, or none at all: the reading is left open
NOISE = {"commission_comments"}
SIGNED = "agreement_signed"


class NotEncoded(Exception):
    """The agreement file does not encode this yet."""


class Names:
    """The names of one scenario that the log writes in another way."""

    def __init__(self, scenario: Json) -> None:
        facts = scenario["facts"]
        signed = [fact["attributes"] for fact in facts if fact["event"] == SIGNED]
        self.investors: list[str] = [name for one in signed for name in one["investors"]]
        self.companies: set[str] = {one["company"] for one in signed}
        self.dated: str | None = next((one["date"] for one in signed if one.get("date")), None)
        self.offerings: set[str] = {
            fact["attributes"]["id"] for fact in facts if fact["event"] == "offering_planned"
        }

        self.underwriters: set[str] = {
            fact["attributes"]["underwriter"]
            for fact in facts
            if fact["event"] == "distribution_completed"
        }

    def person(self, name: str) -> str:
        """Return the name of a person as the log writes it."""
        return "Company" if name in self.companies else name


def _same(value: Any, _names: Names) -> Any:
    return value


def _hyphened(value: str, _names: Names) -> str:
    return value.replace("_", "-")


def _person(value: str, names: Names) -> str:
    return names.person(value)


def _persons(value: str | list[str], names: Names) -> list[str]:
    return [names.person(name) for name in ([value] if isinstance(value, str) else value)]


def _norm(value: str, _names: Names) -> str:
    if value in FOUND:
        return FOUND[value]
    if value not in OBLIGATIONS:
        raise NotEncoded(f"finding on {value}")
    return OBLIGATIONS[value][0]


def _ratio(value: Any, _names: Names) -> Any:
    """Write a ratio as the log does: 3:2, or the number of new shares for one old."""
    return value


def _waived(value: str, _names: Names) -> str:
    if value not in WAIVED:
        raise NotEncoded(f"waiver of {value}")
    return WAIVED[value]


def _extent(value: str, _names: Names) -> str:
    """Tell that a waiver is for one instance; which one, its ref tells."""
    if not value.startswith(ONE_INSTANCE):
        raise NotEncoded(f"waiver for {value}")
    return "instance"


def _result(value: str, _names: Names) -> str:
    return value.replace("_", " ")


METHOD: Keys = {"method": ("method", _hyphened), "address": ("address", _same)}
LETTER: Keys = METHOD | {
    "by": ("from", _persons),
    "shares": ("shares", _same),
    "disposition": ("disposition", _same),
    "prepaid": ("prepaid", _same),
    "return_receipt": ("return-receipt", _same),
    "copy_to_counsel": ("copy-to-counsel", _same),
}
STATEMENT: Keys = {"id": ("ref", _same), "form": ("form", _same)}

# What each event is in the log, and each of its attributes; None where the log need not know it.
EVENTS: dict[str, tuple[str, Keys]] = {
    "shares_issued": (
        "Common Stock issued",
        {"to": ("recipient", _same), "shares": ("number", _same), "source": ("source", _hyphened)},
    ),
    "note_held": (
        "Note held",
        {"by": ("holder", _same), "as_converted_shares": ("converts-into", _same)},
    ),
    "demand_sent": ("Demand Notice sent", LETTER),
    "demand_received": ("Demand Notice received", LETTER),
    "demand_returned": ("Demand Notice returned", {"by": ("from", _persons)}),
    "company_notice_given": ("Company Notice sent", METHOD | {"to": ("to", _same)}),
    "company_notice_received": ("Company Notice received", METHOD | {"by": ("to", _same)}),
    "company_notice_returned": (
        "Company Notice returned",
        {"to": ("to", _same), "by": ("to", _same)},
    ),
    "request_received": (
        "Request received",
        METHOD
        | {
            "from": ("from", _persons),
            "shares": ("shares", _same),
            "distribution": ("distribution", _same),
        },
    ),
    "registration_filed": (
        "Registration Statement filed",
        STATEMENT
        | {
            "covers": ("covers", _same),
            "pursuant_to": ("as-specified", lambda value, _: value == "demand"),
            "underwriting": ("underwriting", _same),
        },
    ),
    "registration_amended": (
        "Registration Statement amended",
        {"id": ("ref", _same), "covers": ("covers", _same)},
    ),
    "registration_effective": ("Registration Statement effective", STATEMENT),
    "stop_order": ("Registration Statement stopped", STATEMENT),
    "distribution_completed": (
        "Distribution completed",
        {"underwriter": ("underwriter", _same)},
    ),
    "prospectus_delivered": (
        "Prospectus delivered",
        {"to": ("investor", _same), "kind": ("kind", _same)},
    ),
    "prospectus_amended": (
        "Prospectus Amendment made",
        {
            "id": None,
            "to_comply_with": ("for-compliance", lambda value, _: value == "Securities Act"),
        },
    ),
    "amendment_notified": (
        "Amendment Notice received",
        METHOD | {"to": ("to", _same), "cease_and_return_requested": ("stop-requested", _same)},
    ),
    "offer": ("Offer made", {"investor": ("investor", _same)}),
    "prospectuses_returned": (
        "Prospectus returned",
        {"by": ("investor", _same), "cost": ("cost", _same)},
    ),
    "revised_prospectus_received": (
        "Revised Prospectus received",
        {"by": ("investor", _same)},
    ),
    "information_requested": (
        "Information Request received",
        METHOD | {"of": ("to", _same), "written": None},
    ),
    "registration_lapsed": ("Registration Statement lapsed", STATEMENT),
    "registration_withdrawn": (
        "Registration Statement withdrawn",
        STATEMENT
        | {
            "requested_by": ("requested-by", _persons),
            "solely": ("solely", _same),
            "info_known": ("information-known", _same),
            "reason": ("reason", _same),
        },
    ),
    "other_registration_effective": (
        "Registration Statement effective",
        STATEMENT | {"permits_resale": ("permits-resale", _same), "offering": ("offering", _same)},
    ),
    "offering_planned": (
        "Offering planned",
        {
            "id": ("ref", _same),
            "by": ("by", _same),
            "investors_may_include": ("may-include", _same),
            "source": ("source", _same),
        },
    ),
    "offering_abandoned": ("Offering abandoned", {"id": ("ref", _same)}),
    "delay_directed": (
        "Delay directed",
        {"offering": ("offering", _same), "days": ("days", _same), "n": None},
    ),
    "share_adjustment": ("Common Stock split", {"kind": None, "ratio": ("ratio", _ratio)}),
    "transfer": (
        "Transfer made",
        {
            "from": ("seller", _same),
            "to": ("transferee", _same),
            "shares": ("number", _same),
            "public_distribution": ("public-distribution", _same),
            "counterpart_signed": ("counterpart-signed", _same),
        },
    ),
    "sale": (
        "Sale made",
        {
            "investor": ("seller", _same),
            "shares": ("number", _same),
            "gross": ("gross", _same),
            "net": ("net", _same),
            "kind": ("kind", _same),
            "under": ("under", _same),
            "to": ("buyer", _same),
        },
    ),
    "demand_withdrawn": ("Demand Withdrawal made", {"by": ("investors", _persons)}),
    "address_change": (
        "Address Change notified",
        {
            "by": ("party", _person),
            "notified": ("notified-to", _persons),
            "address": ("address", _same),
        },
    ),
    "side_agreement": (
        "Side Agreement made",
        {
            "holder": ("holder", _same),
            "registration_rights": ("registration-rights", _same),
            "shares": ("number", _same),
        },
    ),
    "other_holder_request": (
        "Inclusion Request received",
        METHOD | {"holder": ("from", _same), "shares": ("number", _same)},
    ),
    "waiver": (
        "waiver",
        {
            "by": ("by", _person),
            "of": ("of", _waived),
            "written": ("written", _same),
            "signed": ("signed", _same),
            "instance": ("extent", _extent),
        },
    ),
    "finding": (
        "finding",
        {
            "on": ("on", _norm),
            "result": ("result", _result),
            "by": ("by", _person),
            "to": ("to", _person),
            "reason": ("reason", _same),
            "amount": ("amount", _same),
            "proportion": ("proportion", _ratio),
        },
    ),
    **MONEY,
}


class Encoded:
    """What an agreement's graph encodes."""

    def __init__(self, graph: Json) -> None:
        self.name: str = graph["agreement"]["name"]
        self.parameters = {parameter["name"] for parameter in graph["parameters"]}
        self.quantities = {quantity["name"] for quantity in graph["quantities"]}
        self.norms = {norm["id"] for norm in graph["norms"]}
        self.elected: dict[str, str | None] = {r["name"]: r["elected"] for r in graph["readings"]}
        self._options = {r["name"]: {o["name"] for o in r["options"]} for r in graph["readings"]}
        self.amends = graph["amending"] is not None
        told = {"finding"} | ({"waiver"} if graph["waivers"] is not None else set())
        self.events = told | {
            f"{thing['name']} {moment['name']}"
            for thing in graph["things"]
            for moment in thing["moments"]
        }

    def norm(self, obligation: str) -> tuple[str, ...]:
        """Return the norms of an obligation. Raises `NotEncoded`."""
        if obligation.startswith("quantity "):
            return self._quantity(obligation.partition(" ")[2])
        norms = OBLIGATIONS.get(obligation, ())
        if not norms or not self.norms.issuperset(norms):
            raise NotEncoded("no such norm")
        return norms

    def _quantity(self, name: str) -> tuple[str, ...]:
        found = QUANTITIES.get(name, ("", ""))[0]
        if found not in self.norms | self.quantities:
            raise NotEncoded("no such quantity")
        return (found,)

    def reading(self, axis: str, option: str) -> tuple[str, str | None]:
        """Return a reading and its option, None where it is left open. Raises `NotEncoded`."""
        name = AXES.get(axis, "")
        if name not in self.elected:
            raise NotEncoded(f"axis {axis}")
        chosen = OPTIONS.get((axis, option), option.lower())
        if chosen in self._options[name]:
            return name, chosen
        if option == UNDECIDED and self.elected[name] is None:
            return name, None
        raise NotEncoded(f"option {axis}={option}")

    def records(self, scenario: Json) -> Iterator[Json]:
        """Yield the records of a scenario's log. Raises `NotEncoded`."""
        names = Names(scenario)
        yield {"agreement": self.name, "parameters": self._parameters(names)}
        for fact in scenario["facts"]:
            if fact["event"] == "amendment":
                yield from self._consents(fact, names)
            elif fact["event"] != SIGNED and fact["event"] not in NOISE:
                yield self._record(fact, names)

    def amendments(self, scenario: Json) -> list[str]:
        """Return the names of a scenario's amendments. Raises `NotEncoded`."""
        facts = (fact for fact in scenario["facts"] if fact["event"] == "amendment")
        return [self._amendment(fact) for fact in facts]

    def _amendment(self, fact: Json) -> str:
        change = fact["attributes"]["clause"], fact["attributes"]["change"]
        if not self.amends or change not in AMENDMENTS:
            raise NotEncoded(f"amendment {change}")
        return AMENDMENTS[change]

    def _consents(self, fact: Json, names: Names) -> Iterator[Json]:
        """Yield a record for each of those who consented to an amendment in writing."""
        for name in fact["attributes"]["written_consents"]:
            yield {
                "date": fact["date"],
                "event": "consent",
                "to": self._amendment(fact),
                "by": names.person(name),
                "written": True,
            }

    def _parameters(self, names: Names) -> Json:
        given: Json = {}
        if names.investors:
            given["Investors"] = names.investors
        if names.dated:
            given["Agreement Date"] = names.dated
        return {name: value for name, value in given.items() if name in self.parameters}

    def _record(self, fact: Json, names: Names) -> Json:
        attributes = dict(fact["attributes"])
        event = fact["event"]
        if event == "notice_returned":
            event = f"{attributes.pop('notice')}_returned"
        event = arranged(event, attributes)
        name, keys = EVENTS.get(event, ("", {}))
        if name not in self.events:
            raise NotEncoded(f"event {event}")
        record = {"date": fact["date"], "event": name, **_arrange(event, attributes, names)}
        for key, value in attributes.items():
            if key not in keys:
                raise NotEncoded(f"attribute {key} of {event}")
            told = keys[key]
            if told is not None:  # null says that there is none
                record[told[0]] = None if value is None else told[1](value, names)
        return record


def _arrange(event: str, attributes: Json, names: Names) -> Json:
    """Bring attributes into the log's shape; return what tells to which matter a fact belongs."""
    found: Json = {}
    ref = attributes.pop("ref", None)
    if ref is not None:
        found["ref" if event.startswith("demand_") else "matter"] = ref
    if event == "finding":
        attributes["on"], _, number = str(attributes["on"]).partition("#")
        if number:
            found["matter"] = f"Registration {number}"
    elif event == "registration_filed":
        found["underwriting"] = "none"  # unless the scenario says how it is underwritten
        found["underwriters"] = len(names.underwriters)
        if attributes.get("pursuant_to") == "demand":
            found["permits-resale"] = True  # what Investors ask to have registered is their resale
    elif event == "amendment_notified":
        attributes.setdefault("method", "facsimile")
    elif event == "information_requested":
        attributes.setdefault("method", "facsimile" if attributes["written"] else "oral")
    elif event == "other_registration_effective":
        found["matter"] = "none"
        if attributes["id"] in names.offerings:
            attributes["offering"] = attributes["id"]
    elif event == "other_holder_request":
        attributes.setdefault("method", "facsimile")
    elif event == "request_received":
        attributes.setdefault("method", "facsimile")  # neutral requests are received in due form
        if isinstance(attributes["shares"], int):
            attributes["shares"] = {attributes["from"]: attributes["shares"]}
    return found
