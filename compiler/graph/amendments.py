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
from engross.compiler.graph.sharing import SHARED, share_effects
from engross.dsl.diagnostics.diagnostic import Label
from engross.dsl.diagnostics.sink import did_you_mean
from engross.dsl.syntax.amendments import Amendment, Amendments, Change, ConsentRule, Holders
from engross.dsl.syntax.declarations import Balance
from engross.dsl.syntax.norms import Norm, WindowOf
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
        self.sections = [section.cite.text for section in syntax.sections]
        self.norms = norms
        self.text = {norm["id"]: norm for norm in norms}

    def nodes(self, *, ruled: bool) -> list[Json]:
        """Return the graph's form of the amendments; add the norms as they write them."""
        found = []
        for placed in self.placed:
            if isinstance(placed.item, Amendment):
                if not ruled:
                    self._unruled(placed.item)
                found.append(self._node(self.context.at(placed.section), placed.item))
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
        before = {id_: node for id_, node in self.text.items() if id_ not in struck}
        self.text = {**before, **written}
        self._share(item, written)
        followed = dict(self._following(item, before, written))
        self.text |= followed
        for id_, node in (written | followed).items():
            self._place(id_, node)
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
        for placed in self.placed:
            norm = placed.item
            if placed.amendment != item.name.text or not isinstance(norm, Norm):
                continue
            if norm.name.text in sections:
                context = self.context.at(sections[norm.name.text])
                node = norm_node(context, norm)
                yield norm.name.text, {**node, "amendment": item.name.text}

    def _share(self, item: Amendment, written: dict[str, Json]) -> None:
        """Give each norm written with the window of another the window as it now stands."""
        for placed in self.placed:
            norm = placed.item
            if placed.amendment != item.name.text or not isinstance(norm, Norm):
                continue
            for line in norm.lines:
                if isinstance(line, WindowOf) and norm.name.text in written:
                    other = self.text.get(line.norm.text)
                    if other is None or other["kind"] != "duty" or other["id"] == norm.name.text:
                        self._known(line.norm, "window of", but=norm.name.text)
                        continue
                    self.context.symbols.used.add(("norm", line.norm.text))
                    written[norm.name.text] |= _window_of(other)

    def _following(
        self, item: Amendment, before: dict[str, Json], written: dict[str, Json]
    ) -> Iterator[tuple[str, Json]]:
        """Yield the norms that change only because the norm whose window they have was restated."""
        for id_, node in before.items():
            if id_ not in written and node["window_of"] in written:
                window = _window_of(written[node["window_of"]])
                yield id_, {**node, **window, "amendment": item.name.text}

    def _place(self, id_: str, node: Json) -> None:
        """Put a norm after the other versions of it."""
        places = [at for at, norm in enumerate(self.norms) if norm["id"] == id_]
        self.norms.insert(places[-1] + 1 if places else len(self.norms), node)

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

    def _known(self, name: Name, doing: str, but: str = "") -> bool:
        """Tell whether the text has a norm by a name; report one that it does not have."""
        self.context.symbols.used.add(("norm", name.text))
        if name.text in self.text and name.text != but:
            return True
        if not self.context.sink.lost.may_declare(name.text):
            self.context.sink.report(
                "RR213",
                name.span,
                f"“{doing}” needs a norm of the agreement; none is called “{name.text}”",
                did_you_mean(name.text, self.text.keys() - {but}, "Name one that stands by then."),
            )
        return False

    def _check_section(self, change: Change) -> None:
        cite = change.section
        if cite is not None and cite.text not in self.sections:
            self.context.sink.report(
                "RR221",
                cite.span,
                f"no section is numbered {cite.text}",
                did_you_mean(cite.text, self.sections, "Add to a section that there is."),
            )

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


def _window_of(other: Json) -> Json:
    return {key: other[key] for key in SHARED} | {"window_of": other["id"]}
