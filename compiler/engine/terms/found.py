"""What a person found: an amount, a proportion, or that something is so."""

from __future__ import annotations

from collections.abc import Callable
from fractions import Fraction
from typing import Any, NamedTuple

from engross.compiler.engine.scope import Scope, State
from engross.compiler.engine.truth import Question, Truth, Unknown, unknown

Figure = Callable[[State, Scope], Any]


class Asked(NamedTuple):
    """A question that has an answer for now, and that a finding may answer otherwise."""

    keys: tuple[str, ...]
    what: str
    text: str
    clause: str

    def unanswered(self, state: State, scope: Scope) -> tuple[Question, ...]:
        """Return the question, unless a person has answered it."""
        if state.found(self.keys, self.what, scope) is not None:
            return ()
        return (Question(question_key(self.what, self.text, scope), self.text, self.clause),)


def found_figure(node: list[Any], load: Any) -> Figure:
    """Return the function that reads an amount or a proportion off a finding."""
    what, text, clause = node[1], node[2], load.clause
    whole = load.quantity(node[3]) if node[3] is not None else None
    otherwise = load.quantity(node[4]) if node[4] is not None else None
    asked = Asked(_finding_keys(text, load), what, text, clause)
    if otherwise is not None:
        load.listed.append(asked)

    def figure(state: State, scope: Scope) -> Any:
        found = state.found(asked.keys, what, scope)
        if found is None:
            if otherwise is not None:
                return otherwise(state, scope)
            return unknown(Question(question_key(what, text, scope), text, clause))
        if whole is None:
            return found
        value = whole(state, scope)
        return value if value.__class__ is Unknown else Fraction(found) * value

    return figure


def found_so(node: list[Any], load: Any) -> Callable[[State, Scope], Truth]:
    """Return the test whether a person found that something is so; until then it is not."""
    text = node[1]
    asked = Asked(_finding_keys(text, load), "result", text, load.clause)
    load.listed.append(asked)
    return lambda state, scope: state.found(asked.keys, "result", scope) == "met"


def _finding_keys(text: str, load: Any) -> tuple[str, ...]:
    """Return what a finding may be on: the question, or the block in which it stands."""
    return (text, load.owner) if load.owner else (text,)


def question_key(what: str, text: str, scope: Scope) -> str:
    """Return the key of a question that a finding answers by a figure, or by a result."""
    parts = (scope.matter and scope.matter.name, *(t.ref for t in scope.bound), scope.member)
    asked = text if what == "result" else f"{what} found {text}"
    return " ".join([asked, *(part for part in parts if part)])
