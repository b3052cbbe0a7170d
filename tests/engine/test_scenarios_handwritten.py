"""Seven situations with their dates worked out by hand, on the graph written by hand."""

from __future__ import annotations

import pytest
from engine.logs import (
    begun,
    demand,
    fact,
    filed,
    found,
    received,
    sent,
    told,
    told_at_once,
    verdict,
)

# Demand and notices on Monday 9 September 2002: 21 days are left in September, so day 30 is
# 9 October, day 31 the 10th, and day 45 is 24 October.
FILED_ON_DAY_30 = begun(demand("2002-09-09"), *told_at_once("2002-09-09"), filed("2002-10-09"))


@pytest.mark.parametrize(
    ("readings", "expected"),
    [
        ({}, ("fulfilled", "2002-10-09", "2002-10-24")),
        ({"day_count": "clear"}, ("breached", "2002-10-10", "2002-10-24")),
        (
            {"day_count": "clear", "early_filing": "harmless"},
            ("fulfilled", "2002-10-10", "2002-10-24"),
        ),
    ],
)
def test_filed_on_day_30(readings: dict[str, str], expected: tuple[str, str, str]) -> None:
    assert verdict(told(FILED_ON_DAY_30, "2002-10-12", **readings)) == expected


# The notices come on 25 September, 16 days late: 5 days are left in September, so 30 days later
# is 25 October, one day after the 45th day from the demand.
NOTICES_16_DAYS_LATE = begun(demand("2002-09-09"), *told_at_once("2002-09-25"))


@pytest.mark.parametrize(
    ("readings", "expected"),
    [
        ({}, ("needs-judgement", "2002-10-25", "2002-10-24")),
        ({"empty_window": "ceiling"}, ("breached", "2002-09-09", "2002-10-24")),
        ({"empty_window": "floor"}, ("needs-judgement", "2002-10-25", None)),
        ({"floor": "demand"}, ("breached", "2002-10-09", "2002-10-24")),
    ],
)
def test_a_late_notice_leaves_no_day(
    readings: dict[str, str], expected: tuple[str, str, str | None]
) -> None:
    assert verdict(told(NOTICES_16_DAYS_LATE, "2002-10-28", **readings)) == expected


def test_a_late_notice_leaves_no_day_and_says_who_caused_it() -> None:
    [question] = found(told(NOTICES_16_DAYS_LATE, "2002-10-28"), "file")["questions"]
    assert "1 day missing; caused by Company" in question["text"]


@pytest.mark.parametrize(
    ("readings", "expected"),
    [
        ({}, ("needs-judgement", "2002-09-09", None)),
        # A bound of 15 days on receipt: 24 September.
        ({"promptness": "derived"}, ("fulfilled-late", "2002-09-09", "2002-09-24")),
    ],
)
def test_a_notice_after_16_days(
    readings: dict[str, str], expected: tuple[str, str, str | None]
) -> None:
    report = told(NOTICES_16_DAYS_LATE, "2002-10-28", **readings)
    assert verdict(report, "company-notice") == expected


# Certified mail sent at once; Birch has it on 19 September, Cedar on the 29th: 30 days later are
# 19 and 29 October. Filed on 21 October.
BY_MAIL = begun(
    demand("2002-09-09"),
    sent("2002-09-09", "Birch", "certified_mail"),
    sent("2002-09-09", "Cedar", "certified_mail"),
    received("2002-09-19", "Birch"),
    received("2002-09-29", "Cedar"),
    filed("2002-10-21"),
)


@pytest.mark.parametrize(
    ("readings", "expected"),
    [
        ({}, ("needs-judgement", "2002-10-29", "2002-10-24")),
        ({"floor": "first"}, ("fulfilled", "2002-10-19", "2002-10-24")),
        ({"floor": "given"}, ("fulfilled", "2002-10-09", "2002-10-24")),
        ({"floor": "demand"}, ("fulfilled", "2002-10-09", "2002-10-24")),
        ({"receipt": "deemed"}, ("fulfilled", "2002-10-09", "2002-10-24")),
    ],
)
def test_receipts_ten_and_twenty_days_apart(
    readings: dict[str, str], expected: tuple[str, str, str]
) -> None:
    assert verdict(told(BY_MAIL, "2002-10-28", **readings)) == expected


def test_mail_is_given_when_it_is_sent() -> None:
    assert verdict(told(BY_MAIL, "2002-10-28"), "company-notice")[0] == "fulfilled"


