"""The phrases of a report, the same for every form in which people read it."""

from __future__ import annotations

import json
from collections.abc import Iterable
from typing import Any

from engross.compiler.engine.norms.waivers import WAIVING
from engross.compiler.engine.numerals import figure_words
from engross.compiler.engine.report.anchors import NO_DAY
from engross.compiler.engine.report.answers import (
    FIRST_RECORD,
    IN_ADDITION,
    NEW_LINE,
    READING_ANSWER,
)
from engross.compiler.engine.report.elections import whose_words
from engross.compiler.engine.report.grouping import who_of
from engross.compiler.engine.report.mailings import NOTICE_MOMENTS, ON_ITS_WAY
from engross.compiler.engine.report.prose import cited_lines, with_weekday
from engross.compiler.engine.report.reasons import count_of

LABELS = {
    "breached": "appears breached on the log",
    "needs-judgement": "needs judgement",
    "fulfilled-late": "fulfilled late",
    "not-triggered": "not triggered",
}
OF_SEVERAL = {
    "breached": "appear breached on the log",
    "needs-judgement": "need judgement",
}
# The exhibit of a fact, with its place in the evidence.
Exhibited = dict[str, tuple[int, str]]

MOVING = "a day that moves with it"
NO_DAY_SAID = "the day is not known"
PLAIN_ACTS = ("in time", "exercise", "starts")
CSV_NAME = ".csv"


def label_of(status: str) -> str:
    """Return a status as people read it: a breach appears from the log, and no more."""
    return LABELS.get(status, status)


def sentence(text: str) -> str:
    """Return words as a sentence."""
    return f"{text[:1].upper()}{text[1:]}{'' if text.endswith('?') else '.'}"


def window_words(finding: dict[str, Any]) -> str:
    """Return the window of a finding, nothing where it has none."""
    first, last = finding["due_from"], finding["due_by"]
    if not (first or last):
        return ""
    start = f"from {with_weekday(first)}" if first else "from a day not yet known"
    if last:
        return f"{start} to {with_weekday(last)}"
    limited = any(anchor["of"].startswith("not after") for anchor in finding["anchors"])
    return f"{start}, last day not yet known" if limited else f"{start}, no last day"


def act_words(act: dict[str, Any]) -> str:
    """Return an act that is not simply in time, nothing for one that is."""
    if act["kind"] in PLAIN_ACTS:
        return ""
    when = with_weekday(act["date"]) if act["date"] else "on a day that is not known"
    days = "".join(
        f", {count_of(act[key], 'day')} {said}"
        for key, said in (("days_late", "after the last day"), ("days_early", "too early"))
        if key in act
    )
    noun = act["kind"] if act["kind"] == WAIVING else f"{act['kind']} act"
    what = "" if not act["date"] and act["act"] == NO_DAY_SAID else f": {act['act']}"
    return f"{noun}, {when}{what}{days}"


def anchor_words(anchor: dict[str, Any]) -> str:
    """Return an anchor: what is counted from it, and the event with its day."""
    if anchor["of"] == "trigger":
        return f"triggered: {anchor['event']}"
    event, _, day = anchor["event"].rpartition(": ")
    if event and anchor["of"].endswith(event):
        return f"{anchor['of']}{': ' if day in NO_DAY else ', '}{day}"
    return f"{anchor['of']}; {anchor['event']}"


def exhibits_of(evidence: Iterable[dict[str, str]]) -> Exhibited:
    """Return the exhibit of each fact that has one, with its place in the evidence."""
    return {
        fact["fact"]: (place, fact["exhibit"])
        for place, fact in enumerate(evidence)
        if "exhibit" in fact
    }


def proof_words(facts: list[str], exhibited: Exhibited) -> str:
    """Return the lines that tell of something, and the exhibits that prove it."""
    exhibits = [said for _, said in sorted(exhibited[f] for f in facts if f in exhibited)]
    return "; ".join(part for part in (cited_lines(facts), *dict.fromkeys(exhibits)) if part)


