"""Make the parser's tables from the grammar, with lark: rules, states, terminals."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Any

from lark import Lark, Token
from lark.grammar import Rule
from lark.lark import PostLex
from lark.parsers.lalr_analysis import Shift

from engross.dsl.parse.lexer import ALWAYS


class _KeepAlways(PostLex):
    """Keep the terminals that no rule names: the lexer reads them everywhere."""

    always_accept = ALWAYS

    def process(self, stream: Iterator[Token]) -> Iterator[Token]:
        return stream


def generate_tables(grammar: str) -> list[Any]:
    """Return the tables as plain data, in the order of `Tables`."""
    parser = Lark(
        grammar, parser="lalr", lexer="contextual", postlex=_KeepAlways(), maybe_placeholders=False
    )
    table: Any = parser.parser.parser._parse_table
    rules = sorted(parser.rules, key=_spelled)
    numbers = {rule: number for number, rule in enumerate(rules)}
    names = {terminal.name for terminal in parser.terminals} | {"$END"}
    states = _in_order(table)
    places = {state: place for place, state in enumerate(states)}
    actions: list[dict[str, int]] = []
    gotos: list[dict[str, int]] = []
    for state in states:
        found = {
            str(symbol): places[target] if action is Shift else ~numbers[target]
            for symbol, (action, target) in _sorted(table, state)
        }
        actions.append({name: target for name, target in found.items() if name in names})
        gotos.append({name: target for name, target in found.items() if name not in names})
    keywords, terminals = _terminals(parser)
    return [
        actions,
        gotos,
        places[table.start_states["start"]],
        places[table.end_states["start"]],
        [_rule(rule) for rule in rules],
        terminals,
        parser.ignore_tokens,
        keywords,
    ]


def _spelled(rule: Rule) -> tuple[str, list[str], str]:
    return str(rule.origin.name), [str(part.name) for part in rule.expansion], rule.alias or ""


def _in_order(table: Any) -> list[int]:
    """Return the states as they are reached, since lark numbers them otherwise each time."""
    order = [table.start_states["start"]]
    known = set(order)
    for state in order:
        for _, (action, target) in _sorted(table, state):
            if action is Shift and target not in known:
                known.add(target)
                order.append(target)
    return order


def _sorted(table: Any, state: int) -> list[tuple[str, Any]]:
    return sorted(table.states[state].items(), key=lambda item: str(item[0]))


def _rule(rule: Rule) -> tuple[Any, ...]:
    origin = str(rule.origin.name)
    parts: Sequence[Any] = rule.expansion
    kept = [
        ~place if not part.is_term and part.name.startswith("_") else place
        for place, part in enumerate(parts)
        if rule.options.keep_all_tokens or not (part.is_term and part.filter_out)
    ]
    plain = kept == list(range(len(parts)))
    return (
        origin,
        len(parts),
        str(rule.alias or origin),
        None if plain else kept,
        origin.startswith("_"),
        bool(rule.options.expand1 and not rule.alias),
    )


def _terminals(parser: Lark) -> tuple[dict[str, str], dict[str, str]]:
    """Return the keywords by their words, and the other patterns in the order of the lexer."""
    name = re.compile(parser.get_terminal("NAME").pattern.to_regexp())
    keywords = {}
    others = []
    for terminal in parser.terminals:
        if terminal.pattern.type == "str" and name.fullmatch(terminal.pattern.value):
            keywords[terminal.pattern.value] = terminal.name
        else:
            others.append(terminal)
    # Names before all, as they are the most: nothing else begins with a small letter.
    others.sort(
        key=lambda t: (
            t.name != "NAME",
            -t.priority,
            -t.pattern.max_width,
            -len(t.pattern.value),
            t.name,
        )
    )
    return keywords, {terminal.name: terminal.pattern.to_regexp() for terminal in others}
