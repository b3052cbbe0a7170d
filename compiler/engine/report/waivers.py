"""What a report says of waivers: who waived what, and which waivers have no effect, and why."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator

from engross.compiler.engine.findings import Evaluation, Finding
from engross.compiler.engine.log.textfacts import MADE, WAIVER
from engross.compiler.engine.log.things import Problem, Thing
from engross.compiler.engine.norms.verdicts import Verdict
from engross.compiler.engine.norms.waivers import WAIVING, names_of_instance
from engross.compiler.engine.ways import TOO_MANY, is_past_following, ways_of


def waived_reason(verdict: Verdict, say: Callable[[int], str]) -> str:
    """Return the reason for a verdict on what was waived."""
    act = next(act for act in verdict.acts if act.kind == WAIVING)
    day = "a day that is not known" if act.day is None else say(act.day)
    return f"waived on {day} {act.why}"


def idle_waivers(evaluation: Evaluation, found: Iterable[Finding]) -> Iterator[Problem]:
    """Yield a problem for each waiver that changes nothing, with the reason."""
    findings = list(found)
    acts = (a for f in findings for a in f.verdict.acts if a.kind == WAIVING)
    used = {line for act in acts for line in act.lines}
    for thing in evaluation.things.by_kind.get(WAIVER, ()):
        if used.isdisjoint(thing.lines(MADE)):
            day = evaluation.program.say_day(thing.first_day)
            by, of = thing.values["by"], thing.values["of"]
            why = _why_idle(evaluation, findings, thing)
            text = f"the waiver of {of} by {by} on {day} has no effect: {why}"
            if why == TOO_MANY:
                text = (
                    f"too many open points bear on the waiver of {of} by {by} on {day} to tell "
                    "whether it has an effect; settle some of them first"
                )
            yield Problem("waiver", text, thing.lines(MADE))


def _why_idle(evaluation: Evaluation, findings: list[Finding], thing: Thing) -> str:
    by, of = thing.values["by"], thing.values["of"]
    named = [f for f in findings if of in (f.norm.id, f.norm.clause) and f.instance is not None]
    bound = [f for f in named if f.norm.kind in ("duty", "prohibition")]
    if bound and all(f.instance.to is None for f in bound if f.instance):
        return "the agreement does not say to whom it is owed"
    own = [f for f in bound if f.instance and f.instance.to == by]
    if not own:
        return f"nothing of it is owed to {by}"
    state = evaluation.elected
    rule = state.program.waivers
    forms = ways_of(state, rule.form_of, thing).values
    if forms and all(form is False for form in forms):
        asked = " and ".join(dict.fromkeys(words for _, words, under in rule.form))
        return f"it is not {asked}"
    name = thing.matter or thing.ref
    if name is not None and not any(name in names_of_instance(f.instance) for f in own):
        return f"nothing that is owed to {by} is named {name}"
    if any(is_past_following(f.verdict) for f in own):
        return TOO_MANY
    if any(ways_of(state, rule.is_joint).values):
        return "not all to whom it is owed have waived it, or nothing was left to waive"
    return "on its day nothing was left to waive, and it is not general"
