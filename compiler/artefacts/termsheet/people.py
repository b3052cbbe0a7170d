"""The agreement and its people prepared for the term sheet: parties, blanks, classes, roles."""

from __future__ import annotations

from engross.compiler.artefacts.termsheet.entries import Json, Preparing

COMMON = frozenset(("name", "clause", "span"))


def agreement_entry(of: Preparing, node: str, agreement: Json) -> Json:
    """Return the entry of the agreement itself, with what it is silent on."""
    lines = [
        of.line(key, f"{node}.{key}", said=agreement[key])
        for key in ("dated", "governed", "executed")
        if agreement[key]
    ]
    lines += [of.line("between", f"{node}.parties", said=", ".join(agreement["parties"]))]
    lines += [
        of.line("silent", f"{node}.silent.{at}", said=said)
        for at, said in enumerate(agreement["silent"])
    ]
    known = frozenset(("name", "parties", "dated", "governed", "executed", "silent"))
    lines += of.others(node, agreement, known)
    return of.entry("agreement", node, agreement, lines)


def section_entry(of: Preparing, node: str, section: Json) -> Json:
    """Return the entry of a section: its number and its heading."""
    lines = of.others(node, section, frozenset(("cite", "heading")))
    return of.entry("section", node, section, lines, name=section["heading"], cite=section["cite"])


def party_entry(of: Preparing, node: str, party: Json) -> Json:
    """Return the entry of a party or an authority."""
    lines = [
        of.line(key, f"{node}.{key}", said=party[key]) for key in ("named", "address") if party[key]
    ]
    lines += of.others(node, party, COMMON | {"kind", "named", "address"})
    return of.entry(party["kind"], node, party, lines)


def parameter_entry(of: Preparing, node: str, parameter: Json) -> Json:
    """Return the entry of a blank. It is shown as a blank, and never filled."""
    lines = of.others(node, parameter, COMMON | {"type", "unit", "question"})
    said = {key: parameter.get(key, "") for key in ("type", "unit", "question")}
    return of.entry("parameter", node, parameter, lines, **said)


def class_entry(of: Preparing, node: str, group: Json) -> Json:
    """Return the entry of a class of persons: its roster, and who joins it."""
    rosters = [p for p in of.graph["parameters"] if p["name"] == group["name"]]
    lines = [
        of.line(
            "join",
            f"{node}.joins.{at}",
            join["under"],
            who=join["who"],
            event=f"{join['thing']} is {join['moment']}",
            tests=[of.say.condition(test) for test in join["if"]],
        )
        for at, join in enumerate(group["joins"])
    ]
    if group["those"]:
        lines.append(of.line("those", f"{node}.those", attribute=of.say.attribute(group["those"])))
    lines += of.others(node, group, COMMON | {"singular", "joins", "those"})
    return of.entry("class", node, group, lines, singular=group["singular"], rostered=bool(rosters))


def role_entry(of: Preparing, node: str, role: Json) -> Json:
    """Return the entry of a role: those who send a notice, and whether their letters add up."""
    lines = [
        of.line("adding", f"{node}.aggregate.{at}", under)
        for at, under in enumerate(role["aggregate"])
    ]
    lines += of.others(node, role, COMMON | {"singular", "notice", "aggregate"})
    return of.entry("role", node, role, lines, singular=role["singular"], notice=role["notice"])
