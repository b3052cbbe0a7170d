"""One duty has the window of another: its bounds, and what blocks and delays make of them."""

from __future__ import annotations

from engross.compiler.graph.context import Context, Json
from engross.dsl.diagnostics.sink import did_you_mean
from engross.dsl.syntax.norms import Norm, WindowOf

SHARED = ("not_before", "not_after", "early", "empty", "causes")


def share_window(context: Context, norm: Norm, line: WindowOf, nodes: list[Json]) -> None:
    """Give a norm's node the window of the duty that its line names."""
    duties = {node["id"]: node for node in nodes if node["kind"] == "duty"}
    name = norm.name.text
    other = duties.get(line.norm.text)
    if other is None or line.norm.text == name or name not in duties:
        advice = did_you_mean(line.norm.text, duties.keys() - {name}, "Name another duty.")
        context.sink.report(
            "RR213", line.norm.span, f"no other duty is called “{line.norm.text}”", advice
        )
        return
    context.symbols.used.add(("norm", line.norm.text))
    duties[name] |= {key: other[key] for key in SHARED} | {"window_of": other["id"]}
    share_effects(nodes)


def share_effects(nodes: list[Json]) -> None:
    """Let what blocks a duty block those that have its window."""
    sharing = {(node["window_of"], node["id"]): None for node in nodes if node["window_of"]}
    for node in nodes:
        effects = node["block"]["effects"] if node["block"] is not None else []
        for other, name in sharing:
            shared = [{**effect, "on": name} for effect in effects if effect["on"] == other]
            effects += [effect for effect in shared if effect not in effects]
