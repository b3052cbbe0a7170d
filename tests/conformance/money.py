"""Money in neutral scenarios: its events, whose claim a row is about, and the quantities."""

from __future__ import annotations

from typing import Any

Json = dict[str, Any]

CATEGORIES = {"sec_filing_fee": "filing-fee"}

# The quantity of the report that each neutral one is, and by what it names whose it is.
QUANTITIES = {
    "registration expenses borne": ("registration-expenses", "borne_by"),
    "excluded from registration expenses": ("excluded-expenses", ""),
    "indemnity owed": ("indemnify-company", "bearer"),
    "contribution owed": ("contribute", "bearer"),
}
FOUND = {"prejudice": "prejudice"}
WRITTEN = "written information by "


def category(value: str, _names: Any) -> str:
    """Return a category of expenses as the log writes it."""
    return CATEGORIES.get(value, value.replace("_", "-"))


def number(value: Any, _names: Any) -> str:
    """Return the ref of a numbered thing."""
    return str(value)


def person(value: str, names: Any) -> str:
    """Return the name of a person as the log writes it."""
    name: str = names.person(value)
    return name


def persons(value: str | list[str], names: Any) -> list[str]:
    """Return the names of persons as the log writes them."""
    return [names.person(name) for name in ([value] if isinstance(value, str) else value)]


def same(value: Any, _names: Any) -> Any:
    """Return a value as it is."""
    return value


CLAIM = {"n": ("ref", number), "by": ("indemnified", person)}
EVENTS: Json = {
    "invoice": (
        "Invoice received",
        {"n": ("ref", number), "category": ("category", category), "amount": ("amount", same)},
    ),
    "expense_payment": (
        "Expense Payment made",
        {"n": ("invoice", number), "by": ("by", person), "amount": ("amount", same)},
    ),
    "claim_payment": (
        "Indemnity Payment made",
        {"claim": ("claim", number), "by": ("by", person), "amount": ("amount", same)},
    ),
    "claim": (
        "Claim made",
        {
            "n": ("ref", number),
            "indemnified": ("indemnified", person),
            "against": ("against", persons),
            "loss": ("loss", same),
            "furnished_by": ("furnished-by", person),
            "furnished_for": ("furnished-for", person),
            "statement": ("statement", same),
            "kind": ("kind", same),
            "sale": ("sale", same),
        },
    ),
    "claim_known": ("Claim known", CLAIM),
    "claim_notice": ("Claim notified", CLAIM | {"to": ("notified-to", person)}),
    "correction_delivered": (
        "Correction delivered",
        {"to": ("investor", person), "statement": ("statement", same)},
    ),
    "indemnity_unavailable": ("Indemnification unavailable", {"claim": ("claim", number)}),
    "settlement": (
        "Settlement made",
        {
            "claim": ("claim", number),
            "by": ("party", person),
            "unconditional_release": ("unconditional-release", same),
            "consents": ("consents", persons),
            "written_consent_of": ("prior-written-consent", lambda value, _: bool(value)),
        },
    ),
}


def arranged(event: str, attributes: Json) -> str:
    """Bring the attributes of an event about money into the log's shape; return its name."""
    if event == "payment":
        return "claim_payment" if "claim" in attributes else "expense_payment"
    if event == "claim":
        source = str(attributes.pop("source", ""))
        if source:
            who = source.removeprefix(WRITTEN).partition(" for ")[0]
            attributes["furnished_by"] = attributes["furnished_for"] = who
    return event


def invoices_in(scenario: Json, categories: str) -> set[str]:
    """Return the invoices of some categories, as a report names what a finding is about."""
    wanted = categories.split("+")
    return {
        f"Invoice {fact['attributes']['n']}"
        for fact in scenario["facts"]
        if fact["event"] == "invoice"
        and any(fact["attributes"]["category"].endswith(name) for name in wanted)
    }


def concerns(instance: Json, between: str, companies: set[str]) -> bool:
    """Tell whether an instance is owed by the one to the other, as in `Birch->director`."""
    bearer, _, to = between.partition("->")
    names = ["Company" if name in companies else name for name in (bearer, to)]
    return instance.get("bearer") == names[0] and instance.get("to", "").startswith(names[1])


def quantity_differences(
    expected: Json, label: str, report: Json, companies: set[str]
) -> list[str]:
    """Return in what a report's quantity differs from an expected one."""
    name, side = QUANTITIES[expected["name"]]
    value = expected["by_reading"][label] if label else expected["value"]
    owner = expected.get("of")
    wanted = "Company" if owner in companies else owner
    found = [
        entry
        for entry in report["quantities"]
        if entry["name"] == name
        and (not side or wanted in (entry.get(side), entry["instance"].get(side)))
    ]
    if [entry["value"] for entry in found] == [value]:
        return []
    return [f"{expected['name']}: expected {value}, found {[e['value'] for e in found]}"]
