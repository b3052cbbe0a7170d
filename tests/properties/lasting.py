"""Small random agreements about what lasts, random logs for them, and another way to the answer."""

from __future__ import annotations

from datetime import date
from typing import Any, NamedTuple

from hypothesis import strategies as st
from properties.logs import iso

Json = dict[str, Any]
Answer = tuple[str, int | None, int | None]

TEXT = """\
agreement "Small" {{
  between Company and Holders
}}

section 1 "Permits" {{
  party Company {{ named "Company Inc." }}
  class Holders (each a "Holder") {{ roster asks "Who signed?" }}

  notice Call from each Holder to Company

  matter Job {{ opens when Call is received }}

  document Permit {{
    happens granted by Company
    happens lapsed
  }}
  event Handover {{ happens made }}
  event Offer {{
    happens made (to make) by holder
    states holder as person
  }}
  event Consent {{
    happens given by holder
    states holder as person
  }}

  duty keep {{
    Company must keep Permit granted
    when Permit is granted
{end}
    breached when Permit is lapsed
{effort}
  }}

  prohibition refrain {{
    each Holder must not make Offer
    when Permit is granted
{end}
{allowed}
  }}
}}
"""
ENDS = {
    "days": "    until {} days after Permit is granted",
    "event": "    until Handover is made",
    "earlier": "    until the earlier of Handover is made and {} days after Permit is granted",
    "later": "    until the later of Handover is made and {} days after Permit is granted",
}
BASE = date(2003, 12, 20)
HOURS = (None, "09:00", "12:00")


class Terms(NamedTuple):
    """What one small agreement says."""

    end: str
    days: int
    effort: bool
    allowed: bool

    def text(self) -> str:
        """Return the agreement."""
        return TEXT.format(
            end=ENDS[self.end].format(self.days),
            effort='    effort "best efforts"' if self.effort else "",
            allowed="    allowed if Consent is given" if self.allowed else "",
        )


terms = st.builds(
    Terms,
    end=st.sampled_from(tuple(ENDS)),
    days=st.sampled_from((1, 10, 30)),
    effort=st.booleans(),
    allowed=st.booleans(),
)


class Event(NamedTuple):
    """A fact of a small log: what happened, on which day from the base, when, by whom."""

    day: int
    what: str
    hour: str | None = None
    holder: str | None = None

    def record(self) -> Json:
        """Return the line of the log."""
        record: Json = {"date": iso(BASE, self.day), "event": self.what}
        if self.what.startswith("Permit"):
            record["ref"] = "P1"
        if self.what == "Call received":
            record["from"] = "Alder"
        if self.holder is not None:
            record["holder"] = self.holder
        return record | ({"time": self.hour} if self.hour else {})


@st.composite
def events(draw: st.DrawFn) -> list[Event]:
    """Return what happens in one job, in no order, no two facts alike."""
    granted = draw(st.integers(1, 20))
    hours, gaps = st.sampled_from(HOURS), st.sampled_from((1, 2, 9, 10, 11, 29, 30, 31, 45))
    found = [Event(0, "Call received"), Event(granted, "Permit granted", draw(hours))]
    if draw(st.booleans()):
        found.append(Event(granted + draw(st.just(0) | gaps), "Permit lapsed", draw(hours)))
    days = st.sampled_from(sorted({fact.day for fact in found}))
    for _ in range(draw(st.integers(0, 2))):
        made = draw(gaps) if draw(st.booleans()) else draw(days)
        if made != granted:  # whether it then ends what begins on that day is for worked cases
            found.append(Event(made, "Handover made", draw(hours)))
    for what in ("Offer made", "Consent given"):
        for _ in range(draw(st.integers(0, 2))):
            day = draw(st.just(0) | gaps) + draw(days)
            holder = draw(st.sampled_from(("Alder", "Birch")))
            found.append(Event(day, what, draw(hours), holder))
    return draw(st.permutations(list(dict.fromkeys(found))))


def log_of(facts: list[Event]) -> list[Json]:
    """Return the log of a small agreement."""
    head = {"agreement": "Small", "parameters": {"Holders": ["Alder", "Birch"]}}
    return [head, *(fact.record() for fact in facts)]


def before(first: Event, second: Event) -> bool | None:
    """Tell whether a fact came before another; None where the log does not."""
    if first.day != second.day:
        return first.day < second.day
    if first.hour and second.hour and first.hour != second.hour:
        return first.hour < second.hour
    return None


def answer(said: Terms, facts: list[Event], norm: str, holder: str, today: int) -> Answer:
    """Return how a norm stands on a day."""
    known = [fact for fact in facts if fact.day <= today]
    granted = next((fact for fact in known if fact.what == "Permit granted"), None)
    if granted is None:
        return ("not-triggered", None, None)
    end, _ = ended(said, known, granted, today)
    against = [
        within(said, known, granted, fact)
        for fact in known
        if (fact.what == "Permit lapsed" if norm == "keep" else fact.what == "Offer made")
        and fact.holder in (None, holder)
        and not (norm == "refrain" and said.allowed and consented(known, holder, fact.day))
    ]
    status = "fulfilled" if end is not None and end <= today else "pending"
    if norm == "keep" and said.effort and any(truth is not False for truth in against):
        status = "needs-judgement"
    elif True in against:
        status = "breached"
    elif None in against:
        status = "needs-judgement"
    return (status, granted.day, end)


def consented(known: list[Event], holder: str, day: int) -> bool:
    """Tell whether a holder had consented by the end of a day."""
    return any(f.what == "Consent given" and f.holder == holder and f.day <= day for f in known)


def ended(
    said: Terms, known: list[Event], granted: Event, today: int
) -> tuple[int | None, Event | None]:
    """Return the last day as it was known on a day, and the event that it is, if it is one."""
    handovers = [f for f in known if f.what == "Handover made" and granted.day < f.day <= today]
    first = min(handovers, key=lambda fact: (fact.day, fact.hour or ""), default=None)
    last = granted.day + said.days
    if said.end == "days":
        return last, None
    if first is None:
        return (last if said.end == "earlier" else None), None
    by_event = {"event": True, "earlier": first.day <= last, "later": first.day > last}
    return (first.day, first) if by_event[said.end] else (last, None)


def within(said: Terms, known: list[Event], granted: Event, fact: Event) -> bool | None:
    """Tell whether a fact fell between the grant and the end, as was known on its day."""
    began = before(granted, fact)
    if began is False:
        return False
    last, event = ended(said, known, granted, fact.day)
    over = last is not None and last < fact.day
    if event is not None and event.day == fact.day:
        hours = [f.hour for f in known if f.what == "Handover made" and f.day == fact.day]
        first = None if None in hours else min(hour for hour in hours if hour)
        was_over = before(event._replace(hour=first), fact)
        if was_over is None:
            return None
        over = was_over
    return False if over else began
