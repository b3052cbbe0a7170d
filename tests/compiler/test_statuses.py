"""A scenario can expect whatever a report can say."""

from __future__ import annotations

from engross.compiler.engine.norms import verdicts
from engross.compiler.scenarios.statuses import GRAVITY


def test_every_status_of_a_verdict_has_its_rank() -> None:
    named = {
        value for name, value in vars(verdicts).items() if name.isupper() and isinstance(value, str)
    }
    assert set(GRAVITY) == {verdicts.said_status(status) for status in named}