def standard_words(finding: dict[str, Any]) -> str:
    """Return the standards that a finding is judged by, each in the agreement's own words."""
    said = [f"{standard['kind']} “{standard['words']}”" for standard in finding["standards"]]
    return f"the words that carry it: {', '.join(said)}" if said else ""


def cure_words(finding: dict[str, Any]) -> str:
    """Return whether a breach can still be cured, as far as the engine has found it."""
    status = finding.get("cure")
    if status is None:
        return ""
    if status == "breached":
        return "an act on the day of this report would not end the breach"
    if status == "needs-judgement":
        return "an act on the day of this report would need judgement"
    return f"done on the day of this report it would be {label_of(status)}"


def confidence_words(finding: dict[str, Any]) -> str:
    """Return how sure a finding is."""
    confidence = finding["confidence"]
    named = ", ".join(confidence["readings"])
    if confidence["kind"] == "judgement":
        return "judgement" + (f"; also rests on reading {named}" if named else "")
    if confidence["kind"] == "reading":
        return f"rests on reading {named}" if named else "rests on readings not all followed"
    return "mechanical"


def alternatives_of(finding: dict[str, Any]) -> list[tuple[str, str]]:
    """Return the other answers and the readings that give them, those that agree together."""
    same: dict[str, list[str]] = {}
    for other in finding["readings"]:
        named = [
            f"{axis} = {option}" for axis, option in other.items() if axis not in READING_ANSWER
        ]
        same.setdefault(answer_words(other), []).append(" and ".join(named))
    return [(answer, "; or ".join(named)) for answer, named in same.items()]


def answer_words(answer: dict[str, Any]) -> str:
    """Return a status with its window."""
    first, last = answer["due_from"], answer["due_by"]
    moving = answer.get("moving", ())
    first, last = (
        MOVING if bound in moving else day for bound, day in (("due_from", first), ("due_by", last))
    )
    window = "".join((f", from {first}" if first else "", f", to {last}" if last else ""))
    amount = f", {figure_words(answer['amount'], '')} owed" if answer.get("amount") else ""
    return f"{answer['status']}{window}{amount}"


def outcomes_of(then: Iterable[dict[str, Any]]) -> list[str]:
    """Return what becomes of several instances, those of one norm that agree together."""
    same: dict[tuple[str, str], list[dict[str, str]]] = {}
    for outcome in then:
        norm = f"{outcome['norm']} ({outcome['clause']})"
        same.setdefault((norm, answer_words(outcome)), []).append(outcome["instance"])
    return [
        f"{norm}, {who_of(instances)}: {answer}" if who_of(instances) else f"{norm}: {answer}"
        for (norm, answer), instances in same.items()
    ]


def answer_outcomes(answer: dict[str, Any]) -> list[str]:
    """Return what an answer makes of those who ask; nothing where that was not worked out."""
    if not answer["then"]:
        return []
    outcomes = outcomes_of(answer["then"]) if answer["changes"] else ["changes no verdict"]
    return outcomes if answer["settles"] else [*outcomes, "the question stays open"]


def asking_words(question: dict[str, Any]) -> list[str]:
    """Return who asks a question: norms with their clauses, and whom they concern."""
    asking: dict[str, list[dict[str, str]]] = {}
    for entry in question["asked_by"]:
        asking.setdefault(f"{entry['norm']} ({entry['clause']})", []).append(entry["instance"])
    return [f"{norm}, {who_of(instances)}" for norm, instances in asking.items()]


def fact_words(fact: dict[str, str]) -> str:
    """Return a fact with the exhibit that proves it."""
    named = f" {fact['ref']}" if "ref" in fact else ""
    took = "by" if fact["event"].endswith(" received") else "to"
    to = f" {took} {fact['to']}" if "to" in fact else ""
    exhibit = f"exhibit: {fact['exhibit']}" if "exhibit" in fact else "no exhibit"
    note = f"; note: {fact['note']}" if "note" in fact else ""
    line = fact["fact"].rpartition(":")[2]
    return f"line {line}  {fact['date']} {fact['event']}{named}{to}; {exhibit}{note}"


