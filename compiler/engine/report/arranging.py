"""Arrange the steps of a derivation so that each thing is said once, under what it supports."""

from __future__ import annotations

import re
from collections.abc import Hashable, Iterable
from typing import Any

from engross.compiler.engine.log.things import Thing
from engross.compiler.engine.scope import State
from engross.compiler.engine.trace import Step

COUNTED_ONE = re.compile(r"(?<![\w./-])1 (day|week|month|year)s\b")
QUALIFIES = "under this reading"
TESTED_LINES = ("condition ", "exception ", "excuse ", "limit ")
DOES_NOT_COUNT = "does not count"
OBSTACLES = (
    "exception tried, holds: ",
    "exception holds: ",
    "condition tried, does not hold: ",
    "no period: ",
)

# The figure of a text and that of its length, modulo a prime: see `Wordings`.
Wording = tuple[int, int]
NO_WORDS: Wording = (0, 1)
PRIME = 2**127 - 1
BASE = 3**79


class Wordings:
    """How shared parts read, under whatever key, as a figure: what reads alike has the same.

    Shared parts rest on shared parts, so that written out a derivation may be as long as the ways
    through it are many. The figure is that of a polynomial in `BASE`, whose coefficients number the
    steps: it is put together from the figures of the parts, each of which is found once for all
    derivations that one trace keeps the shared parts of.
    """

    def __init__(self) -> None:
        self._numbers: dict[Hashable, int] = {}
        self._found: dict[int, Wording] = {}

    def of(self, steps: Iterable[Step]) -> Wording:
        """Return the figure of some steps of a shared part, which a trace keeps."""
        figure, length = NO_WORDS
        for step in steps:
            found = self.of_step(step)
            figure = (figure * found[1] + found[0]) % PRIME
            length = length * found[1] % PRIME
        return figure, length

    def of_step(self, step: Step) -> Wording:
        """Return the figure of a shared part, or of a step in one."""
        found = self._found.get(id(step))
        if found is None:
            found = self._found[id(step)] = self._of_step(step)
        return found

    def _of_step(self, step: Step) -> Wording:
        inner = self.of(step.steps)
        if step.key is not None:
            return inner
        said = (step.text, step.clause, step.lines, step.reading, inner)
        return self._numbers.setdefault(said, len(self._numbers) + 1), BASE


def arranged_steps(
    steps: Iterable[Step], state: State, things: dict[Hashable, Thing], wordings: Wordings
) -> tuple[Step, ...]:
    """Return the steps of one derivation, each said once; `things` by their keys.

    The wordings are those of the state's trace.
    """
    return tuple(_Arranging(state, things, wordings).arrange(steps))


class _Arranging:
    """The arranging of one derivation: it knows which shared parts were told already."""

    def __init__(self, state: State, things: dict[Hashable, Thing], wordings: Wordings) -> None:
        self._state = state
        self._things = things
        self._wordings = wordings
        self._told: set[Wording] = set()
        self._windows = 0

    def arrange(self, steps: Iterable[Step]) -> list[Step]:
        """Return steps with shared parts told where they are first needed."""
        found: list[Step] = []
        for step in steps:
            if step.key is None:
                self._add(found, self._arranged(step))
                continue
            wording = self._wordings.of_step(step)
            if wording == NO_WORDS or wording in self._told:
                continue
            self._told.add(wording)
            inner = self.arrange(step.steps)
            title = self._title(step.key)
            if title is not None and inner:
                self._add(found, title._replace(steps=tuple(inner)))
                continue
            for part in inner:
                self._add(found, part)
        return found

    def _arranged(self, step: Step) -> Step:
        text, clause, lines, reading, steps, _ = step
        if "1 " in text:
            text = COUNTED_ONE.sub(r"1 \1", text)
        if steps:
            return Step(text, clause, lines, reading, tuple(self.arrange(steps)))
        return step if text is step.text else Step(text, clause, lines, reading, ())

    def _add(self, found: list[Step], step: Step) -> None:
        """Add a step, one with the last where both say how the same thing came out."""
        last = found[-1] if found else None
        if last is not None and step.text == QUALIFIES:
            found[-1] = last._replace(reading=step.reading)
        elif last is not None and _repeats_outcome(step, last):
            return
        elif step not in found:
            found.append(step)

    def _title(self, key: Any) -> Step | None:
        """Return the line over the steps of a shared part, where it needs one."""
        state = self._state
        say = state.program.say_day
        if key[0] == "valid":
            thing = self._things[key[1]]
            assert state.steps is not None
            counts = {True: "counts", False: DOES_NOT_COUNT}.get(
                state.steps.values[key], "counts, if what is asked is so"
            )
            lines = tuple(fact.line for fact in thing.facts)
            return Step(
                f"the {thing.kind} of {say(thing.first_day)} {counts}",
                state.program.things[thing.kind]["clause"],
                lines,
                "",
                (),
            )
        if key[0] == "block":
            return Step(f"when {key[1]} runs", state.program.blocks[key[1]][0].clause, (), "", ())
        if key[0] == "window":
            self._windows += 1
            if self._windows > 1:
                return Step(f"the window on the facts up to {say(key[2][1])}", "", (), "", ())
        return None


def _repeats_outcome(step: Step, last: Step) -> bool:
    """Tell whether a step repeats how a tested line came out, which the last step has told."""
    said, _, line = last.text.partition(": ")
    return said.startswith(TESTED_LINES) and step.text.endswith(f": {line}") and not step.steps


def trigger_first(steps: tuple[Step, ...], words: str) -> tuple[Step, ...]:
    """Return the steps with the one that tells of the trigger before all others."""
    for at, step in enumerate(steps):
        if step.text.startswith(f"{words} on "):
            return (step, *steps[:at], *steps[at + 1 :])
    return steps


def obstacle_in(steps: tuple[Step, ...]) -> str:
    """Return what keeps a norm from being triggered, as its steps tell it."""
    for step in steps:
        if step.text.startswith(OBSTACLES):
            return step.text.replace(" tried, ", " ")
    return next((step.text for step in steps if step.text.endswith(DOES_NOT_COUNT)), "")
