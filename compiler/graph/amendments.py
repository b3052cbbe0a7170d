"""Amendments in the graph: whose consent they need, and the norms as each of them writes them.

An amendment is written over the text as the amendments before it in the file leave it. What it
restates is a further version of the same norm; which version governs is for the log to say.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from engross.compiler.graph.context import Context, Json, place
from engross.compiler.graph.norms import norm_node
from engross.compiler.graph.persons import persons_node
from engross.compiler.graph.sections import is_section
from engross.compiler.graph.sharing import (
    duties_named,
    duties_of,
    in_order,
    share_effects,
    window_of,
)
from engross.dsl.diagnostics.diagnostic import Label
from engross.dsl.syntax.amendments import Amendment, Amendments, Change, ConsentRule, Holders
from engross.dsl.syntax.declarations import Balance
from engross.dsl.syntax.norms import Norm
from engross.dsl.syntax.program import Syntax
from engross.dsl.syntax.words import Name
from engross.dsl.text.span import Span

KINDS = ("duty", "prohibition", "power", "right", "immunity")


def amending_node(context: Context, item: Amendments) -> Json:
    """Return the graph's form of the rule on amendments."""
    return {
        "clause": context.section,
        "span": place(item.span),
        "consents": [_consents(context, rule) for rule in item.rules],
    }


def _consents(context: Context, rule: ConsentRule) -> Json:
    needs: list[Any] = []
    for part in rule.parts:
        if isinstance(part, Holders):
            needs.append(["holders", _holders(context, part)])
        else:
            needs.append(["persons", persons_node(context, part)])
    return {
        "written": rule.written,
        "of": needs,
        "words": rule.text,
        "under": context.under(rule.under),
    }


def _holders(context: Context, part: Holders) -> Json:
    symbol = context.term(part.balance, "balance")
    each = symbol.node.each.text if symbol and isinstance(symbol.node, Balance) else ""
    return {
        "balance": part.balance.text,
        "class": context.symbols.class_named(each) or each,
        "measure": part.measure,
        "percent": part.percent,
    }


