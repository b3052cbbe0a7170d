"""What a report says of amendments: which are in force, since when, and who has not consented."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from engross.compiler.engine.days import iso_day
from engross.compiler.engine.findings import Evaluation
from engross.compiler.engine.log.textfacts import MADE
from engross.compiler.engine.log.things import Thing
from engross.compiler.engine.norms.amendments import Amendment, InForce, consents_to, in_force
from engross.compiler.engine.report.exhibits import Exhibits
from engross.compiler.engine.ways import ways_of

AMENDED, WITHOUT_EFFECT, OPEN = "in force", "not in force", "undecided"
COUNTS = {True: "yes", False: "no"}


def amendments_told(evaluation: Evaluation, exhibits: Exhibits) -> list[dict[str, Any]]:
    """Return each amendment with the consents to it, and whose are missing."""
    return [
        _told(evaluation, exhibits, amendment)
        for amendment in evaluation.program.amendments.values()
    ]


def _told(evaluation: Evaluation, exhibits: Exhibits, amendment: Amendment) -> dict[str, Any]:
    state = evaluation.elected
    consents = consents_to(state, amendment.name)
    ways = ways_of(state, in_force, amendment.name)
    asked = set(ways.questions(amendment.heading, amendment.clause))
    since = {_begun(found, evaluation.as_of) for found in ways.values}
    status = OPEN
    if not ways.too_many:
        status = AMENDED if None not in since else WITHOUT_EFFECT if since == {None} else OPEN
    rule = state.program.consents
    missing: list[str] = []
    if rule is not None and status != AMENDED:
        lacking = ways_of(state, rule.lacking, consents, evaluation.as_of)
        missing = list(dict.fromkeys(who for found in lacking.values for who in found))
        if lacking.too_many:
            asked |= set(lacking.questions(amendment.heading, amendment.clause))
    return {
        "amendment": amendment.name,
        "heading": amendment.heading,
        "clause": rule.clause if rule is not None else amendment.clause,
        "dated": iso_day(amendment.dated),
        "status": status,
        "since": _only(since),
        "missing": missing,
        "consents": [
            {
                "by": thing.values["by"],
                "date": iso_day(thing.first_day),
                "written": COUNTS.get(_said(thing), "not said"),
                "facts": exhibits.cite(thing.lines(MADE)),
            }
            for thing in consents
        ],
        "facts": exhibits.cite(line for thing in consents for line in thing.lines(MADE)),
        "questions": [question.text for question in sorted(asked)],
    }


def _begun(found: InForce | None, as_of: int) -> int | None:
    return found.day if found is not None and found.day <= as_of else None


def _said(thing: Thing) -> Any:
    value = thing.values.get("written")
    return value if isinstance(value, bool) else None


def _only(days: Iterable[int | None]) -> str | None:
    known = [day for day in days if day is not None]
    return iso_day(known[0]) if len(known) == 1 else None


def amendment_words(told: dict[str, Any]) -> str:
    """Return how an amendment stands in one sentence, without its full stop."""
    words = f"{told['heading']} ({told['clause']}), dated {told['dated']}: {told['status']}"
    if told["status"] == AMENDED and told["since"] is not None:
        words += f" since {told['since']}"
    if told["missing"]:
        words += f"; without the consent of {', '.join(told['missing'])}"
    return "; ".join([words, *told["questions"]])
