"""Every number of the agreement: the last day that is wrong and the first that is right."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from properties.bench import examples, program, report
from properties.logs import iso

Json = dict[str, Any]
Verdict = tuple[str, str | None, str | None]

bases = st.dates(date(1996, 1, 1), date(2032, 12, 31)) | st.sampled_from(
    [date(2003, 11, 16), date(2004, 1, 15), date(2000, 2, 29), date(2100, 2, 28), date(2004, 9, 2)]
)


class Case:
    """The facts of one demand on a base day, and what the agreement makes of them."""

    def __init__(self, base: date) -> None:
        self.base = base
        name = program().graph["agreement"]["name"]
        self.records: list[Json] = [
            {"agreement": name, "parameters": {"Investors": ["Alder", "Birch"]}}
        ]
        self.add(-20, "Common Stock issued", recipient="Alder", number=600_000)
        self.add(-20, "Common Stock issued", recipient="Birch", number=400_000)

    def add(self, day: int, event: str, **attributes: Any) -> Case:
        """Add a fact so many days after the base."""
        named = {name.replace("_", "-"): value for name, value in attributes.items()}
        self.records.append({"date": self.day(day), "event": event, **named})
        return self

    def demand(self, day: int = 0) -> Case:
        """Add Alder's demand."""
        said = {"from": "Alder", "method": "facsimile", "shares": {"Alder": 600_000}}
        return self.add(day, "Demand Notice received", ref="DN1", **said)

    def told(self, sent: int = 0, received: int = 0) -> Case:
        """Add the demand, and the Company Notice to Birch."""
        self.demand().add(sent, "Company Notice sent", to="Birch", method="facsimile")
        return self.add(received, "Company Notice received", to="Birch")

    def filed(self, day: int) -> Case:
        """Add a filing that covers what Alder asked for."""
        said = {"covers": {"Alder": 600_000}, "as_specified": True, "matter": "DN1"}
        return self.add(day, "Registration Statement filed", ref="RS1", **said)

    def day(self, number: int) -> str:
        """Return a day that comes so many after the base."""
        return iso(self.base, number)

    def of(self, norm: str, as_of: int, **readings: str) -> Verdict:
        """Return the status and the window of the first instance of a norm."""
        told = report(self.records, self.day(as_of), **readings)
        found = next(f for f in told["findings"] if f["norm"] == norm)
        return found["status"], found["due_from"], found["due_by"]

    def status(self, norm: str, as_of: int, **readings: str) -> str:
        """Return the status of the first instance of a norm."""
        return self.of(norm, as_of, **readings)[0]


@examples(4)
@given(base=bases, received=st.integers(0, 15))
def test_filing_thirty_and_forty_five_days(base: date, received: int) -> None:
    floor = received + 30
    window = (iso(base, floor), iso(base, 45))

    def filed(day: int, **readings: str) -> Verdict:
        return Case(base).told(0, received).filed(day).of("file", 60, **readings)

    assert filed(floor) == ("fulfilled", *window)
    assert filed(45) == ("fulfilled", *window)
    assert filed(46) == ("fulfilled-late", *window)
    assert filed(floor - 1) == ("breached", *window)
    assert filed(floor - 1, early_filing="harmless")[0] == "fulfilled"
    cured = Case(base).told(0, received).filed(floor - 1)
    cured.add(45, "Registration Statement filed", ref="RS2", matter="DN1")
    assert cured.status("file", 60) == "fulfilled-late"
    idle = Case(base).told(0, received)
    assert idle.of("file", 45) == ("pending", *window)
    assert idle.of("file", 46) == ("breached", *window)


@examples(4)
@given(base=bases)
def test_clear_days(base: date) -> None:
    for day, expected in ((30, "breached"), (31, "fulfilled"), (45, "fulfilled")):
        assert Case(base).told().filed(day).status("file", 60, day_count="clear") == expected


@examples(4)
@given(base=bases, filed=st.integers(30, 45))
def test_effective_within_sixty_days(base: date, filed: int) -> None:
    def effective(day: int | None, as_of: int, reading: str) -> str:
        case = Case(base).told().filed(filed)
        if day is not None:
            case.add(filed + day, "Registration Statement effective", ref="RS1")
        return case.status("become-effective", filed + as_of, effective_date=reading)

    for reading, late, missed in (
        ("efforts", "needs-judgement", "needs-judgement"),
        ("absolute", "fulfilled-late", "breached"),
    ):
        assert effective(60, 70, reading) == "fulfilled"
        assert effective(61, 70, reading) == late
        assert effective(None, 60, reading) == "pending"
        assert effective(None, 61, reading) == missed


@examples(4)
@given(base=bases, received=st.integers(1, 15))
def test_a_request_within_twenty_days(base: date, received: int) -> None:
    def asked(day: int, reading: str) -> bool:
        case = Case(base).told(0, received)
        said = {"method": "facsimile", "shares": {"Birch": 5}, "distribution": "sales"}
        case.add(day, "Request received", **{"from": "Birch"}, **said)
        return case.status("cover-request", 44, cut_off=reading) == "pending"

    for reading, start in (("received", received), ("given", received)):
        assert asked(start + 20, reading)
        assert not asked(start + 21, reading)


@examples(4)
@given(base=bases)
def test_a_notice_within_the_derived_fifteen_days(base: date) -> None:
    def notified(day: int, reading: str) -> str:
        return Case(base).told(day, day).status("company-notice", 60, promptness=reading)

    assert notified(15, "derived") == "fulfilled"
    assert notified(16, "derived") == "fulfilled-late"
    assert notified(2, "judge") == "fulfilled"
    assert notified(3, "judge") == "needs-judgement"
    idle = Case(base).demand()
    assert idle.status("company-notice", 15, promptness="derived") == "pending"
    assert idle.status("company-notice", 16, promptness="derived") == "breached"
    assert idle.status("company-notice", 2) == "pending"
    assert idle.status("company-notice", 3) == "needs-judgement"


