"""On which side a norm forks: it has an instance for each person there."""

from typing import NamedTuple

from engross.compiler.graph.context import Context
from engross.compiler.graph.persons import class_of, forks
from engross.dsl.syntax.expressions import Persons
from engross.dsl.syntax.norms import Norm, OwedTo


class Fork(NamedTuple):
    """On which side a norm has an instance for each person: of which class, and who they are."""

    side: str = ""
    class_name: str = ""
    persons: Persons | None = None


def fork_of(context: Context, norm: Norm) -> Fork:
    """Return how a norm forks."""
    if norm.headline.named is not None:
        return Fork("bearer", norm.headline.named.name.text)
    side, persons = _forked(norm)
    return Fork(side, class_of(context, persons), persons) if persons else Fork()


def _forked(norm: Norm) -> tuple[str, Persons | None]:
    if forks(norm.headline.bearer):
        return "bearer", norm.headline.bearer
    for line in norm.lines:
        if isinstance(line, OwedTo):
            return "to", line.persons
    for preposition, persons in norm.headline.to:
        if preposition == "to" and forks(persons):
            return "to", persons
    return "", None
