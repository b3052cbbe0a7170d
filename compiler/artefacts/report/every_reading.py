"""Each instance on all readings of the text: the same answer throughout, or which axes matter."""

from __future__ import annotations

from collections.abc import Hashable, Iterable
from typing import Any

from engross.compiler.engine.choices import Branch, first_axis, restrict
from engross.compiler.engine.days import OutOfRange
from engross.compiler.engine.findings import BeyondCalendar, Evaluation, Finding
from engross.compiler.engine.norms.verdicts import settled
from engross.compiler.engine.report.apart import told_apart
from engross.compiler.engine.report.elections import elections_told
from engross.compiler.engine.report.entries import day_text
from engross.compiler.engine.report.grouping import QUIET, rank_of, who_of
from engross.compiler.engine.report.hypotheses import instance_entry
from engross.compiler.engine.report.money import figure_text
from engross.compiler.engine.report.phrases import answer_words, profile_words
from engross.compiler.engine.report.prose import with_weekday, wrapped

Json = dict[str, Any]
# A status, a first day, a last day, an amount: what two readings share or not.
Answer = tuple[Any, ...]
Way = tuple[tuple[str, tuple[str, ...]], ...]

MAX_WAYS_SHOWN = 4


def every_reading_told(evaluation: Evaluation, log_name: str, graph_hash: str) -> Json:
    """Return what becomes of each instance on every reading. Raises `BeyondCalendar`."""
    findings = [_told(evaluation, finding) for finding in evaluation.findings()]
    statuses: dict[str, int] = {}
    for finding in findings:
        status = finding["elected"]["status"]
        statuses[status] = statuses.get(status, 0) + 1
    return {
        "agreement": evaluation.program.name,
        "graph": graph_hash,
        "as_of": day_text(evaluation.as_of),
        "log": log_name,
        "readings": dict(sorted(evaluation.profile.items())),
        "open_readings": sorted(set(evaluation.program.axes) - set(evaluation.profile)),
        "elections": elections_told(evaluation),
        "summary": {"statuses": dict(sorted(statuses.items()))},
        "findings": findings,
    }


def _told(evaluation: Evaluation, finding: Finding) -> Json:
    try:
        return _instance(evaluation, finding)
    except (OutOfRange, OverflowError) as error:
        raise BeyondCalendar(finding.norm, finding.instance) from error


def _instance(evaluation: Evaluation, finding: Finding) -> Json:
    elected = finding.verdict.answer()
    tree: Any = elected
    followed = True
    if finding.instance is not None:
        tree = _answers(evaluation.on_every_reading(finding))
        followed = evaluation.was_followed(finding)
    ways = _ways(tree)
    axes = list(
        dict.fromkeys(axis for of_answer in ways.values() for way in of_answer for axis, _ in way)
    )
    return {
        "norm": finding.norm.id,
        "clause": finding.norm.clause,
        "instance": instance_entry(finding.instance),
        "elected": _answer(elected),
        "same": len(ways) == 1 and followed,
        "followed": followed,
        "axes": axes,
        "answers": [
            {
                **_answer(answer),
                "as_elected": answer == elected,
                "under": [{axis: list(options) for axis, options in way} for way in of_answer],
            }
            for answer, of_answer in sorted(ways.items(), key=lambda item: item[0] != elected)
        ],
    }


def _answer(answer: Answer) -> Json:
    status, due_from, due_by, amount = answer
    told = {"status": status, "due_from": day_text(due_from), "due_by": day_text(due_by)}
    return told if amount is None else told | {"amount": figure_text(amount)}


def _answers(tree: Any) -> Any:
    """Return the tree of answers over the readings that make a difference, and no others."""
    axis = first_axis(tree, "reading")
    if axis is None:
        return settled(tree).answer()
    children = tuple(_answers(restrict(tree, axis.name, option)) for option in axis.options)
    first = children[0]
    return first if all(child == first for child in children) else Branch(axis, children)


