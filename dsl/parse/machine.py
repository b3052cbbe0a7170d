"""The parser: a stack of states, driven by the tables token by token, that builds the tree."""

from collections.abc import Iterable, Sequence
from typing import Any, NamedTuple

from engross.dsl.parse.tables import load_tables
from engross.dsl.parse.tree import Token, Tree

END = "$END"

# A token, a tree, or the list that a rule leaves which is no tree of its own.
Value = Any


class UnexpectedToken(Exception):
    """A token that the grammar does not expect where the parser is."""

    def __init__(self, token: Token) -> None:
        super().__init__(token.text)
        self.token = token


class Checkpoint(NamedTuple):
    """The parser's stacks at a point, and how long the lists on them were."""

    states: Sequence[int]
    values: Sequence[Value]
    lists: Sequence[tuple[list[Value], int]]
    firsts: Sequence[Token]
    last: Token | None


class Machine:
    """The parser at one point: a value for each state but the first, and its first token."""

    def __init__(self) -> None:
        self._tables = load_tables()
        self.states = [self._tables.start]
        self.values: list[Value] = []
        self.firsts: list[Token] = []
        self.last: Token | None = None

    def feed(self, token: Token) -> Tree | None:
        """Give the parser one token; return the tree at the end. Raises UnexpectedToken."""
        return self.run((token,))

    def run(self, tokens: Iterable[Token]) -> Tree | None:
        """Give the parser tokens; return the tree at the end. Raises UnexpectedToken.

        A rule that has been read is reduced: what it makes takes the place of its parts.
        """
        actions, gotos, rules = self._tables.actions, self._tables.gotos, self._tables.rules
        states, values, firsts = self.states, self.values, self.firsts
        for token in tokens:
            kind = token.type
            while (action := actions[states[-1]].get(kind)) is not None and action < 0:
                origin, size, name, kept, inlined, passing = rules[~action]
                if size == 1:
                    parts, first = [values.pop()], firsts.pop()
                    states.pop()
                elif size:
                    parts, first = values[-size:], firsts[-size]
                    del states[-size:], values[-size:], firsts[-size:]
                else:
                    parts, first = [], token
                children = parts if kept is None else _kept(parts, kept)
                value: Value = children
                if passing and len(children) == 1:
                    value = children[0]
                elif not inlined:
                    # What has no token of its own stands nowhere.
                    nowhere = Token.made(END, None) if first is token else None
                    value = Tree(name, children, nowhere or first, nowhere or self.last or first)
                states.append(gotos[states[-1]][origin])
                values.append(value)
                firsts.append(first)
            if action is None:
                if states[-1] == self._tables.end:
                    return self._tree()
                raise UnexpectedToken(token)
            states.append(action)
            values.append(token)
            firsts.append(token)
            self.last = token
        return None

    def _tree(self) -> Tree:
        tree = self.values[-1]
        assert isinstance(tree, Tree)
        return tree

    def checkpoint(self) -> Checkpoint:
        """Return where the parser is."""
        values = self.values[:]
        lists = [(value, len(value)) for value in values if value.__class__ is list]
        return Checkpoint(self.states[:], values, lists, self.firsts[:], self.last)

    def restore(self, point: Checkpoint) -> None:
        """Put the parser back; lists that have grown since are cut."""
        self.states[:] = point.states
        self.values[:] = point.values
        self.firsts[:] = point.firsts
        self.last = point.last
        for grown, length in point.lists:
            del grown[length:]

    def accepts(self, point: Checkpoint, tokens: Iterable[Token | str] = ()) -> set[str]:
        """Return what the grammar takes after some tokens from a point; nothing if not those."""
        states = list(point.states)
        for token in tokens:
            if not self._shifts(states, token.type if isinstance(token, Token) else token):
                return set()
        return {kind for kind in self._tables.actions[states[-1]] if self._shifts(states[:], kind)}

    def _shifts(self, states: list[int], kind: str) -> bool:
        """Move a stack of states past a token, if it is taken."""
        tables = self._tables
        while (action := tables.actions[states[-1]].get(kind)) is not None:
            if action >= 0:
                states.append(action)
                return True
            origin, size = tables.rules[~action][:2]
            if size:
                del states[-size:]
            states.append(tables.gotos[states[-1]][origin])
        return states[-1] == tables.end


def _kept(parts: list[Any], kept: Sequence[int]) -> list[Any]:
    """Return the parts that go into the tree; a list goes on in the place of a new one."""
    children: list[Any] = []
    for place in kept:
        if place >= 0:
            children.append(parts[place])
        elif children:
            children += parts[~place]
        else:
            children = parts[~place]
    return children
