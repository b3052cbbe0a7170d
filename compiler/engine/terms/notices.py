"""The moments of a notice: what form it must have, when it counts as given, when as received.

The rules come from the agreement's notice clause. A notice that was sent and whose receipt is not
logged may have been received: its day is open. One that came back was not received.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from engross.compiler.engine.log.apart import mark_apart
from engross.compiler.engine.log.things import NOTHING, Thing
from engross.compiler.engine.scope import Open, State
from engross.compiler.engine.terms.business import days_after
from engross.compiler.engine.truth import Question, Truth, Unknown, conjunction, unknown


def notice_rule(state: State, thing: Thing) -> dict[str, Any] | Unknown | None:
    """Return the line of the notice clause that covers the notice's method."""
    clause = state.program.notices
    settled: dict[str, Any] | None = clause["settled"].get(thing.values.get("method"))
    if settled is not None:
        return settled
    method = state.attribute(thing, "method", clause["clause"])
    if method.__class__ is Unknown:
        return method
    named = clause["by_method"].get(method, ())
    for line in named or [line for line in clause["lines"] if line["other"]]:
        if state.under(line["under"]):
            chosen: dict[str, Any] = line
            return chosen
    text = f"Does a notice by {method} count? The notice clause does not name the method."
    return unknown(Question(f"method {method}", text, clause["clause"]))


def in_form(state: State, thing: Thing) -> Truth:
    """Tell whether a notice is in the form that the notice clause asks for."""
    if not state.program.notices:
        return True
    truth: Truth = state.of_thing(state.in_form, "form", _in_form, thing)
    return truth


def _in_form(state: State, thing: Thing) -> Truth:
    rule: Any = notice_rule(state, thing)
    if rule.__class__ is Unknown:
        unclear: Unknown = rule
        return unclear
    if rule["given"] == "never":
        if state.steps is not None:
            text = f"a notice by {thing.values['method']} is no notice"
            state.note(text, state.program.notices["clause"], (thing.facts[0].line,))
        return False
    if rule["given"] == "sent" and "received" not in thing.happenings:
        return _sent_in_form(state, thing, rule)
    return True


def _sent_in_form(state: State, thing: Thing, rule: dict[str, Any]) -> Truth:
    """Tell whether a notice whose receipt is not logged is good: by its sending, or for all that.

    What was sent to the right place without what makes sending enough may have been received.
    """
    enough = sending_conditions(state, thing, rule)
    if enough is False and not (rule["to_address"] and _proper_address(state, thing) is False):
        received = received_in_fact(state, thing)
        if isinstance(received, Open):
            return unknown(received.question)
    return enough


def sending_conditions(state: State, thing: Thing, rule: dict[str, Any]) -> Truth:
    """Tell whether a notice was sent in the way that makes sending enough."""
    clause = state.program.notices["clause"]
    values: list[Truth] = []
    for name in rule["if"]:
        # The method's name attests what is not denied.
        said = thing.values.get(name, True) is True
        values.append(said)
        if said is False:
            state.note(f"sent without {name}", clause, (thing.facts[0].line,))
    if rule["to_address"]:
        values.append(_proper_address(state, thing))
    return conjunction(values)


def _proper_address(state: State, thing: Thing) -> Truth:
    used = thing.values.get("address")
    if used is None or used is NOTHING:
        return True
    clause = state.program.notices["clause"]
    party = recipient_of(state, thing)
    record = address_of_record(state, party, thing.first_day)
    if isinstance(record, Unknown):
        # Wherever the address is now, it is no longer the one that the agreement gives.
        agreed = state.program.addresses.get(party)
        return False if agreed and same_address(used, agreed) else record
    if record is None:
        text = f"What is the address of {party} for notices? The agreement leaves it blank."
        return unknown(Question(f"address of {party}", text, clause))
    proper = same_address(used, record)
    if not proper:
        text = f"sent to “{used}”, which is not the address of {party} for notices"
        state.note(text, clause, (thing.facts[0].line,))
    return proper


def address_of_record(state: State, party: str, day: int) -> str | Unknown | None:
    """Return a party's address for notices on a day: as agreed, or as changed by notice to all."""
    clause = state.program.notices
    told = state.parameters.get(clause["addresses"] or "", {})
    record: str | None = state.program.addresses.get(party) or told.get(party)
    change = clause["change"]
    for thing in state.things.by_kind.get(change["thing"], ()) if change else ():
        if thing.first_day > day or thing.values.get(change["party"]) != party:
            continue
        informed = state.attribute(thing, change["told"], clause["clause"])
        if isinstance(informed, Unknown):
            return informed
        others = everyone_in(state) - {party}
        missing = sorted(others - set(informed)) if informed is not NOTHING else sorted(others)
        lines = tuple(fact.line for fact in thing.facts)
        if missing:
            state.note(
                f"a change of address without notice to {', '.join(missing)} has no effect",
                clause["clause"],
                lines,
            )
            continue
        changed = state.attribute(thing, change["address"], clause["clause"])
        if isinstance(changed, Unknown):
            return changed
        record = str(changed)
        state.note(f"the address of {party} for notices is “{record}”", clause["clause"], lines)
    return record


