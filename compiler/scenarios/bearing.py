"""Who bears what a quantity adds up, named one by one."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from engross.compiler.engine.findings import Evaluation
from engross.compiler.engine.scope import Scope
from engross.compiler.engine.terms.declared import Declared
from engross.compiler.engine.ways import may_hold, ways_of

Bearers = tuple[str, ...] | None


def bearers_of(
    evaluation: Evaluation, item: Declared, matter: str | None = None
) -> dict[str, set[Bearers]]:
    """Return who bears a quantity: of each member, or as a whole under the empty name.

    There is one answer, unless no matter is named and they differ; it is None where it hangs on
    what nobody knows.
    """
    state = evaluation.elected
    found: dict[str, set[Bearers]] = {}
    for scope in _scopes(evaluation, item):
        if matter is not None and (scope.matter is None or scope.matter.name != matter):
            continue
        ways: set[Bearers] = set(ways_of(state, item.bearers, scope).values)
        found.setdefault(scope.member or "", set()).add(ways.pop() if len(ways) == 1 else None)
    return found


def _scopes(evaluation: Evaluation, item: Declared) -> Iterator[Scope]:
    state, day = evaluation.elected, evaluation.as_of
    for scope in state.scopes(item.matter):
        plain = Scope(scope.matter, day, day)
        if item.persons is None:
            yield plain
            continue
        for person in item.persons.candidates(state, plain):
            if may_hold(state, item.persons.contains, plain, person):
                yield plain.of(person)


def said_bearers(bearers: Iterable[str] | None) -> str:
    """Return persons as an expectation names them, in an order of their own."""
    if bearers is None:
        return "not known"
    return " and ".join(sorted(set(bearers))) or "nobody"