def _ways(tree: Any) -> dict[Answer, list[Way]]:
    """Return the ways to each answer; options that come to the same are one step of a way."""
    if tree.__class__ is not Branch:
        return {tree: [()]}
    together: dict[Hashable, tuple[Any, list[str]]] = {}
    for option, child in zip(tree.axis.options, tree.children, strict=True):
        together.setdefault(_key(child), (child, []))[1].append(str(option))
    found: dict[Answer, list[Way]] = {}
    for child, options in together.values():
        step = (str(tree.axis.name), tuple(options))
        for answer, ways in _ways(child).items():
            found.setdefault(answer, []).extend((step, *way) for way in ways)
    return found


def _key(tree: Any) -> Hashable:
    if tree.__class__ is not Branch:
        return tree if isinstance(tree, Hashable) else repr(tree)
    return (tree.axis.name, *(_key(child) for child in tree.children))


def every_reading_text(told: Json) -> str:
    """Return it for people, instances of one norm that fare alike together."""
    told = told_apart(told, told["findings"])
    groups: dict[str, list[Json]] = {}
    for finding in told["findings"]:
        key = repr([finding[k] for k in ("norm", "clause", "answers", "followed")])
        groups.setdefault(key + repr(finding["instance"].get("matter")), []).append(finding)
    ordered = sorted(groups.values(), key=lambda group: rank_of(group[0]["answers"][0]["status"]))
    quiet = [group for group in ordered if _is_quiet(group[0])]
    depends = [group for group in ordered if not group[0]["same"]]
    same = [group for group in ordered if group[0]["same"] and not _is_quiet(group[0])]
    sections = [
        [
            *wrapped(told["agreement"], 0),
            f"Status on {with_weekday(told['as_of'])}, on every reading of the text",
            *wrapped(f"Log {told['log']}. {profile_words(told)}".rstrip(), 0),
        ],
        _titled("Depends on how the text is read", (line for g in depends for line in _lines(g))),
        _titled("The same on every reading", (line for g in same for line in _lines(g))),
        _titled("Nothing to report on any reading", _quiet_lines(quiet)),
    ]
    return "\n\n".join("\n".join(section) for section in sections if section) + "\n"


def _is_quiet(finding: Json) -> bool:
    return bool(finding["same"]) and finding["answers"][0]["status"] in QUIET


def _titled(title: str, lines: Iterable[str]) -> list[str]:
    found = list(lines)
    return [title.upper(), *found] if found else []


def _lines(group: list[Json]) -> list[str]:
    finding = group[0]
    who = who_of(each["instance"] for each in group)
    heading = f"{finding['norm']} ({finding['clause']})" + (f", {who}" if who else "")
    if finding["same"]:
        return wrapped(f"{heading}: {answer_words(finding['answers'][0])}", 2, 2)
    axes = f": {', '.join(finding['axes'])}" if finding["axes"] else ""
    lines = wrapped(heading + axes, 2, 2)
    if not any(answer["as_elected"] for answer in finding["answers"]):
        lines += wrapped(f"as elected: {answer_words(finding['elected'])}", 6, 2)
    for answer in finding["answers"]:
        said = f"{answer_words(answer)}{' (as elected)' if answer['as_elected'] else ''}"
        lines += wrapped(f"{said} {_under(answer['under'])}".rstrip(), 6, 2)
    if not finding["followed"]:
        lines += wrapped("too many open points bear on it; not every way was followed", 6, 2)
    return lines


def _under(ways: list[Json]) -> str:
    said = [
        " and ".join(f"{axis} = {' or '.join(options)}" for axis, options in way.items())
        for way in sorted(ways, key=len)
        if way
    ]
    more = len(said) - MAX_WAYS_SHOWN
    shown = said[:MAX_WAYS_SHOWN] + ([f"{more} more ways"] if more > 0 else [])
    return f"if {'; or '.join(shown)}" if shown else ""


def _quiet_lines(groups: list[list[Json]]) -> list[str]:
    said = [f"{g[0]['norm']} ({g[0]['clause']}) {g[0]['answers'][0]['status']}" for g in groups]
    return wrapped("; ".join(dict.fromkeys(said)), 2) if said else []