def everyone_in(state: State) -> set[str]:
    """Return the parties of the agreement and all who signed in a class of persons."""
    found = {p["name"] for p in state.program.graph["parties"] if p["kind"] == "party"}
    for parameter in state.program.parameters.values():
        if parameter["type"] == "roster":
            found.update(state.parameters.get(parameter["name"], ()))
    return found


def same_address(used: str, record: str) -> bool:
    """Tell whether two addresses name the same place, by their street lines."""
    first, second = ("".join(a.split(",")[0].casefold().split()) for a in (used, record))
    return first == second


def recipient_of(state: State, thing: Thing) -> str:
    """Return the one to whom a notice is addressed."""
    side = state.program.things[thing.kind]["to"]
    return str(thing.values.get("to") or side["party"])


def given_day(state: State, thing: Thing) -> int | Open | None:
    """Return the day on which a notice counts as given."""
    day: int | Open | None = state.of_thing(state.given, "given", _given_day, thing)
    return day


def _given_day(state: State, thing: Thing) -> int | Open | None:
    received = received_in_fact(state, thing)
    if not state.program.notices:
        return received
    rule = notice_rule(state, thing)
    clause = state.program.notices["clause"]
    if rule.__class__ is Unknown:
        return received if received.__class__ is int else Open(rule.questions[0], thing.first_day)
    assert isinstance(rule, dict)
    if rule["given"] == "never":
        return None
    sent = thing.happenings.get("sent")
    if rule["given"] == "sent" and sent and state.settle(sending_conditions(state, thing, rule)):
        sent_on = state.which_day(thing, "sent", sent.days)
        day = days_after(state, sent_on, rule["days"], rule["unit"])
        if state.steps is not None and isinstance(day, int):
            lag, unit = rule["days"], rule["unit"]
            late = f", {lag} {unit[:-1] if lag == 1 else unit} after it was sent" if lag else ""
            said = f"counts as given on {state.program.say_day(day)}{late}"
            state.note(f"{thing.kind} by {thing.values['method']} {said}", clause, sent.lines)
        return day
    if not isinstance(received, int):
        return received
    return days_after(state, received, rule["days"], rule["unit"])


def received_day(state: State, thing: Thing) -> int | Open | None:
    """Return the day on which a notice counts as received."""
    clause = state.program.notices
    if clause and clause["received_when_given"]:
        for line in clause["received_when_given"]:
            if thing.values.get("method") in line["methods"] and state.under(line["under"]):
                return given_day(state, thing)
    return received_in_fact(state, thing)


def received_in_fact(state: State, thing: Thing) -> int | Open | None:
    """Return the day on which a notice was actually received, as far as the log tells."""
    happening = thing.happenings.get("received")
    if happening:
        days = happening.days
        if "returned" in thing.happenings:
            return _contradicted(state, thing, days[0])
        return days[0] if len(days) == 1 else state.which_day(thing, "received", days)
    sent = thing.happenings.get("sent")
    if sent is None or "returned" in thing.happenings:
        return None
    who = recipient_of(state, thing)
    day = state.program.say_day(sent.days[0])
    which = f"{day}{mark_apart(state.things, thing)}"
    text = f"When did {who} receive the {thing.kind} sent on {which}? No receipt is logged."
    clause_id = clause_of(state, thing)
    asked = Question(f"receipt {thing.kind}#{thing.number}", text, clause_id)
    return Open(asked, sent.days[0])


def _contradicted(state: State, thing: Thing, day: int) -> Open:
    """Return the day of a receipt of which the log says, too, that the notice came back."""
    on = state.program.say_day(day)
    text = f"Was the {thing.name} received on {on}? It is logged as returned too."
    asked = Question(f"{thing.kind}#{thing.number} received", text, clause_of(state, thing))
    return Open(asked, day)


# The moments of a notice that the clause derives from the facts.
DERIVED: dict[str, Callable[[State, Thing], int | Open | None]] = {
    "received": received_day,
    "given": given_day,
}


def clause_of(state: State, thing: Thing) -> str:
    """Return the clause in which a kind of thing is declared."""
    return str(state.program.things[thing.kind]["clause"])
