"""The sentence of a norm: who must, may or need not do what, and the event that does it."""

from typing import NamedTuple

from engross.compiler.graph.context import Context
from engross.compiler.graph.owing import owes, trigger_of
from engross.compiler.graph.persons import persons_node
from engross.compiler.resolve.symbols import ONE_PERSON, SEVERAL_PERSONS, THINGS
from engross.dsl.diagnostics.diagnostic import Fix
from engross.dsl.diagnostics.sink import closest
from engross.dsl.parse.vocabulary import how_to_forbid
from engross.dsl.syntax.declarations import Thing
from engross.dsl.syntax.norms import Norm
from engross.dsl.syntax.words import Name
from engross.dsl.text.participle import participle
from engross.dsl.text.span import Span

MODALS = {
    "duty": ("must",),
    "prohibition": ("must not",),
    "power": ("may",),
    "right": ("may",),
    "immunity": ("need not",),
}
GIVE = "give"
ALIKE = 0.5  # of a participle and one made by rule, as “paid” and “payed”
PERSONS = (*ONE_PERSON, *SEVERAL_PERSONS)


class Act(NamedTuple):
    """The thing that a norm's sentence is about, and the moment that performs it."""

    thing: str
    moment: str


def read_headline(context: Context, norm: Norm) -> Act:
    """Return the act of a norm's sentence; report what does not fit its kind."""
    headline = norm.headline
    _check_modal(context, norm)
    bearer = headline.bearer
    if bearer.parts:
        persons_node(context.at(context.section, "", ""), bearer)
    for _, persons in headline.to:
        for part in persons.parts:
            kinds = ("notice",) if part.how == "sender" else PERSONS
            context.term(part.term, *kinds)
    if owes(norm):
        return Act(trigger_of(context, norm), "")
    if headline.state is not None:
        return _keeps(context, norm, headline.state)
    symbol = context.term(headline.thing, *THINGS, "matter")
    if symbol is None or symbol.kind == "matter" or norm.kind == "immunity":
        return Act(headline.thing.text, "")
    verb = " ".join(word.text for word in headline.verb)
    if symbol.kind == "notice":
        if verb != GIVE:
            context.sink.report(
                "RR214",
                _verb_span(headline.verb),
                f"a notice is given; “{verb}” is not a verb for it",
                f"Write “give {symbol.name}”.",
            )
        return Act(symbol.name, "given")
    node = symbol.node
    assert isinstance(node, Thing)
    verbs = {" ".join(w.text for w in line.verb): line for line in node.happens if line.verb}
    if verb in verbs:
        context.symbols.used.add(("verb", f"{symbol.name} {verb}"))
        return Act(symbol.name, verbs[verb].moment.text)
    context.missing(
        "RR214",
        ("verb", f"{symbol.name} "),
        Name(verb, _verb_span(headline.verb)),
        {said: _verb_span(line.verb) for said, line in verbs.items()},
        f"nothing is declared that one does to “{symbol.name}” by “{verb}”",
        *_how_declared(context, node, verb),
    )
    return Act(symbol.name, "")


def _how_declared(context: Context, node: Thing, verb: str) -> tuple[str, Span]:
    """Return how a verb is declared with a thing, and where: on a line that lacks one, if any."""
    bare = [line for line in node.happens if not line.verb]
    said = closest(participle(verb), [line.moment.text for line in bare], ALIKE)
    line = next((line for line in bare if line.moment.text == said), None)
    if line is None:
        example = f"happens {participle(verb)} (to {verb})"
        return f"Declare it with the thing, as in “{example}”.", node.span
    whom = "".join(
        f" {preposition} {word.text}"
        for preposition, word in (("by", line.by), ("to", line.to), ("with", line.with_))
        if word is not None
    )
    again = " again" if line.recurs else ""
    lost = context.sink.lost.touches(node.span)
    return (
        f"Let its line say the verb: “happens {line.moment.text} (to {verb}){again}{whom}”.",
        node.span if lost else line.span,
    )


def _keeps(context: Context, norm: Norm, state: Name) -> Act:
    """Return the thing that has to be kept, and its state; report a norm that keeps nothing."""
    headline = norm.headline
    if norm.kind != "duty":
        context.sink.report(
            "RR216",
            headline.span,
            f"a duty keeps something in a state; this is a {norm.kind}",
            "Change the kind of the norm, or its sentence.",
        )
    return Act(headline.thing.text, state.text)


def _verb_span(verb: tuple[Name, ...]) -> Span:
    first, last = verb[0].span, verb[-1].span
    return Span(first.line, first.column, last.end_line, last.end_column)


def _check_modal(context: Context, norm: Norm) -> None:
    headline = norm.headline
    expected = MODALS[norm.kind]
    if headline.modal in expected:
        return
    if norm.kind == "prohibition" and headline.modal in ("shall not", "will not"):
        context.sink.report(
            "RR215",
            headline.modal_span,
            f"“{headline.modal}” can forbid, foretell or set a condition",
            "Write “must not”.",
            fix=Fix(headline.modal_span, "must not", safe=True),
        )
        return
    if headline.modal in ("must not", "shall not", "will not"):
        context.sink.report(
            "RR216",
            headline.modal_span,
            f"“{headline.modal}” forbids; a {norm.kind} says “{expected[0]}”",
            how_to_forbid(),
        )
        return
    if headline.modal in ("shall", "will"):
        context.sink.report(
            "RR215",
            headline.modal_span,
            f"“{headline.modal}” can mean a duty, a future or a condition",
            "Write “must”.",
            fix=Fix(headline.modal_span, "must", safe=True),
        )
        return
    context.sink.report(
        "RR216",
        headline.span,
        f"a {norm.kind} says “{expected[0]}”; this sentence says “{headline.modal}”",
        "Change the kind of the norm, or its sentence.",
    )
