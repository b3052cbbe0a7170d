"""Names that nothing declares: one diagnostic for each, at the place that is most likely wrong."""

from collections import defaultdict
from collections.abc import Mapping
from typing import NamedTuple

from engross.dsl.diagnostics.diagnostic import Fix, Label
from engross.dsl.diagnostics.sink import MAX_COMPARED, Sink, closest
from engross.dsl.text.span import Span

MAX_PLACES = 3
MAX_GUESSED = 50  # more than anybody is shown; a guess takes time
LIKELY, SURE = 0.65, 0.85
SIDE_BY_SIDE = "RR202"
WITH_DECLARATION = {"RR208", "RR210"}  # a slip may as well stand where it is declared


class Missing(NamedTuple):
    """A use of a name that is not declared; `space` is where names of its kind are kept.

    `known` are the declared names of that space, each with the place of its declaration, and
    `owner` is the block that holds them, where one does. Names that it has `by_nature`, as the
    moments of a notice, were not written by the author, and are not what is misspelt.
    """

    code: str
    space: tuple[str, str]
    name: str
    span: Span
    known: Mapping[str, Span]
    message: str
    advice: str
    owner: Span | None = None
    by_nature: bool = False

    def declares(self, name: str) -> bool:
        """Tell whether the author wrote the declaration of a known name."""
        return not self.by_nature and name in self.known


def report_missing(found: list[Missing], used: set[tuple[str, str]], sink: Sink) -> None:
    """Report each missing name once, unless its declaration may be among the lines left out."""
    groups: dict[tuple[tuple[str, str], str], list[Missing]] = defaultdict(list)
    once = {(use.code, use.space, use.name, use.span): use for use in found}
    for use in once.values():
        groups[use.space, use.name.removesuffix("s")].append(use)
    found.clear()
    for number, uses in enumerate(groups.values()):
        first = uses[0]
        torn = sink.lost.heading or (first.owner and sink.lost.touches(first.owner))
        likeness = SURE if torn else LIKELY
        near = _meant(uses, likeness, used) if number < MAX_GUESSED else ""
        if sink.lost.may_declare(first.name) or (torn and not near):
            continue  # it may be declared where nothing could be read
        idle = bool(near) and first.declares(near) and not _is_used(first.space, near, used)
        if idle and len(uses) > 1:
            _report_declaration(uses, near, sink)
        else:
            _report_use(uses, near, sink, unused=idle)


def _meant(uses: list[Missing], likeness: float, used: set[tuple[str, str]]) -> str:
    """Return the declared name that is meant: rather one that nothing else uses."""
    use = uses[0]
    if len(use.known) > MAX_COMPARED:
        return ""
    same = (known for known in use.known if known.lower() == use.name.lower())
    if capital := next(same, ""):
        return capital
    idle = [known for known in use.known if not _is_used(use.space, known, used)]
    longer = (known for known in idle if f" {use.name} " in f" {known} ")
    shorter = (known for known in idle if f" {known} " in f" {use.name} ")
    if use.code == SIDE_BY_SIDE:  # said once, a word between the two is missing
        near = closest(use.name, idle, SURE) or next(longer, "")
        return near or (next(shorter, "") if len(uses) > 1 else "")
    near = closest(use.name, idle, SURE) or closest(use.name, use.known, SURE)
    near = near or next(longer, "") or next(shorter, "")
    return near or closest(use.name, use.known, likeness)


def _is_used(space: tuple[str, str], name: str, used: set[tuple[str, str]]) -> bool:
    kind, prefix = space
    return (kind, f"{prefix}{name}") in used


def _report_declaration(uses: list[Missing], near: str, sink: Sink) -> None:
    first = uses[0]
    sink.report(
        "RR201" if first.code == SIDE_BY_SIDE else first.code,
        first.known[near],
        f"nothing uses “{near}”, and “{first.name}” is used but not declared",
        f"If they are the same, write “{first.name}” here.",
        secondary=_places(uses, "used here"),
        fix=Fix(first.known[near], first.name, safe=False),
    )


def _report_use(uses: list[Missing], near: str, sink: Sink, *, unused: bool) -> None:
    first = uses[0]
    places = _places(uses[1:], "and here")
    if near and unused:
        places += (Label(first.known[near], "this is declared, and nothing uses it"),)
    elif near and first.declares(near) and first.code in WITH_DECLARATION:
        places += (Label(first.known[near], "declared here"),)
    elif first.owner and not near:
        places += (Label(first.owner, "declared here"),)
    code, message = first.code, first.message
    if near and code == SIDE_BY_SIDE:
        code, message = "RR201", f"“{first.name}” is not defined"
    sink.report(
        code,
        first.span,
        message,
        f"Did you mean “{near}”?" if near else first.advice,
        secondary=places,
        fix=Fix(first.span, near, safe=False) if near else None,
    )


def _places(uses: list[Missing], text: str) -> tuple[Label, ...]:
    return tuple(Label(use.span, text) for use in uses[:MAX_PLACES])
