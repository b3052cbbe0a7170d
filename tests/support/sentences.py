"""Programs that the grammar allows, whatever they mean: every construct comes up."""

from __future__ import annotations

import random
from functools import cache
from importlib.resources import files

from lark import Lark
from lark.grammar import Rule, Symbol

WORDS = {
    "_NL": ("\n", "\n\n\n", "\n# a note\n", " # a note\n  "),
    "TERM": ("Company", "Demand Notice", "Holders' Notes", "X"),
    "NAME": ("file", "cut-off", "x1"),
    "WORDS": ('"a  # b, (c) and {d}"', '""', '"long words that go on and on and fill the line"'),
    "INT": ("7", "12345"),
    "NUMBER": ("1,234,567.50", "12,345", "0.25"),
    "PERCENT": ("50%", "12.5 %"),
    "DATE": ("2002-09-09",),
    "CITE": ("1(a)", "7.2"),
    "_AT_MOST": (", at most", ",at  most"),
}
DEPTH = 14


@cache
def _grammar() -> tuple[dict[str, list[Rule]], dict[str, str], dict[str, int]]:
    text = files("engross.grammar").joinpath("rr.lark").read_text("utf-8")
    parser = Lark(text, parser="lalr", maybe_placeholders=False)
    rules: dict[str, list[Rule]] = {}
    for rule in parser.rules:
        rules.setdefault(rule.origin.name, []).append(rule)
    keywords = {t.name: t.pattern.value for t in parser.terminals if t.pattern.type == "str"}
    heights: dict[str, int] = {}
    for _ in rules:
        for name, found in rules.items():
            known = [h for rule in found if (h := _height(rule, heights)) is not None]
            if known:
                heights[name] = min(known)
    return rules, keywords, heights


def _height(rule: Rule, heights: dict[str, int]) -> int | None:
    below = [0 if symbol.is_term else heights.get(symbol.name) for symbol in rule.expansion]
    return None if None in below else 1 + max((h for h in below if h is not None), default=0)


def rule_names() -> list[str]:
    """Return the names of the grammar's rules, without those made for its repetitions."""
    found = {_name(rule) for rules in _grammar()[0].values() for rule in rules}
    return sorted(name for name in found if not name.startswith("__"))


def _name(rule: Rule) -> str:
    return rule.alias or str(rule.origin.name)


@cache
def _distances(wanted: str) -> dict[str, int]:
    """Return how many steps it is from each symbol to a rule."""
    rules = _grammar()[0]
    found = {name: 0 for name, each in rules.items() if any(_name(r) == wanted for r in each)}
    edge = set(found)
    while edge:
        above = {
            name
            for name, each in rules.items()
            if name not in found and any(part.name in edge for r in each for part in r.expansion)
        }
        found |= dict.fromkeys(above, 1 + max(found.values()))
        edge = above
    return found


def sentence(rng: random.Random, wanted: str = "") -> str:
    """Return a text that the grammar allows; one in which a rule comes up, if it is named."""
    rules, keywords, heights = _grammar()
    near = _distances(wanted) if wanted else {}
    parts: list[str] = []
    todo: list[tuple[Symbol, int, bool]] = [(rules["start"][0].origin, 0, bool(wanted))]
    while todo:
        symbol, depth, seeks = todo.pop()
        if symbol.is_term:
            parts.append(keywords.get(symbol.name) or rng.choice(WORDS[symbol.name]))
            continue
        choices = rules[symbol.name]
        carrier: Symbol | None = None
        if seeks:
            found = [rule for rule in choices if _name(rule) == wanted]
            choices = found or [r for r in choices if _lead(r, near) == near[symbol.name] - 1]
        elif depth > DEPTH:
            lowest = heights[symbol.name]
            choices = [rule for rule in choices if _height(rule, heights) == lowest]
        rule = rng.choice(choices)
        if seeks and _name(rule) != wanted:
            carrier = min(rule.expansion, key=lambda part: near.get(part.name, len(rules)))
        todo += [(part, depth + 1, part is carrier) for part in reversed(rule.expansion)]
    return " ".join(parts) + "\n"


def _lead(rule: Rule, near: dict[str, int]) -> int:
    return min((near[part.name] for part in rule.expansion if part.name in near), default=-2)