def where_words(answer: dict[str, Any]) -> str:
    """Return where an answer is to be written; nothing for a line of its own."""
    where = answer["where"]
    if where == NEW_LINE:
        return ""
    if where == FIRST_RECORD:
        return "write in the first record"
    cited = cited_lines(answer["lines"])
    return f"write in {cited}" if where == IN_ADDITION else f"{where} {cited}"


def record_text(answer: dict[str, Any], log_name: str) -> str:
    """Return what is to be written, as the log's own form has it: JSON, or the cells of a row."""
    record = answer["log"]
    if not record:
        return ""
    if log_name.lower().endswith(CSV_NAME):
        return "; ".join(f"{name}: {_cell(value)}" for name, value in _columns(record))
    text = json.dumps(record, ensure_ascii=False)
    return text if answer["where"] == NEW_LINE else text[1:-1]


def _columns(record: dict[str, Any]) -> list[tuple[str, Any]]:
    columns: list[tuple[str, Any]] = []
    for name, value in record.items():
        if isinstance(value, dict):
            columns += [(f"{name}[{key}]", inner) for key, inner in _columns(value)]
        else:
            columns.append((name, value))
    return columns


def _cell(value: Any) -> str:
    if isinstance(value, list):
        return ";".join(map(_cell, value))
    said = {True: "yes", False: "no", None: "none"}
    return said[value] if value is None or isinstance(value, bool) else str(value)


def change_words(change: dict[str, Any]) -> str:
    """Return what would change an answer, with the days on which it would."""
    if change["kind"] == "time":
        return f"If {change['if']}, from {with_weekday(change['from'])} on"
    if change["kind"] == "act":
        return f"If “{change['if']}”, dated {_dated(change)}, was left out of the log"
    return f"If {change['if']} {_dated(change)} (question {change['question']})"


def _dated(change: dict[str, Any]) -> str:
    """Return on which days it would be so."""
    first, last = change["from"], change["to"]
    if first and last:
        return f"on {first}" if first == last else f"from {first} to {last}"
    if first:
        return f"on {first} or later"
    return f"on or before {last}" if last else "on any day so far"


def owed_words(finding: dict[str, Any]) -> str:
    """Return what a finding owes in money or another figure; nothing where it owes none."""
    parts = [
        f"{name} {_figure(finding, finding[key])}"
        for key, name in (("amount", "owed"), ("paid", "paid"), ("outstanding", "outstanding"))
        if key in finding
    ]
    return ", ".join(parts)


def quantities_words(quantities: Iterable[dict[str, Any]]) -> list[str]:
    """Return the quantities in words; those at nothing are only counted."""
    found, at_nothing = [], 0
    for quantity in quantities:
        if quantity["value"] == "0" and quantity.get("limit") in (None, 0, "0"):
            at_nothing += 1
        else:
            found.append(quantity_words(quantity))
    return [*found, f"{at_nothing} more at 0"] if at_nothing else found


def quantity_words(quantity: dict[str, Any]) -> str:
    """Return a quantity: whose it is, its value with currency or unit, its bounds and limit."""
    whose = ", ".join(quantity["instance"].values())
    named = quantity["name"] + (f" of {whose}" if whose else "")
    unit = f"{quantity['unit']} " if quantity.get("unit") else ""
    bounds = "".join(
        f"{said}{_figure(quantity, quantity[key])}"
        for key, said in (("at_least", ", at least "), ("at_most", " to "), ("limit", " of "))
        if quantity.get(key)
    )
    share = f", {quantity['share']} of the class" if "share" in quantity else ""
    left = f", {_figure(quantity, quantity['left'])} left" if "left" in quantity else ""
    borne = f", borne by {quantity['borne_by']}" if "borne_by" in quantity else ""
    value = f"{unit}{_figure(quantity, quantity['value'])}{bounds}{left}{share}{borne}"
    clause = f" ({quantity['clause']})" if quantity["clause"] else ""
    return f"{named}{clause}: {value}"


