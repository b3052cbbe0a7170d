"""Evaluate under choices that are asked for only where the evaluation needs them.

A choice is a reading of the text (its options are the agreement's) or a question of fact that
nobody has answered (true or false; one of the days that contradictory facts give). An evaluation
asks for the choice it needs; the tree of what it asked, with the result at each end, is grown by
running it again for each option. A part whose result is the same on every option asks nothing of
the whole.
"""

from __future__ import annotations

from collections.abc import Callable, Hashable
from functools import partial
from typing import Any, NamedTuple


class Axis(NamedTuple):
    """Something that can go more than one way: a `reading`, or a `question` of fact."""

    kind: str
    name: Hashable
    options: tuple[Hashable, ...]
    asks: tuple[Any, ...] = ()


# How many ways one instance may go before a report says that there are too many to follow.
MAX_WAYS = 4_000


class Ask(Exception):
    """Raised by an evaluation that needs a choice nobody has made."""

    def __init__(self, axis: Axis) -> None:
        super().__init__(axis)
        self.axis = axis


class Branch(NamedTuple):
    """A tree that goes on differently for each option of its axis."""

    axis: Axis
    children: tuple[Any, ...]


class TooManyWays(Exception):
    """An evaluation goes more ways than can be followed: what it asked last is kept."""

    def __init__(self, axes: tuple[Axis, ...]) -> None:
        super().__init__(axes)
        self.axes = axes


class Choices:
    """The choices made so far, and the trees of the parts already evaluated."""

    def __init__(self, elected: dict[Any, Any]) -> None:
        self.elected = elected
        self.made = dict(elected)
        self.trees: dict[Hashable, Any] = {}
        self.plain = True  # until a choice is asked for: each part has but one value
        self.first_if_unmade = False
        self.unfollowed: dict[Hashable, tuple[Axis, ...]] = {}
        self.ways = 0  # followed in the outermost exploration, the last one where none runs
        self._depth = 0

    def choose(self, axis: Axis) -> Hashable:
        """Return the option made for an axis; ask for it where none is."""
        try:
            made: Hashable = self.made[axis.name]
            return made
        except KeyError:
            if self.first_if_unmade:  # retelling: what was not asked for makes no difference
                return axis.options[0]
            self.plain = False
            raise Ask(axis) from None

    def explore(self, evaluate: Callable[..., Any], *given: Any) -> Any:
        """Return the tree of an evaluation over all that it asks beyond what is elected.

        Raises `TooManyWays` where it, and what it explores on its way, goes past `MAX_WAYS`.
        """
        outer, self.made = self.made, self.elected
        if not self._depth:
            self.ways = 0
        self._depth += 1
        try:
            return evaluate(*given)
        except Ask as asked:
            return self._grow(asked.axis, partial(evaluate, *given), self.elected)
        finally:
            self._depth -= 1
            self.made = outer

    def _grow(self, axis: Axis, evaluate: Callable[[], Any], made: dict[Hashable, Hashable]) -> Any:
        """Return the tree of an evaluation that asked for an axis under the choices made."""
        children: list[Any] = []
        for option in axis.options:
            self.made = {**made, axis.name: option}
            self.ways += 1
            if self.ways > MAX_WAYS:
                raise TooManyWays((axis,))
            inner = self.made
            try:
                children.append(evaluate())
            except Ask as asked:
                children.append(self._grow(asked.axis, evaluate, inner))
        first = children[0]
        if all(child == first for child in children):
            return first
        return Branch(axis, tuple(children))

    def tree_of(self, key: Hashable, evaluate: Callable[..., Any], *given: Any) -> Any:
        """Return the tree of a part, grown once; to look at it asks for no choice."""
        tree = self.trees.get(key, self)
        if tree is self:
            if key in self.unfollowed:
                raise TooManyWays(self.unfollowed[key])
            outer, self.made = self.made, self.elected
            try:
                tree = evaluate(*given)
            except Ask as asked:
                tree = self._followed(key, asked.axis, partial(evaluate, *given))
            except TooManyWays as many:
                self.unfollowed[key] = many.axes  # not what was raised, which holds its frames
                raise
            finally:
                self.made = outer
            self.trees[key] = tree
        return tree

    def _followed(self, key: Hashable, axis: Axis, evaluate: Callable[[], Any]) -> Any:
        """Return the tree of a part that asked for an axis; remember where there is too much."""
        try:
            return self._grow(axis, evaluate, self.elected)
        except TooManyWays as many:
            self.unfollowed[key] = many.axes
            raise

    def walked(self, tree: Any) -> Any:
        """Return the end of a tree that the choices made lead to; ask for those it still needs."""
        made = self.made
        while tree.__class__ is Branch:
            axis, children = tree
            name = axis.name
            option = made[name] if name in made else self.choose(axis)
            tree = children[axis.options.index(option)]
        return tree


def restrict(tree: Any, name: Hashable, option: Hashable) -> Any:
    """Return the tree with one axis settled."""
    if tree.__class__ is not Branch:
        return tree
    if tree.axis.name == name:
        return restrict(tree.children[tree.axis.options.index(option)], name, option)
    children = tuple(restrict(child, name, option) for child in tree.children)
    first = children[0]
    return first if all(child == first for child in children) else Branch(tree.axis, children)


def leaves_of(tree: Any) -> list[tuple[tuple[tuple[Axis, Hashable], ...], Any]]:
    """Return each result at the end of a tree with the choices that lead to it, in order."""
    found: list[tuple[tuple[tuple[Axis, Hashable], ...], Any]] = []
    pending: list[tuple[tuple[tuple[Axis, Hashable], ...], Any]] = [((), tree)]
    while pending:
        path, node = pending.pop()
        if node.__class__ is not Branch:
            found.append((path, node))
            continue
        steps = list(zip(node.axis.options, node.children, strict=True))
        pending += [((*path, (node.axis, option)), child) for option, child in reversed(steps)]
    return found


def first_axis(tree: Any, kind: str) -> Axis | None:
    """Return an axis of the kind that the tree depends on, the topmost first."""
    pending = [tree]
    while pending:
        node = pending.pop(0)
        if node.__class__ is Branch:
            if node.axis.kind == kind:
                axis: Axis = node.axis
                return axis
            pending += node.children
    return None