class Amending:
    """The amendments of a program, each written over the text before it."""

    def __init__(self, context: Context, syntax: Syntax, norms: list[Json]) -> None:
        self.context = context
        self.placed = syntax.items
        self.written: dict[str, list[Norm]] = {}
        for placed in syntax.items:
            if placed.amendment and isinstance(placed.item, Norm):
                self.written.setdefault(placed.amendment, []).append(placed.item)
        self.sections = [section.cite.text for section in syntax.sections]
        self.norms = norms
        self.text = {norm["id"]: norm for norm in norms}
        self.versions: dict[str, list[Json]] = {}

    def nodes(self, *, ruled: bool) -> list[Json]:
        """Return the graph's form of the amendments; add the norms as they write them."""
        found = []
        for placed in self.placed:
            if isinstance(placed.item, Amendment):
                if not ruled:
                    self._unruled(placed.item)
                found.append(self._node(self.context.at(placed.section), placed.item))
        self._place_versions()
        share_effects(self.norms)
        return found

    def _node(self, context: Context, item: Amendment) -> Json:
        self._check_once(item)
        restated = [change for change in item.changes if self._is_restated(change)]
        added = [change for change in item.changes if change.kind == "adds"]
        for change in added:
            self._check_section(change)
        struck = [name.text for name in item.strikes if self._known(name, "strikes")]
        written = dict(self._written(item, restated, added))
        for id_ in struck:
            self.text.pop(id_, None)
        self.text |= written
        followed = self._share(item, written)
        self.text |= followed
        for id_, node in (written | followed).items():
            self.versions.setdefault(id_, []).append(node)
        return {
            "id": item.name.text,
            "heading": item.heading.text,
            "clause": context.section,
            "span": place(item.span),
            "dated": item.dated.text,
            "restates": [change.norm.text for change in restated],
            "adds": [change.norm.text for change in added],
            "strikes": struck,
            "follows": list(followed),
            "reaches_begun": item.reaches_begun,
        }

    def _written(
        self, item: Amendment, restated: list[Change], added: list[Change]
    ) -> Iterator[tuple[str, Json]]:
        """Yield the norms that an amendment writes, in its order."""
        sections = {c.norm.text: self.text[c.norm.text]["clause"] for c in restated}
        sections |= {c.norm.text: c.section.text if c.section else "" for c in added}
        for norm in self.written.get(item.name.text, ()):
            if norm.name.text in sections:
                context = self.context.at(sections[norm.name.text])
                node = norm_node(context, norm)
                yield norm.name.text, {**node, "amendment": item.name.text}

    def _share(self, item: Amendment, written: dict[str, Json]) -> dict[str, Json]:
        """Give each norm written with the window of another the window as it now stands.

        Return those norms, as they change, that change only with the window they have.
        """
        duties = duties_of(self.text.values())
        norms = (n for n in self.written.get(item.name.text, ()) if n.name.text in written)
        lines = duties_named(self.context, norms, duties)
        named = {id_: duty["window_of"] for id_, duty in duties.items() if id_ not in written}
        named |= {id_: other.text for id_, other in lines.items()}
        named = {id_: other for id_, other in named.items() if other in duties}
        followed: dict[str, Json] = {}
        for id_ in in_order(self.context, named, lines) if written else ():
            other = duties[named[id_]]
            if id_ in written:
                written[id_] |= window_of(other)
            elif other["id"] in written or other["id"] in followed:
                followed[id_] = {**duties[id_], **window_of(other), "amendment": item.name.text}
                duties[id_] = followed[id_]
        return {id_: followed[id_] for id_ in self.text if id_ in followed}

    def _place_versions(self) -> None:
        """Put the norms as amendments write them after their other versions, or after all."""
        last = {norm["id"]: at for at, norm in enumerate(self.norms)}
        placed: list[Json] = []
        for at, norm in enumerate(self.norms):
            placed.append(norm)
            if last[norm["id"]] == at:
                placed += self.versions.pop(norm["id"], ())
        for versions in self.versions.values():
            placed += versions
        self.norms[:] = placed

    def _is_restated(self, change: Change) -> bool:
        if change.kind != "restates" or not self._known(change.norm, "restates"):
            return False
        kind = self.text[change.norm.text]["kind"]
        if kind == change.norm_kind:
            return True
        self.context.sink.report(
            "RR231",
            change.norm.span,
            f"“{change.norm.text}” is a {kind}, and is restated as a {change.norm_kind}",
            f"Write “restates {kind} {change.norm.text}”; or strike it and add another.",
        )
        return False

    def _known(self, name: Name, doing: str) -> bool:
        """Tell whether the text has a norm by a name; report one that it does not have."""
        self.context.symbols.used.add(("norm", name.text))
        if name.text in self.text:
            return True
        if not self.context.sink.lost.may_declare(name.text):
            self.context.sink.report(
                "RR213",
                name.span,
                f"“{doing}” needs a norm of the agreement; none is called “{name.text}”",
                self.context.did_you_mean(
                    name.text, self.text.keys(), "Name one that stands by then."
                ),
            )
        return False

    def _check_section(self, change: Change) -> None:
        if change.section is not None:
            is_section(self.context, change.section, self.sections)

    def _check_once(self, item: Amendment) -> None:
        first: dict[str, Span] = {}
        for name in (*(change.norm for change in item.changes), *item.strikes):
            if first.setdefault(name.text, name.span) != name.span:
                self.context.sink.report(
                    "RR232",
                    name.span,
                    f"“{item.name.text}” changes “{name.text}” twice",
                    "Keep one of the two: a norm is restated whole, added, or struck.",
                    secondary=(Label(first[name.text], "the first time"),),
                )

    def _unruled(self, item: Amendment) -> None:
        self.context.sink.report(
            "RR331",
            item.name.span,
            f"nothing says whose consent “{item.name.text}” needs",
            "Add to the section on amendments: “amendments { require written consent of … }”.",
        )
