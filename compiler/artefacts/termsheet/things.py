"""Notices, documents, events, matters and balances prepared for the term sheet."""

from __future__ import annotations

from engross.compiler.artefacts.termsheet.entries import Json, Preparing

TYPES = {
    "text": "text",
    "truth": "yes or no",
    "day": "a date",
    "amount": "a number",
    "count": "a number of days",
    "ratio": "a ratio",
    "party": "a person",
    "parties": "persons",
    "amounts": "an amount for each of",
    "reference": "a reference to",
    "one of": "one of",
}
COMMON = frozenset(("name", "kind", "clause", "span"))
THING = COMMON | {"from", "to", "identified_by", "starts", "moments", "attributes"}
MOMENT = frozenset(
    ("name", "by", "doer", "recipient", "verb", "opens", "ends", "recurs", "revises", "ended_by")
)
ATTRIBUTE = frozenset(("name", "type", "unit", "required", "of", "values", "introduces"))


def thing_entry(of: Preparing, node: str, thing: Json) -> Json:
    """Return the entry of a notice, a document or an event: what happens to it, what it states."""
    lines: list[Json] = []
    if thing["kind"] == "notice":
        lines += [
            of.line("sender", f"{node}.from", persons=_side(of, thing["from"])),
            of.line("recipient", f"{node}.to", persons=_side(of, thing["to"])),
        ]
    for at, moment in enumerate(thing["moments"]):
        place = f"{node}.moments.{at}"
        by = "" if moment["by"] in ("nobody", "transit") else moment["by"]
        by = moment.get("doer", by)
        verb = " ".join(moment.get("verb", ()))
        again = bool(moment.get("recurs"))
        lines.append(
            of.line(
                "moment",
                place,
                moment=moment["name"],
                by=by,
                recipient=moment.get("recipient", ""),
                verb=verb,
                again=again,
                until=" or ".join(moment.get("ended_by", ())),
            )
        )
        lines += of.others(place, moment, MOMENT)
    for at, stated in enumerate(thing["attributes"]):
        place = f"{node}.attributes.{at}"
        lines.append(
            of.line(
                "attribute",
                place,
                attribute=stated["name"],
                type=_type(stated),
                required=bool(stated.get("required")),
                new=bool(stated.get("introduces")),
            )
        )
        lines += of.others(place, stated, ATTRIBUTE)
    lines += of.others(node, thing, THING)
    return of.entry(thing["kind"], node, thing, lines)


def _type(stated: Json) -> str:
    said = TYPES.get(stated["type"], str(stated["type"]))
    named = stated.get("of") or ", ".join(stated.get("values", ()))
    unit = f", in {stated['unit']}" if "unit" in stated else ""
    return f"{said} {named}{unit}" if named else f"{said}{unit}"


def _side(of: Preparing, side: Json) -> str:
    """Return who sends or gets a notice."""
    if side.get("party"):
        return str(side["party"])
    if side.get("many"):
        return f"one or more {side['class']}"
    return of.say.persons(side["set"], each=True)


def matter_entry(of: Preparing, node: str, matter: Json) -> Json:
    """Return the entry of a matter: what opens it, and what closes it."""
    lines = [of.line("opened", f"{node}.opens", event=of.say.event(matter["opens"]))]
    lines += [
        of.line("closed", f"{node}.closes.{at}", test=of.say.condition(test))
        for at, test in enumerate(matter["closes"])
    ]
    if matter["sections"]:
        lines.append(of.line("standing", f"{node}.sections", sections=matter["sections"]))
    if matter["takes"]:
        lines.append(of.line("taken", f"{node}.takes", things=matter["takes"]))
    lines += of.others(node, matter, COMMON | {"opens", "closes", "sections", "takes"})
    return of.entry("matter", node, matter, lines)


def balance_entry(of: Preparing, node: str, balance: Json) -> Json:
    """Return the entry of a running balance of each member of a class."""
    lines = [
        of.line(
            "posting",
            f"{node}.entries.{at}",
            effect=posting["effect"],
            amount=posting["amount"],
            holder=posting["holder"],
            event=f"{posting['thing']} is {posting['moment']}",
        )
        for at, posting in enumerate(balance["entries"])
    ]
    lines += [
        of.line(
            "followed",
            f"{node}.scales.{at}",
            line["under"],
            amount=of.say.attribute(line["of"]),
        )
        for at, line in enumerate(balance["scales"])
    ]
    lines += of.others(node, balance, COMMON | {"each", "entries", "scales"})
    return of.entry("balance", node, balance, lines, each=of.say.one_of(balance["each"]))
