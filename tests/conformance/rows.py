"""The rows of a file of scenarios, and what a report says to each of them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any, NamedTuple

from conformance.money import concerns, invoices_in, quantity_differences

from engross.compiler.scenarios.statuses import GRAVITY

Json = dict[str, Any]

COMPARED = ("status", "due_from", "due_by")
READING = re.compile(r"[A-Z][A-Z0-9]*=[^=,]+(, *[A-Z][A-Z0-9]*=[^=,]+)*")
OBLIGATION = re.compile(
    r"(?P<name>[^#\[:]+)(:(?P<of>[^#\[]+))?(#(?P<number>\d+))?(\[(?P<to>[^\]]+)\])?"
)
PAID_BY_THE_COMPANY = "company_pays"
PAID_BACK = "company_pays_return"
TO_THE_INITIATORS = "file_registration_statement"


class Row(NamedTuple):
    """One expectation of a scenario, under the elected readings where `label` is empty."""

    scenario: Json
    obligation: str
    label: str
    expected: Json

    @property
    def id(self) -> str:
        """Return the name of the row's test."""
        label = f"-{self.label.replace(', ', ',')}" if self.label else ""
        return f"{self.scenario['id']}-{self.obligation}{label}"

    @property
    def parts(self) -> dict[str, str | None]:
        """Return the obligation's bare name, the number of its demand, whose view is asked."""
        found = OBLIGATION.fullmatch(self.obligation)
        return found.groupdict() if found else {"name": self.obligation}

    @property
    def reasons(self) -> list[str]:
        """Return what the scenario gives as the row's reason."""
        return [f"{key}: {self.expected[key]}" for key in ("why", "note") if self.expected.get(key)]

    @property
    def readings(self) -> list[tuple[str, str]]:
        """Return the axes that the label sets, with their options."""
        pairs = [part.split("=") for part in self.label.split(",") if part]
        return [(axis.strip(), option.strip()) for axis, option in pairs]


def rows_of(scenarios: list[Json]) -> Iterator[Row]:
    """Yield every row that can be compared; a label in plain words describes, and is left out."""
    for scenario in scenarios:
        for expected in scenario["expected"]:
            obligation = expected["obligation"]
            yield Row(scenario, obligation, "", expected)
            for label, other in expected["by_reading"].items():
                if READING.fullmatch(label):
                    yield Row(scenario, obligation, label, other)
        for quantity in scenario.get("quantities", ()):
            labels = ["", *quantity.get("by_reading", ())]
            for label in labels:
                yield Row(scenario, f"quantity {quantity['name']}", label, quantity)


def differences(row: Row, norms: tuple[str, ...], report: Json) -> list[str]:
    """Return in what the report differs from a row, and nothing where it agrees."""
    if row.obligation.startswith("quantity "):
        return quantity_differences(row.expected, row.label, report, _companies(row.scenario))
    found = _worst(_instances(row, norms, report))
    return [
        f"{key}: expected {row.expected[key]}, found {found[key]}"
        for key in COMPARED
        if found[key] != row.expected[key] and not (row.label and row.expected[key] is None)
    ]


def _instances(row: Row, norms: tuple[str, ...], report: Json) -> list[Json]:
    parts = row.parts
    number, to = parts["number"], parts["to"] or parts["of"]
    found = [finding for finding in report["findings"] if finding["norm"] in norms]
    if number:
        found = [f for f in found if f["instance"].get("matter", "").endswith(f" {number}")]
    if to and "->" in to:
        companies = _companies(row.scenario)
        return [f for f in found if concerns(f["instance"], to, companies)]
    if to and parts["name"] == PAID_BACK:
        return [f for f in found if f.get("amount") == to]
    if to and parts["name"] == PAID_BY_THE_COMPANY:
        invoices = invoices_in(row.scenario, to)
        return [f for f in found if f["instance"].get("about") in invoices]
    if to:
        sides = ("to", "bearer")
        return [f for f in found if to in (f["instance"].get(side) for side in sides)]
    if row.parts["name"] == TO_THE_INITIATORS:
        initiators = _initiators(row.scenario, int(number or 0))
        return [f for f in found if f["instance"].get("to") in (None, *initiators)]
    return found


def _companies(scenario: Json) -> set[str]:
    signed = (f["attributes"] for f in scenario["facts"] if f["event"] == "agreement_signed")
    return {str(one["company"]) for one in signed}


def _initiators(scenario: Json, number: int) -> set[str]:
    """Return who sent the demand with this number, or any demand where none is asked for."""
    letters = [f for f in scenario["facts"] if f["event"] in ("demand_sent", "demand_received")]
    letters.sort(key=lambda fact: str(fact["date"]))
    sent = [fact["attributes"] for fact in letters if fact["date"] <= scenario["as_of"]]
    refs = list(dict.fromkeys(letter["ref"] for letter in sent if "ref" in letter))
    asked = refs[number - 1] if 0 < number <= len(refs) else None
    return {name for letter in sent if asked in (None, letter.get("ref")) for name in letter["by"]}


def _worst(instances: list[Json]) -> Json:
    nothing = {"status": "not-triggered", "due_from": None, "due_by": None}
    return min(instances, key=lambda found: GRAVITY.index(found["status"]), default=nothing)
