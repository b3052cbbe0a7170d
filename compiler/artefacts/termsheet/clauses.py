"""The notice clause, the counting rules and the calendars prepared for the term sheet."""

from __future__ import annotations

from engross.compiler.artefacts.termsheet.entries import Json, Preparing

NOTICES = frozenset(("clause", "span", "addresses", "change", "lines", "received_when_given"))
COUNTING = frozenset(("month_end", "rolls", "business_days", "clear_days", "clause", "stated"))
CALENDAR = frozenset(("name", "clause", "weekend", "holidays", "first", "last"))


def notices_entry(of: Preparing, node: str, clause: Json) -> Json:
    """Return the entry of the notice clause: when a notice is given, by which method."""
    receipts = [
        of.line(
            "received_when_given",
            f"{node}.received_when_given.{at}",
            line["under"],
            methods=_methods(line),
        )
        for at, line in enumerate(clause["received_when_given"])
    ]
    lines = [
        of.line(
            "given",
            f"{node}.lines.{at}",
            line["under"],
            methods=_methods(line),
            given=line["given"],
            days=line["days"],
            unit=line["unit"],
            attested=line["if"],
            to_address=line["to_address"],
            receipts=[r for r in receipts if _reaches(r["methods"], _methods(line))],
        )
        for at, line in enumerate(clause["lines"])
    ]
    lines += receipts
    if clause["addresses"]:
        lines.append(of.line("addresses", f"{node}.addresses", parameter=clause["addresses"]))
    change = clause["change"]
    if change:
        event = f"{change['thing']} is {change['moment']}"
        lines.append(of.line("address_change", f"{node}.change", event=event, **change))
    lines += of.others(node, clause, NOTICES)
    return of.entry("notices", node, clause, lines)


def _methods(line: Json) -> list[str]:
    """Return the methods of a line; none where it speaks of every other method."""
    return [] if line["other"] else list(line["methods"])


def _reaches(those: list[str], these: list[str]) -> bool:
    return those == these or bool(set(those) & set(these))


def counting_entry(of: Preparing, node: str, counting: Json) -> Json:
    """Return the entry of the counting rules, those that hold without saying among them."""
    lines = [of.line("days", f"{node}.stated", stated=counting["stated"])]
    lines += [
        of.line("clear_days", f"{node}.clear_days.{at}", under)
        for at, under in enumerate(counting["clear_days"])
    ]
    lines += [
        of.line("roll", f"{node}.rolls.{at}", line["under"], calendar=line["calendar"])
        for at, line in enumerate(counting["rolls"])
    ]
    lines += [
        of.line(
            "business_days",
            f"{node}.business_days.{at}",
            line["under"],
            calendar=line["calendar"],
        )
        for at, line in enumerate(counting["business_days"])
    ]
    if all(line["under"] for line in counting["rolls"]):
        otherwise = of.profile.otherwise([line["under"] for line in counting["rolls"]])
        lines.append(of.line("no_roll", f"{node}.no_roll", otherwise))
    lines += [
        of.line("month_end", f"{node}.month_end.{at}", line["under"], day=line["day"])
        for at, line in enumerate(counting["month_end"])
    ]
    if not counting["month_end"]:
        lines.append(of.line("no_month_end", f"{node}.no_month_end"))
    lines += of.others(node, counting, COUNTING)
    return of.entry("counting", node, counting, lines)


def calendar_entry(of: Preparing, node: str, calendar: Json) -> Json:
    """Return the entry of a calendar: every closed day of its verified range."""
    holidays: dict[str, list[str]] = {}
    for day, name in calendar["holidays"]:
        holidays.setdefault(name, []).append(day)
    lines = [of.line("weekend", f"{node}.weekend", weekdays=calendar["weekend"])]
    lines += [
        of.line("holiday", f"{node}.holidays.{at}", name=name, dates=days)
        for at, (name, days) in enumerate(holidays.items())
    ]
    lines.append(
        of.line("verified", f"{node}.first", first=calendar["first"], last=calendar["last"])
    )
    lines += of.others(node, calendar, CALENDAR)
    return of.entry("calendar", node, calendar, lines)