def _figure(of: dict[str, Any], figure: str | None) -> str:
    """Return a figure with the currency of what it belongs to."""
    if figure is None:
        return "not known"
    return figure_words(figure, of.get("currency", ""))


def notice_words(notice: dict[str, Any]) -> str:
    """Return how a notice stands: sent, given, received, returned, or on its way."""
    parts = [f"{moment} {notice[moment]}" for moment in NOTICE_MOMENTS if notice[moment]]
    if notice["state"] == ON_ITS_WAY:
        parts.append("on its way: no receipt is logged")
    elif notice["state"] == "returned":
        parts.append("so not received")
    elif not notice["received"]:
        parts.append("received on a day that is not certain")
    by = f" by {notice['method']}" if notice["method"] else ""
    section = "Section " if notice["rule"][:1].isdigit() else ""
    rule = f"; {section}{notice['rule']}" if notice["rule"] else ""
    sender = f"{notice['from']} to " if notice["from"] else "to "
    return f"{notice['notice']}, {sender}{notice['to']}{by}: {', '.join(parts)}{rule}"


def profile_words(told: dict[str, Any]) -> str:
    """Return how the text is read, where it can be read in more than one way."""
    read, unread = len(told["readings"]), len(told["open_readings"])
    if not read + unread:
        return ""
    said = [f"the text can be read in more than one way at {count_of(read + unread, 'point')}"]
    elected = [f"{e['reading']} = {e['option']} ({whose_words(e)})" for e in told["elections"]]
    if read:
        which = f"{read} of them" if unread else "it" if read == 1 else "each"
        is_read = "are read by their" if unread and read > 1 else "is read by its"
        but = f", but for {', '.join(elected)}" if elected else ""
        said.append(f"{which} {is_read} default{but}")
    if unread:
        said.append(f"nobody elected {', '.join(told['open_readings'])}")
    return f"{sentence('; '.join(said))}"


def same_words(finding: dict[str, Any], told: dict[str, Any]) -> str:
    """Return that readings make no difference, where the agreement has any."""
    has_readings = bool(told["readings"] or told["open_readings"])
    return "the same on every reading" if has_readings and finding["same_on_every_reading"] else ""


def date_words(date: dict[str, Any]) -> str:
    """Return what a date ahead is: a first or last day, of what, for whom."""
    return f"{date['side']}: {date['norm']} ({date['clause']})"


def date_groups(told: dict[str, Any]) -> list[dict[str, Any]]:
    """Return the dates ahead, those that are the same for several persons together."""
    same: dict[tuple[Any, ...], list[dict[str, Any]]] = {}
    for date in told["dates"]:
        key = (date["date"], date["side"], date["norm"], date["clause"], date["status"])
        same.setdefault((*key, date["instance"].get("matter")), []).append(date)
    return [
        {**dates[0], "who": who_of(date["instance"] for date in dates)} for dates in same.values()
    ]


def counts_of(told: dict[str, Any]) -> tuple[list[tuple[int, str]], str]:
    """Return the three counts that come first, and the rest in one phrase."""
    statuses = told["summary"]["statuses"]
    breached, undecided = (statuses.get(status, 0) for status in OF_SEVERAL)
    first = [
        (breached, _counted("breached", breached)),
        (told["summary"]["due_in_14_days"], "due within 14 days"),
        (undecided, _counted("needs-judgement", undecided)),
    ]
    told_first = ("breached", "needs-judgement", "not-triggered", "unavailable")
    rest = [f"{count} {status}" for status, count in statuses.items() if status not in told_first]
    return first, "also " + ", ".join(rest) if rest else ""


def _counted(status: str, count: int) -> str:
    """Return a status behind the number of those that stand so."""
    return label_of(status) if count == 1 else OF_SEVERAL[status]
