"""Whether a matter came into being: its opener counts, and the moment that opens it has come."""

from __future__ import annotations

from engross.compiler.engine.norms.validity import is_valid
from engross.compiler.engine.scope import Matter, Open, State
from engross.compiler.engine.terms.moments import moment_day
from engross.compiler.engine.truth import Truth, conjunction, unknown


def is_opened(state: State, matter: Matter | None) -> Truth:
    """Tell whether a matter was opened by the day of the evaluation; what is in none needs none."""
    return is_opened_by(state, matter, state.as_of)


def is_opened_by(state: State, matter: Matter | None, day: int | Open | None) -> Truth:
    """Tell whether a matter was opened by a day: what came before is none of its own."""
    if matter is None:
        return True
    truth = is_valid(state, matter.opener)
    if truth is False:
        return False
    moment = state.program.matters[matter.kind]["opens"]["moment"]
    began = moment_day(state, matter.opener, moment, state.as_of)
    if began is None:
        return False
    if began.__class__ is int:
        return truth if not isinstance(day, int) or day >= began else False
    assert isinstance(began, Open)
    if isinstance(day, int) and day < began.earliest:
        return False
    return conjunction((truth, unknown(began.question)))
