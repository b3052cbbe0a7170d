"""Tell how a verdict came about: evaluate an instance again, and keep the steps."""

from __future__ import annotations

from collections.abc import Callable, Hashable
from copy import copy
from typing import Any, NamedTuple

from engross.compiler.engine.choices import leaves_of
from engross.compiler.engine.findings import Evaluation, Finding
from engross.compiler.engine.log.things import Thing
from engross.compiler.engine.norms.verdicts import NOT_TRIGGERED, said_status
from engross.compiler.engine.report.arranging import (
    Wordings,
    arranged_steps,
    obstacle_in,
    trigger_first,
)
from engross.compiler.engine.report.reasons import reason_of
from engross.compiler.engine.scope import Scope, State, describe_reading
from engross.compiler.engine.trace import Step, Trace
from engross.compiler.engine.truth import Truth
from engross.compiler.engine.ways import is_past_following

MAX_RETOLD = 4
PAST_FOLLOWING = "It hangs on more open points than can be followed; settle some of them first."
# The lines of a norm that are tested, and what a derivation calls each of them.
TESTED = (
    ("conditions", "condition"),
    ("exceptions", "exception"),
    ("excuses", "excuse"),
    ("exhausts", "limit"),
)


class Telling(NamedTuple):
    """A derivation: what it supposes of open questions, its steps, and what they come to."""

    supposed: str
    steps: tuple[Step, ...]
    reason: str


class Teller:
    """Retells the findings of one evaluation."""

    def __init__(self, evaluation: Evaluation) -> None:
        self._evaluation = evaluation
        self._states: dict[Hashable, State] = {}
        self._wordings: dict[Trace, Wordings] = {}
        self._norms: dict[tuple[str, str], Any] = {}
        kinds = evaluation.things.by_kind.values()
        self._things: dict[Hashable, Thing] = {t.key: t for things in kinds for t in things}
        nodes = evaluation.program.graph["norms"]
        self._triggers = {
            (n["id"], n.get("amendment", "")): n["trigger"]["words"] for n in nodes if n["trigger"]
        }

    def tell(self, finding: Finding) -> list[Telling]:
        """Return the derivation of a verdict, once for each answer to the questions it hangs on."""
        if finding.instance is None:
            return []
        if is_past_following(finding.verdict):
            return [_past_following(finding)]
        return [self._retell(finding, path) for path, _ in leaves_of(finding.tree)[:MAX_RETOLD]]

    def explain(
        self, evaluate: Callable[[State], Any], path: Any = ()
    ) -> tuple[Any, tuple[Step, ...]]:
        """Return a value with its steps, the questions on a path answered as it supposes."""
        state = self._state(path)
        trace = state.steps
        assert trace is not None
        value, steps = trace.gather(lambda: evaluate(state))
        wordings = self._wordings.setdefault(trace, Wordings())
        return value, arranged_steps(steps, state, self._things, wordings)

    def _retell(self, finding: Finding, path: Any) -> Telling:
        norm, evaluation = finding.norm, self._evaluation
        key = (norm.id, norm.amendment)
        if key not in self._norms:
            self._norms[key] = _speaking(norm)
        speaking = self._norms[key]
        verdict, steps = self.explain(lambda s: speaking.verdict(s, finding.instance), path)
        if key in self._triggers:
            steps = trigger_first(steps, self._triggers[key])
        reason = reason_of(norm, verdict, evaluation.as_of, evaluation.program.say_day)
        if said_status(verdict.status) == NOT_TRIGGERED:
            reason = obstacle_in(steps) or reason
        result = Step(f"{reason[0].upper()}{reason[1:]}.", norm.clause, (), "", ())
        return Telling(self._supposed(path), (*steps, result), reason)

    def _state(self, path: Any) -> State:
        """Return the evaluation that supposes these answers, the same one for every finding."""
        made = tuple((axis.name, option) for axis, option in path)
        if made not in self._states:
            evaluation = self._evaluation
            state = evaluation.state(dict(evaluation.profile))
            state.choices.made.update(made)
            state.choices.first_if_unmade = True
            # Neither hangs on a choice, and to make them again for each supposition is slow.
            elected = evaluation.elected
            state.ledgers, state.matters = elected.ledgers, elected.matters
            state.tallies, state.certain = elected.tallies, elected.valid
            state.steps = Trace()
            self._states[made] = state
        return self._states[made]

    def _supposed(self, path: Any) -> str:
        said = []
        for axis, option in path:
            if axis.kind == "reading":
                said.append(f"{axis.name} = {option}")
                continue
            asked = "; ".join(question.text for question in axis.asks)
            said.append(f"{asked} - {self._answer(option)}")
        return "; ".join(said)

    def _answer(self, option: Any) -> str:
        if isinstance(option, bool):
            return "answered so that it holds" if option else "answered so that it does not"
        # A day, or the number of one of several matters, which no log has ten thousand of.
        return self._evaluation.program.say_day(option) if option > 10_000 else str(option)


def _past_following(finding: Finding) -> Telling:
    """Return what is told of a verdict that hangs on too much: no way of it, but what it is about.

    Any one way would be told as if the others were not there.
    """
    assert finding.instance is not None
    scope = finding.instance.scope
    things = [*scope.bound, *([scope.matter.opener] if scope.matter else ())]
    lines = tuple(dict.fromkeys(fact.line for thing in things for fact in thing.facts))
    step = Step(PAST_FOLLOWING, finding.norm.clause, lines, "", ())
    return Telling("", (step,), PAST_FOLLOWING[:1].lower() + PAST_FOLLOWING[1:-1])


def _speaking(norm: Any) -> Any:
    """Return the norm with lines that write down what they test, and how the test came out."""
    speaking = copy(norm)
    for name, label in TESTED:
        lines = getattr(norm, name, None)
        if lines:
            setattr(speaking, name, [_speaking_line(line, label) for line in lines])
    return speaking


def _speaking_line(line: Any, label: str) -> Any:
    def test(state: State, scope: Scope) -> Truth:
        assert state.steps is not None
        truth, steps = state.steps.gather(lambda: line.test(state, scope))
        held = {True: "holds", False: "does not hold"}.get(truth, "is not decided")
        tried = f"{label} tried, {held}: {line.text}"
        if not state.under(line.under):
            tried, steps = f"{label} left aside, its reading is not elected: {line.text}", ()
        state.steps.keep(Step(tried, line.clause, (), describe_reading(line.under), steps))
        result: Truth = truth
        return result

    return line._replace(test=test)
