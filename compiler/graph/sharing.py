"""One duty has the window of another: its bounds, and what blocks and delays make of them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from engross.compiler.graph.context import Context, Json
from engross.dsl.syntax.norms import Norm, WindowOf
from engross.dsl.syntax.words import Name

SHARED = ("not_before", "not_after", "early", "empty", "causes")


def share_windows(context: Context, norms: Iterable[Norm], nodes: list[Json]) -> None:
    """Give the nodes of norms the windows of the duties that their lines name."""
    duties = duties_of(nodes)
    named = duties_named(context, norms, duties)
    for name in in_order(context, {name: other.text for name, other in named.items()}, named):
        duties[name] |= window_of(duties[named[name].text])
    share_effects(nodes)


def duties_of(nodes: Iterable[Json]) -> dict[str, Json]:
    """Return the duties among nodes by their names: of a duty alone is there a window to share."""
    return {node["id"]: node for node in nodes if node["kind"] == "duty"}


def duties_named(
    context: Context, norms: Iterable[Norm], duties: Mapping[str, Json]
) -> dict[str, Name]:
    """Return whose window each norm has that has another's; report what names no other duty."""
    found: dict[str, Name] = {}
    for norm in norms:
        name = norm.name.text
        for other in (line.norm for line in norm.lines if isinstance(line, WindowOf)):
            if name in duties and other.text in duties and other.text != name:
                context.symbols.used.add(("norm", other.text))
                found[name] = other
            elif not context.sink.lost.may_declare(other.text):
                context.sink.report(
                    "RR213",
                    other.span,
                    f"no other duty is called “{other.text}”",
                    context.did_you_mean(other.text, duties.keys() - {name}, "Name another duty."),
                )
    return found


def in_order(
    context: Context, named: Mapping[str, str], lines: Mapping[str, Name]
) -> Iterable[str]:
    """Return norms, each after the one whose window it has; report those that wait in a circle.

    `named` has for each norm the one whose window it has, `lines` where that is written.
    """
    order: dict[str, None] = {}
    for start in named:
        name, way = start, dict[str, None]()
        while name in named and name not in order and name not in way:
            way[name] = None
            name = named[name]
        if name in way:
            _report_circle(context, [*way][[*way].index(name) :], lines)
        order |= dict.fromkeys(reversed(way))
    return order


def _report_circle(context: Context, circle: list[str], lines: Mapping[str, Name]) -> None:
    first = min(
        (at for at, name in enumerate(circle) if name in lines),
        key=lambda at: lines[circle[at]].span,
    )
    way = [*circle[first:], *circle[: first + 1]]
    context.sink.report(
        "RR315",
        lines[way[0]].span,
        f"“{way[0]}” waits for its own window: {' → '.join(way)}",
        "Let one of them say its own days, “not before …” or “not after …”.",
    )


def window_of(duty: Json) -> Json:
    """Return what the node of a norm has that has the window of a duty."""
    return {key: duty[key] for key in SHARED} | {"window_of": duty["id"]}


def share_effects(nodes: list[Json]) -> None:
    """Let what blocks a duty block those that have its window, in the order of the duties."""
    pairs = dict.fromkeys((node["window_of"], node["id"]) for node in nodes if node["window_of"])
    sharing: dict[str, list[tuple[int, str]]] = {}
    for rank, (other, name) in enumerate(pairs):
        sharing.setdefault(other, []).append((rank, name))
    for node in nodes if sharing else ():
        if node["block"] is not None:
            _share(node["block"]["effects"], sharing)


def _share(effects: list[Json], sharing: dict[str, list[tuple[int, str]]]) -> None:
    there = {_key(effect) for effect in effects}
    fresh = effects
    while fresh:  # a window that is shared may itself be another's
        found = sorted(
            (rank, at, name)
            for at, effect in enumerate(fresh)
            for rank, name in sharing.get(effect["on"], ())
        )
        made = {_key(effect): effect for effect in ({**fresh[at], "on": n} for _, at, n in found)}
        fresh = [effect for key, effect in made.items() if key not in there]
        there.update(made)
        effects += fresh


def _key(effect: Json) -> tuple[str, str, str]:
    return effect["on"], effect["effect"], str(effect["under"])
