"""Rules that make other facts true, and what is not executed, prepared for the term sheet."""

from __future__ import annotations

from engross.compiler.artefacts.termsheet.entries import Json, Preparing

CAUSE = frozenset(("id", "clause", "span", "when", "under", "if", "unless"))


def deemed_entry(of: Preparing, node: str, deemed: Json) -> Json:
    """Return the entry of a deemed event, with each cause that brings it about."""
    lines: list[Json] = []
    for at, cause in enumerate(deemed["causes"]):
        place = f"{node}.causes.{at}"
        lines.append(
            of.line(
                "cause_of",
                place,
                cause["under"],
                name=cause["id"],
                cite=cause["clause"],
                event=of.say.event(cause["when"]),
            )
        )
        for key, kind in (("if", "condition"), ("unless", "exception")):
            lines += [
                of.line(
                    kind,
                    f"{place}.{key}.{n}",
                    line["under"],
                    cause["under"],
                    test=of.say.condition(line["test"]),
                    elsewhere=of.elsewhere(deemed, line),
                )
                for n, line in enumerate(cause[key])
            ]
        lines += of.others(place, cause, CAUSE)
        lines += of.encoded(place, cause)
    lines += of.others(node, deemed, frozenset(("id", "clause", "event", "causes")))
    event = deemed["event"]
    return of.entry("deemed", node, deemed, lines, thing=event["thing"], moment=event["moment"])


def counter_entry(of: Preparing, node: str, counter: Json) -> Json:
    """Return the entry of a counter."""
    known = frozenset(("id", "clause", "span", "at_most", "counts", "in_any", "matter"))
    return of.entry(
        "counter",
        node,
        counter,
        of.others(node, counter, known),
        at_most=counter["at_most"],
        event=of.say.event(counter["counts"]),
        in_any=of.say.stretch(counter["in_any"]),
    )


def application_entry(of: Preparing, node: str, application: Json) -> Json:
    """Return the entry of the conditions under which whole sections apply."""
    lines = [
        of.line(
            "condition", f"{node}.lines.{at}", line["under"], test=of.say.condition(line["test"])
        )
        for at, line in enumerate(application["lines"])
    ]
    known = frozenset(("clause", "span", "sections", "lines"))
    lines += of.others(node, application, known)
    sections = application["sections"]
    name = f"Section {', '.join(sections)}"
    return of.entry("application", node, application, lines, name=name, sections=sections)


def waivers_entry(of: Preparing, node: str, waivers: Json) -> Json:
    """Return the entry of the rule on waivers: the form that one needs, how far it reaches."""
    lines = [
        of.line("waived_by", f"{node}.by.{at}", line["under"], together=line["together"])
        for at, line in enumerate(waivers["by"])
    ]
    lines += [
        of.line("waiver_form", f"{node}.form.{at}", line["under"], needs=line["needs"])
        for at, line in enumerate(waivers["form"])
    ]
    lines += [
        of.line("waiver_reach", f"{node}.reach.{at}", line["under"], reach=line["unless_said"])
        for at, line in enumerate(waivers["reach"])
    ]
    lines += of.others(node, waivers, frozenset(("clause", "span", "by", "form", "reach")))
    return of.entry("waivers", node, waivers, lines)


def provision_entry(of: Preparing, node: str, provision: Json) -> Json:
    """Return the entry of a provision: what is not executed, and why."""
    lines = of.others(node, provision, frozenset(("id", "clause", "span", "reason")))
    return of.entry("provision", node, provision, lines, reason=provision["reason"])


def noise_entry(of: Preparing, node: str, event: str) -> Json:
    """Return the entry of an event that logs may tell of and nothing reads."""
    return of.entry("noise", node, {"name": event}, [])
