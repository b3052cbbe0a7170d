"""Which other readings of the text change an answer, each named as briefly as it can be."""

from __future__ import annotations

from typing import Any, NamedTuple

from engross.compiler.engine.choices import Branch, first_axis, restrict
from engross.compiler.engine.norms.verdicts import Verdict, settled

MAX_PARTS = 8

Delta = frozenset[tuple[str, str]]


class Alternative(NamedTuple):
    """A verdict under readings other than the elected ones."""

    readings: tuple[tuple[str, str], ...]
    verdict: Verdict


class Alternatives:
    """What becomes of one instance under the readings that it consults."""

    def __init__(self, tree: Any, profile: dict[str, str], verdict: Verdict) -> None:
        self._tree = _settled_ends(tree)
        self._profile = profile
        self._elected = verdict.answer()
        leaves: list[tuple[tuple[tuple[str, str], ...], Verdict]] = []
        _gather(self._tree, (), leaves)
        self.same = all(end.answer() == self._elected for _, end in leaves)
        self.changing = self._changing(leaves)

    def _changing(self, leaves: list[Any]) -> list[Alternative]:
        """Return the briefest departures from the profile that change the answer.

        Where two departures together come to no more than each of them does alone, they are
        not told together.
        """
        found: dict[Delta, Alternative] = {}
        by_answer: dict[Any, list[Delta]] = {}
        for path, verdict in leaves:
            names = tuple(step for step in path if self._profile.get(step[0]) != step[1])
            found.setdefault(frozenset(names), Alternative(names, verdict))
        kept = []
        for delta, alternative in sorted(found.items(), key=lambda item: len(item[0])):
            answer = alternative.verdict.answer()
            if answer == self._elected or not delta:
                continue
            shorter = by_answer.setdefault(answer, [])
            if any(other < delta for other in shorter):
                continue
            shorter.append(delta)
            if len(delta) > MAX_PARTS or not self._is_composed(delta, answer):
                kept.append(alternative)
        return kept

    def _is_composed(self, delta: Delta, answer: tuple[Any, ...]) -> bool:
        """Tell whether two parts of a departure, each on its own, account for the whole."""
        steps = sorted(delta)
        for chosen in range(1, 2 ** (len(steps) - 1)):
            first = frozenset(step for at, step in enumerate(steps) if chosen >> at & 1)
            parts = zip(self._answer(first), self._answer(delta - first), strict=True)
            if all(map(_adds_up, self._elected, parts, answer)):
                return True
        return False

    def _answer(self, delta: Delta) -> tuple[Any, ...]:
        if not delta:
            return self._elected
        made = {**self._profile, **dict(delta)}
        tree = self._tree
        while tree.__class__ is Branch:
            option = made.get(str(tree.axis.name))
            if option is None:
                return self._elected  # open as it stands: nothing to compare with
            tree = tree.children[tree.axis.options.index(option)]
        answer: tuple[Any, ...] = tree.answer()
        return answer


def _adds_up(elected: Any, parts: tuple[Any, Any], found: Any) -> bool:
    """Tell whether a status or a day is what two departures that do not interact come to."""
    changed = {part for part in parts if part != elected}
    if len(changed) < 2:
        return bool(found == next(iter(changed), elected))
    if not all(isinstance(day, int) for day in (elected, found, *parts)):
        return False
    return bool(found - elected == sum(part - elected for part in parts))


def _settled_ends(tree: Any) -> Any:
    """Return the tree with branches on readings alone, questions of fact settled at its ends."""
    axis = first_axis(tree, "reading")
    if axis is None:
        return settled(tree)
    children = tuple(_settled_ends(restrict(tree, axis.name, o)) for o in axis.options)
    first = children[0]
    return first if all(child == first for child in children) else Branch(axis, children)


def _gather(
    tree: Any,
    path: tuple[tuple[str, str], ...],
    found: list[tuple[tuple[tuple[str, str], ...], Verdict]],
) -> None:
    if tree.__class__ is not Branch:
        found.append((path, tree))
        return
    for option, child in zip(tree.axis.options, tree.children, strict=True):
        _gather(child, (*path, (str(tree.axis.name), str(option))), found)
