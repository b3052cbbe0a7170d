"""Coverage as text for a terminal."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from engross.compiler.engine.report.prose import wrapped
from engross.compiler.engine.report.reasons import count_of
from engross.compiler.graph.context import Json

HEADS = ("section", "sentences", "encoded", "provision", "nothing")


def coverage_text(told: Json, program: str) -> str:
    """Return coverage for people; `program` is the name of its file."""
    parts = [
        [*wrapped(told["agreement"], 0), f"Text {told['source']}"],
        list(_table(told["sections"])),
        [_figure(told)],
        _part("Neither encoded nor marked", map(_nothing, told["nothing"])),
        _part("Marked as provision", map(_provision, told["provisions"])),
        _part(
            "Quoted, and not in the text of the section",
            (f"{program}:{q['line']}: “{q['words']}” ({_of(q)})" for q in told["quotes"]),
        ),
        _part(
            "Lines that name no sentence",
            (
                f"{program}:{d['line']}: {d['node']} encodes sentence {d['sentence']} of "
                f"{d['section']}; there is none"
                for d in told["dangling"]
            ),
        ),
        _part(
            "Sections of the program that the text does not have",
            [", ".join(told["unknown_sections"])] if told["unknown_sections"] else [],
        ),
        _part("Changed since the text was put on record", map(_change, told["changes"])),
        _uncounted(told["uncounted"]),
    ]
    return "\n\n".join("\n".join(lines) for lines in parts if lines) + "\n"


def _table(sections: list[Json]) -> Iterator[str]:
    totals = {key: sum(_cell(s, key) for s in sections) for key in HEADS[1:]}
    width = max(len(str(s["section"])) for s in [*sections, {"section": HEADS[0]}])
    yield "  ".join([HEADS[0].ljust(width), *HEADS[1:]])
    for section in sections:
        cells = [str(_cell(section, key)).rjust(len(key)) for key in HEADS[1:]]
        yield "  ".join([section["section"].ljust(width), *cells])
    yield "  ".join(["all".ljust(width), *(str(totals[key]).rjust(len(key)) for key in totals)])


def _cell(section: Json, key: str) -> int:
    if key == "nothing":
        return int(section["sentences"] - section["encoded"] - section["provision"])
    return int(section[key])


def _figure(told: Json) -> str:
    if not told["sentences"]:
        return "The text has no sentence."
    thousandths = told["accounted"] * 1000 // told["sentences"]  # never rounded up to the whole
    figure = f"{thousandths // 10}.{thousandths % 10}" if thousandths % 10 else thousandths // 10
    return (
        f"{figure} %: {told['accounted']} of {count_of(told['sentences'], 'sentence')} encoded, or "
        "marked as provision with a reason."
    )


def _part(title: str, lines: Iterable[str]) -> list[str]:
    found = [line for said in lines for line in wrapped(said, 2, 2)]
    return [title.upper(), *found] if found else []


def _nothing(place: Json) -> str:
    return f"{place['section']}, sentence {place['sentence']}: {place['begins']}"


def _provision(provision: Json) -> str:
    by_section: dict[str, list[str]] = {}
    for mark in provision["marks"]:
        part = "" if mark["alone"] else " in part"
        by_section.setdefault(mark["section"], []).append(f"{mark['sentence']}{part}")
    marks = "; ".join(f"{cite}, {', '.join(numbers)}" for cite, numbers in by_section.items())
    return f"{marks}: {provision['provision']}. {provision['reason']}"


def _of(quote: Json) -> str:
    return ", ".join(part for part in (quote["node"], quote["section"]) if part)


def _change(change: Json) -> str:
    said = {"changed": "has changed", "new": "is new", "gone": "is gone"}[change["what"]]
    by = ", ".join(change["encoded_by"])
    return f"{change['section']}, sentence {change['sentence']} {said}; " + (
        f"encoded by {by}" if by else "nothing encodes it"
    )


def _uncounted(lines: list[Json]) -> list[str]:
    if not lines:
        return []
    return wrapped(
        f"Not counted as sentences: {len(lines)} headings, titles and lines to be filled in; "
        "--format json lists them.",
        0,
    )
