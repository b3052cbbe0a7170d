"""Norms prepared for the term sheet: the sentence, then a line for each part of the node."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from engross.compiler.artefacts.termsheet.entries import Json, Preparing
from engross.compiler.artefacts.termsheet.money import payment_lines

# A duty reads as a term sheet says it; the other kinds read as they are written.
MODALS = {"duty": (" must ", " will ")}

TESTS = {
    "if": "condition",
    "unless": "exception",
    "excused": "excuse",
    "requires": "requirement",
    "so_that": "property",
    "exhausted": "exhaustion",
    "allowed": "allowance",
}
BOUNDS = {"not_before": "floor", "not_after": "ceiling"}
STRUCTURE = frozenset(
    (
        "kind",
        "id",
        "clause",
        "span",
        "words",
        "bearer",
        "holders",
        "fork",
        "act",
        "done",
        "amendment",
    )
)


def norm_entry(of: Preparing, node: str, norm: Json) -> Json:
    """Return the entry of a norm: who will, may or need not do what, and every line of it."""
    lines: list[Json] = []
    for key, make in LINES.items():
        if norm.get(key):
            lines += make(of, f"{node}.{key}", norm)
    lines += _done(of, node, norm)
    lines += of.others(node, norm, STRUCTURE | LINES.keys())
    entry = of.entry(
        norm["kind"], node, norm, lines, sentence=sentence(of, norm), block=bool(norm["block"])
    )
    if "amendment" in norm:
        entry["name"] += f" (amendment {norm['amendment']})"
    return entry


def sentence(of: Preparing, norm: Json) -> str:
    """Return what a norm says in one sentence, as a term sheet says it."""
    words = of.say.sentence(str(norm["words"]))
    written, said = MODALS.get(norm["kind"], ("", ""))
    return words.replace(written, said, 1) if written else words


def _trigger(of: Preparing, node: str, norm: Json) -> list[Json]:
    return [of.line("trigger", node, event=of.say.event(norm["trigger"]))]


def _persons(of: Preparing, node: str, norm: Json) -> list[Json]:
    kind = {"to": "owed", "bearer": "borne"}[norm["fork"]]
    persons = norm["persons"]
    other = f"each other {of.say.one_of(persons[1][1])}" if persons[0] == "except" else ""
    said = of.say.persons(persons, each=True)
    # Whom the sentence names need not be told again beside it.
    own = (other or said) in sentence(of, norm)
    return [of.line(kind, node, persons=said, own=own)]


def _to(of: Preparing, node: str, norm: Json) -> list[Json]:
    return [of.line("towards", node, person=norm["to"])]


def _matter(of: Preparing, node: str, norm: Json) -> list[Json]:
    return [of.line("matter", node, matter=norm["matter"])]


def _opens(of: Preparing, node: str, norm: Json) -> list[Json]:
    return [of.line("opening", node, matter=norm["opens"])]


def _tests(key: str) -> Callable[[Preparing, str, Json], list[Json]]:
    def lines(of: Preparing, node: str, norm: Json) -> list[Json]:
        return [
            of.line(
                TESTS[key],
                f"{node}.{at}",
                line["under"],
                test=of.say.condition(line["test"]),
                elsewhere=of.elsewhere(norm, line),
            )
            for at, line in enumerate(norm[key])
        ]

    return lines


def _bounds(key: str) -> Callable[[Preparing, str, Json], list[Json]]:
    def lines(of: Preparing, node: str, norm: Json) -> list[Json]:
        return [
            of.line(
                BOUNDS[key],
                f"{node}.{at}",
                line["under"],
                day=of.say.day(line["day"]),
                shared=norm["window_of"] is not None,
                elsewhere=of.elsewhere(norm, line),
            )
            for at, line in enumerate(norm[key])
        ]

    return lines


def _lasting(of: Preparing, node: str, norm: Json) -> list[Json]:
    """Return until when a norm lasts, and what breaches it."""
    lasting = norm["lasting"]
    lines = [
        of.line(
            "end",
            f"{node}.until.{at}",
            line["under"],
            day=of.say.day(line["day"]),
            test=of.say.condition(line["where"]) if line["where"] else "",
            negated=bool(line["unless"]),
        )
        for at, line in enumerate(lasting["until"])
    ]
    lines += [
        of.line("breach", f"{node}.breached.{at}", line["under"], event=of.say.event(line["event"]))
        for at, line in enumerate(lasting["breached"])
    ]
    return lines + of.others(node, lasting, frozenset(("state", "until", "breached")))


def _payment(of: Preparing, node: str, norm: Json) -> list[Json]:
    return payment_lines(of, node, norm["payment"], sentence(of, norm))


def _window_of(of: Preparing, node: str, norm: Json) -> list[Json]:
    return [of.line("window", node, norm=norm["window_of"])]


def _speed(of: Preparing, node: str, norm: Json) -> list[Json]:
    return [
        of.line(
            "speed",
            f"{node}.{at}",
            line["under"],
            words=line["words"],
            after=of.say.day(line["after"]) if line["after"] else "",
            guide=line["guide"],
            unit=line["unit"],
        )
        for at, line in enumerate(norm["speed"])
    ]


def _effort(of: Preparing, node: str, norm: Json) -> list[Json]:
    return [
        of.line("effort", f"{node}.{at}", line["under"], words=line["words"])
        for at, line in enumerate(norm["effort"])
    ]


def _early(of: Preparing, node: str, norm: Json) -> list[Json]:
    return [
        of.line(
            "early",
            f"{node}.{at}",
            line["under"],
            effect=line["effect"],
            shared=norm["window_of"] is not None,
        )
        for at, line in enumerate(norm["early"])
    ]


def _empty(of: Preparing, node: str, norm: Json) -> list[Json]:
    return [
        of.line(
            "empty",
            f"{node}.{at}",
            line["under"],
            governs=line["governs"],
            shared=norm["window_of"] is not None,
        )
        for at, line in enumerate(norm["empty"])
    ]


def _causes(of: Preparing, node: str, norm: Json) -> list[Json]:
    return [
        of.line(
            "cause",
            f"{node}.{at}",
            line["under"],
            person=line["by"],
            day=of.say.day(line["day"]),
            shared=norm["window_of"] is not None,
        )
        for at, line in enumerate(norm["causes"])
    ]


def _limits(of: Preparing, node: str, norm: Json) -> list[Json]:
    return [
        of.line(
            "limit",
            f"{node}.{at}",
            line["under"],
            at_most=line["at_most"],
            matter=(norm["matter"] or norm["opens"] or "") if line["per_matter"] else "",
            member=line.get("per_member", ""),
            in_any=of.say.stretch(line["in_any"]),
        )
        for at, line in enumerate(norm["limits"])
    ]


def _done(of: Preparing, node: str, norm: Json) -> list[Json]:
    """Return what performs a duty, or on which moment a power counts as exercised."""
    lines = []
    if norm["kind"] in ("power", "right") and norm["act"]["moment"]:
        act = f"{norm['act']['thing']} is {norm['act']['moment']}"
        # Where the act is what counts, the sentence has said it.
        own = all(line["event"]["moment"] == norm["act"]["moment"] for line in norm["done"])
        lines.append(of.line("exercise", f"{node}.act", event=act, own=own))
    for at, line in enumerate(norm["done"]):
        own = line["event"]["moment"] == norm["act"]["moment"] and not line["under"]
        event = of.say.event(line["event"])
        kind = "done" if norm["kind"] == "duty" else "deed"
        lines.append(of.line(kind, f"{node}.done.{at}", line["under"], event=event, own=own))
    return lines


def _block(of: Preparing, node: str, norm: Json) -> list[Json]:
    block = norm["block"]
    lines = [of.line("start", f"{node}.starts", event=of.say.event(block["starts"]))]
    lines += [
        of.line(
            "start_condition",
            f"{node}.starts.where.{at}",
            line["under"],
            test=of.say.condition(line["test"]),
            elsewhere=of.elsewhere(norm, line),
        )
        for at, line in enumerate(block["starts"]["where"])
    ]
    lines.append(of.line("since", f"{node}.from", day=of.say.day(block["from"])))
    lines += [
        of.line("until", f"{node}.until.{at}", line["under"], day=of.say.day(line["day"]))
        for at, line in enumerate(block["until"])
    ]
    lines += [
        of.line(
            "effect", f"{node}.effects.{at}", line["under"], effect=line["effect"], norm=line["on"]
        )
        for at, line in enumerate(block["effects"])
    ]
    known = frozenset(("id", "clause", "span", "starts", "from", "until", "effects"))
    return lines + of.others(node, block, known)


LINES: dict[str, Callable[[Preparing, str, Json], list[Any]]] = {
    "trigger": _trigger,
    "matter": _matter,
    "opens": _opens,
    "persons": _persons,
    "to": _to,
    "if": _tests("if"),
    "requires": _tests("requires"),
    "unless": _tests("unless"),
    "excused": _tests("excused"),
    "so_that": _tests("so_that"),
    "payment": _payment,
    "lasting": _lasting,
    "allowed": _tests("allowed"),
    "window_of": _window_of,
    "not_before": _bounds("not_before"),
    "not_after": _bounds("not_after"),
    "speed": _speed,
    "effort": _effort,
    "early": _early,
    "empty": _empty,
    "causes": _causes,
    "limits": _limits,
    "exhausted": _tests("exhausted"),
    "block": _block,
}
