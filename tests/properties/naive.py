"""Another way to the verdicts on small agreements: in every possible world, day after day."""

from __future__ import annotations

from itertools import product

from properties.small import Event, Terms

Bound = int | None
Verdict = tuple[str, Bound, Bound]
NOT_TRIGGERED: Verdict = ("not-triggered", None, None)


def verdict(terms: Terms, facts: list[Event], job: str, today: int) -> Verdict:
    """Return how the duty stands in a job, in whichever way unknown facts may turn out."""
    known = [fact for fact in facts if fact.day <= today]
    asked = {"Call received": terms.calm, "Report accepted": terms.counted}
    open_points = [f.ref for f in known if asked.get(f.what) and f.said is None]
    answers = set()
    for guess in product((True, False), repeat=len(open_points)):
        world = dict(zip(open_points, guess, strict=True))
        told = [f._replace(said=world.get(f.ref, f.said)) for f in known]
        answers.add(_Job(terms, told, job).stands(today))
    if len(answers) == 1:
        return answers.pop()
    starts, ends = {a[1] for a in answers} - {None}, {a[2] for a in answers} - {None}
    return (
        "needs-judgement",
        starts.pop() if len(starts) == 1 else None,
        ends.pop() if len(ends) == 1 else None,
    )


class _Job:
    """One job in a world where everything that is asked has an answer."""

    def __init__(self, terms: Terms, facts: list[Event], job: str) -> None:
        self.terms = terms
        self.facts = facts
        self.mine = [fact for fact in facts if fact.job == job]
        self.call = next(fact for fact in self.mine if fact.what == "Call received")

    def stands(self, today: int) -> Verdict:
        """Return the verdict at the end of a day."""
        if not self.is_owed():
            return NOT_TRIGGERED
        undecided: Verdict | None = None
        late: Verdict | None = None
        hurt: Verdict | None = None
        for day in range(self.call.day, today + 1):
            start, end = self.window(day)
            for _ in range(self.happened("Report filed", day)):
                kind = self.kind_of_act(day)
                if kind == "in time" and not late:
                    return ("fulfilled-late" if hurt else "fulfilled", start, end)
                if kind == "undecided":
                    undecided = undecided or ("needs-judgement", start, end)
                elif kind == "late":
                    late = late or (self.missed("fulfilled-late"), start, end)
                elif kind == "early" and self.terms.early == "breaches":
                    hurt = hurt or ("breached", start, end)
            if self.terms.released and self.happened("Release made", day):
                in_time = end is None or day <= end
                if in_time and not (undecided or late or hurt or self.is_stuck(day)):
                    return ("excused", start, end)
        start, end = self.window(today)
        if self.is_stuck(today):
            return ("needs-judgement", start, end)
        decided = undecided or late or hurt
        if decided:
            return decided
        if end is not None and today > end:
            return (self.missed("breached"), start, end)
        if self.has_no_last_day(today) and start is not None and today > start:
            return (self.missed("pending"), start, end)
        return ("pending", start, end)

    def has_no_last_day(self, day: int) -> bool:
        """Tell whether no ceiling holds: an effort is asked for from the first day on."""
        never = self.terms.ceiling is None and self.terms.other_ceiling is None
        return never or (self.is_empty(day) and self.terms.empty == "floor governs")

    def is_owed(self) -> bool:
        """Tell whether the call brings about a duty."""
        if self.terms.calm and self.call.said is False:
            return False
        if not self.terms.counted:
            return True
        done = {
            fact.job
            for fact in self.facts
            if fact.what == "Report accepted" and fact.said and fact.day <= self.call.day
        }
        return len(done) < self.terms.quota

    def missed(self, status: str) -> str:
        """Return what becomes of a missed date: under an effort, a question."""
        return "needs-judgement" if self.terms.effort else status

    def happened(self, what: str, day: int) -> int:
        """Return how often something happened on a day."""
        return sum(fact.what == what and fact.day == day for fact in self.mine)

    def signal(self, day: int) -> Bound:
        """Return the day of the signal, if it had come by a day."""
        found = (f.day for f in self.mine if f.what == "Signal raised" and f.day <= day)
        return next(found, None)

    def bounds(self, day: int) -> tuple[Bound, Bound]:
        """Return the floor and the ceiling as far as they were known on a day."""
        terms, signal = self.terms, self.signal(day)
        ends = []
        if terms.ceiling is not None:
            ends.append(self.call.day + terms.ceiling)
        if terms.other_ceiling is not None and signal is not None:
            ends.append(signal + terms.other_ceiling)
        floor = None if terms.floor is None or signal is None else signal + terms.floor
        return floor, min(ends, default=None)

    def is_empty(self, day: int) -> bool:
        """Tell whether no day lies between floor and ceiling."""
        floor, ceiling = self.bounds(day)
        return floor is not None and ceiling is not None and not range(floor, ceiling + 1)

    def is_stuck(self, day: int) -> bool:
        """Tell whether the window is empty and no bound governs."""
        return self.is_empty(day) and self.terms.empty in (None, "ask")

    def window(self, day: int) -> tuple[Bound, Bound]:
        """Return the window that governs: from the call on, where there is no floor."""
        floor, ceiling = self.bounds(day)
        if self.is_empty(day) and self.terms.empty == "ceiling governs":
            return self.call.day, ceiling
        if self.is_empty(day) and self.terms.empty == "floor governs":
            return floor, None
        return (self.call.day if self.terms.floor is None else floor), ceiling

    def kind_of_act(self, day: int) -> str:
        """Return what an act on a day is."""
        start, end = self.window(day)
        if self.is_stuck(day) or start is None:
            return "undecided"
        if day < start:
            return "in time" if self.terms.early == "performs" else "early"
        return "late" if end is not None and day > end else "in time"