# Notices on 29 September: the floor is 29 October, the ceiling 24 October, the filing between.
BETWEEN_THE_BOUNDS = begun(demand("2002-09-09"), *told_at_once("2002-09-29"), filed("2002-10-25"))


@pytest.mark.parametrize(
    ("readings", "expected"),
    [
        ({}, ("needs-judgement", "2002-10-29", "2002-10-24")),
        ({"empty_window": "ceiling"}, ("fulfilled-late", "2002-09-09", "2002-10-24")),
        ({"empty_window": "floor"}, ("breached", "2002-10-29", None)),
        (
            {"empty_window": "floor", "early_filing": "harmless"},
            ("fulfilled", "2002-10-29", None),
        ),
    ],
)
def test_filed_after_the_ceiling_and_before_the_floor(
    readings: dict[str, str], expected: tuple[str, str, str | None]
) -> None:
    assert verdict(told(BETWEEN_THE_BOUNDS, "2002-10-28", **readings)) == expected


# Another registration became effective on 15 January 2003: day 180 is 14 July. The demand of
# 20 May has its 45th day on 4 July, its floor on 19 June.
IN_THE_COOLDOWN = begun(
    fact(
        "2003-01-15",
        "Registration Statement effective",
        ref="RS0",
        matter="none",
        permits_resale=True,
        offering="RS0",
    ),
    demand("2003-05-20"),
    *told_at_once("2003-05-20"),
)


@pytest.mark.parametrize(
    ("readings", "expected"),
    [
        ({}, ("suspended", "2003-06-19", "2003-07-15")),
        # 45 days after 14 July.
        ({"effect_any": "whole-reanchor"}, ("suspended", "2003-06-19", "2003-08-28")),
        ({"effect_any": "whole-void"}, ("not-triggered", None, None)),
        ({"effect_any": "effect"}, ("breached", "2003-06-19", "2003-07-04")),
    ],
)
def test_unfiled_on_day_179_of_the_cooldown(
    readings: dict[str, str], expected: tuple[str, str | None, str | None]
) -> None:
    assert verdict(told(IN_THE_COOLDOWN, "2003-07-13", **readings)) == expected


# The offering became effective on 20 March 2003: the delay may last 120 days, to 18 July, and the
# cooldown from the same offering 180 days, to 16 September.
DELAYED = begun(
    fact("2003-02-24", "Offering planned", ref="OFF1", by="2003-03-03", may_include=True),
    demand("2003-03-03"),
    *told_at_once("2003-03-03"),
    fact("2003-03-05", "Delay directed", offering="OFF1", days=120),
    fact(
        "2003-03-20",
        "Registration Statement effective",
        ref="OFF1",
        matter="none",
        permits_resale=True,
        offering="OFF1",
    ),
)


@pytest.mark.parametrize(
    ("readings", "expected"),
    [
        ({}, ("suspended", "2003-04-02", "2003-09-17")),
        # Without the cooldown: 45 days after 18 July; on its last day; 43 days after it.
        ({"effect_any": "effect"}, ("suspended", "2003-04-02", "2003-09-01")),
        ({"effect_any": "effect", "delay_end": "end"}, ("pending", "2003-04-02", "2003-07-18")),
        ({"effect_any": "effect", "delay_end": "toll"}, ("suspended", "2003-04-02", "2003-08-30")),
    ],
)
def test_the_delay_on_its_last_day(
    readings: dict[str, str], expected: tuple[str, str, str]
) -> None:
    assert verdict(told(DELAYED, "2003-07-18", **readings)) == expected


# One demand with two dates: day 45 is 24 October or 28 October, and it is the 25th.
TWO_DATES = begun(
    demand("2002-09-09", ref="DN1"), demand("2002-09-13", ref="DN1"), *told_at_once("2002-09-13")
)


def test_two_dates_for_one_demand() -> None:
    report = told(TWO_DATES, "2002-10-25")
    assert verdict(report) == ("needs-judgement", "2002-10-13", None)
    [problem] = report["problems"]
    assert problem["kind"] == "contradiction"
    assert problem["facts"] == ["log.jsonl:5", "log.jsonl:6"]
    branches = found(report, "file")["because"]
    assert [branch["steps"][-1]["text"] for branch in branches] == [
        "Not done by 2002-10-24, the last day; 1 day late on 2002-10-25.",
        "Not done; the last day is 2002-10-28, 3 days left.",
    ]
