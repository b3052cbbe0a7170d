"""The parser: a stack of states, driven by the tables token by token, that builds the tree."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any, NamedTuple

from engross.dsl.parse.tables import Rule, load_tables
from engross.dsl.parse.tree import Token, Tree

END = "$END"

# A token, a tree, or the list that a rule leaves which is no tree of its own.
Value = Any


class UnexpectedToken(Exception):
    """A token that the grammar does not expect where the parser is."""


class Checkpoint(NamedTuple):
    """The parser's stacks at a point, and how long the lists on them were."""

    states: Sequence[int]
    values: Sequence[Value]
    lists: Sequence[tuple[list[Value], int]]
    starts: Sequence[int]
    shifted: int


class Machine:
    """The parser at one point: `starts` tells with which of the tokens each value begins."""

    def __init__(self) -> None:
        tables = load_tables()
        self._actions, self._gotos, self._rules = tables.actions, tables.gotos, tables.rules
        self._end = tables.end
        self.states = [tables.start]
        self.values: list[Value] = []
        self.starts: list[int] = []
        self.shifted: list[Token] = []

    def feed(self, token: Token) -> Tree | None:
        """Give the parser a token; return the tree at the end. Raises UnexpectedToken."""
        actions, states, kind = self._actions, self.states, token.type
        while (action := actions[states[-1]].get(kind)) is not None:
            if action >= 0:
                states.append(action)
                self.values.append(token)
                self.starts.append(len(self.shifted))
                self.shifted.append(token)
                return None
            self._reduce(self._rules[~action])
            if states[-1] == self._end:
                tree = self.values[-1]
                assert isinstance(tree, Tree)
                return tree
        raise UnexpectedToken(token)

    def _reduce(self, rule: Rule) -> None:
        """Put what a rule has read in the place of its parts."""
        origin, size, name, kept, inlined, passing = rule
        states, values, starts = self.states, self.values, self.starts
        if size:
            parts = values[-size:]
            start = starts[-size]
            del states[-size:], values[-size:], starts[-size:]
        else:
            parts, start = [], len(self.shifted)
        children = parts if kept is None else _kept(parts, kept)
        value: Value
        if inlined:
            value = children
        elif passing and len(children) == 1:
            value = children[0]
        elif start < len(self.shifted):
            value = Tree(name, children, self.shifted[start], self.shifted[-1])
        else:
            nowhere = Token.made(END, None)
            value = Tree(name, children, nowhere, nowhere)
        states.append(self._gotos[states[-1]][origin])
        values.append(value)
        starts.append(start)

    def checkpoint(self) -> Checkpoint:
        """Return where the parser is."""
        values = self.values[:]
        lists = [(value, len(value)) for value in values if value.__class__ is list]
        return Checkpoint(self.states[:], values, lists, self.starts[:], len(self.shifted))

    def restore(self, point: Checkpoint) -> None:
        """Put the parser back; lists that have grown since are cut."""
        self.states[:] = point.states
        self.values[:] = point.values
        self.starts[:] = point.starts
        del self.shifted[point.shifted :]
        for grown, length in point.lists:
            del grown[length:]

    def accepts(self, point: Checkpoint, tokens: Iterable[Token | str] = ()) -> set[str]:
        """Return what the grammar takes after some tokens from a point; nothing if not those."""
        states = list(point.states)
        for token in tokens:
            if not self._shifts(states, token.type if isinstance(token, Token) else token):
                return set()
        return {kind for kind in self._actions[states[-1]] if self._shifts(states[:], kind)}

    def _shifts(self, states: list[int], kind: str) -> bool:
        """Move a stack of states past a token, if it is taken."""
        while (action := self._actions[states[-1]].get(kind)) is not None:
            if action >= 0:
                states.append(action)
                return True
            rule = self._rules[~action]
            if rule.size:
                del states[-rule.size :]
            states.append(self._gotos[states[-1]][rule.origin])
            if states[-1] == self._end:
                return True
        return False


def _kept(parts: list[Any], kept: Sequence[tuple[int, bool]]) -> list[Any]:
    """Return the parts that go into the tree; a list goes on in the place of a new one."""
    children: list[Any] = []
    for place, spliced in kept:
        if not spliced:
            children.append(parts[place])
        elif children:
            children += parts[place]
        else:
            children = parts[place]
    return children