@examples(4)
@given(base=bases, before=st.integers(140, 180))
def test_a_cooldown_of_a_hundred_and_eighty_days(base: date, before: int) -> None:
    case = Case(base).told()
    case.add(
        -before, "Registration Statement effective", ref="RS9", matter="none", permits_resale=True
    )
    end = 180 - before
    due = max(45, end + 1)
    assert case.of("file", end) == ("suspended", case.day(30), case.day(due))
    assert case.status("file", max(end + 1, due)) == "pending"
    assert case.status("file", due + 1) == "breached"
    assert case.of("file", end, effect_any="whole-reanchor")[2] == case.day(end + 45)


@examples(4)
@given(base=bases)
def test_a_demand_within_the_cooldown(base: date) -> None:
    def demanded(day: int) -> str:
        case = Case(base).told()
        case.add(
            -day, "Registration Statement effective", ref="RS9", matter="none", permits_resale=True
        )
        return case.status("file", 1, effect_any="whole-void")

    assert [demanded(day) for day in (1, 180)] == ["not-triggered"] * 2
    assert [demanded(day) for day in (0, 181)] == ["pending"] * 2


@examples(4)
@given(base=bases, directed=st.integers(0, 20))
def test_a_delay_of_at_most_a_hundred_and_twenty_days(base: date, directed: int) -> None:
    def delayed(days: int, by: int) -> Case:
        case = Case(base).told()
        case.add(-1, "Offering planned", ref="OFF1", by=case.day(by), may_include=True)
        case.add(directed, "Delay directed", offering="OFF1", days=days)
        said = {"ref": "RS9", "matter": "none", "offering": "OFF1", "permits_resale": False}
        return case.add(21, "Registration Statement effective", **said)

    for days in (119, 120):
        assert delayed(days, 30).of("file", 50)[2] == iso(base, 21 + days + 45)
    assert delayed(121, 30).of("file", 50)[2] == iso(base, 21 + 120 + 45)
    assert delayed(120, 31).of("file", 45)[2] == iso(base, 45)


@pytest.mark.parametrize(
    ("held", "triggered"), [(499_999, False), (500_000, False), (500_001, True)]
)
def test_a_majority_is_more_than_half(held: int, triggered: bool) -> None:
    case = Case(date(2003, 3, 3))
    case.add(-10, "Sale made", seller="Alder", number=600_000)
    case.add(-9, "Common Stock issued", recipient="Alder", number=held)
    case.add(-9, "Common Stock issued", recipient="Birch", number=600_000 - held)
    case.demand()
    assert (case.status("file", 1) == "pending") is triggered


@examples(6)
@given(base=bases, received=st.integers(0, 60))
def test_each_day_of_the_window_and_no_other_performs(base: date, received: int) -> None:
    window = [day for day in range(120) if day >= received + 30 and day <= 45]
    said = report(Case(base).told(0, received).records, iso(base, 60))["findings"]
    asked = [q["text"] for f in said if f["norm"] == "file" for q in f["questions"]]
    assert any("no day satisfies" in text for text in asked) is (not window)
    for day in {received, received + 29, received + 30, 44, 45, 46}:
        case = Case(base).told(0, received).filed(day)
        status = case.status("file", 130)
        assert (status == "fulfilled") is (day in window)
        assert window or status == "needs-judgement"


def a_year_after(day: date, leap: str) -> date:
    """Return the same date of the next year; for 29 February what the reading says."""
    if (day.month, day.day) == (2, 29):
        return date(day.year + 1, *((2, 28) if leap == "feb28" else (3, 1)))
    return date(day.year + 1, day.month, day.day)


@examples(4)
@given(base=bases, effective=st.integers(45, 100))
@example(base=date(2004, 1, 15), effective=45)  # effective on 29 February
def test_effective_for_a_year(base: date, effective: int) -> None:
    began = date.fromisoformat(iso(base, effective))

    def kept(lapse: int | None, as_of: int, leap: str) -> Verdict:
        case = Case(base).told().filed(45)
        case.add(effective, "Registration Statement effective", ref="RS1")
        if lapse is not None:
            case.add(lapse, "Registration Statement lapsed", ref="RS1")
        return case.of("keep-effective", as_of, year_end=leap)

    for leap in ("feb28", "mar1"):
        last = (a_year_after(began, leap) - base).days
        window = (iso(base, effective), iso(base, last))
        assert kept(None, last - 1, leap) == ("pending", *window)
        assert kept(None, last, leap) == ("fulfilled", *window)
        assert kept(last, last + 9, leap) == ("breached", *window)
        assert kept(last + 1, last + 9, leap) == ("fulfilled", *window)
        assert kept(effective, last + 9, leap) == ("needs-judgement", *window)
        assert kept(effective + 1, last + 9, leap) == ("breached", *window)


@examples(4)
@given(base=bases, amended=st.integers(60, 300))
def test_an_amended_prospectus_within_two_days(base: date, amended: int) -> None:
    def notified(day: int | None, as_of: int) -> str:
        case = Case(base).told().filed(45).add(50, "Prospectus delivered", investor="Alder")
        case.add(amended, "Prospectus Amendment made", for_compliance=True)
        if day is not None:
            said = {"to": "Alder", "method": "facsimile", "stop_requested": True}
            case.add(amended + day, "Amendment Notice received", **said)
        return case.status("notify-amendment", amended + as_of)

    assert notified(2, 9) == "fulfilled"
    assert notified(3, 9) == "needs-judgement"
    assert notified(None, 2) == "pending"
    assert notified(None, 3) == "needs-judgement"
