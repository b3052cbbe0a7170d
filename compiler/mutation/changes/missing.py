"""What may be left out of an agreement: lines, conditions, methods, qualifiers."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from engross.compiler.mutation.changes.change import Change, Changes
from engross.dsl.syntax.amendments import Amendment, Amendments, ConsentRule
from engross.dsl.syntax.declarations import (
    Balance,
    CalendarOf,
    Counting,
    GivenWhen,
    Happens,
    Joins,
    Matter,
    Methods,
    Notice,
    Notices,
    PersonClass,
    Scales,
)
from engross.dsl.syntax.expressions import AllOf, AnyOf, Extreme, IsOneOf, Persons, Reaches
from engross.dsl.syntax.norms import (
    Application,
    BoundLine,
    Deemed,
    Limit,
    Norm,
    NoTime,
    Severally,
    Speed,
    WindowOf,
)
from engross.dsl.syntax.payments import Cap, CapScope, Defined, PartException
from engross.dsl.syntax.quantities import Aggregate, AggregateDay, Chosen, CountOf, Total
from engross.dsl.syntax.waivers import Waivers
from engross.dsl.syntax.words import AxisChoice, Name, Term, Under
from engross.dsl.text.span import Span

# The lists of a part from which one may be left out, and whether one must remain.
LISTS: dict[type, tuple[tuple[str, bool], ...]] = {
    Norm: (("lines", False),),
    Deemed: (("lines", False),),
    Application: (("lines", False), ("sections", True)),
    PersonClass: (("joins", False),),
    Joins: (("conditions", False),),
    Matter: (("opens", True), ("closes", False), ("takes", False)),
    Notice: (("adds_up", False),),
    Balance: (("postings", False), ("scales", False)),
    Scales: (("amounts", True),),
    Notices: (("given", False), ("received", False), ("changes", False)),
    GivenWhen: (("attested", False),),
    Methods: (("names", True),),
    CalendarOf: (("holidays", False), ("weekend", False)),
    Counting: (
        ("clear_days", False),
        ("rolls", False),
        ("month_ends", False),
        ("business_days", False),
    ),
    AllOf: (("parts", True),),
    AnyOf: (("parts", True),),
    Reaches: (("parts", True),),
    IsOneOf: (("values", True),),
    Extreme: (("days", True),),
    Chosen: (("parts", True),),
    Total: (("parts", True),),
    Persons: (("parts", True),),
    Defined: (("lines", False), ("borne", False)),
    Cap: (("limits", False), ("scopes", False)),
    PartException: (("conditions", False), ("reduces", False), ("to", True)),
    Waivers: (("forms", False), ("reaches", False)),
    Amendment: (("changes", False), ("strikes", False)),
    Amendments: (("rules", False),),
    ConsentRule: (("parts", True),),
    Under: (("choices", True),),
    AxisChoice: (("options", True),),
}
# What may count for each of some things, and for all of them without it.
EXTENTS: dict[type, str] = {Limit: "each", CapScope: "each", Defined: "matter"}
# Of these one alone stands for itself, without the part around it.
JOINED = (AllOf, AnyOf, Extreme, Chosen)
# No verdict turns on these: they tell a reader why something else is not there.
SILENT = (NoTime, Severally)

Text = Callable[[Span], str]

IDEA = "a case in which all the rest is the same, and this alone decides"


def missing_from(node: Any, text: Text) -> Changes:
    """Yield a part with one thing left out; `text` gives the words of what has a place."""
    idle = idle_lines(node)
    for field, remains in LISTS.get(type(node), ()):
        parts = getattr(node, field)
        for at, part in enumerate(parts):
            if (remains and len(parts) == 1) or isinstance(part, SILENT) or part in idle:
                continue
            rest = (*parts[:at], *parts[at + 1 :])
            alone = isinstance(node, JOINED) and len(rest) == 1
            new = rest[0] if alone else node._replace(**{field: rest})
            yield Change(new, f"without “{_words(part, text)}”", IDEA, part)
    yield from _qualifiers(node, text)
    yield from _in_all(node)


def _qualifiers(node: Any, text: Text) -> Changes:
    under = getattr(node, "under", None)
    if isinstance(under, Under):
        idea = "the same case under a reading under which the line does not stand"
        said = f"without “{text(under.span)}”: on every reading"
        yield Change(node._replace(under=None), said, idea, under)
    if isinstance(node, Aggregate | AggregateDay | CountOf) and node.where is not None:
        idea = "a case with one more, for which the condition does not hold"
        yield Change(node._replace(where=None), "without the condition after “where”", idea)
    if isinstance(node, Happens):
        for word, who, new in (
            ("by", node.by, node._replace(by=None)),
            ("to", node.to, node._replace(to=None)),
        ):
            if isinstance(who, Name):
                idea = f"a case with two persons, of whom one is the {who.text}"
                yield Change(new, f"without “{word} {who.text}”", idea)


def _in_all(node: Any) -> Changes:
    """Let what counts for each matter, or each time anew, count over all of them."""
    field = EXTENTS.get(type(node), "")
    extent: Any = getattr(node, field, None)
    for each in extent if isinstance(node, Limit) else (extent,):
        if isinstance(each, Term) and getattr(node, "in_order", True):
            rest = tuple(t for t in extent if t is not each) if isinstance(node, Limit) else None
            idea = f"a case with two of {each.text}, in which each alone would say otherwise"
            yield Change(node._replace(**{field: rest}), f"without “for each {each.text}”", idea)


def idle_lines(item: Any) -> list[Speed]:
    """Return the speeds inside a limit, which list a question and decide nothing."""
    if not isinstance(item, Norm):
        return []
    speeds = [line for line in item.lines if isinstance(line, Speed)]
    shared = any(isinstance(line, WindowOf) for line in item.lines)
    limits = [
        _choices(line.under)
        for line in item.lines
        if isinstance(line, BoundLine) and line.side == "ceiling"
    ]
    return [s for s in speeds if shared or () in limits or _choices(s.under) in limits]


def _choices(under: Under | None) -> tuple[Any, ...]:
    choices = under.choices if under else ()
    return tuple((c.axis.text, tuple(o.text for o in c.options)) for c in choices)


def _words(part: Any, text: Text) -> str:
    """Return the words of a part: its own, or those at its place."""
    if isinstance(part, AxisChoice):
        return f"{part.axis.text} = {' or '.join(o.text for o in part.options)}"
    if isinstance(part, Under):
        return text(part.span)
    if isinstance(part, tuple) and not hasattr(part, "span"):
        return f"{part[0]} {text(part[1].span)}".strip()
    if part is None:
        return "letters add up"
    return text(part.span)
