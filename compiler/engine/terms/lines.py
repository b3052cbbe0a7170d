"""A figure that several lines give, each under readings of its own: the first that stands."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from typing import Any

from engross.compiler.engine.scope import Scope, State, describe_reading
from engross.compiler.engine.truth import Question, unknown


def figure_of_lines(
    lines: Sequence[Any], state: State, scope: Scope, told: str, missing: Question
) -> Any:
    """Return the figure of the first line that stands under the readings; else the question.

    A line is its figure, its qualifier and its words; `told` begins the step of the derivation.
    """
    for figure, under, words in lines:
        if state.under(under):
            evaluate = partial(figure, state, scope)
            return state.part(f"{told} {words}", missing.clause, evaluate, describe_reading(under))
    return unknown(missing)
