"""Another event in the place of one: another moment, another thing, another of several."""

from __future__ import annotations

from engross.compiler.graph.transitions import CURED, say_transition
from engross.compiler.mutation.changes.change import Around, Change, Changes, Maker, became
from engross.compiler.resolve.symbols import NOTICE_MOMENTS
from engross.dsl.syntax.expressions import Mention, Transition
from engross.dsl.syntax.words import Term

PICKS = {
    "first": ("last",),
    "last": ("first",),
    "any": ("",),
    "any other": ("any", ""),
    "that": ("any",),
}
# A notice that came back is an event of another kind than one that went out.
CLOCKS = NOTICE_MOMENTS[:3]


def _pick(node: Mention, _: Around) -> Changes:
    for pick in PICKS.get(node.pick, ()):
        new = node._replace(pick=pick)
        idea = f"a case with two of {node.thing.text}, on different days or in different matters"
        yield Change(new, became(_said(node), _said(new)), idea)
    if node.link is not None:
        new = node._replace(link=None)
        idea = f"a case with a {node.thing.text} that is not for that {node.link.text}"
        yield Change(new, became(_said(node), _said(new)), idea)


def _moment(node: Mention, around: Around) -> Changes:
    symbol = around.symbols.terms.get(node.thing.text)
    known = list(around.symbols.moments.get(symbol.name if symbol else "", ()))
    if symbol is not None and symbol.kind == "notice":
        known = list(CLOCKS)
    for moment in known:
        if moment != node.moment.text:
            new = node._replace(moment=node.moment._replace(text=moment))
            idea = f"a case in which {node.thing.text} is {moment} on another day, or never"
            yield Change(new, became(_said(node), _said(new)), idea)


def _thing(node: Mention, around: Around) -> Changes:
    """Put the thing in its place that is declared next and has the same moment."""
    symbols = around.symbols
    symbol = symbols.terms.get(node.thing.text)
    if symbol is None:
        return
    names = list(symbols.moments)
    if symbol.name not in names:
        return
    at = names.index(symbol.name)
    for name in (*names[at + 1 :], *names[:at]):
        if node.moment.text in symbols.moments[name]:
            new = node._replace(thing=Term(name, node.thing.span))
            idea = f"a case in which {_said(node)} comes without the other"
            yield Change(new, became(_said(node), _said(new)), idea)
            return


def _turned(node: Transition, _: Around) -> Changes:
    """Put a cure in the place of a breach, or the reverse; of another matter, any."""
    moment = "breached" if node.moment.text == CURED else CURED
    new = node._replace(moment=node.moment._replace(text=moment))
    idea = f"a case in which {node.norm.text} is {moment} on another day, or never"
    yield Change(new, became(say_transition(node), say_transition(new)), idea)
    for pick in PICKS.get(node.pick, ()):
        new = node._replace(pick=pick)
        idea = f"a case with two of {node.norm.text}, on different days or in different matters"
        yield Change(new, became(say_transition(node), say_transition(new)), idea)
    if node.link is not None:
        new = node._replace(link=None)
        idea = f"a case with a {node.norm.text} that is not for that {node.link.text}"
        yield Change(new, became(say_transition(node), say_transition(new)), idea)


def _said(node: Mention) -> str:
    link = f" for that {node.link.text}" if node.link else ""
    return f"{node.pick} {node.thing.text}{link} is {node.moment.text}".strip()


EVENTS: dict[type, tuple[Maker, ...]] = {
    Mention: (_pick, _moment, _thing),
    Transition: (_turned,),
}
