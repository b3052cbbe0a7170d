"""Small random agreements about one duty, and random logs for them."""

from __future__ import annotations

from datetime import date
from typing import Any, NamedTuple

from hypothesis import strategies as st
from properties.logs import iso

Json = dict[str, Any]

TEXT = """\
agreement "Small" {{
  between Company and Holders
}}

section 1 "Reports" {{
  party Company {{ named "Company Inc." }}
  authority Registry "the registry"
  class Holders (each a "Holder") {{ roster asks "Who signed?" }}

  notice Call from each Holder to Company {{
    states urgent as yes or no
  }}

  matter Job {{ opens when Call is received }}

  event Signal {{ happens raised }}
  event Release {{ happens made }}

  document Report {{
    happens filed (to file) by Company with Registry
    happens accepted by Registry
    states full as yes or no
  }}

  deemed complete {{
    Job is complete
    when Report is accepted
    if full of Report is yes
  }}

  counter quota {{ at most {quota} Job is complete }}

  duty report {{
    Company must file Report with Registry
    when Call is received
{lines}
  }}
}}
"""
LINES = {
    "floor": "    not before {} days after Signal is raised",
    "ceiling": "    not after {} days after Call is received",
    "other_ceiling": "    not after {} days after Signal is raised",
    "early": "    early act {}",
    "empty": "    no day left, {}",
}
SWITCHES = {
    "counted": "    unless quota is used up when Call is received",
    "calm": "    unless urgent of Call is no",
    "released": "    excused when Release is made",
    "effort": '    effort "best efforts"',
}
BASE = date(2003, 12, 20)


class Terms(NamedTuple):
    """What one small agreement says."""

    floor: int | None
    ceiling: int | None
    other_ceiling: int | None
    early: str | None
    empty: str | None
    counted: bool
    calm: bool
    released: bool
    effort: bool
    quota: int

    def text(self) -> str:
        """Return the agreement."""
        said = self._asdict()
        lines = [line.format(said[name]) for name, line in LINES.items() if said[name] is not None]
        lines += [line for name, line in SWITCHES.items() if said[name]]
        return TEXT.format(quota=self.quota, lines="\n".join(lines))


numbers = st.none() | st.sampled_from((1, 5, 10, 20))
terms = st.builds(
    Terms,
    floor=numbers,
    ceiling=numbers,
    other_ceiling=numbers,
    early=st.sampled_from((None, "breaches", "performs")),
    empty=st.sampled_from((None, "ask", "ceiling governs", "floor governs")),
    counted=st.booleans(),
    calm=st.booleans(),
    released=st.booleans(),
    effort=st.booleans(),
    quota=st.integers(1, 2),
)


class Event(NamedTuple):
    """A fact of a small log: what happened, on which day from the base, in which job."""

    day: int
    what: str
    job: str
    ref: str
    said: bool | None

    def record(self) -> Json:
        """Return the line of the log."""
        record: Json = {"date": iso(BASE, self.day), "event": self.what, "ref": self.ref}
        if self.what == "Call received":
            record |= {"from": "Alder"} | ({} if self.said is None else {"urgent": self.said})
        else:
            record |= {"matter": self.job}
            if self.what == "Report accepted" and self.said is not None:
                record["full"] = self.said
        return record


@st.composite
def events(draw: st.DrawFn) -> list[Event]:
    """Return what happens in one, two or three jobs, in no order."""
    found: list[Event] = []
    truths = st.sampled_from((True, True, False, None))
    gaps = st.sampled_from((0, 1, 4, 5, 6, 9, 10, 11, 19, 20, 21, 30))
    starts = draw(st.lists(st.integers(0, 60), min_size=1, max_size=3, unique=True))
    for number, call in enumerate(sorted(starts), 1):
        job = f"J{number}"
        found.append(Event(call, "Call received", job, job, draw(truths)))
        signal = call + draw(gaps) - (3 if number == 1 else 0)
        if draw(st.integers(0, 3)):
            found.append(Event(signal, "Signal raised", job, f"S{number}", None))
        for ref in (f"R{number}", f"Q{number}")[: draw(st.integers(0, 2))]:
            filed = max(call, draw(st.sampled_from((call, signal)))) + draw(gaps)
            found.append(Event(filed, "Report filed", job, ref, None))
            if draw(st.booleans()):
                found.append(Event(filed + draw(gaps), "Report accepted", job, ref, draw(truths)))
        if draw(st.integers(0, 2)) == 0:
            others = sorted({fact.day for fact in found if fact.job == job and fact.day >= call})
            made = draw(st.sampled_from(others)) + draw(gaps)
            found.append(Event(made, "Release made", job, f"E{number}", None))
    return draw(st.permutations(found))


def log_of(facts: list[Event]) -> list[Json]:
    """Return the log of a small agreement."""
    head = {"agreement": "Small", "parameters": {"Holders": ["Alder"]}}
    return [head, *(fact.record() for fact in facts)]
